"""What a rubric can ask about the work at the counter."""

from collections.abc import Mapping, Sequence

from trainer.domain.values import Text
from trainer.simulator.desk.findings import false_alarms, hit
from trainer.simulator.desk.state import Mark
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Predicate, Result
from trainer.simulator.world import World


def listed(of: Of, name: str) -> tuple[str, ...]:
    """Return an argument of several ids; one id may stand alone."""
    given = of.get(name, ())
    return (given,) if isinstance(given, str) else given


def named(of: Of, name: str) -> str:
    """Return a text argument, "" if it was left out."""
    given = of.get(name, "")
    return given if isinstance(given, str) else ""


def concerns(of: Of, citizen: str) -> bool:
    """Say whether a predicate is about this citizen: about everybody where it names nobody."""
    return citizen in (listed(of, "citizen") or (citizen,))


def yes(holds: bool, detail: Text | None = None) -> Result:
    """Return the result of a plain yes or no; the detail goes with a no."""
    return Result(got=int(holds), of=1, detail=None if holds else detail)


def part(got: int, wanted: Sequence[str], missing: Text | None = None) -> Result:
    """Return how many of the wanted things hold; of nothing wanted, everything holds."""
    if not wanted:
        return Result(got=1, of=1)
    return Result(got=got, of=len(wanted), detail=missing)


def titles(setting: Setting, sheets: Sequence[str]) -> Text:
    """Return the titles of sheets in a row."""
    found = list(dict.fromkeys(setting.sheets[s].title for s in sheets))
    return Text(vi="; ".join(t.vi for t in found), en="; ".join(t.en for t in found))


def _examined(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "sheets")
    unread = [s for s in wanted if s not in world.desk.examined]
    names = titles(setting, unread)
    missing = Text(vi=f"Chưa xem kỹ: {names.vi}.", en=f"Not examined: {names.en}.")
    return part(len(wanted) - len(unread), wanted, missing if unread else None)


def _raised(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "topics")
    got = sum(f"{named(of, 'citizen')}/{topic}" in world.desk.raised for topic in wanted)
    return part(got, wanted)


def _copied(setting: Setting, world: World, of: Of) -> Result:
    made = sum(n for sheet, n in world.desk.copied if sheet == named(of, "sheet"))
    detail = Text(vi=f"Đã chụp {made} bản.", en=f"Copies made: {made}.")
    return yes(made == int(named(of, "copies")), detail)


def _handed_back(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "sheets")
    kept = [s for s in wanted if s not in world.desk.returned]
    here = [s for s in kept if s in world.desk.table]
    names = titles(setting, here)
    missing = Text(vi=f"Chưa trả lại: {names.vi}.", en=f"Not handed back: {names.en}.")
    return part(len(wanted) - len(kept), wanted, missing if here else None)


def _defects_found(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "defects") or tuple(d.id for d in setting.scenario.defects)
    present = [d for d in setting.scenario.defects if d.id in wanted]
    return part(sum(hit(setting, world, d) for d in present), [d.id for d in present])


def _no_false_alarm(setting: Setting, world: World, of: Of) -> Result:
    alarms = [mark for mark in false_alarms(setting, world) if _about(setting, of, mark)]
    detail = Text(
        vi=f"{len(alarms)} điểm ghi nhận không đúng.", en=f"Mistaken findings: {len(alarms)}."
    )
    return yes(not alarms, detail)


def _about(setting: Setting, of: Of, mark: Mark) -> bool:
    sheets = (setting.sheets[item.partition("/")[0]] for item in mark.items)
    return any(concerns(of, sheet.citizen) for sheet in sheets)


def _logged_during_outage(setting: Setting, world: World, of: Of) -> Result:
    return yes(any(entry.citizen == named(of, "citizen") for entry in world.desk.log))


def _everyone_served(setting: Setting, world: World, of: Of) -> Result:
    left = [citizen for citizen in world.desk.left if concerns(of, citizen)]
    wanted = {c.id for c in setting.citizens.values() if c.visits and concerns(of, c.id)}
    detail = Text(
        vi=f"{len(left)} người bỏ về vì chờ lâu.", en=f"Left after waiting too long: {len(left)}."
    )
    return yes(wanted <= set(world.desk.served), detail if left else None)


def _consulted(setting: Setting, world: World, of: Of) -> Result:
    wanted = listed(of, "topics")
    told = {raised.partition("/")[2] for raised in world.desk.raised}
    return part(sum(topic in told for topic in wanted), wanted)


def _phoned(setting: Setting, world: World, of: Of) -> Result:
    return yes(named(of, "citizen") in world.desk.phoned)


def _inquired(setting: Setting, world: World, of: Of) -> Result:
    return yes(any(i.colleague == named(of, "of") for i in world.desk.inquiries))


def _posted(setting: Setting, world: World, of: Of) -> Result:
    """These items, and no others, stand at every one of the places."""
    wanted = {*listed(of, "items")}
    shown = _made_public(setting, world, of)
    places = listed(of, "places")
    return yes(all({item for at, item in shown if at == place} == wanted for place in places))


def _made_public(setting: Setting, world: World, of: Of) -> set[tuple[str, str]]:
    """Return what is posted about whom the predicate is about: place and item."""
    return {
        (place, item)
        for posting in world.desk.posted
        for place in posting.places
        for item in posting.items
        if concerns(of, setting.sheets[item.partition("/")[0]].citizen)
    }


def _nothing_else_posted(setting: Setting, world: World, of: Of) -> Result:
    """Beyond these items nothing stands anywhere."""
    shown = {item for _, item in _made_public(setting, world, of)}
    wrong = sorted(shown - {*listed(of, "items")})
    labels = [setting.lines[item].label for item in wrong]
    detail = Text(
        vi="Đã công khai: " + "; ".join(label.vi for label in labels) + ".",
        en="Made public: " + "; ".join(label.en for label in labels) + ".",
    )
    return yes(not wrong, detail)


PREDICATES: Mapping[str, Predicate] = {
    "examined": _examined,
    "raised": _raised,
    "copied": _copied,
    "handed-back": _handed_back,
    "defects-found": _defects_found,
    "no-false-alarm": _no_false_alarm,
    "logged-during-outage": _logged_during_outage,
    "everyone-served": _everyone_served,
    "consulted": _consulted,
    "phoned": _phoned,
    "inquired": _inquired,
    "posted": _posted,
    "nothing-else-posted": _nothing_else_posted,
}
