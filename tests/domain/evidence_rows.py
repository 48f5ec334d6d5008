"""Evidence of specimen people, for tests of levels."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from trainer.domain.evidence import Piece
from trainer.domain.identifiers import new_id

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def moment(days: float = 0) -> datetime:
    return START + timedelta(days=days)


def piece(outcome: float = 1.0, days: float = 0, **changes: object) -> Piece:
    given: dict[str, object] = {
        "id": new_id(),
        "skill": "reception",
        "kind": "assessment-item",
        "outcome": outcome,
        "weight": 1.0,
        "occasion": new_id(),
        "occurred_at": moment(days),
    }
    return Piece(**{**given, **changes})


def sitting(right: int, of: int = 6, days: float = 0, seed: int = 0) -> list[Piece]:
    """A sitting of a usual mix: two of three items a choice of four, levels 1 and 2 in turn."""
    return _asked(_shuffled(right, of, seed), days)


def sittings(right: int, of: int = 12, days: float = 0, seed: int = 0) -> list[Piece]:
    """Two sittings, a night between them: half of the items each."""
    outcomes = _shuffled(right, of, seed)
    return _asked(outcomes[: of // 2], days) + _asked(outcomes[of // 2 :], days + 0.6)


def _shuffled(right: int, of: int, seed: int) -> list[float]:
    outcomes = [1.0] * right + [0.0] * (of - right)
    Random(seed).shuffle(outcomes)
    return outcomes


def _asked(outcomes: list[float], days: float) -> list[Piece]:
    occasion = new_id()
    return [
        piece(
            outcome,
            days,
            occasion=occasion,
            level=1 + n % 2,
            choices=0 if n % 3 == 0 else 4,
            id=UUID(int=occasion.int + n),
        )
        for n, outcome in enumerate(outcomes)
    ]


def run(
    days: float = 0,
    variant: str = "a",
    outcome: float = 1.0,
    critical: bool = False,
    rows: int = 3,
) -> list[Piece]:
    """An assessment run with so many rubric rows of the skill; they share their information."""
    occasion = new_id()
    return [
        piece(
            outcome,
            days,
            kind="assessment-run",
            occasion=occasion,
            variant=variant,
            critical=critical and n == 0,
            level=3,
            weight=rows**-0.5,
        )
        for n in range(rows)
    ]
