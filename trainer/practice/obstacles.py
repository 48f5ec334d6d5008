"""Obstacles reported from a run: about which of its procedures and rules, and keeping them."""

from datetime import datetime
from uuid import UUID

from trainer.extensions import db
from trainer.models import Obstacle, ObstacleKind, Run
from trainer.practice import journal, scenarios
from trainer.practice.obstacle_forms import ObstacleForm
from trainer.records import obstacles
from trainer.records.obstacles import NewObstacle
from trainer.simulator.rulebook import Rule
from trainer.web.language import said


def rule_of(run: Run, key: str) -> Rule | None:
    """Return the rule of the run's rule book under `key`, or None."""
    return journal.setting_of_run(run).rules.get(key)


def procedures_of(run: Run, rule: Rule | None) -> dict[str, str]:
    """Return code and name of the procedures that a report may be about: the rule's, else all."""
    found = scenarios.published(run.revision).compiled.procedures
    names = {procedure.code: said(procedure.name) for procedure in found}
    code = rule.key.partition("/")[0] if rule else ""
    return {code: names[code]} if code in names else names


def report(form: ObstacleForm, person_id: UUID, rule: Rule | None, at: datetime) -> Obstacle:
    """Keep what the form says, once; commit."""
    new = NewObstacle(
        id=UUID(form.form_id.data),
        person_id=person_id,
        procedure=form.procedure.data,
        rule=rule.key if rule else "",
        kind=ObstacleKind(form.kind.data),
        text=form.text.data,
    )
    kept = obstacles.report(new, at)
    db.session.commit()
    return kept


def answers_by_rule(run: Run) -> dict[str, list[Obstacle]]:
    """Return what the province answered for everybody, by rule; "" holds whole procedures."""
    found: dict[str, list[Obstacle]] = {}
    for answered in obstacles.shared_answers(procedures_of(run, None)):
        found.setdefault(answered.rule, []).append(answered)
    return found
