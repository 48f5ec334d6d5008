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
    found = [setting.sheets[s].title for s in sheets]
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
    names = titles(setting, kept)
    missing = Text(vi=f"Chưa trả lại: {names.vi}.", en=f"Not handed back: {names.en}.")
    return part(len(wanted) - len(kept), wanted, missing if kept else None)


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
    wanted = {citizen for citizen in setting.citizens if concerns(of, citizen)}
    detail = Text(
        vi=f"{len(left)} người bỏ về vì chờ lâu.", en=f"Left after waiting too long: {len(left)}."
    )
    return yes(wanted <= set(world.desk.served), detail if left else None)


PREDICATES: Mapping[str, Predicate] = {
    "examined": _examined,
    "raised": _raised,
    "copied": _copied,
    "handed-back": _handed_back,
    "defects-found": _defects_found,
    "no-false-alarm": _no_false_alarm,
    "logged-during-outage": _logged_during_outage,
    "everyone-served": _everyone_served,
}
