"""What the debrief of a finished run shows."""

from collections.abc import Callable, Iterable
from typing import Any

from trainer.content.revisions import CounterDay
from trainer.domain.values import Text, value
from trainer.models import Run
from trainer.practice import journal, scenarios
from trainer.practice.journal import Journal
from trainer.practice.screens import clock
from trainer.simulator.day import taken_apart
from trainer.simulator.debrief import Debrief, debriefed
from trainer.simulator.rubric import MarkedRow
from trainer.simulator.setting import Setting


@value
class Part:
    """The rows of one criterion, and what they earned of what they could.

    In a counter day they are the rows of one case, under its `title`.
    """

    criterion: str
    rows: tuple[MarkedRow, ...]
    title: Text | None = None

    @property
    def points(self) -> int:
        """Return the points earned."""
        return sum(row.points for row in self.rows)

    @property
    def max(self) -> int:
        """Return the points that could be earned."""
        return sum(row.max for row in self.rows)


def of(run: Run) -> dict[str, Any]:
    """Return the debrief of a run, its rows by criterion, and the rules that they name."""
    whole = journal.opened(run)
    found = debriefed(whole.setting, whole.world, whole.events)
    day = scenarios.day(run.revision)
    return {
        "told": found,
        "parts": by_case(day, found.mark.rows) if day else by_criterion(found.mark.rows),
        "rules": whole.setting.rules,
        "false_alarms": _false_alarms(whole, found),
        "parted_at": _parted_at(found),
        "expected_at": _expected_at(found),
        "clock": _clock_of(whole.setting),
    }


def _clock_of(setting: Setting) -> Callable[[int], str]:
    """Return how a minute of the run is told: with its date where the run goes over several days."""
    if len(setting.office_days) == 1:
        return clock
    return lambda minute: f"{setting.moment(minute):%d/%m} {clock(minute)}"


def by_criterion(rows: Iterable[MarkedRow]) -> list[Part]:
    """Return the rows under their criteria, in the order of the criteria's first rows."""
    found: dict[str, list[MarkedRow]] = {}
    for row in rows:
        found.setdefault(row.criterion, []).append(row)
    return [Part(criterion=name, rows=tuple(own)) for name, own in found.items()]


def by_case(day: CounterDay, rows: Iterable[MarkedRow]) -> list[Part]:
    """Return the rows of a counter day under the cases they belong to."""
    found: dict[int, list[MarkedRow]] = {}
    for row in rows:
        found.setdefault(taken_apart(row.id)[0], []).append(row)
    return [
        Part(criterion="", rows=tuple(own), title=_title(day, place))
        for place, own in found.items()
    ]


def _title(day: CounterDay, place: int) -> Text:
    revision = day.revisions[day.plan.cases[place].scenario]
    return scenarios.published(revision).compiled.definition.title


def _false_alarms(whole: Journal, found: Debrief) -> list[list[Text]]:
    """Return the findings that point at nothing wrong, each as the labels of its items."""
    lines = whole.setting.lines
    return [[lines[item].label for item in mark.items] for mark in found.mark.false_alarms]


def _parted_at(found: Debrief) -> int | None:
    """Return the learner's action, by its event, at which the run left the reference."""
    if found.divergence is None:
        return None
    done = [moment.event for moment in found.timeline if moment.accepted]
    return done[found.divergence.place] if found.divergence.place < len(done) else None


def _expected_at(found: Debrief) -> int | None:
    """Return the reference's step that was to be taken there."""
    if found.divergence is None:
        return None
    wanted = found.divergence.expected
    return next((moment.event for moment in found.reference if moment.text == wanted), None)
