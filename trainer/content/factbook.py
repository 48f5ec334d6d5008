"""All dated facts by key: those written one by one, and the rows of every procedure."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from trainer.domain.facts import Fact, Procedure, facts_of
from trainer.domain.values import value


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

    @cached_property
    def replaced(self) -> Mapping[str, tuple[Fact, ...]]:
        """Return the facts of which there is more than one row."""
        return {key: rows for key, rows in self._rows.items() if len(rows) > 1}

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
