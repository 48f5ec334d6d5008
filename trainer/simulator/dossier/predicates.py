"""What a rubric can ask about dossiers, slips, charges, files and registers.

Every predicate takes the citizen whose business it is about, where that matters.
"""

import unicodedata
from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.simulator.desk.predicates import listed, named, part, titles, yes
from trainer.simulator.dossier.due import appointment_due, business_of, charge_due
from trainer.simulator.dossier.samples import served
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.scenario import RegisterField
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Predicate, Result
from trainer.simulator.world import World

STATUSES: Mapping[str, Status] = {
    status.name.lower().replace("_", "-"): status for status in Status
}


def dossier_of(world: World, citizen: str) -> Dossier | None:
    """Return the dossier that counts for a citizen: the last that was opened."""
    own = [d for d in world.dossier.dossiers if d.citizen == citizen]
    return own[-1] if own else None


def _kind(setting: Setting, component: str) -> str:
    found = setting.components.get(component)
    return found.kind if found else ""


def _status(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    wanted = {STATUSES[name] for name in listed(of, "is")}
    return yes(dossier is not None and dossier.status in wanted)


def _account(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.account == named(of, "is"))


def _channel(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.channel == named(of, "is"))


def _procedure(setting: Setting, world: World, of: Of) -> Result:
    citizen = named(of, "citizen")
    dossier = dossier_of(world, citizen)
    return yes(dossier is not None and dossier.procedure == business_of(setting, citizen).procedure)


def _refused_on(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.ground == named(of, "ground"))


def _asked_for(setting: Setting, world: World, of: Of) -> Result:
    """Form 02 lists exactly these components, all at once."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and set(dossier.asked_for) == set(listed(of, "components")))


def _appointment_due(setting: Setting, world: World, of: Of) -> Result:
    """The appointment is the due date, counted from the moment of receipt."""
    citizen = named(of, "citizen")
    dossier = dossier_of(world, citizen)
    if dossier is None or not dossier.appointment:
        return yes(False)
    right = appointment_due(setting, business_of(setting, citizen), dossier.received)
    given = dossier.appointment[: len(right)]
    detail = Text(
        vi=f"Đã hẹn {_day(given)}; đúng là {_day(right)}.",
        en=f"Appointed {_day(given)}; right is {_day(right)}.",
    )
    return yes(given == right, detail)


def _day(iso: str) -> str:
    day = "/".join(reversed(iso[:10].split("-")))
    return f"{iso[11:16]} {day}".strip()


def _charge_due(setting: Setting, world: World, of: Of) -> Result:
    """What was collected is what the tariff says for these pages and copies."""
    citizen = named(of, "citizen")
    right = charge_due(setting, business_of(setting, citizen))
    got = sum(d.collected for d in world.dossier.dossiers if d.citizen == citizen)
    detail = Text(
        vi=f"Đã thu {_dong(got)} đồng; đúng là {_dong(right or 0)} đồng.",
        en=f"Collected {got:,} đồng; right is {right or 0:,} đồng.",
    )
    return yes(right is None or got == right, detail)


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _components_right(setting: Setting, world: World, of: Of) -> Result:
    """Each component that applies rests on a sheet that serves it, and nothing else is ticked."""
    citizen = named(of, "citizen")
    applying = listed(of, "components") or served(setting, citizen)
    dossier = dossier_of(world, citizen)
    ticked = {t.component: t.sheet for t in dossier.ticked} if dossier else {}
    right = [c for c in applying if c in ticked and setting.sheets[ticked[c]].component == c]
    wrong = [c for c in applying if c not in right] + [c for c in ticked if c not in applying]
    names = [setting.components[c].name for c in wrong]
    vi, en = "; ".join(n.vi for n in names), "; ".join(n.en for n in names)
    detail = Text(vi=f"Chưa đúng: {vi}.", en=f"Not right: {en}.") if wrong else None
    extra = len(ticked.keys() - set(applying))
    return part(max(0, len(right) - extra), applying, detail)


def _rests_on(setting: Setting, world: World, of: Of) -> Result:
    """A component was recorded on this very sheet."""
    dossier = dossier_of(world, named(of, "citizen"))
    ticked = {t.component: t.sheet for t in dossier.ticked} if dossier else {}
    return yes(ticked.get(named(of, "component")) == named(of, "sheet"))


def _no_needless_paper(setting: Setting, world: World, of: Of) -> Result:
    """Nobody was asked for a paper that is looked up, is there and sound, or is not needed.

    `also` lists components that this case does not need although the procedure has them.
    """
    pairs = [(d.citizen, c) for d in world.dossier.dossiers for c in d.asked_for]
    pairs += [(sent.citizen, c) for sent in world.desk.sent_away for c in sent.components]
    needless = [
        component
        for citizen, component in pairs
        if _kind(setting, component) == "lookup"
        or _there_and_sound(setting, citizen, component)
        or component in listed(of, "also")
    ]
    names = [setting.components[c].name for c in needless]
    detail = Text(
        vi="Đã đòi: " + "; ".join(n.vi for n in names) + ".",
        en="Demanded: " + "; ".join(n.en for n in names) + ".",
    )
    return yes(not needless, detail)


def _there_and_sound(setting: Setting, citizen: str, component: str) -> bool:
    """Say whether a sheet already serves the component, and no defect shows on any such sheet."""
    serving = {
        s.id
        for s in setting.sheets.values()
        if s.citizen == citizen and s.component == component and s.place != "copier"
    }
    ways = (way for defect in setting.scenario.defects for way in defect.seen_in)
    return bool(serving) and not any(item.partition("/")[0] in serving for w in ways for item in w)


def _nobody_sent_away(setting: Setting, world: World, of: Of) -> Result:
    """Nobody was sent home by word of mouth, without a slip."""
    return yes(not world.desk.sent_away)


def _presented_not_kept(setting: Setting, world: World, of: Of) -> Result:
    """No copy or scan was kept of a paper that is only presented."""
    scanned = [f.sheet for d in world.dossier.dossiers for f in d.files]
    ordered = {s.copy_of for s in setting.sheets.values()}
    kept = scanned + [sheet for sheet, _ in world.desk.copied if sheet not in ordered]
    wrong = [s for s in kept if _kind(setting, setting.sheets[s].component) == "present"]
    names = titles(setting, wrong)
    return yes(not wrong, Text(vi=f"Đã giữ: {names.vi}.", en=f"Kept: {names.en}."))


def _looked_up(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "records")
    return part(sum(r in world.dossier.looked_up for r in wanted), wanted)


def _digitised(setting: Setting, world: World, of: Of) -> Result:
    """The sheet under each component to be submitted is scanned, indexed under it and signed.

    `sign: without` leaves the signature out: a citizen's own online dossier is the citizen's to sign.
    """
    citizen, signed = named(of, "citizen"), named(of, "sign") != "without"
    wanted = [c for c in served(setting, citizen) if _kind(setting, c) == "submit"]
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


def _submitted_to(setting: Setting, world: World, of: Of) -> Result:
    """The online dossier went to the authority that decides."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.submitted_to == named(of, "to"))


def _handed_over(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and bool(dossier.handed_to))


def _result_returned(setting: Setting, world: World, of: Of) -> Result:
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.status is Status.RETURNED)


def _entered_as(setting: Setting, world: World, of: Of) -> Result:
    """Each field of the last entry says what it ought to say; accents matter in names."""
    register = setting.registers[named(of, "register")]
    entries = [e for e in world.dossier.entries if e.register == register.id]
    typed = dict(entries[-1].fields) if entries else {}
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


def _reconciled(setting: Setting, world: World, of: Of) -> Result:
    citizen = named(of, "citizen")
    return yes(any(e.citizen == citizen and e.reconciled for e in world.desk.log))


def _nothing_twice(setting: Setting, world: World, of: Of) -> Result:
    """No citizen's business was opened twice, and no register entry was made twice."""
    people = [d.citizen for d in world.dossier.dossiers]
    entries = [e.register for e in world.dossier.entries]
    return yes(len(set(people)) == len(people) and len(set(entries)) == len(entries))


def _own_account_never(setting: Setting, world: World, of: Of) -> Result:
    """No online dossier was entered under the officer's own account."""
    return yes(
        not any(d.channel == "online" and d.account == "officer" for d in world.dossier.dossiers)
    )


PREDICATES: Mapping[str, Predicate] = {
    "status": _status,
    "channel": _channel,
    "account": _account,
    "procedure": _procedure,
    "refused-on": _refused_on,
    "asked-for": _asked_for,
    "appointment-due": _appointment_due,
    "charge-due": _charge_due,
    "components-right": _components_right,
    "rests-on": _rests_on,
    "no-needless-paper": _no_needless_paper,
    "nobody-sent-away": _nobody_sent_away,
    "presented-not-kept": _presented_not_kept,
    "looked-up": _looked_up,
    "digitised": _digitised,
    "submitted-to": _submitted_to,
    "handed-over": _handed_over,
    "result-returned": _result_returned,
    "entered-as": _entered_as,
    "reconciled": _reconciled,
    "nothing-twice": _nothing_twice,
    "own-account-never": _own_account_never,
}
