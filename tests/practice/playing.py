"""A clerk at a browser who practises, and how a whole run is played through the pages."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from werkzeug.test import TestResponse

from tests.pages import PageClient
from trainer.content.library import load
from trainer.content.revisions import revision
from trainer.content.scenarios import compiled_scenario
from trainer.extensions import db
from trainer.models import Publication, Revision, Run
from trainer.practice import journal
from trainer.simulator.acts import Action
from trainer.simulator.policies import played

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parent.parent.parent
KEY = "certified-copy-transcript"


@cache
def scenario_body() -> dict[str, Any]:
    """The model scenario, compiled as it is published."""
    library = load(ROOT / "courses", ROOT / "simulations")
    body = compiled_scenario(library, library.scenarios[KEY], AT.date())
    assert body is not None
    return dict(body)


def publish_scenario(**changes: Any) -> str:
    """Serve the model scenario, or a newer revision of it with `changes`, e.g. other minutes."""
    body = scenario_body()
    if changes:
        definition = body["scenario"]["definition"] | changes
        body = body | {"scenario": body["scenario"] | {"definition": definition}}
    made = revision("scenario", KEY, body)
    db.session.add(
        Revision(hash=made.hash, kind="scenario", key=KEY, body=made.body, published_at=AT)
    )
    db.session.flush()
    served = db.session.get(Publication, ("scenario", KEY))
    served = served or Publication(kind="scenario", key=KEY)
    served.revision_hash = made.hash
    db.session.add(served)
    db.session.commit()
    return made.hash


class Clerk:
    """Somebody signed in who plays by sending the forms that the pages offer."""

    def __init__(self, app: Flask, browser: PageClient) -> None:
        self.app = app
        self.browser = browser

    def start(self, mode: str, form_id: str | None = None) -> UUID:
        """Begin a run; return its id."""
        form = {"mode": mode, "form_id": form_id or uuid4().hex}
        answer = self.browser.post(f"/practice/{KEY}/start", data=form)
        assert answer.status_code == 303, answer.status
        found = re.search(r"/runs/([0-9a-f-]{36})/", answer.location)
        assert found, answer.location
        return UUID(found[1])

    def page(self, run: UUID, query: str = "") -> str:
        """Return the workstation as it stands."""
        answer = self.browser.get(f"/practice/runs/{run}{query}")
        assert answer.status_code == 200, answer.status
        return answer.text

    def sequence(self, run: UUID) -> int:
        """Return the number of events that the open screen was drawn from."""
        found = re.search(r'name="sequence" value="(\d+)"', self.page(run))
        assert found
        return int(found[1])

    def act(
        self, run: UUID, verb: str, sequence: int | None = None, swap: bool = False, **args: Any
    ) -> TestResponse:
        """Send one action as a form does, or as the script does."""
        now = self.sequence(run) if sequence is None else sequence
        headers = {"X-Swap": "bench"} if swap else {}
        form = {"verb": verb, "sequence": now} | args
        return self.browser.post(f"/practice/runs/{run}/act", data=form, headers=headers)

    def do(self, run: UUID, action: Action) -> TestResponse:
        """Send an action of the simulator through its form."""
        sent = {name: list(v) if isinstance(v, tuple) else v for name, v in action.args.items()}
        return self.act(run, action.verb, **sent)

    def actions(self, run: UUID, policy: str) -> list[Action]:
        """Return the actions with which a policy plays this run."""
        with self.app.app_context():
            setting = journal.setting_of_run(db.session.get_one(Run, run))
        return [e.action for e in played(setting, policy) if e.action]

    def takes_time(self, run: UUID, minutes: int = 15) -> None:
        """Pretend that the run began so long ago."""
        with self.app.app_context():
            db.session.get_one(Run, run).started_at -= timedelta(minutes=minutes)
            db.session.commit()

    def play(self, run: UUID, policy: str = "reference") -> TestResponse:
        """Play a whole run as a policy would, without haste; the last answer leads to the debrief."""
        self.takes_time(run)
        answer = None
        for action in self.actions(run, policy):
            answer = self.do(run, action)
            assert answer.status_code == 303, (action, answer.status)
        assert answer is not None
        return answer

    def events(self, run: UUID) -> int:
        """Return how many events are stored."""
        with self.app.app_context():
            return journal.opened(db.session.get_one(Run, run)).sequence
