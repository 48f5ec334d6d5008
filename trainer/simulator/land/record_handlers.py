"""What the verbs of the land information system do: the list, the search, the form, the two dialogs."""

from trainer.simulator.acts import Action, Event, Value, happened, text
from trainer.simulator.dossier.state import Status
from trainer.simulator.land.fields import COLUMNS, compact, contents, thousandths
from trainer.simulator.land.judging.contents import same
from trainer.simulator.land.registry import (
    application,
    content_now,
    expired,
    record,
    records,
    registry,
    repeated,
    saved_under,
    warnings_of,
)
from trainer.simulator.land.shapes import Application
from trainer.simulator.land.state import Fields
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Handler, Refusal
from trainer.simulator.world import World


def at_rest(handler: Handler) -> Handler:
    """Refuse while a dialog waits for an answer: nothing else on the screen can be reached."""

    def handle(setting: Setting, world: World, action: Action) -> Answer:
        if registry(world).dialog:
            return Refusal(code="dialog-open")
        return handler(setting, world, action)

    return handle


@at_rest
def open_application(setting: Setting, world: World, action: Action) -> Answer:
    """Open a dossier of the list to process it."""
    wanted = text(action, "application")
    if wanted in registry(world).dropped:
        return Refusal(code="application-dropped")
    if wanted == registry(world).application:
        return Refusal(code="application-open")
    return (happened("application-opened", application=wanted),)


@at_rest
def drop_application(setting: Setting, world: World, action: Action) -> Answer:
    """Take a dossier off the list, as one that was entered twice."""
    wanted = text(action, "application")
    if wanted in registry(world).dropped:
        return Refusal(code="application-dropped")
    if any(done.partition("/")[0] == wanted for done in registry(world).tasks):
        return Refusal(code="application-begun")
    return (happened("application-dropped", application=wanted),)


@at_rest
def search(setting: Setting, world: World, action: Action) -> Answer:
    """Search the records: by certificate issue number, by sheet and parcel, by the land user."""
    by, wanted = text(action, "by"), compact(text(action, "value"))
    if not wanted:
        return Refusal(code="nothing-to-search")
    found = tuple(
        each.id
        for each in records(setting)
        if _searched(by, content_now(setting, world, each.id)) == wanted
    )
    return (happened("records-found", by=by, records=found),)


def _searched(by: str, fields: dict[str, str]) -> str:
    names = {"parcel": ("sheet", "number"), "old-parcel": ("old-sheet", "old-number")}
    return compact("/".join(fields.get(name, "") for name in names.get(by, (by,))))


@at_rest
def choose_record(setting: Setting, world: World, action: Action) -> Answer:
    """Open a record that the search found."""
    wanted = text(action, "record")
    if wanted not in registry(world).found:
        return Refusal(code="record-not-found")
    if registry(world).form:
        return Refusal(code="form-open")
    return (happened("record-chosen", record=wanted),)


@at_rest
def edit(setting: Setting, world: World, action: Action) -> Answer:
    """Open the form of the record, for the dossier that is being processed."""
    now = registry(world)
    if not now.application:
        return Refusal(code="no-application")
    if not now.record:
        return Refusal(code="no-record")
    if now.form:
        return Refusal(code="form-open")
    if repeated(setting, world, now.application):
        return Refusal(code="application-twice")
    return (_form(world, now.record, content_now(setting, world, now.record)),)


def _form(world: World, wanted: str, fields: dict[str, str]) -> Event:
    """Open the form with every field there is, filled or not."""
    shown: dict[str, Value] = {f"field/{name}": fields.get(name, "") for name in COLUMNS}
    return happened("form-opened", **{"record": wanted, "minute": world.minute, **shown})


def in_form(handler: Handler) -> Handler:
    """Refuse without an open form; one that was open too long is lost with what was typed in it."""

    def handle(setting: Setting, world: World, action: Action) -> Answer:
        if registry(world).form is None:
            return Refusal(code="no-form")
        if expired(setting, world):
            return (happened("form-timed-out"),)
        return handler(setting, world, action)

    return at_rest(handle)


@in_form
def fill(setting: Setting, world: World, action: Action) -> Answer:
    """Type something into one field of the form."""
    field, typed = text(action, "field"), text(action, "value").strip()
    codes = COLUMNS[field].codes
    if codes and typed not in codes:
        return Refusal(code="not-in-list")
    return (happened("field-filled", field=field, value=typed),)


@in_form
def leave_form(setting: Setting, world: World, action: Action) -> Answer:
    """Close the form without saving."""
    return (happened("form-left"),)


@in_form
def save(setting: Setting, world: World, action: Action) -> Answer:
    """Ask the system to save the parcel; it validates the form and then asks back."""
    form = registry(world).form
    fields = dict(form.fields) if form else {}
    wrong = form and _invalid(setting, world, form.record, fields)
    return Refusal(code=wrong) if wrong else (happened("save-asked"),)


def _invalid(setting: Setting, world: World, wanted: str, fields: dict[str, str]) -> str:
    """Return the code of what the system finds wrong with a form, "" if nothing."""
    for needed in record(setting, wanted).needs:
        if not fields.get(needed, ""):
            return {"origin": "no-origin", "issue": "no-issue-number"}.get(needed, "field-empty")
    for name, typed in fields.items():
        numeric = COLUMNS[name].judged == "number"
        if numeric and typed and thousandths(typed) is None:
            return "not-a-number"
    return "parcel-twice" if _taken(setting, world, wanted, fields) else ""


def _taken(setting: Setting, world: World, wanted: str, fields: dict[str, str]) -> bool:
    """Say whether another record has the same sheet and parcel number."""
    own = _searched("parcel", fields)
    others = (each.id for each in records(setting) if each.id != wanted)
    return any(_searched("parcel", content_now(setting, world, other)) == own for other in others)


def answer_dialog(setting: Setting, world: World, action: Action) -> Answer:
    """Answer the dialog that is open. After the first comes a second, which looks the same."""
    now = registry(world)
    if not now.dialog or now.form is None:
        return Refusal(code="no-dialog")
    if expired(setting, world):
        return (happened("form-timed-out"),)
    agreed = text(action, "choice") == "agree"
    answered = happened("dialog-answered", dialog=now.dialog, choice=text(action, "choice"))
    if not agreed:
        return (answered,)
    if now.dialog == "save":
        return (answered, happened("dialog-shown", dialog=_second(setting, world)))
    return (answered, _saved(setting, world, now.form.record, now.form.fields))


def _second(setting: Setting, world: World) -> str:
    """Return the second dialog: a warning where one is due, else the usual one."""
    form = registry(world).form
    typed = dict(form.fields) if form else {}
    for warning in warnings_of(setting, form.record if form else ""):
        wanted = contents(warning.unless)
        if not wanted or any(not same(f, typed.get(f, ""), w) for f, w in wanted.items()):
            return warning.id
    return "registration"


def _saved(setting: Setting, world: World, wanted: str, fields: Fields) -> Event:
    warned = (w for w in warnings_of(setting, wanted) if w.id == registry(world).dialog)
    forced = next((contents(w.sets) for w in warned), {})
    kept: dict[str, Value] = {
        f"field/{name}": typed for name, typed in {**dict(fields), **forced}.items() if typed
    }
    under = registry(world).application
    return happened("record-saved", **{"record": wanted, "application": under, **kept})


@at_rest
def do_task(setting: Setting, world: World, action: Action) -> Answer:
    """Do a task of the process table; the system keeps their order."""
    now = registry(world)
    under = application(setting, now.application)
    if under is None:
        return Refusal(code="no-application")
    task = text(action, "task")
    left = [each for each in under.tasks if f"{under.id}/{each}" not in now.tasks]
    if task not in left:
        return Refusal(code="no-such-task")
    if task != left[0]:
        return Refusal(code="task-out-of-order")
    wrong = _not_yet(world, under, task)
    if wrong:
        return Refusal(code=wrong)
    return (happened("task-done", application=under.id, task=task),)


def _not_yet(world: World, under: Application, task: str) -> str:
    """Return the code of why a task cannot be done yet, "" if it can."""
    if task == "update-legal" and not saved_under(world, under.id):
        return "not-updated"
    own = [d for d in world.dossier.dossiers if d.citizen == under.citizen]
    open_still = any(d.status not in (Status.FINISHED, Status.RETURNED) for d in own)
    return "one-stop-open" if task == "close-one-stop" and open_still else ""
