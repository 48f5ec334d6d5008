"""A learner opens the day and their own skills."""

from datetime import timedelta
from uuid import uuid4

from flask import Flask

from tests.accounts.people import PASSWORD, given_account
from tests.learning.published import (
    CHARGES,
    DEADLINES,
    LESSON,
    answer,
    given_officer,
    publish,
    publish_course,
    value_of,
)
from tests.pages import PageClient
from trainer.extensions import db
from trainer.models import Account, Role
from trainer.records import audit
from trainer.records.evidence import NewEvidence, append
from trainer.web.clock import now


def given_level(username: str, skill: str, days_ago: int = 0, right: int = 12) -> None:
    """Twelve closed items, so many of them right."""
    account = db.session.scalar(db.select(Account).where(Account.username == username))
    at, sitting = now() - timedelta(days=days_ago), uuid4()
    append(
        db.session,
        [
            NewEvidence(
                person_id=account.person_id,
                skill=skill,
                item=f"counter/assessment/closed-{n}",
                revision="r",
                kind="assessment-item",
                outcome=1.0 if n < right else 0.0,
                weight=1.0,
                occasion=sitting,
                occurred_at=at,
                level=2,
            )
            for n in range(12)
        ],
    )
    db.session.commit()


def test_a_newcomer_sees_what_the_post_requires_and_where_to_begin(officer):
    page = officer.get("/today").text
    assert "Lò Thị Mẫu" in page
    assert "Công chức tiếp nhận, Xã Na Son" in page
    assert "0 trên 2 năng lực đạt yêu cầu" in page
    assert page.count("Chưa đo</span>") >= 2
    assert f'class="btn" href="{LESSON}"' in page


def test_a_level_shown_is_counted_as_met(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    page = officer.get("/today").text
    assert "1 trên 2 năng lực đạt yêu cầu" in page
    assert "giúp anh/chị ở năng lực: Phí và lệ phí" in page


def test_a_level_missing_is_said_in_levels(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES, right=0)
    assert "Còn 2 mức" in officer.get("/today").text


def test_a_level_from_long_ago_has_to_be_renewed(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES, days_ago=3000)
    assert "Cần ôn lại" in officer.get("/today").text


def test_what_was_done_a_moment_ago_stands_under_recent(officer):
    page = officer.get(LESSON).text
    answer(officer, "one", page, answer=value_of(page, "one", "Thứ Tư"))
    day = officer.get("/today").text
    assert "đúng 1 trên 1 câu" in day
    assert "Học tiếp" in day


def test_who_holds_no_post_is_told_so_and_may_learn_all_the_same(app: Flask, client: PageClient):
    with app.app_context():
        publish_course()
        given_account("khong.vi.tri")
    client.sign_in("khong.vi.tri", PASSWORD)
    page = client.get("/today").text
    assert "chưa được gắn với vị trí việc làm nào" in page
    assert "Xem các khoá học" in page


def test_before_anything_is_published_the_day_says_so(app: Flask, client: PageClient):
    with app.app_context():
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    for address in ("/today", "/courses", "/skills"):
        assert client.get(address).status_code == 200
    assert "Chưa có nội dung" in client.get("/today").text
    assert client.get("/skills/counter.deadlines").status_code == 404


def test_a_helper_sees_the_day_too(app: Flask, client: PageClient):
    with app.app_context():
        publish_course()
        given_account("tinh.nguyen", grants=[(Role.HELPER, "03203")])
    client.sign_in("tinh.nguyen", PASSWORD)
    assert client.get("/today").status_code == 200


def test_a_nameless_framework_change_does_not_break_the_day(app: Flask, officer: PageClient):
    with app.app_context():
        publish("framework", "framework", {"areas": [], "skills": [], "profiles": []})
        db.session.commit()
    assert "Vị trí chưa có trong khung năng lực" in officer.get("/today").text


def test_the_list_of_skills_tells_official_from_private(app, officer):
    answer(officer, "number", answer="42000")
    page = officer.get("/skills").text
    assert "Chưa đo" in page
    assert "chỉ mình anh/chị thấy" in page


def test_a_skill_page_shows_the_level_and_the_evidence_behind_it(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "rất chắc chắn" in page
    assert "Bài sát hạch" in page
    assert "12 trên 12" in page
    assert "mức 3" in page
    assert "lập kế hoạch bồi dưỡng" in page


def test_practice_is_listed_as_not_counting_for_the_official_level(officer):
    answer(officer, "number", answer="42000")
    page = officer.get(f"/skills/{CHARGES}").text
    assert "Câu hỏi trong bài học" in page
    assert "không tính" in page
    assert "Chưa đo" in page


def test_everybody_who_looked_is_named_to_the_person(app, officer):
    with app.app_context():
        manager = given_account("lanhdao", "Quàng Văn Thử", [(Role.MANAGER, "03203")])
        person = db.session.scalar(db.select(Account).where(Account.username == "hocvien"))
        audit.log_look(manager, person.person_id, "/reports", now())
        db.session.commit()
    assert "Quàng Văn Thử" in officer.get(f"/skills/{DEADLINES}").text


def test_a_skill_that_is_in_no_framework_is_not_found(officer):
    assert officer.get("/skills/nothing").status_code == 404


def test_the_course_page_shows_progress_and_what_to_learn_before(officer):
    page = officer.get("/courses/counter").text
    assert "0 trên 2 bài đã xong" in page
    assert "nên học trước:" in page
    assert officer.get("/courses").status_code == 200
