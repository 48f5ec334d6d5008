"""The steps of two runs side by side, each with the moment at which it was really taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from sqlalchemy import select

from trainer.content.revisions import scenario_of
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import Revision, Run, RunEvent
from trainer.simulator.acts import Event, event_of
from trainer.simulator.debrief import timeline
from trainer.simulator.setting import Setting, setting_of


@dataclass(frozen=True, kw_only=True)
class Step:
    """One action: when, what, and whether it was done or refused."""

    at: datetime
    text: Text
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The n-th action of both runs; `same`: both did the same."""

    own: Step | None
    other: Step | None
    same: bool


def side_by_side(own: Run, other: Run | None) -> list[Pair]:
    """Return the actions of a run beside those of another in the same variant."""
    mine, theirs = _steps(own), _steps(other) if other else []
    return [
        Pair(own=one, other=two, same=bool(one and two and one.text == two.text))
        for one, two in zip_longest(mine, theirs)
    ]


def _steps(run: Run) -> list[Step]:
    body = db.session.get_one(Revision, run.revision).body
    setting = setting_of(scenario_of(body), run.seed, ask_rule=True)
    events, moments = _events(run)
    return list(_told(setting, events, moments))


def _told(setting: Setting, events: Sequence[Event], moments: Sequence[datetime]) -> list[Step]:
    return [
        Step(at=moments[moment.event], text=moment.text, accepted=moment.accepted)
        for moment in timeline(setting, events)
    ]


def _events(run: Run) -> tuple[list[Event], list[datetime]]:
    query = select(RunEvent.body, RunEvent.happened_at).where(RunEvent.run_id == run.id)
    found = db.session.execute(query.order_by(RunEvent.sequence)).all()
    return [event_of(body) for body, _ in found], [at for _, at in found]
