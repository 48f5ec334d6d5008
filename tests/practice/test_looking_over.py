"""Assessment runs that somebody has to look at, and variants that never come twice."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.practice.playing import KEY, Clerk
from trainer.extensions import db
from trainer.models import Evidence, HeldEvidence, Run
from trainer.practice import journal, scenarios
from trainer.practice.looking_over import words_opened
from trainer.records.holding import findings_of, review_of


def codes(app: Flask, run: UUID) -> list[str]:
    """What was found in a run; [] where its evidence counts."""
    with app.app_context():
        held = review_of(run)
        return [finding.code for finding in findings_of(held)] if held else []


def evidence(app: Flask, run: UUID) -> int:
    with app.app_context():
        query = select(func.count()).select_from(Evidence).where(Evidence.occasion == run)
        return db.session.scalar(query) or 0


def play_at_once(clerk: Clerk, run: UUID) -> None:
    for action in clerk.actions(run, "reference"):
        clerk.do(run, action)


@pytest.fixture
def one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody draws the same variant, as long as they have not seen it."""
    monkeypatch.setattr("secrets.randbelow", lambda below: 5)


def test_a_run_faster_than_hands_and_eyes_waits_for_a_look(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("assessment")
    play_at_once(clerk, run)
    assert codes(app, run) == ["fast-run"]
    assert evidence(app, run) == 0
    page = clerk.browser.get(f"/practice/runs/{run}/debrief").text
    assert "Kết quả này đang được xem lại" in page
    assert "Kết quả này chưa được tính vào mức" in page


def test_a_run_that_took_its_time_counts_at_once(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("assessment")
    clerk.play(run)
    assert codes(app, run) == []
    assert evidence(app, run) > 0
    assert "đang được xem lại" not in clerk.browser.get(f"/practice/runs/{run}/debrief").text


def test_practice_may_be_as_fast_as_one_likes(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    play_at_once(clerk, run)
    assert codes(app, run) == []
    assert evidence(app, run) > 0


def test_the_papers_that_were_opened_have_to_be_read(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run)
    with app.app_context():
        whole = journal.opened(db.session.get_one(Run, run))
        assert words_opened(whole.setting, whole.events) > 20
        assert words_opened(whole.setting, ()) == 0


@pytest.mark.usefixtures("one_seed")
def test_two_clerks_who_make_every_step_and_mistake_alike_are_looked_at(
    app: Flask, clerk: Clerk, colleague: Clerk
) -> None:
    runs = []
    for each in (clerk, colleague):
        run = each.start("assessment")
        each.takes_time(run)
        blundered(each, run)
        runs.append(run)
    first, second = runs
    assert codes(app, second) == ["same-run"]
    assert codes(app, first) == ["same-run"]
    assert evidence(app, first) > 0
    assert evidence(app, second) == 0


def blundered(clerk: Clerk, run: UUID) -> None:
    """Work as the reference does, but call the next person three times when nobody is there."""
    actions = clerk.actions(run, "reference")
    for action in actions[:-1]:
        clerk.do(run, action)
    for _ in range(3):
        clerk.act(run, "call-next")
    clerk.do(run, actions[-1])


@pytest.mark.usefixtures("one_seed")
def test_two_flawless_runs_of_one_variant_are_nobodys_copies(
    app: Flask, clerk: Clerk, colleague: Clerk
) -> None:
    runs = [each.start("assessment") for each in (clerk, colleague)]
    for each, run in zip((clerk, colleague), runs, strict=True):
        each.play(run)
    assert [codes(app, run) for run in runs] == [[], []]


@pytest.mark.usefixtures("one_seed")
def test_a_run_of_two_months_ago_is_not_compared(
    app: Flask, clerk: Clerk, colleague: Clerk
) -> None:
    old = clerk.start("assessment")
    clerk.takes_time(old)
    blundered(clerk, old)
    with app.app_context():
        db.session.get_one(Run, old).finished_at -= timedelta(days=60)
        db.session.commit()
    run = colleague.start("assessment")
    colleague.takes_time(run)
    blundered(colleague, run)
    assert codes(app, run) == []


@pytest.mark.usefixtures("one_seed")
def test_an_assessment_never_repeats_a_variant_that_was_practised(app: Flask, clerk: Clerk) -> None:
    clerk.play(clerk.start("own"))
    form = {"mode": "assessment", "form_id": "0" * 31 + "7"}
    answer = clerk.browser.post(f"/practice/{KEY}/start", data=form)
    assert answer.location.endswith(f"/practice/{KEY}")
    assert "đã gặp mọi biến thể" in clerk.browser.get(answer.location).text
    assert clerk.start("own")
    with app.app_context():
        assert db.session.scalar(select(HeldEvidence)) is None
        assert {run.mode for run in db.session.scalars(select(Run))} == {"own"}


def test_the_last_variant_left_is_found(
    app: Flask, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([5] * 300 + [6])
    monkeypatch.setattr("secrets.randbelow", lambda below: next(drawn))
    first, second = clerk.start("own"), clerk.start("assessment")
    with app.app_context():
        runs = [db.session.get_one(Run, run) for run in (first, second)]
        variants = {scenarios.variant(run.revision, run.seed) for run in runs}
    assert len(variants) == 2
