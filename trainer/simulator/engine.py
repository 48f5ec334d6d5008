"""The engine: actions become events, events become worlds. It knows systems only by `systems.py`."""

from collections.abc import Iterable, Mapping

from trainer.domain.values import Text
from trainer.simulator import checks, passing
from trainer.simulator.acts import (
    Action,
    Event,
    Outcome,
    UnknownAction,
    Value,
    event_number,
    event_several,
    event_text,
    happened,
)
from trainer.simulator.desk.state import Desk
from trainer.simulator.dossier.state import OneStop
from trainer.simulator.folding import changed
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Reducer, Refusal, Verb
from trainer.simulator.systems import CONSEQUENCES, KINDS, MESSAGES, REDUCERS, VERBS
from trainer.simulator.world import World

LONGEST_TEXT = 500
"""No typed text is longer, in characters."""

_EMPTY = World(minute=0, desk=Desk(), dossier=OneStop())


def begin(setting: Setting) -> tuple[Event, ...]:
    """Return the first events of a run: the day begins, the first citizens are there."""
    start = setting.starts.hour * 60 + setting.starts.minute
    visitors = tuple(c.id for c in setting.citizens.values() if c.visits)
    began = happened("began", minute=start, citizens=visitors)
    world = applied(setting, _EMPTY, (began,))
    return (began, *_passed(setting, world)[0])


def perform(setting: Setting, world: World, action: Action) -> Outcome:
    """Return what comes of an action. Raises UnknownAction for what cannot exist in this run.

    A mistake of the work is a refused outcome that costs its minutes. Once the run has ended,
    nothing happens any more.
    """
    return stepped(setting, world, action)[0]


def stepped(setting: Setting, world: World, action: Action) -> tuple[Outcome, World]:
    """Return what comes of an action, and the world after it."""
    verb = _verb(setting, action)
    if world.ended:
        return Outcome(events=(), accepted=False, message=MESSAGES["run-ended"]), world
    answer, program = _answer(setting, world, action, verb)
    accepted = not isinstance(answer, Refusal)
    events = _stored(action, verb, answer, program)
    after = applied(setting, world, events)
    following = _consequences(setting, after, events)
    after = applied(setting, after, following)
    later, after = _passed(setting, after)
    events += (*following, *later)
    if after.ended:
        events += _harms(setting, after)
    message = None if accepted else refusal_text(setting, events[0])
    return Outcome(events=events, accepted=accepted, message=message), after


def _consequences(setting: Setting, world: World, events: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(event for each in CONSEQUENCES for event in each(setting, world, events))


def _passed(setting: Setting, world: World) -> tuple[tuple[Event, ...], World]:
    """Return what time has brought by itself, and what that brings in turn, and the world then."""
    happening: tuple[Event, ...] = ()
    while now := passing.events(setting, world):
        happening += now
        world = applied(setting, world, now)
    return happening, world


def _verb(setting: Setting, action: Action) -> Verb:
    verb = VERBS.get(action.verb)
    if verb is None:
        raise UnknownAction(f"no such verb: {action.verb[:40]!r}")
    _check_arguments(setting, verb, action)
    return verb


def _check_arguments(setting: Setting, verb: Verb, action: Action) -> None:
    wanted = {argument.name: argument for argument in verb.arguments}
    own = verb.own_fields(setting, action) if verb.own_fields else {}
    for name, given in action.args.items():
        if name in wanted:
            if not KINDS[wanted[name].kind].known(setting, given):
                raise UnknownAction(f"{action.verb}: {name} is not of this run")
        elif name not in own or not isinstance(given, str) or len(given) > LONGEST_TEXT:
            raise UnknownAction(f"{action.verb} takes no {name[:40]!r}")
    missing = [a.name for a in verb.arguments if a.required and a.name not in action.args]
    if missing:
        raise UnknownAction(f"{action.verb} needs {missing[0]}")


def _answer(setting: Setting, world: World, action: Action, verb: Verb) -> tuple[Answer, str]:
    """Return the answer and the program used; nobody at the counter or a program down refuses."""
    if verb.stage in ("citizen", "talk") and not world.desk.at_counter:
        return Refusal(code="nobody-at-counter"), ""
    if verb.stage == "citizen" and world.desk.by_phone:
        return Refusal(code="citizen-on-phone"), ""
    program = verb.program(setting, world, action) if verb.program else ""
    for fault, _ in world.showing:
        if setting.faults[fault].program == program:
            return Refusal(code="program-down", fault=fault), ""
    return verb.handler(setting, world, action), program


def answered(setting: Setting, world: World, action: Action) -> bool:
    """Say whether the action, of known verb and arguments, would be done and not refused."""
    return not isinstance(_answer(setting, world, action, VERBS[action.verb])[0], Refusal)


def _stored(action: Action, verb: Verb, answer: Answer, program: str) -> tuple[Event, ...]:
    if isinstance(answer, Refusal):
        data: dict[str, Value] = {
            "minutes": verb.minutes,
            "code": answer.code,
            "fault": answer.fault,
        }
        if answer.said:
            data |= {"said-vi": answer.said.vi, "said-en": answer.said.en}
        return (Event(kind="refused", data=data, action=action),)
    done: dict[str, Value] = {"minutes": verb.minutes, "program": program}
    return (Event(kind="done", data=done, action=action), *answer)


def _harms(setting: Setting, world: World) -> tuple[Event, ...]:
    """Return what befalls the citizens through defects that were not put right."""
    return tuple(
        happened("harm", defect=defect.id)
        for defect in setting.scenario.defects
        if not checks.found(setting, world, (), defect.put_right).full
    )


def refusal_text(setting: Setting, event: Event) -> Text:
    """Return what the system or the person said when refusing."""
    fault = event_text(event, "fault")
    if fault:
        return setting.faults[fault].message
    if "said-vi" in event.data:
        return Text(vi=event_text(event, "said-vi"), en=event_text(event, "said-en"))
    return MESSAGES[event_text(event, "code")]


def _began(world: World, event: Event) -> World:
    desk = changed(world.desk, expected=event_several(event, "citizens"))
    return changed(world, minute=event_number(event, "minute"), desk=desk)


def _time_spent(world: World, event: Event) -> World:
    spent = changed(world, minute=world.minute + event_number(event, "minutes"))
    program = event_text(event, "program")
    return changed(spent, uses=_counted(world.uses, program)) if program else spent


def _counted(uses: tuple[tuple[str, int], ...], program: str) -> tuple[tuple[str, int], ...]:
    counts = dict(uses)
    counts[program] = counts.get(program, 0) + 1
    return tuple(sorted(counts.items()))


def _fault_began(world: World, event: Event) -> World:
    showing = (event_text(event, "fault"), event_number(event, "until"))
    return changed(world, showing=(*world.showing, showing))


def _fault_ended(world: World, event: Event) -> World:
    fault = event_text(event, "fault")
    showing = tuple(each for each in world.showing if each[0] != fault)
    return changed(world, showing=showing, over=(*world.over, fault))


def _day_closed(world: World, event: Event) -> World:
    return changed(world, minute=event_number(event, "opens"))


def _ended(world: World, event: Event) -> World:
    return changed(world, ended=event_text(event, "how"))


_REDUCERS: Mapping[str, Reducer] = {
    **REDUCERS,
    "began": _began,
    "done": _time_spent,
    "refused": _time_spent,
    "waited": _time_spent,
    "fault-began": _fault_began,
    "fault-ended": _fault_ended,
    "day-closed": _day_closed,
    "ended": _ended,
    "harm": lambda world, event: world,
}


def applied(setting: Setting, world: World, events: Iterable[Event]) -> World:
    """Return the world after the events: a fold, and nothing but a fold."""
    for event in events:
        world = _REDUCERS[event.kind](world, event)
    return world


def replayed(setting: Setting, events: Iterable[Event]) -> World:
    """Return the world that a run's events lead to, from the first."""
    return applied(setting, _EMPTY, events)


def finished(world: World) -> bool:
    """Say whether the run is over: finished by the learner, or the office has closed."""
    return bool(world.ended)
