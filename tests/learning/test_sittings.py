"""A learner sits the assessment of a course."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from tests.accounts.people import PASSWORD
from tests.learning.published import (
    CHARGES,
    DEADLINES,
    LESSON,
    Forms,
    given_level,
    given_officer,
    publish_course,
)
from tests.pages import PageClient
from trainer.extensions import db
from trainer.learning.drawing_items import RETRY_AFTER
from trainer.models import Evidence, Sitting, Standing
from trainer.web.catalogue import items_at

COURSE = "/courses/counter/assessment"


def begin(officer: PageClient, *skills: str) -> str:
    """Open a sitting and return its address."""
    reply = officer.post(COURSE, data={"skill": list(skills) or [DEADLINES]})
    assert reply.status_code == 303
    return reply.location


def only(app: Flask, model: type):
    with app.app_context():
        [row] = db.session.scalars(select(model))
        return row


def every(app: Flask, model: type) -> list:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def moved_back(app: Flask, key: str, by: timedelta) -> None:
    """Pretend that a sitting began earlier."""
    with app.app_context():
        sitting = db.session.get(Sitting, UUID(key.split("/")[2]))
        sitting.opened_at -= by
        sitting.closes_at -= by
        db.session.commit()


def hand_in(app: Flask, officer: PageClient, address: str):
    """Hand a sitting in after some minutes of reading."""
    moved_back(app, address, timedelta(minutes=10))
    return officer.post(f"{address}/hand-in")


def answers(page: str, label: str = "Thứ Tư") -> dict[str, str]:
    """Return what the form of a part sends when this option is chosen everywhere."""
    chosen = re.findall(rf'name="(\d+-answer)" value="(\d+)"[^>]*> {label}</label>', page)
    assert chosen
    return dict(chosen)


def answer_part(officer: PageClient, address: str, part: int, label: str, go: str = "next"):
    page = officer.get(f"{address}?part={part}").text
    return officer.post(address, data={"part": part, "go": go} | answers(page, label))


def test_the_rules_are_explained_before_the_clock_starts(app, officer):
    page = officer.get(COURSE).text
    assert "30 phút" in page
    assert "sau 1 ngày" in page
    assert every(app, Sitting) == []


def test_a_sitting_asks_closed_items_of_the_chosen_skill_only(app, officer):
    address = begin(officer, CHARGES)
    page = officer.get(address).text
    assert len(set(re.findall(r"closed-charges-\d", page))) == 3
    assert "closed-deadlines" not in page
    assert "GIAI-THICH" not in page
    assert "SAI-" not in page


def test_closed_items_stand_in_no_lesson_and_no_search(officer):
    assert "closed-" not in officer.get(LESSON).text
    assert "closed-" not in officer.get("/search?q=closed").text.split("<main")[1].replace(
        'value="closed"', ""
    )


def test_choosing_no_skill_is_met_with_a_sentence(app, officer):
    reply = officer.post(COURSE, data={"skill": "unknown"})
    assert "Hãy chọn ít nhất một năng lực" in officer.get(reply.location).text
    assert every(app, Sitting) == []


def test_pressing_start_twice_opens_one_sitting(app, officer):
    assert begin(officer) == begin(officer, CHARGES)
    assert len(every(app, Sitting)) == 1


def test_answers_are_kept_from_part_to_part(officer):
    address = begin(officer, DEADLINES, CHARGES)
    answer_part(officer, address, 1, "Thứ Ba")
    page = officer.get(f"{address}?part=1").text
    assert page.count(" checked>") == 3
    assert officer.get(f"{address}?part=2").text.count(" checked>") == 0


def test_the_page_script_saves_without_leaving(app, officer):
    address = begin(officer)
    sent = {"part": 1} | answers(officer.get(address).text)
    reply = officer.post(address, data=sent, headers={"X-Part": "saved"})
    assert reply.status_code == 204
    assert len(only(app, Sitting).given) == 3


def test_the_review_names_what_is_still_blank(officer):
    address = begin(officer)
    reply = officer.post(address, data={"part": 1, "go": "next", "1-answer": "0"})
    assert reply.location.endswith("/review")
    page = officer.get(reply.location).text
    assert "còn câu" in page
    assert "#q-1" not in page
    assert "#q-2" in page


def test_handing_in_moves_evidence_once_for_every_item(app, officer):
    address = begin(officer)
    answer_part(officer, address, 1, "Thứ Tư")
    for _ in range(2):
        assert hand_in(app, officer, address).location.endswith("/result")
    rows = every(app, Evidence)
    assert len(rows) == 3
    assert {row.kind for row in rows} == {"assessment-item"}
    assert {row.occasion for row in rows} == {only(app, Sitting).id}
    assert {row.outcome for row in rows} == {1.0}
    assert {row.choices for row in rows} == {4}


def test_a_blank_item_counts_as_not_known(app, officer):
    address = begin(officer)
    officer.post(address, data={"part": 1, "1-answer": "0"})
    hand_in(app, officer, address)
    assert len(every(app, Evidence)) == 3
    assert sum(row.outcome > 0 for row in every(app, Evidence)) <= 1


def test_the_result_counts_and_explains_but_shows_no_right_answer(app, officer):
    address = begin(officer)
    answer_part(officer, address, 1, "Chủ nhật")
    hand_in(app, officer, address)
    page = officer.get(f"{address}/result").text
    assert "Đúng 0 trên 3 câu" in page
    assert "Chưa xác nhận được mức nào" in page
    assert "Chưa đủ minh chứng" in page
    assert LESSON in page
    assert "/courses/counter/second" in page  # leans on the same fact
    for secret in ("Thứ Tư", "SAI-VI", "GIAI-THICH", "closed-"):
        assert secret not in page


def test_enough_right_answers_move_the_official_level(app, client):
    with app.app_context():
        publish_course(assessed=12, per_skill=6)
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    for _ in range(2):
        address = begin(client)
        answer_part(client, address, 1, "Thứ Tư")
        hand_in(app, client, address)
        moved_back(app, address, timedelta(days=1))
    assert [standing.level for standing in every(app, Standing)] == [None, 2]
    assert "nay là mức 2" in client.get(f"{address}/result").text


def test_when_time_is_over_what_was_kept_is_handed_in(app, officer):
    address = begin(officer)
    answer_part(officer, address, 1, "Thứ Tư", go="save")
    moved_back(app, address, timedelta(minutes=31))
    assert officer.get(address).location.endswith("/result")
    sitting = only(app, Sitting)
    assert sitting.handed_in_at == sitting.closes_at
    assert len(every(app, Evidence)) == 3


def test_an_answer_that_comes_too_late_is_not_taken(app, officer):
    address = begin(officer)
    sent = {"part": 1} | answers(officer.get(address).text)
    moved_back(app, address, timedelta(minutes=31))
    reply = officer.post(address, data=sent)
    assert "Đã hết giờ" in officer.get(reply.location).text
    assert only(app, Sitting).given == {}


def test_a_sitting_in_which_the_power_failed_at_once_leaves_no_evidence(app, officer):
    address = begin(officer)
    moved_back(app, address, timedelta(minutes=31))
    assert "không tính vào mức" in officer.get(address, follow_redirects=True).text
    assert every(app, Evidence) == []


def test_after_handing_in_nothing_can_be_changed(app, officer):
    address = begin(officer)
    sent = {"part": 1} | answers(officer.get(address).text)
    officer.post(f"{address}/hand-in")
    officer.post(address, data=sent)
    assert only(app, Sitting).given == {}


def test_a_skill_rests_for_a_night_before_it_is_sat_again(app, officer):
    officer.post(f"{begin(officer)}/hand-in")
    page = officer.get(COURSE).text
    assert "làm lại được từ" in page
    officer.post(COURSE, data={"skill": [DEADLINES]})
    assert len(every(app, Sitting)) == 1


def test_a_second_sitting_asks_nothing_that_was_seen_before(app, officer):
    first = begin(officer)
    officer.post(f"{first}/hand-in")
    moved_back(app, first, RETRY_AFTER)
    second = begin(officer)
    assert second != first
    with app.app_context():
        drawn = [
            {item.key for item in items_at(s.items).values()}
            for s in db.session.scalars(select(Sitting))
        ]
    assert len(drawn[0]) == len(drawn[1]) == 3
    assert not drawn[0] & drawn[1]


def test_who_has_seen_every_item_waits_for_new_ones(app, officer):
    for _ in range(2):
        address = begin(officer)
        officer.post(f"{address}/hand-in")
        moved_back(app, address, RETRY_AFTER)
    assert "đã gặp hết các câu" in officer.get(COURSE).text


def test_nobody_opens_or_hands_in_another_persons_sitting(app, officer):
    address = begin(officer)
    with app.app_context():
        given_officer("khac", "Vàng A Thử")
    other = app.test_client()
    other.sign_in("khac", PASSWORD)
    assert other.get(address).status_code == 404
    assert other.get(f"{address}/result").status_code == 404
    assert other.post(f"{address}/hand-in").status_code == 404
    assert only(app, Sitting).handed_in_at is None


@pytest.mark.parametrize("sent", [{"part": 9}, {"part": "x"}, {"part": 1, "1-answer": "77"}])
def test_what_no_form_of_ours_sends_is_refused(officer, sent):
    assert officer.post(begin(officer), data=sent).status_code == 400


def test_a_sitting_survives_the_publication_of_new_items(app, officer):
    address = begin(officer)
    with app.app_context():
        publish_course(assessed=0)
    answer_part(officer, address, 1, "Thứ Tư")
    officer.post(f"{address}/hand-in")
    assert "Đúng 3 trên 3 câu" in officer.get(f"{address}/result").text
    assert officer.get(COURSE).status_code == 404


def test_the_start_form_offers_every_skill_of_the_course(officer):
    fields = Forms(officer.get(COURSE).text).forms[-1]["fields"]
    assert {f["value"] for f in fields} == {DEADLINES, CHARGES}


def republished(app: Flask, said: str, **more: int) -> None:
    with app.app_context():
        publish_course(said=said, **more)


def sat_items(app: Flask, address: str) -> list[str]:
    """Return the keys of the items of a sitting, in the order in which they are asked."""
    with app.app_context():
        sitting = db.session.get(Sitting, UUID(address.split("/")[2]))
        items = items_at(sitting.items)
        return [items[revision].key for revision in sitting.items]


def test_what_was_seen_under_another_rule_counts_as_unseen_and_is_asked_first(app, officer):
    republished(app, "Ba ngày")
    first = begin(officer)
    seen = sat_items(app, first)
    hand_in(app, officer, first)
    moved_back(app, first, RETRY_AFTER)
    republished(app, "Ngay", per_skill=4)
    again = sat_items(app, begin(officer))
    assert {*again[:3]} == {*seen}
    assert len(again) == 4


def test_the_holder_of_a_fresh_level_is_asked_only_what_the_changed_rule_affects(app, officer):
    republished(app, "Ba ngày")
    first = begin(officer)
    seen = sat_items(app, first)
    hand_in(app, officer, first)
    moved_back(app, first, RETRY_AFTER)
    with app.app_context():
        given_level("hocvien", DEADLINES)
    republished(app, "Ngay", per_skill=6)
    assert "3 câu, trong đó có câu hỏi lại vì quy định đã thay đổi" in officer.get(COURSE).text
    assert {*sat_items(app, begin(officer))} == {*seen}


def test_who_has_met_everything_as_the_rules_stand_meets_nothing_twice(app, officer):
    republished(app, "Ba ngày", per_skill=6)
    first = begin(officer)
    hand_in(app, officer, first)
    moved_back(app, first, RETRY_AFTER)
    republished(app, "Ba ngày", per_skill=6)
    assert "anh/chị đã gặp hết các câu" in officer.get(COURSE).text
