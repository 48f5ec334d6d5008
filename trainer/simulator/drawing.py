"""Draws the workstation: from setting, world and events to the frozen `Screen` of the templates."""

from collections.abc import Iterator, Mapping, Sequence

from trainer.domain.values import Text
from trainer.simulator.acts import Event
from trainer.simulator.dossier.kinds import ACCOUNTS, CHANNELS, dossier_code
from trainer.simulator.dossier.state import STATUS_NAMES, Dossier, ScannedFile
from trainer.simulator.options import stages
from trainer.simulator.paper_shapes import Form as PaperForm
from trainer.simulator.scenario import Citizen
from trainer.simulator.setting import Setting, Sheet
from trainer.simulator.system import Argument
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.view import (
    Choice,
    Field,
    Form,
    Readable,
    Said,
    Screen,
    ShownCitizen,
    ShownComponent,
    ShownDossier,
    ShownEntry,
    ShownFault,
    ShownLog,
    ShownMark,
    ShownRule,
    ShownSheet,
    Who,
)
from trainer.simulator.wording import answer, described
from trainer.simulator.world import World

PAPER_FORMS: Mapping[PaperForm, Text] = {
    "original": Text(vi="Bản chính", en="Original"),
    "certified-copy": Text(vi="Bản sao có chứng thực", en="Certified copy"),
    "photocopy": Text(vi="Bản chụp", en="Photocopy"),
    "photo": Text(vi="Ảnh chụp trên điện thoại", en="Photo on a phone"),
    "electronic": Text(vi="Bản điện tử", en="Electronic"),
    "record": Text(vi="Dữ liệu tra cứu", en="Record looked up"),
}
PROGRAMS: Mapping[str, Text] = {
    "one-stop": Text(vi="Hệ thống một cửa của tỉnh", en="Provincial one-stop system"),
    "national-portal": Text(vi="Cổng Dịch vụ công quốc gia", en="National Portal"),
    "population-database": Text(vi="CSDL quốc gia về dân cư", en="Population database"),
    "civil-status-register": Text(
        vi="Hệ thống hộ tịch điện tử", en="Electronic civil-status register"
    ),
    "signature": Text(vi="Ký số", en="Digital signature"),
}

_SPOKEN = ("citizen-called", "topic-raised", "citizen-sent-away")


def screen(setting: Setting, world: World, events: Sequence[Event]) -> Screen:
    """Return everything the learner may see at this moment."""
    citizen = setting.citizens.get(world.desk.at_counter)
    return Screen(
        now=setting.moment(world.minute),
        closes=setting.moment(setting.closes),
        waiting=len(world.desk.queue),
        served=len(world.desk.served),
        ended=bool(world.ended),
        citizen=_citizen(citizen) if citizen else None,
        conversation=tuple(_conversation(setting, world, events)),
        sheets=tuple(_sheet(setting, world, setting.sheets[s]) for s in _before_learner(world)),
        dossiers=tuple(_dossier(setting, d) for d in world.dossier.dossiers),
        entries=tuple(_entries(setting, world)),
        log=tuple(_log(setting, world)),
        faults=tuple(_faults(setting, world)),
        marks=tuple(_marks(setting, world)),
        rules=tuple(_rules(setting)),
        forms=tuple(_forms(setting, world)),
        ask_rule=setting.ask_rule,
    )


def _citizen(citizen: Citizen) -> ShownCitizen:
    return ShownCitizen(name=citizen.name, about=citizen.about, language=citizen.persona.language)


def _before_learner(world: World) -> tuple[str, ...]:
    return world.desk.table + world.dossier.looked_up


def _conversation(setting: Setting, world: World, events: Sequence[Event]) -> Iterator[Said]:
    """Yield what was said and shown since the person at the counter was called, oldest first."""
    for minute, event in _since_called(events):
        if event.action and event.kind == "done":
            yield Said(who="officer", text=described(setting, world, event.action), minute=minute)
        text = answer(setting, event)
        if text:
            yield Said(who=_speaker(event), text=text, minute=minute)


def _speaker(event: Event) -> Who:
    return "citizen" if event.kind in _SPOKEN else "system"


def _since_called(events: Sequence[Event]) -> list[tuple[int, Event]]:
    minute = 0
    found: list[tuple[int, Event]] = []
    for event in events:
        if event.kind == "began":
            minute = int(str(event.data["minute"]))
        if event.kind == "citizen-called":
            found = found[-1:]
        found.append((minute, event))
        if event.kind in ("done", "refused", "waited"):
            minute += int(str(event.data["minutes"]))
    return found


def _sheet(setting: Setting, world: World, sheet: Sheet) -> ShownSheet:
    examined = sheet.id in world.desk.examined
    marked = {item for mark in world.desk.marks for item in mark.items}
    lines = sheet.lines if examined else ()
    return ShownSheet(
        id=sheet.id,
        title=sheet.title,
        issuer=sheet.issuer,
        form=PAPER_FORMS[sheet.form],
        pages=sheet.pages,
        record=sheet.form == "record",
        examined=examined,
        items=tuple(
            Readable(id=line.id, label=line.label, value=line.value, marked=line.id in marked)
            for line in lines
        ),
    )


def _dossier(setting: Setting, dossier: Dossier) -> ShownDossier:
    colleague = setting.colleagues.get(dossier.handed_to)
    authority = setting.colleagues.get(dossier.submitted_to)
    ground = setting.grounds.get(dossier.ground)
    return ShownDossier(
        id=dossier.id,
        code=dossier_code(setting, dossier.id),
        procedure=setting.procedures[dossier.procedure].name,
        citizen=setting.citizens[dossier.citizen].name,
        channel=CHANNELS[dossier.channel],
        account=ACCOUNTS[dossier.account],
        status=dossier.status,
        status_name=STATUS_NAMES[dossier.status],
        components=tuple(_components(setting, dossier)),
        received=setting.moment(dossier.received) if dossier.received >= 0 else None,
        appointment=dossier.appointment,
        collected=dossier.collected,
        submitted_to=authority.name if authority else None,
        handed_to=colleague.name if colleague else None,
        asked_for=tuple(setting.components[c].name for c in dossier.asked_for),
        ground=ground.text if ground else None,
    )


def _components(setting: Setting, dossier: Dossier) -> Iterator[ShownComponent]:
    ticked = {t.component: setting.sheets[t.sheet] for t in dossier.ticked}
    files = {f.name: f for f in dossier.files}
    for component in setting.procedures[dossier.procedure].components:
        sheet = ticked.get(component.id)
        yield ShownComponent(
            id=component.id,
            name=component.name,
            note=component.note,
            ticked=_resting_on(sheet) if sheet else None,
            file=_file(files.get(component.id)),
        )


def _resting_on(sheet: Sheet) -> Text:
    form = PAPER_FORMS[sheet.form]
    return Text(vi=f"{sheet.title.vi} ({form.vi})", en=f"{sheet.title.en} ({form.en})")


def _file(file: ScannedFile | None) -> Text | None:
    if file is None:
        return None
    if file.signed:
        return Text(vi="Đã ký số", en="Signed")
    return Text(vi="Đã gắn tệp, chưa ký số", en="Filed, not signed")


def _entries(setting: Setting, world: World) -> Iterator[ShownEntry]:
    for entry in world.dossier.entries:
        register, typed = setting.registers[entry.register], dict(entry.fields)
        yield ShownEntry(
            title=register.title,
            fields=tuple((f.label, typed.get(f.id, "")) for f in register.fields),
        )


def _log(setting: Setting, world: World) -> Iterator[ShownLog]:
    for entry in world.desk.log:
        yield ShownLog(
            id=entry.id,
            citizen=setting.citizens[entry.citizen].name,
            procedure=setting.procedures[entry.procedure].name,
            appointment=entry.appointment,
            at=setting.moment(entry.minute),
            reconciled=entry.reconciled,
        )


def _faults(setting: Setting, world: World) -> Iterator[ShownFault]:
    for showing, _ in world.showing:
        fault = setting.faults[showing]
        program = PROGRAMS[fault.program]
        yield ShownFault(program=program, message=fault.message, fallback=fault.fallback)


def _marks(setting: Setting, world: World) -> Iterator[ShownMark]:
    named = KINDS["items"].named
    for mark in world.desk.marks:
        rule = setting.rules.get(mark.rule)
        items = tuple(named(setting, world, item) for item in mark.items)
        yield ShownMark(ids=mark.items, items=items, rule=rule.text if rule else None)


def _rules(setting: Setting) -> Iterator[ShownRule]:
    for rule in setting.rules.values():
        yield ShownRule(
            key=rule.key,
            text=rule.text,
            document=rule.written.document,
            confidence=rule.written.confidence,
        )


def _forms(setting: Setting, world: World) -> Iterator[Form]:
    """Yield the verbs that can be asked for: those whose every choice has something to choose."""
    here = stages(setting, world)
    for name, verb in VERBS.items():
        if verb.stage not in here:
            continue
        fields = tuple(_field(setting, world, a) for a in verb.arguments) + _typed(setting, name)
        if all(f.choices or not f.required for f in fields if f.kind in ("choice", "choices")):
            yield Form(
                verb=name, label=verb.label, pane=verb.pane, minutes=verb.minutes, fields=fields
            )


def _field(setting: Setting, world: World, argument: Argument) -> Field:
    kind = KINDS[argument.kind]
    required = argument.required or (argument.kind == "rule" and setting.ask_rule)
    return Field(
        name=argument.name,
        label=argument.label,
        kind=kind.field,
        choices=tuple(
            Choice(value=each, text=kind.named(setting, world, each))
            for each in kind.offered(setting, world)
        ),
        required=required,
        least=argument.least,
        most=argument.most,
    )


def _typed(setting: Setting, verb: str) -> tuple[Field, ...]:
    """Return the fields to type that depend on the scenario: those of its register."""
    if not VERBS[verb].own_fields:
        return ()
    fields = {f.id: f for r in setting.registers.values() for f in r.fields}
    return tuple(Field(name=f.id, label=f.label, kind="text") for f in fields.values())
