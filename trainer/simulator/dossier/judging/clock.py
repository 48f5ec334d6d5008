"""What a rubric can ask about the clock: in time, apologised, paused, stopped, never falsified."""

from trainer.domain.values import Text
from trainer.simulator.desk.predicates import concerns, named, yes
from trainer.simulator.dossier.judging.cases import dossier_of
from trainer.simulator.dossier.judging.decisions import due_date
from trainer.simulator.dossier.state import Dossier
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def in_time(setting: Setting, world: World, of: Of) -> Result:
    """It was finished on or before the day on which it was due."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and finished_in_time(setting, dossier))


def finished_in_time(setting: Setting, dossier: Dossier) -> bool:
    """Say whether the dossier was finished no later than it was due."""
    if dossier.finished is None or dossier.received is None:
        return False
    right = due_date(setting, dossier)
    done = setting.moment(dossier.finished).isoformat(timespec="minutes")
    return not right or done[: len(right)] <= right


def apologised(setting: Setting, world: World, of: Of) -> Result:
    """Form 04 was given, with a later date: by the due day, or on the first day if it was past."""
    dossier = dossier_of(world, named(of, "citizen"))
    if dossier is None or dossier.apologised is None:
        return yes(False)
    last = max(dossier.appointment[:10], setting.starts.date().isoformat())
    given = setting.moment(dossier.apologised).date().isoformat()
    return yes(given <= last and dossier.re_appointed > dossier.appointment)


def clock_untouched(setting: Setting, world: World, of: Of) -> Result:
    """No dossier was deleted and entered anew to gain a fresh clock."""
    dossiers = (d for d in world.dossier.dossiers if concerns(of, d.citizen))
    return yes(not any(d.recreated for d in dossiers))


def stopped_for(setting: Setting, world: World, of: Of) -> Result:
    """Processing was stopped for that reason."""
    dossier = dossier_of(world, named(of, "citizen"))
    stopped = dossier is not None and dossier.finished is not None and not dossier.suspended
    return yes(stopped and dossier is not None and dossier.reason == named(of, "reason"))


def suspended_for(setting: Setting, world: World, of: Of) -> Result:
    """It rested for that reason, at least for a while."""
    dossier = dossier_of(world, named(of, "citizen"))
    rested = dossier is not None and (dossier.suspended or bool(dossier.pauses))
    return yes(rested and dossier is not None and dossier.reason == named(of, "reason"))


def supplement_taken(setting: Setting, world: World, of: Of) -> Result:
    """What form 02 asked for was recorded when it came."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.supplemented)


def taken_up(setting: Setting, world: World, of: Of) -> Result:
    """The dossier that came in by itself was opened."""
    dossier = dossier_of(world, named(of, "citizen"))
    return yes(dossier is not None and dossier.id in world.dossier.taken_up)


def synchronised(setting: Setting, world: World, of: Of) -> Result:
    """The National Portal shows every dossier as it is."""
    left = [
        d.citizen
        for d in world.dossier.dossiers
        if d.id in world.dossier.unsynchronised and concerns(of, d.citizen)
    ]
    names = "; ".join(setting.citizens[citizen].name for citizen in dict.fromkeys(left))
    detail = Text(vi=f"Chưa đồng bộ: {names}.", en=f"Not synchronised: {names}.")
    return yes(not left, detail)
