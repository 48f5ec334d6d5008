"""All dated facts by key: those written one by one, and the rows of every procedure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cached_property

from trainer.domain.facts import Fact, Procedure, Provenance
from trainer.domain.values import Text, value


@value
class FactBook:
    """Facts by key. Rows of one key stand in the order in which they come into force."""

    facts: tuple[Fact, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Fact, ...]]:
        rows: dict[str, list[Fact]] = {}
        for fact in (*self.facts, *(f for p in self.procedures for f in facts_of(p))):
            rows.setdefault(fact.key, []).append(fact)
        return {k: tuple(sorted(v, key=_begins)) for k, v in rows.items()}

    def keys(self) -> Iterable[str]:
        """Return every key."""
        return self._rows.keys()

    def history(self, key: str) -> tuple[Fact, ...]:
        """Return all rows of `key`, oldest first; empty for an unknown key."""
        return self._rows.get(key, ())

    def at(self, key: str, day: date) -> Fact | None:
        """Return the row of `key` in force on `day`, or None."""
        return next((f for f in self.history(key) if f.holds_on(day)), None)

    def shown(self, key: str, day: date) -> Fact | None:
        """Return the row to show on `day`: the one in force, else the nearest; None if unknown."""
        rows = self.history(key)
        begun = [f for f in rows if _begins(f) <= day]
        return self.at(key, day) or (begun[-1] if begun else next(iter(rows), None))


def _begins(fact: Fact) -> date:
    return fact.in_force or date.min


def facts_of(procedure: Procedure) -> Iterator[Fact]:
    """Yield every row of a procedure as a fact."""
    for key, row, text, amount in _rows_of(procedure):
        yield _fact(procedure, key, row, text, amount)


def _rows_of(
    procedure: Procedure,
) -> Iterator[tuple[str, Provenance, Text, int | str | None]]:
    for authority in procedure.authority:
        yield "authority", authority, authority.text, None
    for part in procedure.components:
        yield f"component/{part.id}", part, _with_note(part.name, part.note), part.kind
    for limit in procedure.limits:
        yield with_case("time-limit", limit.case), limit, limit.text, limit.limit
    for charge in procedure.charges:
        yield with_case("charge", charge.case), charge, charge.text, charge.amount
    for ground in procedure.grounds:
        yield f"ground/{ground.id}", ground, ground.text, None
    for note in procedure.notes:
        yield f"{note.kind}/{note.id}", note, note.text, None


def with_case(kind: str, case: str) -> str:
    """Return the end of the key of a time limit or charge: the standard case has no name."""
    return kind if case == "standard" else f"{kind}/{case}"


def _with_note(name: Text, note: Text | None) -> Text:
    if note is None:
        return name
    return Text(vi=f"{name.vi.rstrip('.')}. {note.vi}", en=f"{name.en.rstrip('.')}. {note.en}")


def _fact(
    procedure: Procedure, key: str, row: Provenance, text: Text, amount: int | str | None
) -> Fact:
    provenance = {f.name: getattr(row, f.name) for f in fields(Provenance)}
    name = procedure.name
    return Fact(
        key=f"{procedure.code}/{key}",
        title=Text(vi=f"{name.vi} ({procedure.code})", en=f"{name.en} ({procedure.code})"),
        text=text,
        value=amount,
        **provenance,
    )
