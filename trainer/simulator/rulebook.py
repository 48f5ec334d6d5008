"""The rule book on the desk: every dated fact of a run's procedures under its key."""

from collections.abc import Iterable, Iterator, Mapping

from trainer.domain.facts import Fact, Procedure, Provenance
from trainer.domain.values import Text, value


@value
class Rule:
    """One fact as the rule book shows it, with where it stands written."""

    key: str
    text: Text
    written: Provenance


def rules_of(procedures: Iterable[Procedure], facts: Iterable[Fact]) -> Mapping[str, Rule]:
    """Return the rule book: key -> rule, in the order of the procedures' own files."""
    found = [rule for procedure in procedures for rule in _procedure_rules(procedure)]
    found += [Rule(key=fact.key, text=fact.text, written=fact) for fact in facts]
    return {rule.key: rule for rule in found}


def _procedure_rules(procedure: Procedure) -> Iterator[Rule]:
    def rule(key: str, text: Text, written: Provenance) -> Rule:
        return Rule(key=f"{procedure.code}/{key}", text=text, written=written)

    for authority in procedure.authority:
        yield rule("authority", authority.text, authority)
    for component in procedure.components:
        yield rule(f"component/{component.id}", component.note or component.name, component)
    for limit in procedure.limits:
        yield rule(_cased("time-limit", limit.case), limit.text, limit)
    for charge in procedure.charges:
        yield rule(_cased("charge", charge.case), charge.text, charge)
    for ground in procedure.grounds:
        yield rule(f"ground/{ground.id}", ground.text, ground)
    for note in procedure.notes:
        yield rule(f"{note.kind}/{note.id}", note.text, note)


def _cased(kind: str, case: str) -> str:
    return kind if case == "standard" else f"{kind}/{case}"
