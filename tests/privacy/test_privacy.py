"""People who want to know what is kept about them, take it along, or be forgotten."""

import json
import re
from datetime import date
from uuid import uuid4

import pytest

from tests.province import NA_SON, NOW, empty
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Confirmation, Consent, DataRequest, Obstacle
from trainer.records import people
from trainer.records.gaps import gap_rows
from trainer.records.own_data import HOLDERS, OWNERS
from trainer.records.rebuild import verify

NAME, CODE = "Lò Thị Mẫu", "MAU-hocvien"
UNIQUE = "Quàng Thị Độc Nhất Mẫu"


@pytest.fixture
def province(app, province):
    with app.app_context():
        empty(DataRequest, Consent)
    return province


def asked(browser, kind="erasure", text="", key=None):
    form = {"kind": kind, "text": text, "form_id": key or str(uuid4())}
    return browser.post("/privacy/requests", data=form)


def answered(administrator, state, text=""):
    page = administrator.get("/privacy/requests").text
    address = re.search(r'href="(/privacy/requests/[0-9a-f-]+)"', page)[1]
    return administrator.post(address, data={"state": state, "answer": text})


def everything_kept():
    """Every cell of every table, as text."""
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(db.select(table)).mappings():
            for column, kept in row.items():
                yield f"{table.name}.{column}", json.dumps(kept, ensure_ascii=False, default=str)


def test_a_person_takes_along_all_that_is_kept_and_no_password(app, province, learner):
    data = json.loads(learner.get("/privacy/data.json").text)
    assert data["identity"][0]["name"] == NAME
    assert data["evidence"]
    assert data["run_event"]
    assert data["confirmation"]
    assert "password_hash" not in data["account"][0]
    assert {row["person_id"] for row in data["evidence"]} == {str(province.people["hocvien"])}


def test_nobody_takes_along_what_belongs_to_others(learner, administrator):
    others = json.loads(administrator.get("/privacy/data.json").text)
    assert CODE not in json.dumps(others.get("identity"))
    assert "evidence" not in others


def test_every_table_about_a_person_is_in_what_they_take_along(app):
    named = {
        key.parent.name
        for table in db.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in {"person", "account", *HOLDERS}
    }
    for_others = {"issued_by", "published_by", "restarted_from", "rated_by", "seen_by"}
    assert named - for_others == OWNERS, "extend own_data, or say here that it is about others"


def _rename():
    """Call the learner as nobody is called in the courses, on the paper as well."""
    account = db.session.scalar(db.select(Account).where(Account.username == "hocvien"))
    people.rename(account.person, UNIQUE)
    paper = db.session.scalar(db.select(Confirmation))
    paper.holder, paper.search_key = UNIQUE, folded(UNIQUE)


def test_an_erased_name_is_nowhere_left_and_the_reports_still_add_up(
    app, learner, administrator, signed_in
):
    with app.app_context():
        _rename()
        obstacle = db.session.scalar(db.select(Obstacle))
        obstacle.text = f"Báo lại cho {UNIQUE} ({CODE}) nếu có phần mềm mới."
        db.session.commit()
        before = {(r.skill, r.required_level): r for r in gap_rows(NOW.date(), [NA_SON])}
    asked(learner, text="Tôi đã nghỉ việc.")
    assert answered(administrator, "done").status_code == 303
    with app.app_context():
        left = [
            (where, kept)
            for where, kept in everything_kept()
            if any(name in kept for name in (UNIQUE, CODE, '"hocvien"', folded(UNIQUE)))
        ]
        assert left == []
        assert verify() == []
        after = {(r.skill, r.required_level): r for r in gap_rows(date.today(), [NA_SON])}
        for key, row in after.items():
            assert row.required == row.met + row.below + row.not_measured + row.stale
            assert row.required <= before[key].required
        assert db.session.scalar(db.select(Confirmation)).holder == ""
    assert signed_in("hocvien").get("/today").status_code == 302


def test_a_namesake_and_a_longer_staff_code_stay_as_they_are(app, province, learner, administrator):
    with app.app_context():
        db.session.add(AuditEntry(at=NOW, act="left", subject=f"{CODE}-2", detail="hocvien2"))
        db.session.commit()
    asked(learner)
    answered(administrator, "done")
    with app.app_context():
        kept = db.session.scalar(db.select(AuditEntry).where(AuditEntry.act == "left"))
        assert (kept.subject, kept.detail) == (f"{CODE}-2", "hocvien2")


def test_an_answer_is_promised_within_two_working_days(app, learner):
    asked(learner, "correction", "Tên bản của tôi viết sai.")
    page = learner.get("/privacy").text
    assert "chờ trả lời" in page
    with app.app_context():
        request = db.session.scalar(db.select(DataRequest))
        assert 2 <= (request.answer_by - NOW.date()).days <= 9
        assert (request.carry_out_by - NOW.date()).days in (15, 16)


def test_a_request_sent_twice_is_one_request(app, learner):
    key = str(uuid4())
    for _ in range(2):
        asked(learner, "objection", key=key)
    with app.app_context():
        assert len(db.session.scalars(db.select(DataRequest)).all()) == 1


def test_whoever_asks_for_nothing_is_told_so_and_keeps_what_was_typed(learner):
    answer = asked(learner, kind="", text="Xin xem giúp.")
    assert answer.status_code == 422
    assert "Hãy chọn một yêu cầu." in answer.text
    assert "Xin xem giúp." in answer.text


def test_a_request_can_be_taken_back_before_it_is_carried_out(app, learner, administrator):
    asked(learner)
    page = learner.get("/privacy").text
    learner.post(re.search(r'action="(/privacy/requests/[^"]+/withdraw)"', page)[1])
    assert "đã rút lại" in learner.get("/privacy").text
    assert "Không có yêu cầu nào đang chờ" in administrator.get("/privacy/requests").text


def test_a_refusal_needs_its_reason(app, learner, administrator):
    asked(learner)
    assert answered(administrator, "refused").status_code == 422
    assert answered(administrator, "refused", "Anh/chị đang giữ vị trí.").status_code == 303
    assert "Anh/chị đang giữ vị trí." in learner.get("/privacy").text


def test_a_request_once_refused_erases_nobody_later(app, learner, administrator):
    asked(learner)
    page = administrator.get("/privacy/requests").text
    address = re.search(r'href="(/privacy/requests/[0-9a-f-]+)"', page)[1]
    administrator.post(address, data={"state": "refused", "answer": "Đang giữ vị trí."})
    administrator.post(address, data={"state": "done", "answer": ""})
    with app.app_context():
        account = db.session.scalar(db.select(Account).where(Account.username == "hocvien"))
        assert account.person.identity.name == NAME


def test_an_administrator_does_not_answer_their_own_request(app, administrator):
    asked(administrator)
    answered(administrator, "done")
    with app.app_context():
        assert db.session.scalar(db.select(DataRequest)).state == "open"


def test_nobody_agrees_by_not_looking_and_what_was_agreed_can_be_taken_back(app, learner):
    with app.app_context():
        assert db.session.scalar(db.select(Consent)) is None
    learner.post("/privacy/consents/research/give")
    learner.post("/privacy/consents/research/give")
    learner.post("/privacy/consents/research/withdraw")
    with app.app_context():
        (kept,) = db.session.scalars(db.select(Consent)).all()
        assert kept.withdrawn_at
        assert "không kèm tên" in kept.words


def test_there_is_no_consent_to_anything_else(learner):
    assert learner.post("/privacy/consents/advertising/give").status_code == 404
