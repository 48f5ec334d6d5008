"""A newcomer finds out where to begin."""

import json
import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from tests.accounts.people import PASSWORD
from tests.learning.published import CHARGES, DEADLINES, given_officer
from tests.pages import PageClient
from tests.placement.conftest import publish_placement
from trainer.domain.placement import AGAIN_AFTER, MOST_SECONDS
from trainer.extensions import db
from trainer.models import CommuneCount, Evidence, Person, Placement, Standing
from trainer.placement import services
from trainer.records.erasure import erase
from trainer.records.estimates import estimates_of
from trainer.records.own_data import own_data
from trainer.web.clock import now

START = "/placement"


def begin(officer: PageClient) -> str:
    reply = officer.post(START, data={"profile": "one-stop-officer"})
    assert reply.status_code == 303
    return reply.location


def fields(officer: PageClient, address: str, label: str = "Thứ Tư") -> dict[str, str]:
    """Return what the form sends when this option is chosen; "Thứ Tư" is right."""
    page = officer.get(address).text
    [place] = re.findall(rf'name="answer" value="(\d+)"[^>]*> {label}</label>', page)
    return {"revision": revision(page), "answer": place}


def revision(page: str) -> str:
    return re.search(r'name="revision" value="(\w+)"', page)[1]


def answer_all(officer: PageClient, address: str, label: str | None) -> str:
    """Answer until it ends; no label means that the person never knows. Return the result page."""
    for _ in range(30):
        reply = officer.get(address)
        if reply.status_code == 303:
            return officer.get(reply.location).text
        if label:
            sent = fields(officer, address, label)
        else:
            sent = {"revision": revision(reply.text), "unknown": "1"}
        assert officer.post(address, data=sent).status_code == 303
    raise AssertionError("it never ends")


def only(app: Flask, model: type):
    with app.app_context():
        [row] = db.session.scalars(select(model))
        return row


def every(app: Flask, model: type) -> list:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def put_back(app: Flask, **by: float) -> None:
    """Pretend that everything about the placement happened earlier."""
    with app.app_context():
        [placement] = db.session.scalars(select(Placement))
        placement.shown_at -= timedelta(**by)
        placement.begun_at -= timedelta(**by)
        if placement.finished_at:
            placement.finished_at -= timedelta(**by)
        db.session.commit()


def test_the_start_says_what_it_is_before_anything_begins(app, officer):
    page = officer.get(START).text
    assert "Nhiều nhất 25 câu, 15 phút" in page
    assert "Chỉ anh/chị thấy kết quả" in page
    assert "Không bắt buộc" in page
    assert every(app, Placement) == []


def test_a_skill_without_questions_is_named_and_placed_by_nothing(app, client):
    with app.app_context():
        publish_placement(skills=(DEADLINES,))
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    assert "Chưa có câu hỏi: Phí và lệ phí" in client.get(START).text
    answer_all(client, begin(client), None)
    assert set(only(app, Placement).placed) == {DEADLINES}


def test_nothing_tells_right_or_wrong_on_the_way(officer):
    address = begin(officer)
    for label in ("Thứ Tư", "Thứ Ba"):
        officer.post(address, data=fields(officer, address, label))
        page = officer.get(address).text
        assert "GIAI-THICH" not in page
        assert "SAI-" not in page
        assert "Chưa đúng" not in page


def test_somebody_who_knows_nothing_is_told_with_which_module_to_begin(app, officer):
    page = answer_all(officer, begin(officer), None)
    assert "Nên học từ đầu" in page
    assert "Điện Biên nhận hồ sơ" in page
    assert "Có thể sát hạch ngay" not in page


def test_somebody_who_knows_it_all_is_sent_to_the_assessment(app, officer):
    page = answer_all(officer, begin(officer), "Thứ Tư")
    assert "Có thể sát hạch ngay" in page
    assert "/courses/counter/assessment" in page
    assert "Nên học từ đầu" not in page


def test_the_result_names_no_level(officer):
    page = answer_all(officer, begin(officer), None).split("<main")[1]
    assert not re.search(r"[Mm]ức \d", page)


def test_an_answer_sent_twice_counts_once(app, officer):
    address = begin(officer)
    sent = fields(officer, address)
    assert officer.post(address, data=sent).status_code == 303
    assert officer.post(address, data=sent).status_code == 303
    assert len(only(app, Placement).asked) == 1


def test_pressing_begin_twice_begins_once(app, officer):
    assert begin(officer) == begin(officer)
    assert len(every(app, Placement)) == 1


def test_who_chooses_nothing_is_asked_again_and_loses_nothing(app, officer):
    address = begin(officer)
    before = revision(officer.get(address).text)
    reply = officer.post(address, data={"revision": before})
    assert reply.status_code == 422
    assert "Hãy chọn" in reply.text
    assert only(app, Placement).asked == []


def test_an_answer_that_was_never_offered_is_refused(officer):
    address = begin(officer)
    sent = fields(officer, address) | {"answer": "77"}
    assert officer.post(address, data=sent).status_code == 400


def test_somebody_leaves_and_goes_on_later_with_the_same_question(app, officer):
    address = begin(officer)
    officer.post(address, data=fields(officer, address))
    waiting = revision(officer.get(address).text)
    put_back(app, days=2)
    assert "Làm tiếp" in officer.get(START).text
    assert revision(officer.get(address).text) == waiting
    assert "còn khoảng 12 phút" in officer.get(address).text


def test_when_the_time_is_over_by_the_server_the_last_answer_no_longer_counts(app, officer):
    address = begin(officer)
    officer.post(address, data=fields(officer, address))
    late = fields(officer, address)
    with app.app_context():
        [placement] = db.session.scalars(select(Placement))
        placement.spent = MOST_SECONDS
        placement.shown_at -= timedelta(minutes=1)
        db.session.commit()
    reply = officer.post(address, data=late)
    assert reply.location.endswith("/result")
    assert "Đã hết giờ" in officer.get(reply.location).text
    assert len(only(app, Evidence).revision) == 64


def test_stopping_early_places_by_what_was_answered(app, officer):
    address = begin(officer)
    officer.post(address, data=fields(officer, address))
    reply = officer.post(f"{address}/finish")
    assert "Nên bắt đầu từ đâu" in officer.get(reply.location).text
    assert len(every(app, Evidence)) == 1
    officer.post(f"{address}/finish")
    assert len(every(app, Evidence)) == 1


def test_whoever_stops_early_is_told_what_was_not_asked(app, officer):
    address = begin(officer)
    officer.post(address, data=fields(officer, address))
    officer.post(f"{address}/finish")
    assert officer.get(f"{address}/result").text.count("Chưa hỏi riêng năng lực này") == 1


def test_whoever_was_asked_about_every_skill_reads_of_no_other(officer):
    assert "Chưa hỏi riêng" not in answer_all(officer, begin(officer), None)


def test_stopping_before_the_first_answer_leaves_nothing(app, officer):
    address = begin(officer)
    reply = officer.post(f"{address}/finish")
    assert "chưa có gì được ghi lại" in officer.get(reply.location).text
    assert every(app, Placement) == []
    assert every(app, Evidence) == []


def test_not_knowing_is_evidence_without_guessing(app, officer):
    address = begin(officer)
    page = officer.get(address).text
    officer.post(address, data={"revision": revision(page), "unknown": "1"})
    officer.post(f"{address}/finish")
    row = only(app, Evidence)
    assert (row.kind, row.outcome, row.choices) == ("placement", 0.0, 0)


def test_nobody_else_hears_of_it_and_no_official_level_moves(app, officer):
    with app.app_context():
        before = [(c.skill, c.not_measured) for c in db.session.scalars(select(CommuneCount))]
    answer_all(officer, begin(officer), "Thứ Tư")
    assert {row.kind for row in every(app, Evidence)} == {"placement"}
    assert every(app, Standing) == []
    with app.app_context():
        after = [(c.skill, c.not_measured) for c in db.session.scalars(select(CommuneCount))]
        person = db.session.scalar(select(Placement)).person_id
        assert estimates_of(person, now())
    assert before == after


def test_it_can_be_taken_again_after_ninety_days_and_not_before(app, officer):
    first = begin(officer)
    officer.post(first, data=fields(officer, first))
    officer.post(f"{first}/finish")
    assert "Có thể làm lại từ" in officer.get(START).text
    assert begin(officer).endswith(START)
    put_back(app, days=AGAIN_AFTER + 1)
    assert begin(officer) not in (first, START)


def test_a_post_that_somebody_does_not_hold_offers_nothing(app, officer):
    assert officer.post(START, data={"profile": "chair"}).status_code == 400
    assert every(app, Placement) == []


def test_two_requests_at_once_cannot_store_two_answers_to_one_question(app, officer):
    address = begin(officer)
    officer.get(address)
    with app.app_context():
        [placement] = db.session.scalars(select(Placement))
        waiting, requires = placement.waiting, {DEADLINES: 2, CHARGES: 1}
        services.answer(placement, waiting, None, requires, now())
        services.answer(placement, waiting, 0, requires, now())
        assert len(placement.asked) == 1


def test_a_person_finds_the_placement_in_their_own_data_and_no_answer_survives_as_text(
    app, officer
):
    answer_all(officer, begin(officer), None)
    with app.app_context():
        [placement] = db.session.scalars(select(Placement))
        [row] = own_data(placement.person_id)["placement"]
        assert row["profile"] == "one-stop-officer"
        erase(db.session.get(Person, placement.person_id), now())
        db.session.commit()
        kept = db.session.scalar(select(Placement))
        assert "Mẫu" not in json.dumps([kept.asked, kept.placed], ensure_ascii=False)
