"""How questions reach a page and come back: places as shown on the outside, answers inside.

Until a question is answered a page holds its prompt and its options in a shuffled order, and
nothing else of it.
"""

from collections.abc import Mapping
from typing import Any

from trainer.domain.asking import given_by, places_of
from trainer.domain.courses import Choice, Choices, Match, Order, Question
from trainer.domain.marking import Tampered
from trainer.domain.reading import LONGEST


def given_in(question: Question, seed: str, form: Mapping[str, list[str]], name: str = "") -> Any:
    """Return the answer that a form holds, as marking takes it. Raises Tampered.

    `form` maps field names to what was sent; `name` begins the names of this question's fields.
    """

    def sent(field: str) -> str | None:
        return next(iter(form.get(name + field, ())), None)

    if isinstance(question, Choices):
        places: Any = [_place(place) for place in form.get(f"{name}answer", ())]
    elif isinstance(question, Choice):
        places = _place(sent("answer"))
    elif isinstance(question, Order):
        places = _in_order([_place(sent(f"step-{n}")) for n in range(len(question.steps))])
    elif isinstance(question, Match):
        places = [_place(sent(f"pair-{n}")) for n in range(len(question.pairs))]
    else:
        return (sent("answer") or "")[: LONGEST + 1]
    return given_by(question, seed, places)


def _place(sent: str | None) -> int | None:
    if not sent:
        return None
    if not (sent.isascii() and sent.isdigit() and len(sent) < 4):
        raise Tampered("a place is a small number")
    return int(sent)


def _in_order(positions: list[int | None]) -> list[int | None]:
    """Turn the position chosen for each step (from 1) into the step at each position."""
    if any(p is not None and not 1 <= p <= len(positions) for p in positions):
        raise Tampered("a position that was never offered")
    at = {position: step for step, position in reversed(list(enumerate(positions))) if position}
    return [at.get(position) for position in range(1, len(positions) + 1)]


def filled(question: Question, seed: str, given: Any) -> Any:
    """Return what the form's fields hold for a given answer: places, positions or what was typed."""
    places = places_of(question, seed, given)
    if isinstance(question, Order) and places is not None:
        return {step: n for n, step in enumerate(places, start=1) if step is not None}
    return places


def is_blank(given: Any) -> bool:
    """Say whether nothing at all was chosen or typed."""
    if isinstance(given, list):
        return all(part is None for part in given)
    return given is None or not str(given).strip()
