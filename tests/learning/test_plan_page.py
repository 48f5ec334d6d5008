"""A learner opens their learning plan."""

from dataclasses import replace
from datetime import date, timedelta

from flask import Flask
from sqlalchemy import select

from tests.accounts.people import PASSWORD, given_account
from tests.learning.published import (
    CHARGES,
    DEADLINES,
    QUESTIONS,
    given_level,
    given_officer,
    publish_course,
)
from tests.pages import PageClient
from tests.queries import selects
from trainer.extensions import db
from trainer.models import Account, Enrolment, ModuleProgress
from trainer.records.gaps import refresh_all_counts
from trainer.web.clock import now, today


def enrolled(due: date) -> None:
    person = db.session.scalar(select(Account.person_id).where(Account.username == "hocvien"))
    db.session.add(Enrolment(person_id=person, course="counter", enrolled_at=now(), due_on=due))
    db.session.commit()


def test_a_newcomer_sees_every_step_with_its_time_and_the_gap_it_closes(officer):
    page = officer.get("/plan").text
    assert "Còn 4 việc" in page
    assert "Tuần này" in page
    assert "Năng lực: Thời hạn và ngày hẹn (chưa đo, cần mức 2)" in page
    assert page.index("Điện Biên nhận hồ sơ") < page.index("Sát hạch: Thời hạn và ngày hẹn")
    assert page.index("Sát hạch: Thời hạn và ngày hẹn") < page.index("Thu phí")


def test_a_slower_pace_takes_more_weeks(app, officer):
    with app.app_context():
        publish_course(per_skill=6)
    assert officer.get("/plan?pace=120").text.count("<h2>Tuần") == 1
    assert officer.get("/plan?pace=30").text.count("<h2>Tuần") > 1
    assert 'aria-current="true">60 phút' in officer.get("/plan?pace=-1").text


def test_an_overdue_class_stands_first_and_says_so(app, officer):
    with app.app_context():
        enrolled(today() - timedelta(days=2))
    assert "Lớp của anh/chị đã quá hạn" in officer.get("/plan").text
    assert "Lớp của anh/chị đã quá hạn" in officer.get("/today").text


ALONE = "chỉ có vị trí của anh/chị phụ trách"


def test_the_only_one_in_charge_is_told_so_and_nothing_about_a_single_colleague(app, officer):
    with app.app_context():
        refresh_all_counts()
        db.session.commit()
    assert ALONE in officer.get("/plan").text
    with app.app_context():
        given_officer("dongnghiep", "Quàng Văn Thử")
        refresh_all_counts()
        db.session.commit()
    page = officer.get("/plan").text
    assert ALONE not in page
    assert "Đơn vị chưa có ai khác" not in page


def test_what_is_met_is_listed_as_done_and_not_planned(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
        given_level("hocvien", CHARGES)
    page = officer.get("/plan").text
    assert "Anh/chị đã đạt mọi yêu cầu của vị trí" in page
    assert "2 năng lực đạt yêu cầu" in page


def test_a_skill_with_nothing_to_learn_with_is_named(app: Flask, client: PageClient):
    with app.app_context():
        publish_course(assessed=0)
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    with app.app_context():
        person = db.session.scalar(select(Account.person_id).where(Account.username == "hocvien"))
        for module in ("first", "second"):
            db.session.add(
                ModuleProgress(
                    person_id=person,
                    course="counter",
                    module=module,
                    started_at=now(),
                    finished_at=now(),
                )
            )
        db.session.commit()
    page = client.get("/plan").text
    assert "Chưa có gì để học" in page
    assert "Lúc này chưa có việc nào để làm" in page


def test_who_holds_no_post_is_told_what_the_plan_waits_for(app: Flask, client: PageClient):
    with app.app_context():
        publish_course()
        given_account("khong.vi.tri")
    client.sign_in("khong.vi.tri", PASSWORD)
    assert "Kế hoạch dựa vào vị trí việc làm" in client.get("/plan").text


def test_the_plan_is_read_with_few_queries(app, officer):
    officer.get("/plan")
    assert selects(app, lambda: officer.get("/plan")) <= 18


def test_a_newcomer_begins_with_the_placement_until_there_is_any_evidence(app, officer):
    with app.app_context():
        publish_course(placement=(replace(QUESTIONS[0], id="start"),))
    assert 'class="btn" href="/placement"' in officer.get("/today").text
    assert "nên bắt đầu từ đâu" in officer.get("/plan").text
    with app.app_context():
        given_level("hocvien", CHARGES)
    assert "/placement" not in officer.get("/plan").text
