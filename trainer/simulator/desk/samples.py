"""Actions worth trying at the counter: for the lazy policies and the proof, never for a screen."""

from trainer.simulator.acts import Action
from trainer.simulator.desk.findings import hit
from trainer.simulator.desk.handlers import LONGEST_WAIT
from trainer.simulator.desk.kinds import PLACES
from trainer.simulator.dossier.state import Status
from trainer.simulator.office_time import NEVER, arrival, start_minute
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def wait_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Wait until the next thing that is bound to happen, as far as it can be known."""
    times = {min(LONGEST_WAIT, at - world.minute) for at in _changes(setting, world)}
    return tuple(Action(verb="wait", args={"minutes": m}) for m in sorted(times)[:1])


def _changes(setting: Setting, world: World) -> list[int]:
    """Return the minutes to come at which something is bound to happen."""
    start = start_minute(setting)
    changes = [until for _, until in world.showing]
    changes += [d.ready_at for d in world.dossier.dossiers if d.ready_at is not None]
    changes += [arrival(setting, setting.citizens[c]) for c in world.desk.expected]
    changes += [errand.back for errand in world.desk.errands]
    changes += [i.due for i in world.desk.inquiries if not i.answered]
    changes += [start + f.minute for f in setting.faults.values() if f.minute is not None]
    changes += [start + held.arrives for held in setting.held.values()]
    return [at for at in changes if world.minute < at < NEVER]


def posting_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Post everything that was read, at every place."""
    sheets = (setting.sheets[s] for s in world.desk.examined)
    items = tuple(sorted(line.id for sheet in sheets for line in sheet.lines))
    if not items:
        return ()
    return (Action(verb="post-publicly", args={"items": items, "places": tuple(PLACES)}),)


def defect_marks(setting: Setting, world: World) -> tuple[Action, ...]:
    """Point at each defect of this run, in the first way in which it can now be seen."""
    found = []
    for defect in setting.scenario.defects:
        ways = [way for way in defect.seen_in if _read(world, way)]
        if ways and not hit(setting, world, defect):
            found.append(_mark(ways[0], defect.rule))
    return tuple(found)


def _read(world: World, items: tuple[str, ...]) -> bool:
    return all(item.partition("/")[0] in world.desk.examined for item in items)


def _mark(items: tuple[str, ...], rule: str) -> Action:
    return Action(verb="compare", args={"items": tuple(sorted(items)), "rule": rule})


def compare_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Point at each defect of this run, and at every single item that can be read."""
    rule = next(iter(setting.rules), "")
    lines = [line.id for s in world.desk.examined for line in setting.sheets[s].lines]
    return defect_marks(setting, world) + tuple(_mark((line,), rule) for line in lines)


def copies_owed(setting: Setting, world: World) -> tuple[Action, ...]:
    """Photocopy, in the number asked for, what the office is to copy and has not copied."""
    citizen = setting.citizens.get(world.desk.at_counter)
    owed = {s.copy_of for s in setting.sheets.values() if s.copy_of}
    owed -= {sheet for sheet, _ in world.desk.copied}
    return tuple(
        Action(verb="copy", args={"sheet": sheet, "copies": int(citizen.asks.copies)})
        for sheet in sorted(owed)
        if citizen and sheet in world.desk.table
    )


def papers_to_return(setting: Setting, world: World) -> tuple[Action, ...]:
    """Hand back what is only presented, once the case at the counter has been decided."""
    dossiers = world.dossier.dossiers
    decided = {d.citizen for d in dossiers if d.submitted_to or d.status is not Status.NEW}
    decided |= {entry.citizen for entry in world.desk.log}
    return tuple(
        Action(verb="hand-back", args={"sheet": sheet})
        for sheet in world.desk.table
        if _only_presented(setting, sheet) and setting.sheets[sheet].citizen in decided
    )


def _only_presented(setting: Setting, sheet: str) -> bool:
    component = setting.components.get(setting.sheets[sheet].component)
    return component is not None and component.kind == "present"
