"""What the demo's invented staff report as not working as written, and what the province answers."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from trainer.demo.history import Learner
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, ObstacleKind, ObstacleStatus
from trainer.records.obstacles import NewObstacle, report
from trainer.simulator.chance import picked

LIST = Path(__file__).with_suffix(".csv")
REPORTERS = ("reception-officer", "civil-status-officer", "office-officer")


def bring_in(people: Sequence[Learner], seed: int, until: datetime) -> None:
    """Report every row of the list, by the sign-in it names or by somebody of a service centre."""
    others = [each for each in people if each.profile in REPORTERS and not each.own]
    with LIST.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            _reported(row, picked(seed, f"obstacles/{number}", others), until)


def _reported(row: Mapping[str, str], somebody: Learner, until: datetime) -> None:
    at = until - timedelta(days=int(row["days_ago"]), minutes=37)
    account = db.session.scalar(db.select(Account).where(Account.username == row["reporter"]))
    new = NewObstacle(
        id=new_id(int(at.timestamp() * 1000)),
        person_id=account.person_id if account else somebody.person,
        procedure=row["procedure"],
        rule=row["rule"],
        kind=ObstacleKind(row["kind"]),
        text=row["text"],
    )
    made = report(new, at)
    made.status = ObstacleStatus(row["status"])
    made.answer, made.shared = row["answer"], bool(row["shared"])
    made.answered_at = None if made.status == ObstacleStatus.OPEN else at + timedelta(days=1)
