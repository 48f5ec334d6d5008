"""How a question is shown: in a shuffled order, with nothing in it that tells the answer.

The browser sees places (0, 1, 2 … as shown) and never the author's own numbers: those stand in
the right order in an order question. `given_by` turns places back before marking.
"""

from hashlib import sha256
from typing import Any

from trainer.domain.courses import Choice, Choices, Match, Number, Order, Question
from trainer.domain.marking import Tampered
from trainer.domain.values import value


@value
class Offered:
    """One thing to choose or to place; `value` is what the form sends."""

    value: int
    text: str


@value
class ItemForm:
    """What a browser may see of a question. `left` is the fixed side of a match."""

    id: str
    kind: str
    prompt: str
    unit: str = ""
    offered: tuple[Offered, ...] = ()
    left: tuple[str, ...] = ()


def shuffled(n: int, seed: str) -> tuple[int, ...]:
    """Return 0 … n-1 in an order that `seed` alone decides, alike on every machine."""
    return tuple(sorted(range(n), key=lambda i: sha256(f"{seed}/{i}".encode()).digest()))


def item_form(question: Question, seed: str, language: str) -> ItemForm:
    """Return what may be shown of `question`, shuffled by `seed`."""
    texts = [text[language] for text in _things(question)]
    order = shuffled(len(texts), seed)
    unit = question.unit if isinstance(question, Number) else None
    pairs = question.pairs if isinstance(question, Match) else ()
    return ItemForm(
        id=question.id,
        kind=question.kind,
        prompt=question.prompt[language],
        unit=unit[language] if unit else "",
        offered=tuple(Offered(value=place, text=texts[i]) for place, i in enumerate(order)),
        left=tuple(pair.left[language] for pair in pairs),
    )


def given_by(question: Question, seed: str, sent: Any) -> Any:
    """Turn what the form sent (places as shown) into what `marking.marked` takes.

    Typed answers and None pass through. Raises Tampered for places that were never shown.
    """
    order = shuffled(len(_things(question)), seed)
    if not order or sent is None:
        return sent
    if isinstance(sent, list):
        return [None if place is None else _numbered(order, place) for place in sent]
    return _numbered(order, sent)


def places_of(question: Question, seed: str, given: Any) -> Any:
    """Turn a given answer back into places as shown, to show it again."""
    order = shuffled(len(_things(question)), seed)
    if not order or given is None:
        return given
    if isinstance(given, list):
        return [None if number is None else order.index(number) for number in given]
    return order.index(given)


def _numbered(order: tuple[int, ...], place: Any) -> int:
    if type(place) is not int or not 0 <= place < len(order):
        raise Tampered(f"{str(place)[:40]!r} is none of the {len(order)} options")
    return order[place]


def _things(question: Question) -> tuple[Any, ...]:
    if isinstance(question, Choice | Choices):
        return tuple(option.text for option in question.options)
    if isinstance(question, Order):
        return question.steps
    if isinstance(question, Match):
        return tuple(pair.right for pair in question.pairs)
    return ()
