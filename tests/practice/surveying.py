"""A run at the map table: the small land office of the simulator's tests, published."""

from dataclasses import replace
from uuid import UUID, uuid4

from tests.practice.playing import AT, Clerk
from tests.simulator.land.village import MISSING, compiled
from trainer.content.revisions import dumped, revision
from trainer.extensions import db
from trainer.models import Publication, Revision
from trainer.simulator.land.shapes import LandCase
from trainer.simulator.scenario import CompiledScenario

KEY = "village"


def publish_map(case: LandCase = MISSING) -> None:
    """Serve a scenario whose only system is the map table."""
    body = {
        "scenario": dumped(CompiledScenario, replace(compiled(case), key=KEY)),
        "html": {},
        "facts": [],
        "prose": {},
    }
    made = revision("scenario", KEY, body)
    db.session.add(
        Revision(hash=made.hash, kind="scenario", key=KEY, body=made.body, published_at=AT)
    )
    db.session.add(Publication(kind="scenario", key=KEY, revision_hash=made.hash))
    db.session.commit()


def begin(clerk: Clerk, case: LandCase = MISSING) -> UUID:
    """Publish the case and begin a run of it; return its id."""
    with clerk.app.app_context():
        publish_map(case)
    number = uuid4()
    form = {"mode": "own", "form_id": number.hex}
    answer = clerk.browser.post(f"/practice/{KEY}/start", data=form)
    assert answer.status_code == 303, answer.status
    return number
