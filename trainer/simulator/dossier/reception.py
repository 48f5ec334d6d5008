"""Receiving a dossier: opened, looked up, ticked, then accepted, supplemented, refused or sent on."""

from trainer.simulator.acts import Action, happened, number, several, text
from trainer.simulator.desk.handlers import seen
from trainer.simulator.dossier.dossiers import (
    CHARGEABLE,
    OPEN,
    component_ids,
    moving,
    on_dossier,
    waiting,
)
from trainer.simulator.dossier.pausing import going_on
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World


def open_dossier(setting: Setting, world: World, action: Action) -> Answer:
    """Open a dossier for the citizen at the counter."""
    channel, account = text(action, "channel"), text(action, "account")
    if channel == "counter" and account == "citizen":
        return Refusal(code="counter-in-citizen-account")
    return (
        happened(
            "dossier-opened",
            dossier=str(len(world.dossier.dossiers) + 1),
            citizen=world.desk.at_counter,
            procedure=text(action, "procedure"),
            channel=channel,
            account=account,
        ),
    )


def opening_program(setting: Setting, world: World, action: Action) -> str:
    """Return the program a dossier is opened in: online ones go through the National Portal."""
    return "one-stop" if text(action, "channel") == "counter" else "national-portal"


def look_up(setting: Setting, world: World, action: Action) -> Answer:
    """Look up a record of somebody whose dossier is open."""
    record = setting.sheets[text(action, "record")]
    if not any(
        d.citizen == record.citizen and not waiting(setting, world, d)
        for d in world.dossier.dossiers
    ):
        return Refusal(code="look-up-without-case")
    if record.id in world.dossier.looked_up:
        return Refusal(code="already-looked-up")
    return (happened("record-looked-up", record=record.id),)


def record_program(setting: Setting, world: World, action: Action) -> str:
    """Return the database in which the record is kept."""
    return setting.sheets[text(action, "record")].place


@on_dossier(*OPEN)
def tick(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Record a component and the sheet it rests on; a second time replaces the first."""
    component, sheet = text(action, "component"), text(action, "sheet")
    if component not in component_ids(setting, dossier.procedure):
        return Refusal(code="not-a-component")
    if not seen(world, sheet) and sheet not in world.desk.returned:
        return Refusal(code="not-on-table")
    return (happened("component-ticked", dossier=dossier.id, component=component, sheet=sheet),)


@on_dossier(Status.NEW)
def accept(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Accept the dossier with receipt and appointment slip (form 01)."""
    appointment = text(action, "appointment")
    if dossier.submitted_to:
        return Refusal(code="already-submitted")
    if not dossier.ticked:
        return Refusal(code="nothing-ticked")
    if appointment[:10] < setting.moment(world.minute).date().isoformat():
        return Refusal(code="appointment-in-the-past")
    return (
        happened(
            "dossier-accepted",
            dossier=dossier.id,
            minute=world.minute,
            appointment=appointment,
        ),
    )


@moving(Status.SUPPLEMENT)
def request_supplement(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Ask for what is missing or must be put right (form 02)."""
    components = tuple(sorted(several(action, "components")))
    if set(components) - set(component_ids(setting, dossier.procedure)):
        return Refusal(code="not-a-component")
    return (
        happened(
            "supplement-asked", dossier=dossier.id, components=components, minute=world.minute
        ),
    )


@on_dossier(Status.NEW)
def refuse(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Refuse the dossier on a ground of its procedure (form 03)."""
    ground = text(action, "ground")
    if ground not in {g.id for g in setting.procedures[dossier.procedure].grounds}:
        return Refusal(code="not-a-ground")
    return (happened("dossier-refused", dossier=dossier.id, ground=ground),)


@on_dossier(Status.NEW)
def submit_online(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Send an online dossier to the authority that decides; it is received there, not here."""
    if dossier.channel != "online":
        return Refusal(code="not-online")
    if dossier.submitted_to:
        return Refusal(code="already-submitted")
    if not dossier.ticked:
        return Refusal(code="nothing-attached")
    return (happened("dossier-submitted", dossier=dossier.id, to=text(action, "to")),)


@on_dossier(*CHARGEABLE)
def collect(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Collect an amount in đồng and give the receipt."""
    if number(action, "amount") < 1:
        return Refusal(code="nothing-to-collect")
    collected = happened("charge-collected", dossier=dossier.id, amount=number(action, "amount"))
    if dossier.status is not Status.FINANCIAL_OBLIGATION:
        return (collected,)
    return (collected, going_on(setting, world, dossier, "payment-received"))
