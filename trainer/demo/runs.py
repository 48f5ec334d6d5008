"""Assessment runs of the demo's people, played through the real simulator.

Whoever is able follows the reference; others play as a lazy policy does. A run of one variant
always goes the same way, so each is played once and kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import insert

from trainer.demo.history import Learner
from trainer.demo.learners import ability, sitting_time
from trainer.domain.gaps import Requirements
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Run, RunEvent
from trainer.practice import scenarios
from trainer.practice.finishing import evidence_of
from trainer.practice.modes import Mode
from trainer.records.log import written
from trainer.simulator.acts import event_json
from trainer.simulator.chance import picked, whole_number
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.setting import setting_of

ABLE = 2.2
SEEDS = 6
TURNS = 2
POLICIES = ("accept-all", "default-click", "refuse-all")


@dataclass(frozen=True, kw_only=True)
class Played:
    """One run of one variant by one policy."""

    events: Sequence[dict[str, Any]]
    mark: Mark


@lru_cache(maxsize=512)
def _played(revision: str, seed: int, policy: str) -> Played:
    compiled = scenarios.published(revision).compiled
    setting = setting_of(compiled, seed, ask_rule=True)
    events = played(setting, policy, seed)
    mark = marked(setting, replayed(setting, events), events)
    return Played(events=[event_json(event) for event in events], mark=mark)


def play(people: Sequence[Learner], requirements: Requirements, seed: int, until: datetime) -> None:
    """Let about half of those whose posts require level 3 of a practised skill play it twice."""
    skills = _skills_of_scenarios()
    for learner in people:
        required = requirements.get(learner.profile, {})
        wanted = sorted(s for s, level in required.items() if level >= 3 and skills.get(s))
        name = f"{learner.staff_code}/runs"
        if learner.own or not wanted or whole_number(seed, name, 1, 2) != 1:
            continue
        skill = picked(seed, f"{name}/skill", wanted)
        for turn in range(TURNS):
            _run(learner, picked(seed, f"{name}/{turn}", skills[skill]), skill, turn, seed, until)


def _skills_of_scenarios() -> dict[str, list[str]]:
    """Return for each skill the scenarios whose rubric gives evidence of it."""
    found: dict[str, list[str]] = {}
    for key, revision in sorted(scenarios.current_revisions().items()):
        for skill in sorted({row.skill for row in _rows(revision)}):
            found.setdefault(skill, []).append(key)
    return found


def _rows(revision: str) -> Iterator[Any]:
    yield from scenarios.published(revision).compiled.definition.rubric


def _run(
    learner: Learner, scenario: str, skill: str, turn: int, seed: int, until: datetime
) -> None:
    revision = scenarios.current_revisions()[scenario]
    variant = turn * SEEDS + whole_number(seed, f"{learner.staff_code}/{turn}/seed", 1, SEEDS)
    able = ability(seed, learner.staff_code, skill) > ABLE
    policy = "reference" if able else picked(seed, f"{learner.staff_code}/policy", POLICIES)
    done = _played(revision, variant, policy)
    at = sitting_time(seed, f"{learner.staff_code}/{turn}", "run", until)
    run = Run(
        id=new_id(int(at.timestamp() * 1000)),
        person_id=learner.person,
        scenario=scenario,
        revision=revision,
        seed=variant,
        mode=Mode.ASSESSMENT,
        started_at=at,
        finished_at=at + timedelta(minutes=14),
        score=done.mark.score,
        passed=done.mark.passed,
        critical=done.mark.critical,
    )
    db.session.add(run)
    db.session.flush()
    db.session.execute(insert(RunEvent), list(_events(run, done.events, at)))
    written(evidence_of(run, done.mark, at + timedelta(minutes=14)))


def _events(
    run: Run, events: Sequence[dict[str, Any]], at: datetime
) -> Iterator[dict[str, object]]:
    action = -1
    for sequence, body in enumerate(events):
        action += "action" in body
        yield {
            "id": new_id(),
            "run_id": run.id,
            "sequence": sequence,
            "action": max(0, action),
            "body": body,
            "happened_at": at + timedelta(seconds=20 * sequence),
        }
