"""A learner reads a lesson and answers its questions."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.accounts.people import PASSWORD
from tests.learning.published import (
    LESSON,
    QUESTIONS,
    answer,
    both,
    given_officer,
    publish_course,
    question_form,
    step_field,
    value_of,
)
from tests.pages import PageClient
from trainer.extensions import db
from trainer.models import Answer, Enrolment, Evidence, ModuleProgress


def rows(app: Flask, model: type) -> list:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))


def test_a_learner_reads_the_prose_and_finds_a_form_for_every_question(officer):
    page = officer.get(LESSON).text
    assert "Điện Biên nhận hồ sơ" in page
    for question in QUESTIONS:
        assert question_form(page, question.id)["hidden"]["form_id"]


def test_nothing_in_the_page_tells_the_answer_before_it_is_given(officer):
    page = officer.get(LESSON).text
    for secret in ("GIAI-THICH", "SAI-", "KHONG-DUNG", "THU-HAI-NGHIN", "42000", "42.000"):
        assert secret not in page
    assert "giấy chứng sinh" not in page
    assert "25/11" not in page
    assert "2026-11-25" not in page


def test_the_right_option_stands_in_different_places_for_different_people(app, client):
    with app.app_context():
        publish_course()
        for n in range(12):
            given_officer(f"hocvien{n}", f"Người Mẫu {n}")
    places, orders = set(), set()
    for n in range(12):
        browser = app.test_client()
        browser.sign_in(f"hocvien{n}", PASSWORD)
        page = browser.get(LESSON).text
        places.add(value_of(page, "one", "Thứ Tư"))
        orders.add(tuple(step_field(page, s) for s in ("Xem", "Chụp", "Ký", "Trả")))
    assert len(places) > 2
    assert len(orders) > 4


def test_a_right_answer_is_praised_and_explained_at_its_question(officer):
    page = officer.get(LESSON).text
    reply = answer(officer, "one", page, answer=value_of(page, "one", "Thứ Tư"))
    assert reply.status_code == 303
    assert reply.location.endswith("#q-one")
    shown = officer.get(LESSON).text
    assert "GIAI-THICH-one" in shown
    assert "SAI-VI" not in shown
    assert "GIAI-THICH-several" not in shown


def test_a_wrong_option_says_why_it_is_wrong(officer):
    page = officer.get(LESSON).text
    answer(officer, "one", page, answer=value_of(page, "one", "Chủ nhật"))
    shown = officer.get(LESSON).text
    assert "SAI-VI-NGHI" in shown
    assert "SAI-VI-LE" not in shown


def test_an_amount_is_read_as_it_is_written_in_vietnam(app, officer):
    answer(officer, "number", answer="42.000 đồng")
    assert [a.outcome for a in rows(app, Answer)] == [1.0]


def test_a_known_mistake_in_an_amount_gets_its_own_words(officer):
    answer(officer, "number", answer="72,000")
    assert "THU-HAI-NGHIN" in officer.get(LESSON).text


def test_steps_are_put_in_order_with_selects_alone(app, officer):
    page = officer.get(LESSON).text
    places = {step_field(page, s): str(n) for n, s in enumerate(("Xem", "Chụp", "Ký", "Trả"), 1)}
    answer(officer, "order", page, **places)
    assert [a.outcome for a in rows(app, Answer)] == [1.0]


def test_a_step_left_without_a_place_costs_no_attempt_and_keeps_the_others(app, officer):
    page = officer.get(LESSON).text
    reply = answer(officer, "order", page, **{step_field(page, "Ký"): "3"})
    assert reply.status_code == 422
    assert "Hãy xếp thứ tự cho mọi bước" in reply.text
    assert "<option selected>3</option>" in reply.text
    assert count(app, Answer) == 0


def test_pairs_are_matched_with_selects_alone(app, officer):
    page = officer.get(LESSON).text
    pairs = {
        f"pair-{n}": value_of(page, "match", right)
        for n, right in enumerate(("Giấy hẹn", "Phiếu bổ sung", "Giấy hẹn"))
    }
    answer(officer, "match", page, **pairs)
    assert [round(a.outcome, 2) for a in rows(app, Answer)] == [0.67]


def test_a_number_that_cannot_be_read_costs_no_attempt_and_stays_in_its_field(app, officer):
    reply = answer(officer, "number", answer="bốn mươi hai nghìn")
    assert reply.status_code == 422
    assert "Chưa đọc được con số" in reply.text
    assert 'value="bốn mươi hai nghìn"' in reply.text
    assert count(app, Answer) == count(app, Evidence) == 0


@pytest.mark.parametrize("sent", ["9", "-1", "x", "²", "1" * 5000])
def test_a_place_that_was_never_shown_is_refused(app, officer, sent):
    assert answer(officer, "one", answer=sent).status_code == 400
    assert count(app, Answer) == 0


def test_a_form_sent_twice_counts_once(app, officer):
    page = officer.get(LESSON).text
    chosen = value_of(page, "one", "Thứ Tư")
    for _ in range(3):
        assert answer(officer, "one", page, answer=chosen).status_code == 303
    assert count(app, Answer) == count(app, Evidence) == 1


def test_a_form_without_its_id_is_refused(officer):
    form = question_form(officer.get(LESSON).text, "one")
    sent = {"revision": form["hidden"]["revision"], "answer": "0"}
    assert officer.post(form["action"], data=sent).status_code == 400


def test_a_learner_tries_again_as_often_as_they_like(app, officer):
    page = officer.get(LESSON).text
    answer(officer, "one", page, answer=value_of(page, "one", "Thứ Hai"))
    again = officer.get(f"{LESSON}?again=one").text
    assert "SAI-VI-CHUNHAT" in again
    answer(officer, "one", again, answer=value_of(again, "one", "Thứ Tư"))
    assert [a.outcome for a in rows(app, Answer)] == [0.0, 1.0]
    weights = sorted(e.weight for e in rows(app, Evidence))
    assert weights[0] < weights[1]


def test_a_question_changed_meanwhile_asks_again_and_loses_nothing(app, officer):
    page = officer.get(LESSON).text
    answer(officer, "text", page, answer="giấy khai sinh")
    with app.app_context():
        new = replace(QUESTIONS[0], prompt=both("Câu hỏi mới?"))
        publish_course((new, *QUESTIONS[1:]))
    reply = answer(officer, "one", page, answer=value_of(page, "one", "Chủ nhật"))
    assert reply.status_code == 409
    assert "vừa được cập nhật" in reply.text
    assert "Câu hỏi mới?" in reply.text
    assert "Chủ nhật</li>" in reply.text
    assert "KHONG-DUNG-CHU" in reply.text
    assert "GIAI-THICH-one" not in reply.text
    assert count(app, Answer) == 1


def test_an_answer_to_a_question_that_has_left_the_lesson_is_met_with_a_sentence(app, officer):
    page = officer.get(LESSON).text
    with app.app_context():
        publish_course(QUESTIONS[1:])
    reply = answer(officer, "one", page, answer="0")
    assert reply.status_code == 303
    assert "không còn trong bài học" in officer.get(reply.location).text


def test_an_answer_given_before_the_change_is_kept_and_the_new_question_asked(app, officer):
    page = officer.get(LESSON).text
    answer(officer, "one", page, answer=value_of(page, "one", "Thứ Tư"))
    with app.app_context():
        publish_course((replace(QUESTIONS[0], prompt=both("Câu hỏi mới?")), *QUESTIONS[1:]))
    shown = officer.get(LESSON).text
    assert "đã được cập nhật sau lần" in shown
    assert "GIAI-THICH-one" not in shown
    assert question_form(shown, "one")
    assert count(app, Answer) == 1


def answer_everything(officer: PageClient) -> None:
    page = officer.get(LESSON).text
    answer(officer, "one", page, answer="0")
    answer(officer, "several", page, answer=["0", "1"])
    answer(officer, "number", page, answer="1")
    answer(officer, "date", page, answer="25/11/2026")
    answer(officer, "order", page, step_0="1", step_1="2", step_2="3", step_3="4")
    answer(officer, "match", page, pair_0="0", pair_1="1", pair_2="2")
    answer(officer, "text", page, answer="Giấy Chứng Sinh")


def test_a_module_is_finished_when_every_question_was_answered(app, officer):
    answer_everything(officer)
    [progress] = rows(app, ModuleProgress)
    assert progress.finished_at
    [enrolment] = rows(app, Enrolment)
    assert enrolment.started_at
    assert enrolment.finished_at is None


def test_a_module_is_not_finished_while_a_question_is_open(app, officer):
    answer(officer, "date", answer="25-11-2026")
    [progress] = rows(app, ModuleProgress)
    assert progress.finished_at is None


def test_a_lesson_answer_is_private_evidence_for_its_skill(app, officer):
    answer(officer, "number", answer="42000")
    [row] = rows(app, Evidence)
    assert (row.kind, row.skill, row.item) == ("lesson", "counter.charges", "counter/first/number")
    assert row.facts == ["1.001193/time-limit"]


def test_the_page_script_gets_the_question_alone(officer):
    page = officer.get(LESSON).text
    form = question_form(page, "one")
    reply = officer.post(
        form["action"],
        data=form["hidden"] | {"answer": value_of(page, "one", "Thứ Tư")},
        headers={"X-Part": "question"},
    )
    assert reply.status_code == 200
    assert "GIAI-THICH-one" in reply.text
    assert "<html" not in reply.text


def test_a_learner_reads_in_english(officer):
    officer.post("/language", data={"language": "en", "back": LESSON})
    assert "Câu one hỏi gì? (en)" in officer.get(LESSON).text


def test_a_lesson_nobody_has_published_is_not_found(officer):
    assert officer.get("/courses/counter/nothing").status_code == 404
    assert officer.get("/courses/nothing/first").status_code == 404
    assert officer.get("/courses/nothing").status_code == 404


def test_a_position_beyond_the_last_step_is_refused(officer):
    sent = {"step_0": "1", "step_1": "2", "step_2": "3", "step_3": "5"}
    assert answer(officer, "order", **sent).status_code == 400
