"""A learner reports, from the rule book or the debrief, what does not work as written."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from tests.practice.playing import Clerk
from trainer.extensions import db
from trainer.models import Obstacle, ObstacleStatus
from trainer.models.obstacles import LONGEST
from trainer.records import people

RULE = "2.000815/charge"
CODE = "2.000815"
TEXT = "Máy tính phí của hệ thống không có ô nhập số bản.\nPhải tính tay."


def sent(**changes: str) -> dict[str, str]:
    form = {"form_id": uuid4().hex, "procedure": CODE, "kind": "software-fails", "text": TEXT}
    return form | changes


def report(clerk: Clerk, run: UUID, about: str = RULE, **changes: str):
    form = sent(**changes)
    return clerk.browser.post(f"/practice/runs/{run}/obstacle?about={about}", data=form)


def kept(clerk: Clerk) -> list[Obstacle]:
    with clerk.app.app_context():
        return list(db.session.scalars(db.select(Obstacle)))


@pytest.fixture
def run(clerk: Clerk) -> UUID:
    return clerk.start("own")


def test_a_rule_is_reported_from_the_rule_book_and_one_is_back_there(clerk: Clerk, run) -> None:
    book = clerk.browser.get(f"/practice/runs/{run}/rules?pane=papers").text
    assert f"/obstacle?about={RULE}&amp;pane=papers" in book
    shown = clerk.browser.get(f"/practice/runs/{run}/obstacle?about={RULE}").text
    assert RULE in shown
    answer = report(clerk, run)
    assert answer.status_code == 303
    assert f"/runs/{run}/rules" in answer.location
    [found] = kept(clerk)
    assert (found.procedure, found.rule, found.kind) == (CODE, RULE, "software-fails")
    assert (found.text, found.status, found.unit_code) == (TEXT, "open", "03203")


def test_the_debrief_leads_to_a_report_on_the_procedure_as_a_whole(clerk: Clerk, run) -> None:
    clerk.play(run)
    debrief = clerk.browser.get(f"/practice/runs/{run}/debrief").text
    assert f"/practice/runs/{run}/obstacle" in debrief
    assert report(clerk, run, about="").status_code == 303
    assert [found.rule for found in kept(clerk)] == [""]


def test_a_report_names_the_position_that_the_person_holds_now(clerk: Clerk, run) -> None:
    with clerk.app.app_context():
        person = db.session.scalars(db.select(people.Person)).one()
        today = datetime.now(UTC).date()
        people.appoint(person, "03127", "office-officer", today.replace(year=today.year - 1))
        db.session.commit()
    report(clerk, run)
    assert [(o.unit_code, o.profile) for o in kept(clerk)] == [("03127", "office-officer")]


def test_a_form_sent_twice_reports_once(clerk: Clerk, run) -> None:
    form_id = uuid4().hex
    assert report(clerk, run, form_id=form_id).status_code == 303
    assert report(clerk, run, form_id=form_id).status_code == 303
    assert len(kept(clerk)) == 1


def test_what_was_typed_stays_beside_what_is_wrong_with_it(clerk: Clerk, run) -> None:
    answer = report(clerk, run, kind="", text="Biểu mẫu <số 3> thiếu")
    assert answer.status_code == 422
    assert "Hãy chọn một mục." in answer.text
    assert "Biểu mẫu &lt;số 3&gt; thiếu" in answer.text
    assert not kept(clerk)


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "x" * (LONGEST + 1), "Ông Mẫu, CCCD 011 000 000 001", "Gọi 0900.000.000"],
)
def test_a_text_that_is_empty_too_long_or_names_a_citizen_is_refused(clerk, run, text) -> None:
    assert report(clerk, run, text=text).status_code == 422
    assert not kept(clerk)


def test_a_text_as_long_as_the_page_lets_one_type_is_kept_whole(clerk: Clerk, run) -> None:
    text = "ợ" * (LONGEST - 2) + "\r\n" + "ợ"
    assert report(clerk, run, text=text).status_code == 303
    assert [found.text for found in kept(clerk)] == [text.replace("\r\n", "\n")]


def test_a_character_that_no_database_keeps_is_left_out(clerk: Clerk, run) -> None:
    assert report(clerk, run, text="a\x00b").status_code == 303
    assert [found.text for found in kept(clerk)] == ["ab"]


def test_nobody_reports_on_another_ones_run_or_takes_over_another_ones_report(
    clerk: Clerk, colleague: Clerk, run
) -> None:
    assert report(colleague, run).status_code == 404
    form_id = uuid4().hex
    report(clerk, run, form_id=form_id)
    theirs = colleague.start("own")
    assert report(colleague, theirs, form_id=form_id).status_code == 404
    assert len(kept(clerk)) == 1


@pytest.mark.parametrize(
    ("about", "changes", "status"),
    [
        ("no/such-rule", {}, 404),
        (RULE, {"form_id": "1"}, 400),
        (RULE, {"kind": "gossip"}, 422),
    ],
)
def test_a_forged_report_is_not_kept(clerk: Clerk, run, about, changes, status) -> None:
    assert report(clerk, run, about, **changes).status_code == status
    assert not kept(clerk)


def test_a_rule_is_reported_under_its_own_procedure_whatever_the_form_says(clerk, run) -> None:
    report(clerk, run, procedure="1.001193")
    assert [found.procedure for found in kept(clerk)] == [CODE]


def test_the_reporter_and_nobody_else_follows_what_became_of_it(
    clerk: Clerk, colleague: Clerk, run
) -> None:
    report(clerk, run)
    own = clerk.browser.get("/practice/obstacles").text
    assert "Phải tính tay." in own
    assert "Mới gửi" in own
    assert "Phải tính tay." not in colleague.browser.get("/practice/obstacles").text


def test_an_answer_for_everybody_stands_at_the_rule_and_another_only_with_the_reporter(
    clerk: Clerk, colleague: Clerk, run
) -> None:
    report(clerk, run)
    for shared in (False, True):
        with clerk.app.app_context():
            found = db.session.scalars(db.select(Obstacle)).one()
            found.status, found.answer = ObstacleStatus.ANSWERED, "Đã sửa ở bản cập nhật."
            found.answered_at, found.shared = datetime.now(UTC), shared
            db.session.commit()
        assert "Đã sửa" in clerk.browser.get("/practice/obstacles").text
        theirs = colleague.start("own")
        book = colleague.browser.get(f"/practice/runs/{theirs}/rules").text
        assert ("Đã sửa" in book) is shared
