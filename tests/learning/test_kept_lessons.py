"""A learner comes back to a lesson: whatever has changed since, nothing on the page is old."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.accounts.people import PASSWORD
from tests.learning.published import (
    LESSON,
    QUESTIONS,
    answer,
    both,
    given_officer,
    publish_course,
    question_form,
    value_of,
)
from tests.pages import PageClient
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.learning.routes import lessons
from trainer.models import Account, Answer, Role, RoleGrant, Setting
from trainer.records import accounts, people
from trainer.web.clock import now

CHANGE = Callable[[Account], object]


@pytest.fixture
def reader(officer: PageClient) -> PageClient:
    """The officer, whose page is kept."""
    for _ in range(3):
        officer.get(LESSON)
    return officer


def changed(app: Flask, change: CHANGE) -> None:
    with app.app_context():
        change(db.session.scalar(db.select(Account).where(Account.username == "hocvien")))
        db.session.commit()


def drawings() -> int:
    return lessons._kept.cache_info().misses


def test_a_page_on_which_nothing_has_changed_is_not_drawn_again(reader):
    before = drawings()
    assert "Điện Biên nhận hồ sơ" in reader.get(LESSON).text
    assert drawings() == before


def test_every_showing_has_form_ids_of_its_own(reader):
    pages = [reader.get(LESSON).text for _ in range(2)]
    given = [question_form(p, q.id)["hidden"]["form_id"] for p in pages for q in QUESTIONS]
    assert len(set(given)) == 2 * len(QUESTIONS)


def test_two_pages_that_look_alike_take_two_answers(app, reader):
    pages = [reader.get(LESSON).text for _ in range(2)]
    for page in pages:
        answer(reader, "text", page, answer="giấy khai sinh")
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Answer)) == 2


def test_an_answer_shows_at_once(reader):
    page = reader.get(LESSON).text
    answer(reader, "one", page, answer=value_of(page, "one", "Chủ nhật"))
    assert "SAI-VI-NGHI" in reader.get(LESSON).text
    again = reader.get(f"{LESSON}?again=one").text
    answer(reader, "one", again, answer=value_of(again, "one", "Thứ Tư"))
    page = reader.get(LESSON).text
    assert "GIAI-THICH-one" in page
    assert "SAI-VI-NGHI" not in page


def test_an_answer_given_in_another_browser_shows_at_once(app, reader):
    other = app.test_client()
    other.sign_in("hocvien", PASSWORD)
    answer(other, "number", answer="72000")
    assert "THU-HAI-NGHIN" in reader.get(LESSON).text


def test_a_question_opened_again_is_closed_on_the_way_back(reader):
    answer(reader, "number", answer="72000")
    assert question_form(reader.get(f"{LESSON}?again=number").text, "number")
    with pytest.raises(AssertionError, match="no form"):
        question_form(reader.get(LESSON).text, "number")


def test_a_module_finished_elsewhere_is_marked_in_the_list(reader):
    second = LESSON.replace("first", "second")
    assert 'class="tag met"' not in reader.get(LESSON).text
    form = question_form(reader.get(second).text, "total")
    reader.post(form["action"], data=form["hidden"] | {"answer": "42000"})
    assert 'class="tag met"' in reader.get(LESSON).text


def test_a_new_revision_shows_at_once_and_the_old_one_when_it_is_served_again(app, reader):
    with app.app_context():
        publish_course((replace(QUESTIONS[0], prompt=both("Câu hỏi mới?")), *QUESTIONS[1:]))
    assert "Câu hỏi mới?" in reader.get(LESSON).text
    with app.app_context():
        publish_course()
    assert "Câu hỏi mới?" not in reader.get(LESSON).text


def _grant(account: Account) -> None:
    account.grants.append(RoleGrant(role=Role.MANAGER, unit_code="03203"))


def _transfer(account: Account) -> None:
    people.transfer(account.person, "03127", "one-stop-officer", date(2026, 11, 1))


def _make_demonstration(_account: Account) -> None:
    db.session.add(Setting(name="demonstration", value="yes"))


def test_a_new_role_leads_on_at_once(app, reader):
    assert "Khoảng thiếu" not in reader.get(LESSON).text
    changed(app, _grant)
    assert "Khoảng thiếu" in reader.get(LESSON).text


def test_after_a_transfer_a_role_that_stayed_behind_leads_nowhere(app, reader):
    changed(app, _grant)
    assert "Khoảng thiếu" in reader.get(LESSON).text
    changed(app, _transfer)
    page = reader.get(LESSON).text
    assert "Khoảng thiếu" not in page
    assert "Thực hành" in page


def test_a_new_user_name_shows_at_once(app, reader):
    changed(app, lambda account: setattr(account, "username", "lo.thi.mau"))
    page = reader.get(LESSON).text
    assert "lo.thi.mau" in page
    assert ">hocvien<" not in page


def test_a_language_chosen_here_speaks_at_once(reader):
    for language, words in (("en", "Câu one hỏi gì? (en)"), ("vi", "Câu one hỏi gì?<")):
        reader.post("/language", data={"language": language, "back": LESSON})
        page = reader.get(LESSON)
        assert words in page.text
        assert page.headers["Content-Language"] == language


def test_a_language_chosen_elsewhere_speaks_at_once(app, officer):
    with officer.session_transaction() as held:
        held.pop("language", None)
    for _ in range(2):
        assert "(en)" not in officer.get(LESSON).text
    changed(app, lambda account: setattr(account, "language", "en"))
    assert "Câu one hỏi gì? (en)" in officer.get(LESSON).text


def test_a_browser_keeps_its_language_until_another_is_chosen_in_it(app, reader):
    other = app.test_client()
    other.sign_in("hocvien", PASSWORD)
    for browser, language in ((reader, "en"), (other, "vi")):
        browser.post("/language", data={"language": language, "back": LESSON})
    for _ in range(2):
        assert "(en)" in reader.get(LESSON).text
    reader.post("/language", data={"language": "vi", "back": LESSON})
    assert "(en)" not in reader.get(LESSON).text


def test_an_installation_that_becomes_a_demonstration_says_so(app, reader):
    changed(app, _make_demonstration)
    assert "Dữ liệu minh hoạ" in reader.get(LESSON).text


def test_a_closed_account_sees_its_page_no_more(app, reader):
    changed(app, lambda account: accounts.close_account(account, now()))
    assert reader.get(LESSON).status_code == 302


def test_whoever_signs_in_next_in_the_same_browser_sees_their_own_page(app, reader):
    answer(reader, "number", answer="72000")
    assert "THU-HAI-NGHIN" in reader.get(LESSON).text
    with app.app_context():
        given_officer("hocvien2", "Vàng A Mẫu")
    reader.post("/sign-out")
    assert reader.get(LESSON).status_code == 302
    reader.sign_in("hocvien2", PASSWORD)
    for _ in range(3):
        page = reader.get(LESSON).text
        assert "hocvien2" in page
        assert "THU-HAI-NGHIN" not in page


def test_what_is_said_once_is_said_once(app, reader):
    gone = "không còn trong bài học"
    page = reader.get(LESSON).text
    with app.app_context():
        publish_course(QUESTIONS[1:])
    reader.get(LESSON)
    answer(reader, "one", page, answer="0")
    assert gone in reader.get(LESSON).text
    assert gone not in reader.get(LESSON).text


def test_each_session_sends_its_own_token(app, reader):
    app.config["WTF_CSRF_ENABLED"] = True
    other = app.test_client()
    given_in(other)
    pages = [browser.get(LESSON).text for browser in (reader, other) * 3]
    assert answer(reader, "number", pages[-2], answer="42000").status_code == 303
    assert answer(other, "text", pages[-1], answer="giấy khai sinh").status_code == 303
    assert answer(other, "date", pages[-2], answer="25/11/2026").status_code == 400


def given_in(browser: PageClient) -> None:
    """Sign in through the form, with its token."""
    hidden: dict[str, Any] = {}
    for part in browser.get("/sign-in").text.split('name="csrf_token"')[1:]:
        hidden = {"csrf_token": part.split('value="')[1].split('"')[0]}
    sent = hidden | {"username": "hocvien", "password": PASSWORD}
    assert browser.post("/sign-in", data=sent).status_code == 302


def test_after_a_restored_backup_as_many_other_answers_are_shown(app, reader):
    page = reader.get(LESSON).text
    answer(reader, "number", page, answer="72000")
    assert "THU-HAI-NGHIN" in reader.get(LESSON).text

    def exchange(account: Account) -> None:
        [old] = db.session.scalars(db.select(Answer))
        kept = {c.name: getattr(old, c.name) for c in Answer.__table__.columns}
        db.session.delete(old)
        db.session.flush()
        db.session.add(Answer(**kept | {"id": new_id(), "given": "1", "outcome": 0.0}))

    changed(app, exchange)
    page = reader.get(LESSON).text
    assert "THU-HAI-NGHIN" not in page
    assert "KHONG-DUNG-SO" in page
