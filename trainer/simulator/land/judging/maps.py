"""What a rubric can ask about the drawing as it stands at the end."""

from collections.abc import Iterable, Sequence

from trainer.domain.cadastre.areas import area_of, shown_area
from trainer.domain.cadastre.checks import RULES
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Drawing, Label
from trainer.domain.cadastre.levels import CONVENTIONS, OLD_BOUNDARY
from trainer.domain.cadastre.numbering import numbers_continued as continue_rightly
from trainer.domain.values import Text
from trainer.simulator.desk.predicates import listed, named, part, yes
from trainer.simulator.land.judging.contents import answers
from trainer.simulator.land.judging.rings import area_agrees, drawn_as, labels_in
from trainer.simulator.land.plots import TrueParcel
from trainer.simulator.land.reading_handlers import answer_sheet
from trainer.simulator.land.registry import case
from trainer.simulator.land.table import (
    drawing_now,
    findings_at_start,
    findings_now,
    map_table,
    room,
)
from trainer.simulator.land.written import line_called
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def _plots(setting: Setting, of: Of) -> list[TrueParcel]:
    wanted = listed(of, "plots")
    return [p for p in map_table(setting).plots if not wanted or p.id in wanted]


def _parcels(setting: Setting, of: Of) -> list[TrueParcel]:
    """Return those of the plots that bear a label."""
    return [p for p in _plots(setting, of) if p.labelled]


def _told(vi: str, en: str, things: Iterable[str]) -> Text:
    shown = "; ".join(things)
    return Text(vi=f"{vi}: {shown.replace('.', ',')}.", en=f"{en}: {shown}.")


def map_clean(setting: Setting, world: World, of: Of) -> Result:
    """The rules of the map find nothing on the sheet, or nothing of these `rules`."""
    rules = listed(of, "rules")
    found = [f for f in findings_now(setting, world) if not rules or f.rule in rules]
    return yes(not found, _listed_rules(found) if found else None)


def nothing_spoilt(setting: Setting, world: World, of: Of) -> Result:
    """The learner's own work added no fault to those that the sheet had."""
    before = {(f.rule, frozenset(f.features)) for f in findings_at_start(setting)}
    now = findings_now(setting, world)
    new = [f for f in now if (f.rule, frozenset(f.features)) not in before]
    return yes(not new, _listed_rules(new) if new else None)


def _listed_rules(found: Sequence[Finding]) -> Text:
    names = list(dict.fromkeys(f.rule for f in found))
    return Text(
        vi="Còn lỗi: " + "; ".join(RULES[name].name.vi for name in names) + ".",
        en="Still wrong: " + "; ".join(RULES[name].name.en for name in names) + ".",
    )


def parcels_drawn(setting: Setting, world: World, of: Of) -> Result:
    """Each parcel is drawn and closed, every corner in its place (in parts)."""
    wanted, drawing = _plots(setting, of), drawing_now(setting, world)
    wrong = [p for p in wanted if drawn_as(drawing, p) is None]
    detail = Text(
        vi="Vẽ chưa đúng: " + "; ".join(_shown(p).vi for p in wrong) + ".",
        en="Not drawn as it should be: " + "; ".join(_shown(p).en for p in wrong) + ".",
    )
    return part(len(wanted) - len(wrong), [p.id for p in wanted], detail if wrong else None)


def _shown(parcel: TrueParcel) -> Text:
    """Name a parcel by its number, another outline by its level."""
    if parcel.labelled:
        return Text(vi=f"thửa {parcel.number}", en=f"parcel {parcel.number}")
    name = CONVENTIONS.levels[parcel.level].name
    return Text(vi=name.vi[0].lower() + name.vi[1:], en=name.en[0].lower() + name.en[1:])


def labelled(setting: Setting, world: World, of: Of) -> Result:
    """Each parcel has one label inside, with its number, code and area (a third each)."""
    wanted, drawing = _parcels(setting, of), drawing_now(setting, world)
    found = [(p, list(labels_in(drawing, p))) for p in wanted]
    told = [_wrong(p, inside, _areas_of(drawing, p)) for p, inside in found]
    wrong = [each for some in told for each in some]
    got = sum(3 - len(some) for some in told)
    detail = _told("Nhãn chưa đúng", "Labels not right", wrong) if wrong else None
    return Result(got=got, of=3 * len(wanted), detail=detail) if wanted else yes(True)


def _areas_of(drawing: Drawing, parcel: TrueParcel) -> tuple[int, ...]:
    """Return the areas that its label may say: the true one, and that of the outline as drawn.

    Corners may be off a little; the label has to agree with what lies on the map.
    """
    ring = drawn_as(drawing, parcel)
    return (parcel.area, area_of(ring.points)) if ring else (parcel.area,)


def _wrong(parcel: TrueParcel, inside: Sequence[Label], right_areas: Sequence[int]) -> list[str]:
    """Return in short what is wrong with the label of a parcel, of its three parts."""
    if len(inside) != 1:
        return [f"{parcel.number}", f"{parcel.code}", f"{shown_area(parcel.area)} m²"]
    (label,) = inside
    said = (
        (label.number == parcel.number, str(label.number)),
        (label.code == parcel.code, label.code),
        (any(area_agrees(label.area, a) for a in right_areas), f"{shown_area(label.area)} m²"),
    )
    return [shown for right, shown in said if not right]


def areas(setting: Setting, world: World, of: Of) -> Result:
    """The area on the label of each parcel is right within `within` m² (in parts)."""
    wanted, drawing = _parcels(setting, of), drawing_now(setting, world)
    leeway = round(float(named(of, "within") or "0.1") * 10)
    right = [
        p for p in wanted if any(area_agrees(x.area, p.area, leeway) for x in labels_in(drawing, p))
    ]
    missing = (str(p.number) for p in wanted if p not in right)
    detail = _told("Sai diện tích thửa", "Wrong areas", missing)
    return part(len(right), [p.id for p in wanted], detail if len(right) < len(wanted) else None)


def numbers_continued(setting: Setting, world: World, of: Of) -> Result:
    """New parcels go on from the largest number of the sheet; none is given again."""
    before, after = map_table(setting).start, drawing_now(setting, world)
    return yes(continue_rightly(before, after))


def struck(setting: Setting, world: World, of: Of) -> Result:
    """The old numbers are cancelled and still on the map (in parts), and no others."""
    numbers = {int(n) for n in listed(of, "numbers")} or map_table(setting).struck
    labels = drawing_now(setting, world).labels
    now = {label.number for label in labels if label.struck}
    again = {label.number for label in labels if not label.struck}
    before = {label.number for label in map_table(setting).start.labels if label.struck}
    done, extra = numbers & now - again, now - before - numbers
    wrong = sorted(str(n) for n in (numbers - done) | extra)
    detail = _told("Số thửa", "Numbers", wrong) if wrong else None
    return part(max(0, len(done) - len(extra)), [str(n) for n in numbers], detail)


def old_boundaries_kept(setting: Setting, world: World, of: Of) -> Result:
    """The boundary of each parcel that was split or merged is still there, on its own level."""
    start, now = map_table(setting).start, drawing_now(setting, world)
    kept = {frozenset(x.points) for x in now.lines if x.level == OLD_BOUNDARY}
    sources = {s for p in _plots(setting, of) if p.number not in _numbers(start) for s in p.sources}
    found = [frozenset(line_called(start, source).points) in kept for source in sorted(sources)]
    return part(sum(found), sorted(sources))


def _numbers(drawing: Drawing) -> frozenset[int]:
    return frozenset(label.number for label in drawing.labels)


def changes_noted(setting: Setting, world: World, of: Of) -> Result:
    """The table of changed parcels holds the rows that it ought to, and no false one (in parts)."""
    wanted, before = map_table(setting).changes, map_table(setting).start.changes
    added = [row for row in drawing_now(setting, world).changes if row not in before]
    right = [row for row in added if row in wanted]
    got = len(right) - (len(added) - len(right))
    return part(max(0, got), [str(row.old) for row in wanted])


def parcel_chosen(setting: Setting, world: World, of: Of) -> Result:
    """The parcel chosen is the one that the case is about."""
    chosen = room(world).chosen
    detail = _told("Anh/chị chọn thửa", "You chose parcel", [chosen]) if chosen else None
    return yes(chosen == (named(of, "is") or case(setting).truth.parcel), detail)


def extracted(setting: Setting, world: World, of: Of) -> Result:
    """The last extract made is of the parcel that the case is about."""
    made = room(world).extracts
    wanted = named(of, "is") or case(setting).truth.parcel
    detail = _told("Trích lục thửa", "Extract of", [made[-1].parcel]) if made else None
    return yes(bool(made) and made[-1].parcel == wanted, detail)


def answered(setting: Setting, world: World, of: Of) -> Result:
    """The answers to a sheet of questions are right (in parts); `fields` limits it to some."""
    sheet = answer_sheet(setting, named(of, "questions"))
    limit = listed(of, "fields")
    wanted = [q for q in (sheet.questions if sheet else ()) if not limit or q.id in limit]
    given = next((a for a in room(world).answers if a.sheet == named(of, "questions")), None)
    typed = dict(given.fields) if given else {}
    wrong = [q for q in wanted if not answers(typed.get(q.id, ""), q)]
    detail = Text(
        vi="Chưa đúng: " + "; ".join(q.label.vi for q in wrong) + ".",
        en="Not right: " + "; ".join(q.label.en for q in wrong) + ".",
    )
    return part(len(wanted) - len(wrong), [q.id for q in wanted], detail if wrong else None)
