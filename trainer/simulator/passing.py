"""What the passing of time brings by itself: arrivals, impatience, faults, results, closing."""

from collections.abc import Iterator

from trainer.simulator.acts import Event, happened
from trainer.simulator.dossier.state import Status
from trainer.simulator.scenario import Fault
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def events(setting: Setting, world: World) -> tuple[Event, ...]:
    """Return everything that has become due by the minute of the world."""
    if world.ended:
        return ()
    return (
        *_arrivals(setting, world),
        *_impatience(setting, world),
        *_faults(setting, world),
        *_results(world),
        *_closing(setting, world),
    )


def start_minute(setting: Setting) -> int:
    """Return the minute of the day at which the run starts."""
    return setting.starts.hour * 60 + setting.starts.minute


def _arrivals(setting: Setting, world: World) -> Iterator[Event]:
    passed = world.minute - start_minute(setting)
    for citizen in world.desk.expected:
        if setting.citizens[citizen].arrives <= passed:
            yield happened("citizen-arrived", citizen=citizen)


def _impatience(setting: Setting, world: World) -> Iterator[Event]:
    passed = world.minute - start_minute(setting)
    for citizen in world.desk.queue:
        who = setting.citizens[citizen]
        if passed - who.arrives > who.persona.patience:
            yield happened("citizen-left-queue", citizen=citizen)


def _faults(setting: Setting, world: World) -> Iterator[Event]:
    if not setting.faults:
        return
    for fault, until in world.showing:
        if until <= world.minute:
            yield happened("fault-ended", fault=fault)
    known = {*world.over, *(fault for fault, _ in world.showing)}
    for new in setting.faults.values():
        if new.id not in known:
            yield from _outbreak(setting, world, new)


def _outbreak(setting: Setting, world: World, fault: Fault) -> Iterator[Event]:
    since = _since(setting, world, fault)
    if since is None:
        return
    yield happened("fault-began", fault=fault.id, until=since + fault.lasts)
    if since + fault.lasts <= world.minute:
        yield happened("fault-ended", fault=fault.id)


def _since(setting: Setting, world: World, fault: Fault) -> int | None:
    """Return the minute at which the fault broke out, None if it has not yet."""
    if fault.minute is not None:
        since = start_minute(setting) + fault.minute
        return since if since <= world.minute else None
    used = dict(world.uses).get(fault.program, 0)
    return world.minute if fault.uses is not None and used >= fault.uses else None


def _results(world: World) -> Iterator[Event]:
    for dossier in world.dossier.dossiers:
        if dossier.status is Status.PROCESSING and dossier.ready_at <= world.minute:
            yield happened("result-ready", dossier=dossier.id)


def _closing(setting: Setting, world: World) -> Iterator[Event]:
    if world.minute >= setting.closes:
        yield happened("ended", how="closed")
