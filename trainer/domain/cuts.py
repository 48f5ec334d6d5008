"""Where one level ends and the next begins: dated data with who set it (`courses/framework/`)."""

from collections.abc import Iterable
from datetime import date

from trainer.domain.values import Text, value


@value
class Cuts:
    """The lowest ability (logit scale) of levels 1 to 4, with who set them and when.

    `provisional` until a pilot has compared them with observation at real counters.
    """

    set_on: date
    panel: Text
    provisional: bool
    levels: tuple[float, float, float, float]

    def of(self, level: int) -> float:
        """Return the lowest ability of `level` (1 to 4)."""
        return self.levels[level - 1]


CUTS = Cuts(
    set_on=date(2026, 11, 21),
    panel=Text(vi="Nhóm xây dựng nền tảng", en="The platform's builders"),
    provisional=True,
    levels=(-0.5, 0.4, 1.2, 2.2),
)
"""The first set; counts wherever a framework holds none, and before the first day of those it holds."""


@value
class DatedCuts:
    """Every set of cuts there has been, the oldest first."""

    sets: tuple[Cuts, ...] = (CUTS,)

    def on(self, day: date) -> Cuts:
        """Return the set in force on a day."""
        begun = [cuts for cuts in self.sets if cuts.set_on <= day]
        return begun[-1] if begun else CUTS


def dated(sets: Iterable[Cuts]) -> DatedCuts:
    """Put sets in order of their days."""
    return DatedCuts(sets=tuple(sorted(sets, key=lambda cuts: cuts.set_on)))
