"""A learner opens the day and the courses."""

from flask import Flask

from tests.accounts.people import PASSWORD, given_account
from tests.learning.published import (
    DEADLINES,
    LESSON,
    answer,
    given_level,
    given_officer,
    publish,
    publish_course,
    value_of,
)
from tests.pages import PageClient
from trainer.extensions import db
from trainer.models import Role


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
    assert "Năng lực: Phí và lệ phí (chưa đo, cần mức 1)" in page


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


def test_the_course_page_shows_progress_and_what_to_learn_before(officer):
    page = officer.get("/courses/counter").text
    assert "0 trên 2 bài đã xong" in page
    assert "nên học trước:" in page
    assert officer.get("/courses").status_code == 200
