"""The reference run and every run that differs from it by one step."""

from collections.abc import Iterator, Sequence

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Event, several
from trainer.simulator.engine import begin, replayed, stepped
from trainer.simulator.options import options
from trainer.simulator.policies import follow
from trainer.simulator.proof.findings import Finding, path, variant
from trainer.simulator.reference import likeness
from trainer.simulator.resolving import resolved
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.scenario import Step
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

ALTERATIONS = 3
"""How many other ways to take a step are tried, of those that differ."""


def reference_findings(setting: Setting, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding if the reference run is refused anywhere, unfinished, or below 100."""
    events, world, refused = follow(setting, setting.scenario.reference)
    mark = marked(setting, world, events)
    if mark.score == 100 and mark.finished and not refused:
        return
    lost = ", ".join(row.id for row in mark.rows if not row.full)
    yield Finding(
        what=Text(
            vi=f"lượt mẫu chỉ đạt {mark.score} điểm, {refused} bước bị từ chối, mất ở: {lost}",
            en=f"the reference run scores {mark.score}, {refused} steps refused, loses: {lost}",
        ),
        counterexample=variant(setting, names),
    )


def step_findings(setting: Setting, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the steps that one can leave out or take otherwise and lose nothing."""
    steps = setting.scenario.reference
    events = begin(setting)
    world = replayed(setting, events)
    for place, step in enumerate(steps):
        rest = steps[place + 1 :]
        action = resolved(setting, world, step)
        if _as_good(setting, world, events, None, rest):
            yield _idle(setting, world, action, names, altered=None)
        for other in _others(setting, world, action):
            if _as_good(setting, world, events, other, rest):
                yield _idle(setting, world, action, names, altered=other)
        outcome, world = stepped(setting, world, action)
        events += outcome.events


def _others(setting: Setting, world: World, action: Action) -> list[Action]:
    """Return other ways to take the step that the system would allow."""
    alike = likeness(action)
    found = [
        other
        for other in options(setting, world, (action.verb,))
        if likeness(other) != alike and not _same_defect(setting, action, other)
    ]
    return found[:ALTERATIONS]


def _same_defect(setting: Setting, one: Action, other: Action) -> bool:
    """Say whether both point at one defect, in two of the ways in which it shows."""
    pointed = {frozenset(several(action, "items")) for action in (one, other)}
    ways = ({frozenset(way) for way in defect.seen_in} for defect in setting.scenario.defects)
    return one.verb == "compare" and any(pointed <= way for way in ways)


def _as_good(
    setting: Setting,
    world: World,
    events: tuple[Event, ...],
    instead: Action | None,
    rest: Sequence[Step],
) -> bool:
    """Say whether the rest of the reference still ends in a full mark, with no step refused."""
    if instead:
        outcome, world = stepped(setting, world, instead)
        events += outcome.events
    for step in rest:
        outcome, world = stepped(setting, world, resolved(setting, world, step))
        if not outcome.accepted:
            return False
        events += outcome.events
    mark: Mark = marked(setting, world, events)
    return mark.finished and mark.score == 100


def _idle(
    setting: Setting,
    world: World,
    action: Action,
    names: tuple[str, ...],
    altered: Action | None,
) -> Finding:
    how = Text(vi="bỏ", en="leaving out") if altered is None else Text(vi="đổi", en="altering")
    actions = (action,) if altered is None else (action, altered)
    return Finding(
        what=Text(
            vi=f"{how.vi} một bước của lượt mẫu mà không mất gì ({action.verb})",
            en=f"{how.en} a step of the reference run costs nothing ({action.verb})",
        ),
        counterexample=path(setting, world, actions, variant(setting, names)),
    )
