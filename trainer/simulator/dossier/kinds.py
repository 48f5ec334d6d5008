"""The kinds of argument that the one-stop system knows."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Value
from trainer.simulator.desk.kinds import counted, one_of, plain, sheet_kind, sheet_named, whole
from trainer.simulator.dossier.dossiers import in_hand, waiting
from trainer.simulator.dossier.due import appointment_due, at_hand, business_of, charge_due
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.setting import Setting
from trainer.simulator.system import Kind
from trainer.simulator.world import World

CHANNELS: Mapping[str, Text] = {
    "counter": Text(vi="Trực tiếp tại quầy", en="In person at the counter"),
    "online": Text(vi="Trực tuyến (Cổng Dịch vụ công quốc gia)", en="Online (National Portal)"),
    "post": Text(vi="Qua dịch vụ bưu chính", en="By post"),
}
ACCOUNTS: Mapping[str, Text] = {
    "officer": Text(vi="Tài khoản của cán bộ tiếp nhận", en="The receiving officer's account"),
    "citizen": Text(
        vi="Tài khoản định danh của chính công dân", en="The citizen's own e-ID account"
    ),
}


DECISIONS: Mapping[str, Text] = {
    "grant": Text(vi="Đề xuất giải quyết", en="Propose to grant"),
    "decline": Text(vi="Đề xuất không giải quyết", en="Propose to decline"),
}
STOP_REASONS: Mapping[str, Text] = {
    "not-supplied": Text(
        vi="Quá hạn mà không bổ sung hồ sơ", en="The supplement did not come in time"
    ),
    "citizen-request": Text(vi="Theo đề nghị của công dân", en="At the citizen's request"),
    "not-competent": Text(vi="Không thuộc thẩm quyền", en="Not within our competence"),
}
PAUSE_REASONS: Mapping[str, Text] = {
    "verification": Text(vi="Chờ kết quả xác minh", en="Waiting for a verification"),
    "other-agency": Text(vi="Chờ ý kiến cơ quan khác", en="Waiting for another agency"),
    "outage": Text(vi="Hệ thống gián đoạn", en="The system is down"),
}


def _component_offered(setting: Setting, world: World) -> tuple[str, ...]:
    """Offer the components of the dossier in work, else of what the scenario is about."""
    dossier = in_hand(world)
    if dossier:
        return tuple(c.id for c in setting.procedures[dossier.procedure].components)
    return tuple(setting.components)


def _known_components(setting: Setting, given: Value) -> bool:
    return isinstance(given, tuple) and all(c in setting.components for c in given)


def _component_named(setting: Setting, world: World, component: str) -> Text:
    dossier = in_hand(world)
    return component_name(setting, component, dossier.procedure if dossier else "")


def component_name(setting: Setting, component: str, procedure: str) -> Text:
    """Return the name of a component: several procedures may each have their "declaration"."""
    own = setting.procedures[procedure].components if procedure else ()
    return next((c.name for c in own if c.id == component), setting.components[component].name)


def _ground_named(setting: Setting, world: World, ground: str) -> Text:
    dossier = in_hand(world)
    return ground_text(setting, ground, dossier.procedure if dossier else "")


def ground_text(setting: Setting, ground: str, procedure: str) -> Text:
    """Return the text of a ground of refusal, of those of the procedure first."""
    own = setting.procedures[procedure].grounds if procedure else ()
    return next((g.text for g in own if g.id == ground), setting.grounds[ground].text)


def _grounds_offered(setting: Setting, world: World) -> tuple[str, ...]:
    dossier = in_hand(world)
    grounds = setting.procedures[dossier.procedure].grounds if dossier else ()
    return tuple(g.id for g in grounds)


def _known_date(setting: Setting, given: Value) -> bool:
    if not isinstance(given, str) or len(given) > len("2026-11-20T15:00"):
        return False
    try:
        return bool(datetime.fromisoformat(given))
    except ValueError:
        return False


def _date_named(setting: Setting, world: World, given: str) -> Text:
    shown = datetime.fromisoformat(given).strftime("%d/%m/%Y")
    return plain(f"{shown} {given[11:16]}".strip())


def _appointment_due(setting: Setting, world: World, action: Action) -> Value:
    return appointment_due(setting, business_of(setting, at_hand(setting, world)), world.minute)


def _other_dates(setting: Setting, world: World) -> tuple[Value, ...]:
    today: date = setting.starts.date()
    return (today.isoformat(), (today + timedelta(days=1)).isoformat())


def _charge_due(setting: Setting, world: World, action: Action) -> Value:
    return charge_due(setting, business_of(setting, at_hand(setting, world))) or 0


def _scannable(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(s for s in world.desk.table if setting.sheets[s].form in PHYSICAL)


def _records(setting: Setting, world: World) -> tuple[str, ...]:
    """Offer the records of the people whose business is in hand: nobody else's."""
    citizens = {d.citizen for d in world.dossier.dossiers}
    return tuple(
        s.id
        for s in setting.sheets.values()
        if s.form == "record" and s.citizen in citizens and s.id not in world.dossier.looked_up
    )


def _files(setting: Setting, world: World) -> tuple[str, ...]:
    dossier = in_hand(world)
    return tuple(f.sheet for f in dossier.files) if dossier else ()


def _dossier_named(setting: Setting, world: World, dossier: str) -> Text:
    return plain(dossier_code(setting, dossier))


def dossier_code(setting: Setting, dossier: str) -> str:
    """Return the dossier's code as slips show it: visibly a specimen."""
    number = list(setting.held).index(dossier) + 9001 if dossier in setting.held else int(dossier)
    return f"MẪU-{setting.starts:%y%m%d}-{number:04}"


def _numbered(setting: Setting, given: Value) -> bool:
    return isinstance(given, str) and given.isascii() and (given.isdigit() or not given)


def _known_dossier(setting: Setting, given: Value) -> bool:
    return _numbered(setting, given) or given in setting.held


def _untaken(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(d.id for d in world.dossier.dossiers if waiting(setting, world, d))


def _waivers(setting: Setting, world: World) -> tuple[str, ...]:
    dossier = in_hand(world)
    notes = setting.procedures[dossier.procedure].notes if dossier else ()
    return tuple(note.id for note in notes if note.kind == "waiver")


def _apology_due(setting: Setting, world: World, action: Action) -> Value:
    """Return a new date that can be kept: three working days from today."""
    day = setting.moment(world.minute).date()
    return setting.calendar.add_working_days(day, 3).isoformat()


def _listed(names: Mapping[str, Text]) -> Kind:
    """Return the kind for one of a fixed list."""
    return Kind(
        field="choice",
        known=one_of(lambda setting: names),
        named=lambda setting, world, each: names[each],
        offered=lambda setting, world: tuple(names),
    )


KINDS: Mapping[str, Kind] = {
    "procedure": Kind(
        field="choice",
        known=one_of(lambda setting: setting.procedures),
        named=lambda setting, world, code: setting.procedures[code].name,
        offered=lambda setting, world: tuple(setting.procedures),
    ),
    "channel": Kind(
        field="choice",
        known=one_of(lambda setting: CHANNELS),
        named=lambda setting, world, channel: CHANNELS[channel],
        offered=lambda setting, world: tuple(CHANNELS),
    ),
    "account": Kind(
        field="choice",
        known=one_of(lambda setting: ACCOUNTS),
        named=lambda setting, world, account: ACCOUNTS[account],
        offered=lambda setting, world: tuple(ACCOUNTS),
    ),
    "component": Kind(
        field="choice",
        known=one_of(lambda setting: setting.components),
        named=_component_named,
        offered=_component_offered,
    ),
    "components": Kind(
        field="choices",
        known=_known_components,
        named=_component_named,
        offered=_component_offered,
    ),
    "ground": Kind(
        field="choice",
        known=one_of(lambda setting: setting.grounds),
        named=_ground_named,
        offered=_grounds_offered,
    ),
    "appointment": Kind(
        field="date",
        known=_known_date,
        named=_date_named,
        due=_appointment_due,
        tried=_other_dates,
    ),
    "amount": Kind(
        field="number",
        known=whole,
        named=counted("đồng", "đồng", "đồng"),
        due=_charge_due,
        tried=lambda setting, world: (2000,),
    ),
    "colleague": Kind(
        field="choice",
        known=one_of(lambda setting: setting.colleagues),
        named=lambda setting, world, colleague: setting.colleagues[colleague].name,
        offered=lambda setting, world: tuple(setting.colleagues),
    ),
    "record": Kind(
        field="choice",
        known=one_of(lambda setting: {s.id for s in setting.sheets.values() if s.form == "record"}),
        named=sheet_named,
        offered=_records,
    ),
    "scannable": sheet_kind(_scannable),
    "file": sheet_kind(_files),
    "register": Kind(
        field="choice",
        known=one_of(lambda setting: setting.registers),
        named=lambda setting, world, register: setting.registers[register].title,
        offered=lambda setting, world: tuple(setting.registers),
    ),
    "waiting-dossier": Kind(
        field="choice", known=_known_dossier, named=_dossier_named, offered=_untaken
    ),
    "decision": _listed(DECISIONS),
    "stop-reason": _listed(STOP_REASONS),
    "pause-reason": _listed(PAUSE_REASONS),
    "waiver": Kind(
        field="choice",
        known=one_of(lambda setting: setting.waivers),
        named=lambda setting, world, ground: setting.waivers[ground].text,
        offered=_waivers,
    ),
    "new-date": Kind(
        field="date",
        known=_known_date,
        named=_date_named,
        due=_apology_due,
        tried=_other_dates,
    ),
    "entry": Kind(
        field="choice",
        known=_numbered,
        named=lambda setting, world, entry: plain(entry),
        offered=lambda setting, world: tuple(e.id for e in world.desk.log if not e.reconciled),
    ),
    "dossier": Kind(
        field="choice",
        known=_known_dossier,
        named=_dossier_named,
        offered=lambda setting, world: tuple(d.id for d in world.dossier.dossiers),
    ),
}
