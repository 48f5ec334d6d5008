"""After reception: scanned, handed over, returned, entered in the register or from the logbook."""

from trainer.simulator.acts import Action, Value, happened, text
from trainer.simulator.dossier.dossiers import IN_PROCESS, OPEN, component_ids, on_dossier
from trainer.simulator.dossier.state import Dossier, ScannedFile, Status
from trainer.simulator.office_time import done_at
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World


@on_dossier(*OPEN)
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


@on_dossier(*OPEN)
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


@on_dossier(*OPEN)
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


@on_dossier(Status.ACCEPTED)
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
            ready=done_at(setting, world.minute, colleague),
        ),
    )


@on_dossier(Status.FINISHED)
def return_result(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Return the finished result to the citizen."""
    today = setting.moment(world.minute).date().isoformat()
    here = dossier.citizen == world.desk.at_counter and not world.desk.by_phone
    if not here and dossier.channel == "counter" and dossier.appointment[:10] != today:
        return Refusal(code="citizen-not-here")
    return (happened("result-returned", dossier=dossier.id),)


def register(setting: Setting, world: World, action: Action) -> Answer:
    """Make an entry in an electronic register for an accepted dossier."""
    book = setting.registers[text(action, "register")]
    fields: dict[str, Value] = {f"field/{f.id}": text(action, f.id) for f in book.fields}
    if not all(str(typed).strip() for typed in fields.values()):
        return Refusal(code="field-empty")
    if not any(
        d.citizen == book.citizen and d.status in (*IN_PROCESS, Status.FINISHED)
        for d in world.dossier.dossiers
    ):
        return Refusal(code="no-accepted-dossier")
    return (happened("entry-made", **{"register": book.id, **fields}),)


def register_program(setting: Setting, world: World, action: Action) -> str:
    """Return the program in which the register is kept."""
    return setting.registers[text(action, "register")].program


def register_fields(setting: Setting, action: Action) -> dict[str, str]:
    """Return the fields that the entry of the chosen register takes, with what is right in each."""
    register = setting.registers.get(text(action, "register"))
    return {f.id: f.answer for f in register.fields} if register else {}


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
