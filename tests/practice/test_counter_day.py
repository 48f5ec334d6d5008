"""A learner practises a generated day at the counter."""

import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.practice.playing import ROOT, Clerk
from tests.simulator.scenes import compiled
from trainer.content.library import load
from trainer.content.revisions import revision
from trainer.content.scenarios import compiled_scenario
from trainer.extensions import db
from trainer.models import Evidence, Publication, Revision, Run, Standing
from trainer.practice import day_words, journal, scenarios, services
from trainer.simulator.policies import played

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
KEYS = (
    "birth-grandmother",
    "birth-marriage-at-home",
    "certified-copy-diploma",
    "certified-copy-outage",
    "certified-copy-transcript",
    "signature-declaration",
)
BODIES: dict[str, dict] = {}


def publish(minutes: int | None = None) -> None:
    """Serve six scenarios, or newer revisions of them that take other minutes."""
    for key in KEYS:
        body = _body(key)
        if minutes is not None:
            definition = body["scenario"]["definition"] | {"minutes": minutes}
            body = body | {"scenario": body["scenario"] | {"definition": definition}}
        made = revision("scenario", key, body)
        db.session.merge(
            Revision(hash=made.hash, kind="scenario", key=key, body=made.body, published_at=AT)
        )
        db.session.flush()
        db.session.merge(Publication(kind="scenario", key=key, revision_hash=made.hash))
    db.session.commit()


def _body(key: str) -> dict:
    if not BODIES:
        library = load(ROOT / "courses", ROOT / "simulations")
        made = {k: compiled_scenario(library, library.scenarios[k], AT.date()) for k in KEYS}
        BODIES.update({k: dict(body) for k, body in made.items() if body})
    return BODIES[key]


@pytest.fixture
def counter(app: Flask, clerk: Clerk) -> Clerk:
    """A learner for whom there are enough scenarios to make a day of."""
    with app.app_context():
        publish()
    return clerk


def begin(clerk: Clerk, form_id: str | None = None) -> UUID:
    form = {"form_id": form_id or uuid4().hex}
    answer = clerk.browser.post("/practice/counter-day/start", data=form)
    assert answer.status_code == 303, answer.status
    found = re.search(r"/runs/([0-9a-f-]{36})/", answer.location)
    assert found, answer.location
    return UUID(found[1])


def play(app: Flask, run_id: UUID, policy: str = "reference") -> None:
    """Do a whole day's work as a policy would, action by action."""
    with app.app_context():
        run = db.session.get_one(Run, run_id)
        events = played(journal.setting_of_run(run), policy)
        for action in (event.action for event in events if event.action):
            run = db.session.get_one(Run, run_id)
            services.perform(run, (action,), journal.opened(run).sequence, AT)


def run_of(app: Flask, run: UUID) -> Run:
    with app.app_context():
        return db.session.get_one(Run, run)


def test_a_day_done_right_scores_100_and_closes_with_the_figures_of_the_province(app, counter):
    run = begin(counter)
    play(app, run)
    done = run_of(app, run)
    assert (done.scenario, done.mode, done.score, done.passed) == ("counter-day", "own", 100, True)
    page = counter.browser.get(f"/practice/runs/{run}/debrief").text
    assert "như báo cáo của tỉnh" in page
    assert "Theo từng trường hợp" in page


def test_what_a_day_shows_is_evidence_of_its_cases_and_the_learners_own_affair(app, counter):
    run = begin(counter)
    play(app, run, "default-click")
    with app.app_context():
        rows = list(db.session.scalars(select(Evidence).where(Evidence.occasion == run)))
        day = scenarios.day(db.session.get_one(Run, run).revision)
        assert day is not None
        assert {row.kind for row in rows} == {"own-run"}
        assert {row.item.partition("/")[0] for row in rows} == set(day.revisions)
        assert {row.revision for row in rows} == set(day.revisions.values())
        assert db.session.scalar(select(func.count()).select_from(Standing)) == 0


def test_a_form_sent_twice_begins_one_day_and_two_forms_two_different_ones(app, counter):
    form = uuid4().hex
    first, again, other = begin(counter, form), begin(counter, form), begin(counter)
    assert first == again
    assert run_of(app, first).revision != run_of(app, other).revision


def test_a_process_that_never_saw_the_day_plays_it_alike(app, counter):
    run = begin(counter)
    actions = counter.actions(run, "reference")
    for cached in (scenarios.published, scenarios.day, scenarios.setting):
        cached.cache_clear()
    assert counter.actions(run, "reference") == actions


def test_a_day_under_retired_rules_is_only_read(app, counter):
    run = begin(counter)
    with app.app_context():
        publish(minutes=44)
    assert "đã được cập nhật" in counter.page(run)
    before = counter.events(run)
    counter.act(run, "call-next", sequence=before)
    assert counter.events(run) == before


def test_the_next_day_is_as_hard_as_the_last_one_went(app, counter):
    play(app, begin(counter))
    page = counter.browser.get("/practice/counter-day").text
    assert "100 điểm" in page
    assert "Trung bình" in page


def test_a_day_belongs_to_whoever_began_it(counter, colleague):
    run = begin(counter)
    assert colleague.browser.get(f"/practice/runs/{run}").status_code == 404


def test_with_too_few_scenarios_the_page_says_so(app, clerk):
    with app.app_context():
        db.session.query(Publication).delete()
        db.session.commit()
    answer = clerk.browser.post("/practice/counter-day/start", data={"form_id": uuid4().hex})
    assert answer.status_code == 409
    assert "Chưa đủ kịch bản" in answer.text


def test_the_days_brief_writes_specimen_charges_as_each_language_does() -> None:
    told = day_words.brief(compiled("marital-status-former-home"))
    assert "lệ phí 15.000 đồng" in told.vi
    assert "charge 15,000 đồng" in told.en
