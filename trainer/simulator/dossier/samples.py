"""Actions worth trying in the one-stop system: for the lazy policies and the proof alone."""

from trainer.domain.vietnamese import folded
from trainer.simulator.acts import Action
from trainer.simulator.desk.handlers import seen
from trainer.simulator.dossier.dossiers import OPEN, component_ids, in_hand
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def in_work(world: World) -> Dossier | None:
    """Return the dossier in hand while the receiving officer still works on it."""
    dossier = in_hand(world)
    return dossier if dossier and dossier.status in OPEN else None


def served(setting: Setting, citizen: str) -> tuple[str, ...]:
    """Return the components that this case has a sheet for: those that apply to it."""
    found = {s.component for s in setting.sheets.values() if s.citizen == citizen}
    procedure = setting.citizens[citizen].asks.procedure
    return tuple(c for c in component_ids(setting, procedure) if c in found)


def tick_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Each component with each sheet that serves it, and one of them with a sheet that does not."""
    dossier = in_work(world)
    if dossier is None:
        return ()
    done = {t.component for t in dossier.ticked}
    sheets = [s for s in setting.sheets.values() if seen(world, s.id)]
    pairs = [(s.component, s.id) for s in sheets if s.component and s.component not in done]
    wrong = [(pairs[0][0], s.id) for s in sheets if pairs and s.component != pairs[0][0]]
    return tuple(
        Action(verb="tick", args={"component": component, "sheet": sheet})
        for component, sheet in pairs + wrong[:1]
    )


def _serving(setting: Setting, world: World) -> dict[str, list[str]]:
    """Return the sheets before the learner by the component they serve, of those not ticked yet."""
    dossier = in_work(world)
    done = {t.component for t in dossier.ticked} if dossier else set()
    found: dict[str, list[str]] = {}
    for sheet in setting.sheets.values():
        wanted = dossier and sheet.citizen == dossier.citizen and sheet.component not in done
        if wanted and sheet.component and seen(world, sheet.id):
            found.setdefault(sheet.component, []).append(sheet.id)
    return found


def plain_ticks(setting: Setting, world: World) -> tuple[Action, ...]:
    """Record each component that only one sheet of the person's case serves."""
    return tuple(
        _tick(component, sheets[0])
        for component, sheets in _serving(setting, world).items()
        if not _disputed(setting, world, component)
    )


def disputed_ticks(setting: Setting, world: World) -> tuple[Action, ...]:
    """Record a component on each of the sheets that may serve it."""
    return tuple(
        _tick(component, sheet)
        for component, sheets in _serving(setting, world).items()
        if _disputed(setting, world, component)
        for sheet in sheets
    )


def _tick(component: str, sheet: str) -> Action:
    return Action(verb="tick", args={"component": component, "sheet": sheet})


def _disputed(setting: Setting, world: World, component: str) -> bool:
    """Say whether several sheets of the person whose dossier is in work serve the component."""
    dossier = in_work(world)
    owner = dossier.citizen if dossier else ""
    serving = (s.citizen == owner and s.component == component for s in setting.sheets.values())
    return sum(serving) > 1


def openings(setting: Setting, world: World) -> tuple[Action, ...]:
    """Open the dossier in each way, once for the citizen at the counter."""
    if any(d.citizen == world.desk.at_counter for d in world.dossier.dossiers):
        return ()
    ways = (("counter", "officer"), ("online", "citizen"), ("online", "officer"))
    return tuple(
        Action(
            verb="open-dossier",
            args={"procedure": procedure, "channel": channel, "account": account},
        )
        for procedure in setting.procedures
        for channel, account in ways
    )


def scans_owed(setting: Setting, world: World) -> tuple[Action, ...]:
    """Scan what the dossier in work keeps on paper and has not scanned."""
    dossier = in_work(world)
    ticked = dossier.ticked if dossier else ()
    kept = [t.sheet for t in ticked if setting.components[t.component].kind == "submit"]
    return tuple(
        Action(verb="scan", args={"sheet": sheet})
        for sheet in kept
        if sheet in world.desk.table and setting.sheets[sheet].form in PHYSICAL
    )


def signatures_owed(setting: Setting, world: World) -> tuple[Action, ...]:
    """Sign the files that are indexed and not signed."""
    dossier = in_work(world)
    files = dossier.files if dossier else ()
    return tuple(
        Action(verb="sign", args={"file": f.sheet}) for f in files if f.name and not f.signed
    )


def entries_owed(setting: Setting, world: World) -> tuple[Action, ...]:
    """Make each register entry as it ought to be, once."""
    made = {entry.register for entry in world.dossier.entries}
    return tuple(
        Action(verb="register", args={"register": r.id, **{f.id: f.answer for f in r.fields}})
        for r in setting.registers.values()
        if r.id not in made
    )


def supplement_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Each component that applies alone, and all of them; once accepted, if they can be fetched."""
    dossier = in_work(world)
    if dossier is None or not _can_be_asked(setting, dossier):
        return ()
    applying = served(setting, dossier.citizen)
    lists = [(c,) for c in applying] + ([tuple(sorted(applying))] if len(applying) > 1 else [])
    return tuple(Action(verb="request-supplement", args={"components": each}) for each in lists)


def _can_be_asked(setting: Setting, dossier: Dossier) -> bool:
    fetches = setting.citizens[dossier.citizen].travel > 0
    return dossier.status is Status.NEW or (dossier.status is Status.ACCEPTED and fetches)


def name_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Each scanned file under its own component."""
    dossier = in_work(world)
    files = [f for f in dossier.files if not f.name] if dossier else []
    return tuple(
        Action(verb="name", args={"file": f.sheet, "component": setting.sheets[f.sheet].component})
        for f in files
        if setting.sheets[f.sheet].component
    )


def entry_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Each entry as it ought to be, and typed without accents."""
    right = entries_owed(setting, world)
    bare = tuple(
        Action(
            verb="register",
            args={k: v if k == "register" else folded(str(v)) for k, v in each.args.items()},
        )
        for each in right
    )
    return right + bare
