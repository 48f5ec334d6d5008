"""The rule book on the desk: every dated fact of a run's procedures under its key."""

from collections.abc import Iterable, Mapping

from trainer.domain.facts import Fact, Procedure, Provenance, facts_of
from trainer.domain.values import Text, value


@value
class Rule:
    """One fact as the rule book shows it, with where it stands written."""

    key: str
    text: Text
    written: Provenance


def rules_of(procedures: Iterable[Procedure], facts: Iterable[Fact]) -> Mapping[str, Rule]:
    """Return the rule book: key -> rule, in the order of the procedures' own files."""
    rows = (*(fact for procedure in procedures for fact in facts_of(procedure)), *facts)
    return {fact.key: Rule(key=fact.key, text=fact.text, written=fact) for fact in rows}
