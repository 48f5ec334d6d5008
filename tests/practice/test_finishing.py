"""What a finished run is worth, to whom, and what its debrief tells."""

import re
from math import isclose
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.practice.playing import KEY, Clerk, publish_scenario
from trainer.extensions import db
from trainer.models import Estimate, Evidence, Run, Standing
from trainer.practice import scenarios


def evidence_of(app: Flask, run: UUID) -> list[Evidence]:
    with app.app_context():
        return list(db.session.scalars(select(Evidence).where(Evidence.occasion == run)))


def run_of(app: Flask, run: UUID) -> Run:
    with app.app_context():
        return db.session.get_one(Run, run)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("guided", "guided-run"), ("own", "own-run"), ("assessment", "assessment-run")],
)
def test_a_flawless_run_scores_100_and_is_evidence_of_each_of_its_skills(
    app: Flask, clerk: Clerk, mode: str, kind: str
) -> None:
    run = clerk.start(mode)
    clerk.play(run)
    done = run_of(app, run)
    assert (done.score, done.passed, done.critical) == (100, True, False)
    rows = evidence_of(app, run)
    assert {row.kind for row in rows} == {kind}
    assert {row.outcome for row in rows} == {1.0}
    with app.app_context():
        skills = scenarios.published(done.revision).compiled.definition.skills
    assert {row.skill for row in rows} <= set(skills)


def test_the_rows_of_one_skill_share_the_information_of_one_run(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run)
    rows = evidence_of(app, run)
    for skill in {row.skill for row in rows}:
        own = [row.weight for row in rows if row.skill == skill]
        assert all(isclose(weight, len(own) ** -0.5) for weight in own)


def test_an_assessment_run_moves_the_official_level_and_practice_does_not(
    app: Flask, clerk: Clerk
) -> None:
    clerk.play(clerk.start("own"))
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Standing)) == 0
        assert db.session.scalar(select(func.count()).select_from(Estimate)) > 0
    clerk.play(clerk.start("assessment"))
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Standing)) > 0


def test_a_clerk_who_accepts_whatever_comes_does_not_pass(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run, "accept-all")
    done = run_of(app, run)
    assert done.finished_at is not None
    assert done.passed is False
    assert {row.outcome for row in evidence_of(app, run)} > {1.0}


def test_a_run_that_is_sent_to_its_end_twice_counts_once(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    *before, last = clerk.actions(run, "reference")
    for action in before:
        clerk.do(run, action)
    seen = clerk.sequence(run)
    for _ in range(2):
        assert clerk.act(run, last.verb, sequence=seen).status_code == 303
    rows = evidence_of(app, run)
    assert len({row.item for row in rows}) == len(rows)


def test_hints_come_one_rung_at_a_time_and_each_lightens_the_evidence(
    app: Flask, clerk: Clerk
) -> None:
    run = clerk.start("guided")
    for rung in (1, 2, 3):
        form = {"verb": "hint", "sequence": clerk.sequence(run)}
        assert clerk.browser.post(f"/practice/runs/{run}/hint", data=form).status_code == 303
        assert run_of(app, run).hints_taken == rung
    assert (
        "Mời người tiếp theo" in clerk.page(run).split('id="hint-title"')[1].split("</section>")[0]
    )
    form["sequence"] = clerk.sequence(run)
    clerk.browser.post(f"/practice/runs/{run}/hint", data=form)
    assert run_of(app, run).hints_taken == 3
    clerk.play(run)
    heaviest = max(row.weight for row in evidence_of(app, run))
    assert isclose(heaviest, 0.7**3)


def test_a_hint_asked_for_twice_at_once_counts_once(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("guided")
    form = {"verb": "hint", "sequence": clerk.sequence(run)}
    for _ in range(2):
        clerk.browser.post(f"/practice/runs/{run}/hint", data=form)
    assert run_of(app, run).hints_taken == 1


def test_hints_are_gone_after_the_next_action(clerk: Clerk) -> None:
    run = clerk.start("guided")
    form = {"verb": "hint", "sequence": clerk.sequence(run)}
    clerk.browser.post(f"/practice/runs/{run}/hint", data=form)
    clerk.act(run, "call-next")
    shown = clerk.page(run).split('id="hint-title"')[1].split("</section>")[0]
    assert "Cho tôi gợi ý" in shown


@pytest.mark.parametrize("mode", ["own", "assessment"])
def test_there_are_no_hints_where_the_mode_has_none(clerk: Clerk, mode: str) -> None:
    run = clerk.start(mode)
    assert "act-hint" not in clerk.page(run)
    form = {"verb": "hint", "sequence": clerk.sequence(run)}
    assert clerk.browser.post(f"/practice/runs/{run}/hint", data=form).status_code == 400


def test_an_open_assessment_is_resumed_so_that_nobody_picks_a_variant(
    app: Flask, clerk: Clerk
) -> None:
    first = clerk.start("assessment")
    assert clerk.start("assessment") == first
    clerk.play(first)
    assert clerk.start("assessment") != first


def test_each_new_run_draws_a_variant_the_clerk_has_not_seen(
    app: Flask, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = iter([1, 1, 2, 1, 2, 3, 3, 4, 4, 5])
    monkeypatch.setattr("secrets.randbelow", lambda below: next(chance))
    runs = [clerk.start(mode) for mode in ("watch", "guided", "own", "own", "assessment")]
    with app.app_context():
        rows = [db.session.get_one(Run, run) for run in runs]
        seen = [scenarios.variant(row.revision, row.seed) for row in rows]
    assert len(set(seen)) == len(seen)


def test_a_clerk_begins_again_from_the_middle_of_a_practice_run(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run, "accept-all")
    page = clerk.browser.get(f"/practice/runs/{run}/debrief").text
    places = [int(part.split('"')[0]) for part in page.split('name="event" value="')[1:]]
    form = {"event": places[1], "form_id": "0" * 31 + "1"}
    answer = clerk.browser.post(f"/practice/runs/{run}/restart", data=form)
    again = UUID(answer.location.split("/runs/")[1])
    assert clerk.events(again) == places[1]
    twice = clerk.browser.post(f"/practice/runs/{run}/restart", data=form)
    assert twice.location == answer.location
    rest = clerk.actions(again, "reference")[1:]
    for action in rest:
        clerk.do(again, action)
    assert {row.kind for row in evidence_of(app, again)} == {"guided-run"}


def test_nobody_begins_an_assessment_again_from_its_middle(clerk: Clerk) -> None:
    run = clerk.start("assessment")
    clerk.play(run)
    assert "/restart" not in clerk.browser.get(f"/practice/runs/{run}/debrief").text
    form = {"event": 2, "form_id": "0" * 31 + "2"}
    assert clerk.browser.post(f"/practice/runs/{run}/restart", data=form).status_code == 400


@pytest.mark.parametrize("event", ["0", "-3", "100000", "1000000000000", "two", ""])
def test_a_beginning_that_is_no_event_of_the_run_is_refused(clerk: Clerk, event: str) -> None:
    run = clerk.start("own")
    clerk.play(run)
    form = {"event": event, "form_id": "0" * 31 + "3"}
    assert clerk.browser.post(f"/practice/runs/{run}/restart", data=form).status_code == 400


def test_a_run_begins_again_only_between_two_actions(clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run)
    page = clerk.browser.get(f"/practice/runs/{run}/debrief").text
    first = int(page.split('name="event" value="')[1].split('"')[0])
    form = {"event": first + 1, "form_id": "0" * 31 + "4"}
    assert clerk.browser.post(f"/practice/runs/{run}/restart", data=form).status_code == 400


def test_the_debrief_of_a_lazy_run_names_what_was_lost_and_where_it_parted(clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run, "accept-all")
    page = clerk.browser.get(f"/practice/runs/{run}/debrief").text
    assert "Chưa đạt" in page or "lỗi nghiêm trọng" in page
    assert "Chỗ rẽ đầu tiên" in page
    assert "Cách xử lý tham khảo" in page
    assert page.index("hãy tự trả lời") < page.index("Theo từng tiêu chí")


def test_the_debrief_of_an_open_run_is_not_told(clerk: Clerk) -> None:
    run = clerk.start("own")
    answer = clerk.browser.get(f"/practice/runs/{run}/debrief")
    assert answer.location.startswith(f"/practice/runs/{run}")


def test_the_overview_shows_the_best_mark_and_the_runs_still_open(clerk: Clerk) -> None:
    run = clerk.start("own")
    page = clerk.browser.get("/practice").text
    assert f"/practice/runs/{run}" in page
    clerk.play(run)
    page = clerk.browser.get("/practice").text
    assert f"/practice/runs/{run}" not in page
    assert ">100</b>" in page
    assert "Các lượt của anh/chị" in clerk.browser.get(f"/practice/{KEY}").text


def test_only_a_run_of_several_days_is_told_with_dates(app: Flask, clerk: Clerk) -> None:
    one_day = clerk.start("own")
    clerk.play(one_day)
    with app.app_context():
        publish_scenario(days=2)
    two_days = clerk.start("own")
    clerk.play(two_days)
    told = [clerk.browser.get(f"/practice/runs/{run}/debrief").text for run in (one_day, two_days)]
    dated = [bool(re.search(r"<time>\d\d/\d\d \d\d:\d\d</time>", page)) for page in told]
    assert dated == [False, True]
