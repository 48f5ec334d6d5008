"""When a rule has changed since somebody answered by it (DESIGN 3.7, 6.1).

An answer leans on facts. It was judged by what each of them said in the revision that was asked,
or, where that is not known, by the row that was in force on the day. If the row in force now says
something else, the answer no longer shows that the person knows the rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from trainer.domain.facts import Fact, says
from trainer.domain.values import value

Rows = Mapping[str, Sequence[Fact]]
"""Fact key -> its rows, in the order in which they come into force."""


@value
class Leaning:
    """One answer that leans on facts; `kind` of evidence. `said`: what each said to it, as far as
    known."""

    item: str
    skill: str
    kind: str
    day: date
    facts: tuple[str, ...]
    said: Mapping[str, str]


@value
class Change:
    """A rule under a skill that is another since `since` than when the person last met it.

    `items`: what leans on it and was last answered by the old rule.
    """

    fact: str
    skill: str
    since: date
    items: tuple[str, ...]


def changed_since(
    rows: Sequence[Fact], said: str | None, answered: date, today: date
) -> date | None:
    """Return the day from which a rule is another than the one answered by; None: it is the same.

    `said`: what the fact said in what was asked, None where that is not known.
    """
    now = _in_force(rows, today)
    if now is None or said == says(now):
        return None
    known = next((row for row in rows if says(row) == said), None)
    then = known or _in_force(rows, answered)
    if then is None or says(then) == says(now):
        return None
    return now.in_force


def changes(answers: Iterable[Leaning], rows: Rows, today: date) -> list[Change]:
    """Return the rules that changed since a person last met them, by skill and fact.

    `answers` in order of time. For each skill and fact the latest answer decides: who has answered
    by the new rule has met it.
    """
    met: dict[tuple[str, str], list[Leaning]] = {}
    for answer in answers:
        for fact in answer.facts:
            if fact in rows:
                met.setdefault((answer.skill, fact), []).append(answer)
    found = (_change(skill, fact, by, rows, today) for (skill, fact), by in sorted(met.items()))
    return [change for change in found if change]


def outdated(answer: Leaning, rows: Rows, today: date) -> date | None:
    """Return the day from which what an answer was judged by no longer holds, or None."""
    days = (
        changed_since(rows[fact], answer.said.get(fact), answer.day, today)
        for fact in answer.facts
        if fact in rows
    )
    return max((day for day in days if day), default=None)


def _change(
    skill: str, fact: str, answers: Sequence[Leaning], rows: Rows, today: date
) -> Change | None:
    last = answers[-1]
    since = changed_since(rows[fact], last.said.get(fact), last.day, today)
    if since is None:
        return None
    items = tuple(dict.fromkeys(answer.item for answer in answers))
    return Change(fact=fact, skill=skill, since=since, items=items)


def _in_force(rows: Sequence[Fact], day: date) -> Fact | None:
    return next((row for row in rows if row.holds_on(day)), None)
