"""Looking back at a run: two timelines, the first divergence, findings, a question to reflect on."""

from collections.abc import Iterator, Sequence

from trainer.domain.values import Text, value
from trainer.simulator.acts import Event, event_text
from trainer.simulator.desk.predicates import listed
from trainer.simulator.engine import applied, replayed
from trainer.simulator.marking_shapes import Check
from trainer.simulator.reference import Likeness, Played, deeds, likeness, reference_run
from trainer.simulator.rubric import Mark, MarkedRow, marked
from trainer.simulator.setting import Setting
from trainer.simulator.wording import answer, described
from trainer.simulator.world import World


@value
class Moment:
    """One action on a timeline. `event` is its place in the run: where a restart can begin."""

    minute: int
    text: Text
    accepted: bool
    result: Text | None
    why: Text | None
    event: int


@value
class Divergence:
    """Where the learner first left the reference: what was done, and what was to be done."""

    place: int
    done: Text | None
    expected: Text
    why: Text


@value
class ToldDefect:
    """A defect of the case, told after the run."""

    id: str
    found: bool
    where: tuple[Text, ...]
    remedy: Text
    harm: Text
    harmed: bool
    rule: str


@value
class Debrief:
    """Everything the debriefing page shows."""

    mark: Mark
    timeline: tuple[Moment, ...]
    reference: tuple[Moment, ...]
    divergence: Divergence | None
    findings: tuple[MarkedRow, ...]
    defects: tuple[ToldDefect, ...]
    reflection: Text


def debriefed(setting: Setting, world: World, events: Sequence[Event]) -> Debrief:
    """Return the debrief of a run that has ended (the truth is told: never before)."""
    mark = marked(setting, world, events)
    steps = reference_run(setting)
    return Debrief(
        mark=mark,
        timeline=tuple(timeline(setting, events)),
        reference=tuple(_reference(setting, steps)),
        divergence=first_divergence(setting, world, steps, events),
        findings=tuple(row for row in mark.rows if not row.full),
        defects=tuple(_defects(setting, mark, events)),
        reflection=setting.scenario.reflection,
    )


def timeline(setting: Setting, events: Sequence[Event]) -> Iterator[Moment]:
    """Yield what the learner did, minute by minute, with what came of it."""
    world = replayed(setting, ())
    for place, event in enumerate(events):
        if event.action:
            yield Moment(
                minute=world.minute,
                text=described(setting, world, event.action),
                accepted=event.kind == "done",
                result=_result(setting, events, place),
                why=None,
                event=place,
            )
        world = applied(setting, world, (event,))


def _result(setting: Setting, events: Sequence[Event], place: int) -> Text | None:
    """Return the first thing said or shown in answer to the action at `place`."""
    if events[place].kind == "refused":
        return answer(setting, events[place])
    for event in events[place + 1 :]:
        if event.action:
            return None
        text = answer(setting, event)
        if text:
            return text
    return None


def _reference(setting: Setting, steps: Sequence[Played]) -> Iterator[Moment]:
    for place, played in enumerate(steps):
        yield Moment(
            minute=played.minute,
            text=described(setting, played.world, played.action),
            accepted=True,
            result=None,
            why=played.step.why,
            event=place,
        )


def first_divergence(
    setting: Setting, world: World, steps: Sequence[Played], events: Sequence[Event]
) -> Divergence | None:
    """Return the first point at which the run left the reference, None if it never did.

    Another order is no divergence as long as each step comes before the reference's next one that
    cannot be taken back. An action that the reference nowhere takes is one, unless it only gathers
    information and costs no row of the rubric. Waiting is owed to nobody: who works slower need not.
    """
    owed = [_TAKEN if p.action.verb == "wait" else likeness(p.action) for p in steps]
    for place, action in enumerate(deeds(events)):
        alike = likeness(action)
        if alike in owed:
            skipped = _skipped(owed, alike)
            if skipped is not None:
                return _divergence(setting, steps, skipped, place, None)
            owed[owed.index(alike)] = _TAKEN
        elif action.verb not in _HARMLESS or action.args.get("topic") in _unwelcome(setting):
            first = next((i for i, each in enumerate(owed) if each != _TAKEN), None)
            done = described(setting, world, action)
            return None if first is None else _divergence(setting, steps, first, place, done)
    left = next((i for i, each in enumerate(owed) if each != _TAKEN), None)
    if left is None:
        return None
    return _divergence(setting, steps, left, len(deeds(events)), None)


_TAKEN: Likeness = ("", ())
_HARMLESS = ("ask", "explain", "examine", "look-up", "wait", "unmark")
_FINAL = ("accept", "request-supplement", "refuse", "end-visit", "send-away", "finish")
"""What cannot be taken back: whatever the reference does before it is owed by then."""


def _unwelcome(setting: Setting) -> set[str]:
    """Return the topics that must not be raised with a citizen."""
    return {topic for row in setting.scenario.rubric for topic in _barred(row.check, barred=False)}


def _barred(check: Check, barred: bool) -> Iterator[str]:
    if barred and check.holds == "raised":
        yield from listed(check.of or {}, "topics")
    parts = check.all or check.any or check.parts or check.none
    for part in parts:
        yield from _barred(part, barred or bool(check.none))


def _skipped(owed: Sequence[Likeness], taken: Likeness) -> int | None:
    """Return the first step still owed before a final one that has just been taken."""
    if taken[0] not in _FINAL:
        return None
    before = owed[: owed.index(taken)]
    return next((i for i, each in enumerate(before) if each != _TAKEN), None)


def _divergence(
    setting: Setting,
    steps: Sequence[Played],
    expected: int,
    place: int,
    done: Text | None,
) -> Divergence:
    played = steps[expected]
    return Divergence(
        place=place,
        done=done,
        expected=described(setting, played.world, played.action),
        why=played.step.why,
    )


def _defects(setting: Setting, mark: Mark, events: Sequence[Event]) -> Iterator[ToldDefect]:
    harmed = {event_text(e, "defect") for e in events if e.kind == "harm"}
    for defect in setting.scenario.defects:
        first = defect.seen_in[0]
        yield ToldDefect(
            id=defect.id,
            found=defect.id not in mark.misses,
            where=tuple(setting.lines[item].label for item in first),
            remedy=defect.remedy,
            harm=defect.harm,
            harmed=defect.id in harmed,
            rule=defect.rule,
        )
