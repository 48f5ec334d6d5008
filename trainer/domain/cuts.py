"""Where one level ends and the next begins: dated data with who set it."""

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
    levels=(-0.68, 0.07, 0.45, 1.9),
)
"""Of twelve closed items 9 or 10 right show level 1, 11 or 12 level 2; two clean assessment runs on
top show level 3."""
