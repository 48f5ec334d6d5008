"""What a rubric can ask about records: look-ups, digitised files, register entries."""

import unicodedata

from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.simulator.desk.predicates import named, part, yes
from trainer.simulator.dossier.judging.cases import dossier_of, kind_of
from trainer.simulator.dossier.samples import served
from trainer.simulator.dossier.state import Dossier
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.scenario import RegisterField
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def digitised(setting: Setting, world: World, of: Of) -> Result:
    """The sheet under each component to be submitted is scanned, indexed under it and signed.

    `sign: without` leaves the signature out: a citizen's own online dossier is the citizen's to sign.
    """
    citizen, signed = named(of, "citizen"), named(of, "sign") != "without"
    wanted = [c for c in served(setting, citizen) if kind_of(setting, c) == "submit"]
    dossier = dossier_of(world, citizen)
    steps = [_filing(setting, dossier, c, signed) for c in wanted] if dossier else [(0, 3)]
    needed = sum(of for _, of in steps)
    return Result(got=sum(got for got, _ in steps), of=needed) if needed else yes(True)


def _filing(setting: Setting, dossier: Dossier, component: str, signed: bool) -> tuple[int, int]:
    """Return how many of the two or three steps were done for a component, and how many are needed."""
    sheet = next((t.sheet for t in dossier.ticked if t.component == component), "")
    if sheet and setting.sheets[sheet].form not in PHYSICAL:
        return (0, 0)
    file = next((f for f in dossier.files if f.sheet == sheet), None)
    done = 1 + (file.name == component) + (signed and file.signed) if file else 0
    return (done, 2 + signed)


def entered_as(setting: Setting, world: World, of: Of) -> Result:
    """Each field of the last entry says what it ought to say; accents matter in names."""
    register = setting.registers[named(of, "register")]
    entries = [e for e in world.dossier.entries if e.register == register.id]
    if not entries:
        nothing = Text(vi="Chưa nhập bản ghi nào.", en="Nothing was entered.")
        return part(0, [f.id for f in register.fields], nothing)
    typed = dict(entries[-1].fields)
    wrong = [f for f in register.fields if not says(typed.get(f.id, ""), f)]
    detail = Text(
        vi="Sai: " + "; ".join(f"{f.label.vi}: “{typed.get(f.id, '')}”" for f in wrong) + ".",
        en="Wrong: " + "; ".join(f"{f.label.en}: “{typed.get(f.id, '')}”" for f in wrong) + ".",
    )
    right = len(register.fields) - len(wrong)
    return part(right, [f.id for f in register.fields], detail if wrong else None)


def says(typed: str, field: RegisterField) -> bool:
    """Say whether what was typed says what the field ought to say."""
    if field.kind == "name":
        return _spelt(typed) == _spelt(field.answer)
    if field.kind == "date":
        return _digits(typed) == _digits(field.answer)
    return folded(typed) == folded(field.answer)


def _spelt(name: str) -> str:
    """Return a name as it is compared: composed, single spaces, any case; accents stay."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _digits(day: str) -> tuple[int, ...]:
    """Return day, month, year of 9/11/2026, 09-11-2026 or 2026-11-09."""
    numbers = "".join(c if c.isdigit() else " " for c in day).split()
    found = tuple(int(n) for n in numbers if len(n) <= len("2026"))
    return found[::-1] if numbers and len(numbers[0]) == len("2026") else found
