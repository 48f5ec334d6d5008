"""What the verbs do that read the map: check it, note faults, choose a parcel, make an extract, answer."""

from trainer.domain.cadastre.areas import area_of
from trainer.simulator.acts import Action, Value, happened, several, text
from trainer.simulator.land.codec import finding_text, points_text
from trainer.simulator.land.shapes import AnswerSheet
from trainer.simulator.land.state import Noted
from trainer.simulator.land.table import drawing_now, findings_now, parcel_named, room
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World


def check_map(setting: Setting, world: World, action: Action) -> Answer:
    """Let the program check the map; what it found stays on the screen."""
    if room(world).checked:
        return Refusal(code="already-checked")
    found = tuple(map(finding_text, findings_now(setting, world)))
    return (happened("map-checked", findings=found),)


def note_fault(setting: Setting, world: World, action: Action) -> Answer:
    """Note a fault of the map: which lines or labels, and the rule they break."""
    features = tuple(sorted(several(action, "features")))
    if not set(features) <= drawing_now(setting, world).ids():
        return Refusal(code="no-such-feature")
    rule = text(action, "rule")
    if Noted(features=features, rule=rule) in room(world).noted:
        return Refusal(code="fault-noted")
    return (happened("map-fault-noted", features=features, rule=rule),)


def drop_fault(setting: Setting, world: World, action: Action) -> Answer:
    """Take such a note back."""
    features, rule = tuple(sorted(several(action, "features"))), text(action, "rule")
    if Noted(features=features, rule=rule) not in room(world).noted:
        return Refusal(code="fault-not-noted")
    return (happened("map-fault-dropped", features=features, rule=rule),)


def choose_parcel(setting: Setting, world: World, action: Action) -> Answer:
    """Choose the parcel that the case is about."""
    parcel = text(action, "parcel")
    if parcel_named(setting, world, parcel) is None:
        return Refusal(code="no-such-parcel")
    if room(world).chosen == parcel:
        return Refusal(code="already-chosen")
    return (happened("parcel-chosen", parcel=parcel),)


def extract(setting: Setting, world: World, action: Action) -> Answer:
    """Make an extract of the map for one parcel, as it is drawn now."""
    parcel = text(action, "parcel")
    found = parcel_named(setting, world, parcel)
    if found is None:
        return Refusal(code="no-such-parcel")
    named, ring = found
    return (
        happened(
            "extract-made",
            parcel=parcel,
            code=named.code,
            area=area_of(ring.points),
            ring=points_text(ring.points),
        ),
    )


def answer_sheet(setting: Setting, wanted: str) -> AnswerSheet | None:
    """Return an answer sheet of the scenario."""
    case = setting.scenario.land
    return next((s for s in (case.questions if case else ()) if s.id == wanted), None)


def answers_to(setting: Setting, action: Action) -> dict[str, str]:
    """Return the fields of the answer sheet that the action names, with the right answers."""
    sheet = answer_sheet(setting, text(action, "sheet"))
    return {q.id: q.answer for q in sheet.questions} if sheet else {}


def answer(setting: Setting, world: World, action: Action) -> Answer:
    """Fill in an answer sheet; one filled in again counts as it was filled in last."""
    fields: dict[str, Value] = {
        f"field/{name}": text(action, name) for name in answers_to(setting, action)
    }
    if not all(str(typed).strip() for typed in fields.values()):
        return Refusal(code="field-empty")
    return (happened("sheet-answered", **{"sheet": text(action, "sheet"), **fields}),)
