"""A learner refreshes what is about to fade, and what a changed rule has made old."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.learning.published import (
    CHARGES,
    DEADLINES,
    QUESTIONS,
    Forms,
    given_level,
    publish,
    publish_course,
    value_of,
)
from tests.pages import PageClient
from trainer.content.revisions import dumped
from trainer.domain.courses import Question
from trainer.domain.facts import Fact
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import Account, Answer, Evidence, ModuleProgress, Standing
from trainer.records.evidence import NewEvidence, append
from trainer.records.standings import standings_of
from trainer.web import catalogue
from trainer.web.clock import now, today

RULE = "1.001193/time-limit"
PAGE = "/refresher/questions"
BY_SKILL = f"{PAGE}?skill={DEADLINES}"


def row(says: str, in_force: date, until: date | None = None) -> Fact:
    title = Text(vi="Thời hạn đăng ký khai sinh", en="Time limit of birth registration")
    return Fact(
        key=RULE,
        title=title,
        text=Text(vi=says, en=f"{says} (en)"),
        document="Nghị định mẫu",
        source="mẫu",
        confidence="V",
        in_force=in_force,
        until=until,
    )


def change_the_rule(questions: Sequence[Question] = QUESTIONS, said: str = "Ngay") -> None:
    """Ten days ago the rule was replaced; the questions say what they say."""
    changed = today() - timedelta(days=10)
    rows = (
        row("Ba ngày", date(2020, 1, 1), changed - timedelta(days=1)),
        row("Ngay", changed),
    )
    body = {"facts": [dumped(Fact, fact) for fact in rows], "procedures": [], "holidays": []}
    publish("facts", "facts", body)
    publish_course(tuple(questions), said=said)


def learner() -> Account:
    return db.session.scalar(select(Account).where(Account.username == "hocvien"))


def answered(question: str, days_ago: int, outcome: float = 1.0) -> None:
    """An answer in the lesson, some days ago."""
    item = next(
        item for item in catalogue.course("counter").lessons["first"].items if item.id == question
    )
    evidence = NewEvidence(
        person_id=learner().person_id,
        skill=item.question.skill,
        item=item.key,
        revision=item.revision,
        facts=item.question.facts,
        kind="lesson",
        outcome=outcome,
        weight=1.0,
        occasion=uuid4(),
        occurred_at=now() - timedelta(days=days_ago),
    )
    append(db.session, [evidence])
    db.session.commit()


def stale_on(at: datetime) -> None:
    db.session.execute(update(Standing).values(stale_at=at))
    db.session.commit()


def asked(html: str) -> list[str]:
    """Return the ids of the questions on the page, in order."""
    return re.findall(r'<section class="card question" id="q-([^"]+)"', html)


def refresh(
    client: PageClient, question: str, address: str = BY_SKILL, **sent: str
) -> TestResponse:
    """Answer one question of the refresher, as its form would."""
    page = client.get(address).text
    [form] = [f for f in Forms(page).forms if f"/{question}?" in (f["action"] or "") + "?"]
    return client.post(form["action"], data=form["hidden"] | sent)


def right(client: PageClient) -> str:
    return value_of(client.get(BY_SKILL).text, "one", "Thứ Tư")


def every(app: Flask, model: type) -> list:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def test_who_has_nothing_to_refresh_is_told_when_there_will_be(officer):
    page = officer.get("/refresher").text
    assert "Hôm nay chưa có gì cần ôn" in page
    assert officer.get(PAGE).location.endswith("/refresher")


def test_a_level_soon_stale_is_refreshed_and_the_page_says_what_only_an_assessment_does(
    app, officer
):
    with app.app_context():
        given_level("hocvien", DEADLINES, days_ago=40)
        stale_on(now() + timedelta(days=30))
    page = officer.get("/refresher").text
    assert "Bắt đầu ôn" in page
    assert "Thời hạn và ngày hẹn" in page
    assert "không gia hạn mức chính thức" in page
    assert "/courses/counter/assessment" in page
    assert "Ôn lại những gì sắp quên" in officer.get("/plan").text


def test_a_level_that_stays_fresh_for_long_is_left_in_peace(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES, days_ago=40)
        stale_on(now() + timedelta(days=300))
    assert "Hôm nay chưa có gì cần ôn" in officer.get("/refresher").text


def test_an_answer_is_explained_at_once_and_moves_the_private_estimate_alone(app, officer):
    reply = refresh(officer, "one", answer=right(officer))
    assert reply.status_code == 303
    page = officer.get(reply.location).text
    assert "GIAI-THICH-one" in page
    assert "GIAI-THICH-date" not in page
    [row] = every(app, Evidence)
    assert (row.kind, row.outcome, row.facts) == ("refresher", 1.0, [RULE])
    with app.app_context():
        assert standings_of(learner().person_id, now()) == {}
    assert every(app, ModuleProgress) == []


def test_a_form_sent_twice_counts_once(app, officer):
    page = officer.get(BY_SKILL).text
    form = next(f for f in Forms(page).forms if "/one?" in (f["action"] or ""))
    data = form["hidden"] | {"answer": value_of(page, "one", "Thứ Hai")}
    for _ in range(2):
        assert officer.post(form["action"], data=data).status_code == 303
    assert len(every(app, Evidence)) == len(every(app, Answer)) == 1


def test_whoever_has_read_the_explanation_does_not_answer_again_that_day(app, officer):
    page = officer.get(BY_SKILL).text
    form = next(f for f in Forms(page).forms if "/one?" in (f["action"] or ""))
    data = form["hidden"] | {"answer": value_of(page, "one", "Thứ Hai")}
    officer.post(form["action"], data=data)
    again = {"form_id": str(uuid4()), "answer": value_of(page, "one", "Thứ Tư")}
    officer.post(form["action"], data=data | again)
    assert [row.outcome for row in every(app, Evidence)] == [0.0]


def test_the_questions_stay_the_same_all_day_whatever_was_answered(app, officer):
    with app.app_context():
        for days, question in enumerate(("date", "text", "one"), start=20):
            answered(question, days)
    before = asked(officer.get(BY_SKILL).text)
    refresh(officer, "one", answer=right(officer))
    assert asked(officer.get(BY_SKILL).text) == before


def test_what_cannot_be_read_is_handed_back_with_what_was_typed(app, officer):
    reply = refresh(officer, "date", answer="ngày mai")
    assert reply.status_code == 422
    assert 'value="ngày mai"' in reply.text
    assert "Chưa đọc được ngày" in reply.text
    assert every(app, Evidence) == []


def test_after_the_last_question_a_summary_tells_how_it_went(app, officer):
    with app.app_context():
        publish_course(QUESTIONS[:1] + QUESTIONS[6:])
    refresh(officer, "one", answer=right(officer))
    assert "Đã ôn xong" not in officer.get(BY_SKILL).text
    reply = refresh(officer, "text", answer="chứng minh thư")
    assert reply.location.endswith("#result")
    page = officer.get(reply.location).text
    assert "Đã ôn xong: đúng 1 trên 2 câu" in page
    assert "Mức chính thức không đổi" in page


def test_a_script_gets_the_question_alone_and_the_whole_page_after_the_last(app, officer):
    with app.app_context():
        publish_course(QUESTIONS[:1] + QUESTIONS[6:])
    page = officer.get(BY_SKILL).text
    forms = {f["action"].split("?")[0].split("/")[-1]: f for f in Forms(page).forms if f["action"]}
    part = {"X-Part": "question"}
    one = forms["one"]["hidden"] | {"answer": value_of(page, "one", "Thứ Tư")}
    reply = officer.post(forms["one"]["action"], data=one, headers=part)
    assert reply.status_code == 200
    assert "<html" not in reply.text
    text = forms["text"]["hidden"] | {"answer": "giấy chứng sinh"}
    assert officer.post(forms["text"]["action"], data=text, headers=part).status_code == 303


def test_a_question_that_is_not_asked_today_takes_no_answer(app, officer):
    reply = officer.post(
        f"{PAGE}/counter/first/one",
        data={"form_id": str(uuid4()), "answer": "0"},
    )
    assert reply.status_code == 303
    assert every(app, Evidence) == []


UNCHANGED = replace(QUESTIONS[6], facts=())


def test_a_changed_rule_asks_the_questions_that_lean_on_it_again_and_no_others(app, officer):
    questions = (QUESTIONS[0], QUESTIONS[3], UNCHANGED)
    with app.app_context():
        publish_course(questions, said="Ba ngày")
        for question in ("one", "date", "text"):
            answered(question, 30)
        change_the_rule(questions)
    page = officer.get("/refresher").text
    assert "Quy định đã thay đổi từ ngày" in page
    assert "Nay là: Ngay" in page
    assert set(asked(officer.get(PAGE).text)) == {"one", "date"}
    refresh(officer, "one", PAGE, answer=value_of(officer.get(PAGE).text, "one", "Thứ Tư"))
    assert "Hôm nay có 1 câu để ôn" in officer.get("/refresher").text


def test_an_answer_by_the_old_rule_given_after_the_change_is_asked_again_too(app, officer):
    with app.app_context():
        publish_course(QUESTIONS[:1], said="Ba ngày")
        answered("one", 5)
        change_the_rule(QUESTIONS[:1])
    assert asked(officer.get(PAGE).text) == ["one"]


def test_who_has_answered_by_the_new_rule_is_not_asked_again(app, officer):
    with app.app_context():
        publish_course(QUESTIONS[:1], said="Ba ngày")
        answered("one", 30)
        change_the_rule(QUESTIONS[:1])
        answered("one", 2)
    assert "Hôm nay chưa có gì cần ôn" in officer.get("/refresher").text


def test_a_question_that_still_asks_by_the_old_rule_is_not_asked(app, officer):
    with app.app_context():
        publish_course(QUESTIONS[:1], said="Ba ngày")
        answered("one", 30)
        change_the_rule(QUESTIONS[:1], said="Ba ngày")
    assert "Hôm nay chưa có gì cần ôn" in officer.get("/refresher").text


@pytest.mark.parametrize("skill", [CHARGES, "khong.co", ""])
def test_any_skill_that_is_taught_can_be_refreshed_and_no_other(officer, skill):
    reply = officer.get(f"{PAGE}?skill={skill}")
    assert reply.status_code == (200 if skill == CHARGES else 302)
