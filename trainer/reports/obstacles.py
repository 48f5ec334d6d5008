"""The obstacles that staff report, by procedure, kind and commune; and answering one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.extensions import db
from trainer.models import Account, Obstacle, ObstacleStatus, OrgUnit
from trainer.records import audit
from trainer.records.obstacles import Tally, Wanted, listed, tallied
from trainer.web import catalogue
from trainer.web.language import said
from trainer.web.obstacles import kind_names

PAGE = 30


@dataclass(frozen=True, kw_only=True)
class ObstacleLine:
    """The numbers of one procedure or one commune; `waiting` are those without an answer."""

    code: str
    name: str
    kinds: Mapping[str, int]
    waiting: int

    @property
    def total(self) -> int:
        """Return how many reports there are."""
        return sum(self.kinds.values())


@dataclass(frozen=True, kw_only=True)
class ObstacleReport:
    """One page of the list, and the numbers of the whole of it, most reports first."""

    obstacles: Sequence[Obstacle]
    procedures: Sequence[ObstacleLine]
    communes: Sequence[ObstacleLine]
    total: int
    waiting: int
    pages: int


def obstacle_report(wanted: Wanted, communes: Sequence[OrgUnit], page: int) -> ObstacleReport:
    """Return the reports asked for and their numbers."""
    tallies = tallied(wanted)
    total = sum(tally.count for tally in tallies)
    return ObstacleReport(
        obstacles=listed(wanted, PAGE, PAGE * (page - 1)),
        procedures=_lines(tallies, "procedure", procedure_names()),
        communes=_lines(tallies, "unit_code", {unit.code: unit.name for unit in communes}),
        total=total,
        waiting=_waiting(tallies),
        pages=max(1, -(-total // PAGE)),
    )


def procedure_names() -> dict[str, str]:
    """Return the names of the procedures by code in the reader's language."""
    return {code: said(name) for code, name in catalogue.procedure_names().items()}


def profile_names() -> dict[str, str]:
    """Return the names of the positions by code in the reader's language."""
    return {profile.code: said(profile.name) for profile in catalogue.framework_or_empty().profiles}


def _lines(tallies: Iterable[Tally], by: str, names: Mapping[str, str]) -> list[ObstacleLine]:
    found: dict[str, list[Tally]] = {}
    for tally in tallies:
        found.setdefault(getattr(tally, by), []).append(tally)
    lines = [_line(code, names.get(code, code), own) for code, own in found.items()]
    return sorted(lines, key=lambda line: (-line.total, line.code))


def _line(code: str, name: str, tallies: Sequence[Tally]) -> ObstacleLine:
    kinds = Counter(dict.fromkeys(kind_names(), 0))
    for tally in tallies:
        kinds[tally.kind] += tally.count
    return ObstacleLine(code=code, name=name, kinds=kinds, waiting=_waiting(tallies))


def _waiting(tallies: Iterable[Tally]) -> int:
    return sum(t.count for t in tallies if t.status != ObstacleStatus.ANSWERED)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the province says of a report. `shared`: everybody reads it in the rule book."""

    status: ObstacleStatus
    text: str
    shared: bool


def answer(obstacle: Obstacle, given: Answer, by: Account, at: datetime) -> None:
    """Keep what becomes of a report, and commit."""
    obstacle.status = given.status
    obstacle.answer = given.text
    obstacle.shared = given.shared and given.status is ObstacleStatus.ANSWERED
    obstacle.answered_at = at
    audit.note(by, "obstacle-answered", f"{obstacle.id}", given.status, at)
    db.session.commit()
