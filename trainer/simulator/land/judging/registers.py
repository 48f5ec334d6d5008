"""What a rubric can ask about the land information system and the lists that villages hand in."""

from collections.abc import Iterable

from trainer.domain.values import Text
from trainer.simulator.desk.predicates import listed, named, part, yes
from trainer.simulator.land.fields import COLUMNS, contents
from trainer.simulator.land.judging.contents import same
from trainer.simulator.land.registry import (
    application,
    case,
    content_now,
    handed_in,
    record,
    records,
    registry,
    row_now,
    warnings_of,
)
from trainer.simulator.land.shapes import ListRow
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def _columns(names: Iterable[str]) -> Text:
    labels = [COLUMNS[name].label for name in names]
    return Text(
        vi="Chưa đúng: " + "; ".join(label.vi for label in labels) + ".",
        en="Not right: " + "; ".join(label.en for label in labels) + ".",
    )


def record_updated(setting: Setting, world: World, of: Of) -> Result:
    """Each field of the record that was to change says what it ought to (in parts)."""
    given = record(setting, named(of, "record"))
    wanted = contents(given.becomes)
    now = content_now(setting, world, given.id)
    wrong = [name for name, right in wanted.items() if not same(name, now.get(name, ""), right)]
    return part(len(wanted) - len(wrong), list(wanted), _columns(wrong) if wrong else None)


def nothing_broken(setting: Setting, world: World, of: Of) -> Result:
    """No record lost or changed what was right in it, and no warning was agreed to blindly."""
    agreed = registry(world).agreed
    forced = [w for each in records(setting) for w in warnings_of(setting, each.id)]
    broken = [w.says for w in forced if w.breaks and w.id in agreed]
    spoilt = [name for each in records(setting) for name in _spoilt(setting, world, each.id)]
    if broken:
        return yes(False, Text(vi=f"Đã đồng ý: “{broken[0].vi}”", en=f"Agreed: “{broken[0].en}”"))
    return yes(not spoilt, _columns(dict.fromkeys(spoilt)))


def _spoilt(setting: Setting, world: World, wanted: str) -> list[str]:
    """Return the fields of a record that were not to change and say something else now."""
    given, now = record(setting, wanted), content_now(setting, world, wanted)
    right, changing = contents(given.fields), contents(given.becomes)
    kept = [name for name in {**right, **now} if name not in changing]
    return [name for name in kept if not same(name, now.get(name, ""), right.get(name, ""))]


def warning_declined(setting: Setting, world: World, of: Of) -> Result:
    """The warnings named were read: declined, not agreed to."""
    wanted = listed(of, "warnings")
    now = registry(world)
    got = [w for w in wanted if w in now.declined and w not in now.agreed]
    return part(len(got), wanted)


def applications_dropped(setting: Setting, world: World, of: Of) -> Result:
    """Exactly the repeated applications were taken off the list."""
    repeated = {a.id for a in case(setting).applications if a.repeats}
    dropped = {*registry(world).dropped}
    wrong = [application(setting, each) for each in sorted(repeated ^ dropped)]
    shown = "; ".join(each.receipt for each in wrong if each)
    return yes(not wrong, Text(vi=f"Hồ sơ {shown}.", en=f"Dossiers {shown}."))


def tasks_done(setting: Setting, world: World, of: Of) -> Result:
    """The tasks of an application were done (in parts): all of them, or those named."""
    under = application(setting, named(of, "application"))
    wanted = listed(of, "tasks") or (under.tasks if under else ())
    done = registry(world).tasks
    return part(sum(f"{named(of, 'application')}/{task}" in done for task in wanted), wanted)


def list_clean(setting: Setting, world: World, of: Of) -> Result:
    """Each row of the list is as it ought to be: cells and what became of it (in parts)."""
    given = handed_in(setting, named(of, "list"))
    rows = given.rows if given else ()
    wrong = [r.id for r in rows if not _as_it_ought(world, r)]
    shown = ", ".join(str([r.id for r in rows].index(name) + 1) for name in wrong)
    detail = Text(vi=f"Dòng chưa đúng: {shown}.", en=f"Rows not right: {shown}.")
    return part(len(rows) - len(wrong), [r.id for r in rows], detail if wrong else None)


def _as_it_ought(world: World, given: ListRow) -> bool:
    now = row_now(world, given)
    fate = "keep" if given.fate == "correct" else given.fate
    if now.fate != fate:
        return False
    right = {**contents(given.cells), **contents(given.becomes)}
    return fate != "keep" or all(same(f, t, right[f]) for f, t in now.fields)


def list_imported(setting: Setting, world: World, of: Of) -> Result:
    """The list was imported."""
    return yes(named(of, "list") in registry(world).imported)
