"""What a rubric can ask about faults of a map that somebody else drew."""

from trainer.domain.cadastre.checks import RULES
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.values import Text
from trainer.simulator.desk.predicates import listed, part, yes
from trainer.simulator.land.state import Noted
from trainer.simulator.land.table import findings_at_start, room
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def faults(setting: Setting) -> tuple[Finding, ...]:
    """Return the faults that the sheet had when it came onto the table."""
    return findings_at_start(setting)


def answers_to(note: Noted, fault: Finding) -> bool:
    """Say whether a note points at the fault: its rule, and one or more of its features."""
    return note.rule == fault.rule and bool(note.features) and {*note.features} <= {*fault.features}


def faults_noted(setting: Setting, world: World, of: Of) -> Result:
    """Each fault of the sheet was noted with its rule (in parts); `rules` limits it to some."""
    rules = listed(of, "rules")
    wanted = [f for f in faults(setting) if not rules or f.rule in rules]
    missed = [f for f in wanted if not any(answers_to(n, f) for n in room(world).noted)]
    names = [RULES[fault.rule].name for fault in missed]
    detail = Text(
        vi="Chưa ghi nhận: " + "; ".join(name.vi for name in names) + ".",
        en="Not noted: " + "; ".join(name.en for name in names) + ".",
    )
    return part(len(wanted) - len(missed), [f.rule for f in wanted], detail if missed else None)


def no_false_fault(setting: Setting, world: World, of: Of) -> Result:
    """Nothing sound was noted as a fault."""
    found = faults(setting)
    wrong = [n for n in room(world).noted if not any(answers_to(n, f) for f in found)]
    names = [RULES[note.rule].name for note in wrong]
    detail = Text(
        vi="Ghi nhận nhầm: " + "; ".join(name.vi for name in names) + ".",
        en="Mistaken: " + "; ".join(name.en for name in names) + ".",
    )
    return yes(not wrong, detail)
