"""What a rubric can ask about decisions: status, ground, appointment, charge, who got it."""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.desk.predicates import concerns, listed, named, yes
from trainer.simulator.dossier.due import appointment_due, business_of, charge_due
from trainer.simulator.dossier.judging.cases import dossier_of
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World

STATUSES: Mapping[str, Status] = {
    status.name.lower().replace("_", "-"): status for status in Status
}


def status(setting: Setting, world: World, of: Of) -> Result:
    """The dossier has one of these statuses."""
    dossier = dossier_of(world, named(of, "citizen"))
    wanted = {STATUSES[name] for name in listed(of, "is")}
    return yes(dossier is not None and dossier.status in wanted)


def account(setting: Setting, world: World, of: Of) -> Result:
    """It was opened in that account."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.account == named(of, "is"))


def channel(setting: Setting, world: World, of: Of) -> Result:
    """It was opened for that channel."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.channel == named(of, "is"))


def procedure(setting: Setting, world: World, of: Of) -> Result:
    """Its procedure is what the citizen has come for."""
    citizen = named(of, "citizen")
    dossier = dossier_of(world, citizen)
    return yes(dossier is not None and dossier.procedure == business_of(setting, citizen).procedure)


def refused_on(setting: Setting, world: World, of: Of) -> Result:
    """It was refused on that ground."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.ground == named(of, "ground"))


def asked_for(setting: Setting, world: World, of: Of) -> Result:
    """Form 02 lists exactly these components, all at once."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and set(dossier.asked_for) == set(listed(of, "components")))


def appointment_is_due(setting: Setting, world: World, of: Of) -> Result:
    """The appointment is the due date, counted from the moment of receipt."""
    citizen = named(of, "citizen")
    dossier = dossier_of(world, citizen)
    if dossier is None or not dossier.appointment or dossier.received is None:
        return yes(False)
    right = due_date(setting, dossier)
    given = dossier.appointment[: len(right)]
    detail = Text(
        vi=f"Đã hẹn {_day(given)}; đúng là {_day(right)}.",
        en=f"Appointed {_day(given)}; right is {_day(right)}.",
    )
    return yes(given == right, detail)


def due_date(setting: Setting, dossier: Dossier) -> str:
    """Return when the dossier is due by law, with the pauses it had."""
    if dossier.received is None:
        return ""
    business = business_of(setting, dossier.citizen)
    return appointment_due(setting, business, dossier.received, dossier.pauses)


def _day(iso: str) -> str:
    day = "/".join(reversed(iso[:10].split("-")))
    return f"{iso[11:16]} {day}".strip()


def charge_is_due(setting: Setting, world: World, of: Of) -> Result:
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


def submitted_to(setting: Setting, world: World, of: Of) -> Result:
    """The online dossier went to the authority that decides."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.submitted_to == named(of, "to"))


def forwarded(setting: Setting, world: World, of: Of) -> Result:
    """It was passed on to the authority that decides."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.forwarded_to == named(of, "to"))


def waived_on(setting: Setting, world: World, of: Of) -> Result:
    """The charge was waived on that ground."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.waived == named(of, "ground"))


def assigned(setting: Setting, world: World, of: Of) -> Result:
    """It was assigned to that officer."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.assigned_to == named(of, "to"))


def proposed(setting: Setting, world: World, of: Of) -> Result:
    """The draft decision is this one."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.decision == named(of, "is"))


def approved(setting: Setting, world: World, of: Of) -> Result:
    """Its draft was signed."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.approved)


def issued(setting: Setting, world: World, of: Of) -> Result:
    """Its signed result was numbered and issued."""
    dossier = dossier_of(world, named(of, "citizen"))
    finished = dossier is not None and dossier.finished is not None
    return yes(dossier is not None and dossier.approved and finished)


def handed_over(setting: Setting, world: World, of: Of) -> Result:
    """It went to the colleague who handles it."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and bool(dossier.handed_to))


def result_returned(setting: Setting, world: World, of: Of) -> Result:
    """Its result reached the citizen."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.status is Status.RETURNED)


def reconciled(setting: Setting, world: World, of: Of) -> Result:
    """The citizen's line in the logbook was entered."""
    citizen = named(of, "citizen")
    return yes(any(e.citizen == citizen and e.reconciled for e in world.desk.log))


def nothing_twice(setting: Setting, world: World, of: Of) -> Result:
    """No citizen's business was opened twice, and no register entry was made twice."""
    people = [d.citizen for d in world.dossier.dossiers if concerns(of, d.citizen)]
    entries = [
        e.register
        for e in world.dossier.entries
        if concerns(of, setting.registers[e.register].citizen)
    ]
    return yes(len(set(people)) == len(people) and len(set(entries)) == len(entries))


def own_account_never(setting: Setting, world: World, of: Of) -> Result:
    """No online dossier was entered under the officer's own account."""
    return yes(
        not any(
            d.channel == "online" and d.account == "officer" and concerns(of, d.citizen)
            for d in world.dossier.dossiers
        )
    )
