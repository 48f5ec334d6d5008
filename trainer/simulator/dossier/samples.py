"""Actions worth trying in the one-stop system: for the lazy policies and the proof alone."""

from trainer.domain.vietnamese import folded
from trainer.simulator.acts import Action
from trainer.simulator.desk.handlers import seen
from trainer.simulator.dossier.handlers import OPEN, component_ids
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def in_work(world: World) -> Dossier | None:
    """Return the dossier opened last while the receiving officer still works on it."""
    dossiers = world.dossier.dossiers
    return dossiers[-1] if dossiers and dossiers[-1].status in OPEN else None


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


def supplement_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Each component that applies alone, and all of them."""
    dossier = in_work(world)
    if dossier is None or dossier.status is not Status.NEW:
        return ()
    applying = served(setting, dossier.citizen)
    lists = [(c,) for c in applying] + ([tuple(sorted(applying))] if len(applying) > 1 else [])
    return tuple(Action(verb="request-supplement", args={"components": each}) for each in lists)


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
    made = {entry.register for entry in world.dossier.entries}
    right = [
        {"register": r.id, **{f.id: f.answer for f in r.fields}}
        for r in setting.registers.values()
        if r.id not in made
    ]
    bare = [{k: v if k == "register" else folded(v) for k, v in args.items()} for args in right]
    return tuple(Action(verb="register", args=args) for args in right + bare)
