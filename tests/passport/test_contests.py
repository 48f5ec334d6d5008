"""People who do not accept what the log says of them, and those who answer."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.province import empty
from trainer.extensions import db
from trainer.models import Contest, Evidence, Look
from trainer.records.rebuild import verify
from trainer.records.standings import standings_of


@pytest.fixture
def province(app, province):
    with app.app_context():
        empty(Contest)
    return province


def address(learner, province):
    page = learner.get(f"/skills/{province.measured_skill}").text
    return re.search(r'href="(/contests/[^"]+)"', page)[1]


def contested(learner, province, **changes):
    form = {"reason": "technical", "text": "Mất điện.", "form_id": str(uuid4())} | changes
    return learner.post(address(learner, province), data=form)


def answered(office, state, text=""):
    page = office.get("/contests/all").text
    return office.post(
        re.search(r'href="(/contests/[0-9a-f-]{36})"', page)[1],
        data={"state": state, "answer": text},
    )


def level_of(province):
    found = standings_of(province.people["hocvien"], datetime.now(UTC))
    return getattr(found.get(province.measured_skill), "level", None)


def test_what_is_upheld_no_longer_counts_and_nothing_is_deleted(app, province, learner, office):
    with app.app_context():
        assert level_of(province)
        before = db.session.scalar(db.select(db.func.count()).select_from(Evidence))
    contested(learner, province)
    answered(office, "upheld", "Đúng là mất điện.")
    with app.app_context():
        assert level_of(province) is None
        after = db.session.scalar(db.select(db.func.count()).select_from(Evidence))
        assert after == before + 6
        assert verify() == []
    assert "Đúng là mất điện." in learner.get("/contests").text


def test_what_is_refused_stays_and_the_reason_is_told(app, province, learner, office):
    contested(learner, province)
    assert answered(office, "refused").status_code == 422
    answered(office, "refused", "Nhật ký máy chủ không ghi sự cố nào.")
    with app.app_context():
        assert level_of(province)
    assert "Nhật ký máy chủ" in learner.get("/contests").text


def test_an_answer_is_given_once(app, province, learner, office):
    contested(learner, province)
    page = office.get("/contests/all").text
    one = re.search(r'href="(/contests/[0-9a-f-]{36})"', page)[1]
    office.post(one, data={"state": "refused", "answer": "Giữ nguyên."})
    office.post(one, data={"state": "upheld", "answer": ""})
    with app.app_context():
        assert level_of(province)


def test_one_contest_waits_at_a_time(app, province, learner):
    for _ in range(2):
        contested(learner, province)
    with app.app_context():
        assert len(db.session.scalars(db.select(Contest)).all()) == 1
    assert "đã gửi đề nghị" in learner.get(address(learner, province)).text


def test_whoever_gives_no_reason_keeps_what_was_typed(province, learner):
    answer = contested(learner, province, reason="", text="Chuột không bấm được.")
    assert answer.status_code == 422
    assert "Hãy chọn một lý do." in answer.text
    assert "Chuột không bấm được." in answer.text


@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", "Hãy chọn trong danh sách."), ("en", "Choose from the list.")]
)
def test_whoever_sends_a_reason_that_is_not_offered_is_told_so_in_their_language(
    province, learner, language, sentence
):
    learner.post("/language", data={"language": language})
    answer = contested(learner, province, reason="nonsense", text="Mất điện.")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Mất điện." in answer.text


def test_nobody_contests_what_belongs_to_another(signed_in, province, learner):
    helper = signed_in("hotro")
    assert helper.get(address(learner, province)).status_code == 404


def test_to_see_whose_contest_it_is_is_logged(app, province, learner, office):
    contested(learner, province)
    listed = office.get("/contests/all").text
    assert "Lò Thị Mẫu" not in listed
    one = re.search(r'href="(/contests/[0-9a-f-]{36})"', listed)[1]
    assert "Lò Thị Mẫu" in office.get(one).text
    with app.app_context():
        look = db.session.scalar(db.select(Look).where(Look.page == "contest"))
        assert look.person_id == province.people["hocvien"]


def test_what_is_contested_is_marked_until_it_is_answered(province, learner, office):
    page = f"/skills/{province.measured_skill}"
    assert ">đang được xem lại<" not in learner.get(page).text
    contested(learner, province)
    assert learner.get(page).text.count(">đang được xem lại<") == 1
    answered(office, "refused", "Nhật ký máy chủ không ghi sự cố nào.")
    assert ">đang được xem lại<" not in learner.get(page).text


def test_whoever_looks_again_and_again_stands_once_a_day_in_the_list(province, learner, office):
    contested(learner, province)
    listed = office.get("/contests/all").text
    one = re.search(r'href="(/contests/[0-9a-f-]{36})"', listed)[1]
    for _ in range(3):
        office.get(one)
    seen = learner.get(f"/skills/{province.measured_skill}").text.partition('id="seen"')[2]
    assert seen.count("Nguyễn Thị Mẫu") == 1
    assert "3 lần trong ngày" in seen
