"""What the verbs of the one-stop system do, and when the system or the rules of it refuse."""

from collections.abc import Callable

from trainer.simulator.acts import Action, Value, happened, number, several, text
from trainer.simulator.desk.handlers import seen
from trainer.simulator.dossier.state import Dossier, ScannedFile, Status
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Handler, Refusal
from trainer.simulator.world import World

OPEN = (Status.NEW, Status.ACCEPTED)
"""Statuses in which the receiving officer still works on the dossier's components."""

CHARGEABLE = (Status.ACCEPTED, Status.PROCESSING, Status.FINISHED)

OnDossier = Callable[[Setting, World, Action, Dossier], Answer]


def chosen(world: World, action: Action) -> Dossier | None:
    """Return the dossier the action names, else the one opened last."""
    dossiers = world.dossier.dossiers
    wanted = text(action, "dossier")
    if not wanted:
        return dossiers[-1] if dossiers else None
    return next((d for d in dossiers if d.id == wanted), None)


def _on_dossier(*allowed: Status) -> Callable[[OnDossier], Handler]:
    """Hand the chosen dossier to a handler; refuse when there is none in a fitting status."""

    def decorated(handler: OnDossier) -> Handler:
        def handle(setting: Setting, world: World, action: Action) -> Answer:
            dossier = chosen(world, action)
            if dossier is None:
                return Refusal(code="no-dossier")
            if dossier.status not in allowed:
                return Refusal(code="wrong-status")
            return handler(setting, world, action, dossier)

        return handle

    return decorated


def component_ids(setting: Setting, procedure: str) -> tuple[str, ...]:
    """Return the components of a procedure, as the one-stop system lists them."""
    return tuple(c.id for c in setting.procedures[procedure].components)


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
    if not any(d.citizen == record.citizen for d in world.dossier.dossiers):
        return Refusal(code="look-up-without-case")
    if record.id in world.dossier.looked_up:
        return Refusal(code="already-looked-up")
    return (happened("record-looked-up", record=record.id),)


def record_program(setting: Setting, world: World, action: Action) -> str:
    """Return the database in which the record is kept."""
    return setting.sheets[text(action, "record")].place


@_on_dossier(*OPEN)
def tick(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Record a component and the sheet it rests on; a second time replaces the first."""
    component, sheet = text(action, "component"), text(action, "sheet")
    if component not in component_ids(setting, dossier.procedure):
        return Refusal(code="not-a-component")
    if not seen(world, sheet) and sheet not in world.desk.returned:
        return Refusal(code="not-on-table")
    return (happened("component-ticked", dossier=dossier.id, component=component, sheet=sheet),)


@_on_dossier(Status.NEW)
def accept(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Accept the dossier with receipt and appointment slip (form 01)."""
    appointment = text(action, "appointment")
    if dossier.submitted_to:
        return Refusal(code="already-submitted")
    if not dossier.ticked:
        return Refusal(code="nothing-ticked")
    if appointment[:10] < setting.starts.date().isoformat():
        return Refusal(code="appointment-in-the-past")
    return (
        happened(
            "dossier-accepted",
            dossier=dossier.id,
            minute=world.minute,
            appointment=appointment,
        ),
    )


@_on_dossier(Status.NEW)
def request_supplement(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Ask for what is missing or must be put right (form 02)."""
    components = tuple(sorted(several(action, "components")))
    if set(components) - set(component_ids(setting, dossier.procedure)):
        return Refusal(code="not-a-component")
    return (happened("supplement-asked", dossier=dossier.id, components=components),)


@_on_dossier(Status.NEW)
def refuse(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Refuse the dossier on a ground of its procedure (form 03)."""
    ground = text(action, "ground")
    if ground not in {g.id for g in setting.procedures[dossier.procedure].grounds}:
        return Refusal(code="not-a-ground")
    return (happened("dossier-refused", dossier=dossier.id, ground=ground),)


@_on_dossier(Status.NEW)
def submit_online(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Send an online dossier to the authority that decides; it is received there, not here."""
    if dossier.channel != "online":
        return Refusal(code="not-online")
    if dossier.submitted_to:
        return Refusal(code="already-submitted")
    if not dossier.ticked:
        return Refusal(code="nothing-attached")
    return (happened("dossier-submitted", dossier=dossier.id, to=text(action, "to")),)


@_on_dossier(*CHARGEABLE)
def collect(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Collect an amount in đồng and give the receipt."""
    if number(action, "amount") < 1:
        return Refusal(code="nothing-to-collect")
    return (happened("charge-collected", dossier=dossier.id, amount=number(action, "amount")),)


@_on_dossier(*OPEN)
def scan(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Scan a paper on the table into the dossier."""
    sheet = text(action, "sheet")
    if sheet not in world.desk.table or setting.sheets[sheet].form not in PHYSICAL:
        return Refusal(code="nothing-to-scan")
    if any(f.sheet == sheet for f in dossier.files):
        return Refusal(code="already-scanned")
    return (happened("sheet-scanned", dossier=dossier.id, sheet=sheet),)


def _file(dossier: Dossier, action: Action) -> ScannedFile | None:
    return next((f for f in dossier.files if f.sheet == text(action, "file")), None)


@_on_dossier(*OPEN)
def name(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Index a scanned file under a component."""
    file, component = _file(dossier, action), text(action, "component")
    if file is None:
        return Refusal(code="no-file")
    if component not in component_ids(setting, dossier.procedure):
        return Refusal(code="not-a-component")
    if file.signed:
        return Refusal(code="file-signed")
    return (happened("file-named", dossier=dossier.id, sheet=file.sheet, component=component),)


@_on_dossier(*OPEN)
def sign(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Sign an indexed file digitally."""
    file = _file(dossier, action)
    if file is None:
        return Refusal(code="no-file")
    if not file.name:
        return Refusal(code="file-not-named")
    if file.signed:
        return Refusal(code="file-signed")
    return (happened("file-signed", dossier=dossier.id, sheet=file.sheet),)


@_on_dossier(Status.ACCEPTED)
def hand_over(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Hand an accepted dossier to the colleague who handles it."""
    colleague = setting.colleagues[text(action, "colleague")]
    if dossier.procedure not in colleague.handles:
        return Refusal(code="not-my-work")
    return (
        happened(
            "dossier-handed-over",
            dossier=dossier.id,
            colleague=colleague.id,
            ready=world.minute + colleague.minutes,
        ),
    )


@_on_dossier(Status.FINISHED)
def return_result(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Return the finished result to the citizen."""
    today = setting.starts.date().isoformat()
    if dossier.citizen != world.desk.at_counter and dossier.appointment[:10] != today:
        return Refusal(code="citizen-not-here")
    return (happened("result-returned", dossier=dossier.id),)


def register(setting: Setting, world: World, action: Action) -> Answer:
    """Make an entry in an electronic register for an accepted dossier."""
    book = setting.registers[text(action, "register")]
    fields: dict[str, Value] = {f"field/{f.id}": text(action, f.id) for f in book.fields}
    if not all(str(typed).strip() for typed in fields.values()):
        return Refusal(code="field-empty")
    if not any(
        d.citizen == book.citizen and d.status in (Status.ACCEPTED, Status.PROCESSING)
        for d in world.dossier.dossiers
    ):
        return Refusal(code="no-accepted-dossier")
    return (happened("entry-made", **{"register": book.id, **fields}),)


def register_fields(setting: Setting, action: Action) -> tuple[str, ...]:
    """Return the fields that the entry of the chosen register takes."""
    register = setting.registers.get(text(action, "register"))
    return tuple(f.id for f in register.fields) if register else ()


def reconcile(setting: Setting, world: World, action: Action) -> Answer:
    """Enter a paper log line into the system, as received and appointed on paper."""
    entry = next((e for e in world.desk.log if e.id == text(action, "entry")), None)
    if entry is None or entry.reconciled:
        return Refusal(code="no-log-entry")
    return (
        happened(
            "dossier-reconciled",
            dossier=str(len(world.dossier.dossiers) + 1),
            entry=entry.id,
            citizen=entry.citizen,
            procedure=entry.procedure,
            channel="counter",
            account="officer",
            minute=entry.minute,
            appointment=entry.appointment,
        ),
        happened("log-reconciled", entry=entry.id),
    )
