"""Those who are asked to rate again, what they do not see, and what the province decides."""

import json
import re
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.appraisal.test_appraising import SKILL, address, answers, evidence
from tests.province import browser_of
from trainer.appraisal import services
from trainer.domain.appraisal import Sample
from trainer.extensions import db
from trainer.models import Account, Appraisal, Evidence, OrgUnit, ReRating, Role
from trainer.records import accounts, people, published
from trainer.records.erasure import erase
from trainer.records.rebuild import verify

EVERY_ONE = (Sample(from_day=datetime(2026, 1, 1).date(), seed="all", one_in=1),)


@pytest.fixture(autouse=True)
def all_are_sampled(monkeypatch):
    monkeypatch.setattr(services, "RE_RATED", EVERY_ONE)


def appraised(head, province, mark="yes", skill=SKILL, **changes):
    shown = head.post(address(province, skill), data=answers(mark, **changes)).location
    return shown.rpartition("/")[2]


def asked(app):
    """Whoever was asked, as a browser."""
    with app.app_context():
        row = db.session.scalar(db.select(ReRating).where(ReRating.rated_at.is_(None)))
        username = row.rater.username
    return browser_of(app, username)


def rated_again(app, key, mark="yes", **changes):
    sheet = answers(mark, **changes)
    return asked(app).post(f"/appraisals/second/{key}", data=sheet)


def test_somebody_of_another_commune_is_asked_within_fifteen_working_days(app, province, head):
    appraised(head, province)
    with app.app_context():
        (row,) = db.session.scalars(db.select(ReRating)).all()
        assert row.rater.username in {"giangvien", "lanhdao.punhung"}
        today = row.appraisal.rated_at.date()
        assert row.due_on >= published.working_days_after(today, 15)
        assert 19 <= (row.due_on - today).days <= 40


def test_who_has_the_fewest_waiting_is_asked_next(app, province, head):
    for skill in (SKILL, "counter.tracking", "counter.components", "counter.deadlines"):
        appraised(head, province, skill=skill)
    with app.app_context():
        rows = db.session.scalars(db.select(ReRating)).all()
        names = [row.rater.username for row in rows]
        assert {names.count(name) for name in names} == {2}


def test_the_second_rater_sees_neither_marks_nor_outcome_nor_names(app, province, head):
    key = appraised(head, province, **{"1-charges": "no"})
    page = asked(app).get(f"/appraisals/second/{key}").text
    assert "Xã Na Son" in page
    assert "Hồ sơ 3" in page
    for hidden in ("Lò Thị Mẫu", "Vàng A Mẫu", " checked", "%", str(province.people["hocvien"])):
        assert hidden not in page, hidden


def test_the_second_rater_cannot_open_the_first_rating(app, province, head):
    key = appraised(head, province)
    assert asked(app).get(f"/appraisals/{key}").status_code == 403


def test_only_who_was_asked_rates_again(app, province, head, office):
    key = appraised(head, province)
    for other in (head, office):
        assert other.get(f"/appraisals/second/{key}").status_code == 404
        assert other.post(f"/appraisals/second/{key}", data=answers()).status_code == 404


def test_a_second_rating_with_a_hole_is_not_kept(app, province, head):
    key = appraised(head, province)
    answer = rated_again(app, key, **{"2-method": ""})
    assert answer.status_code == 422
    assert "Hồ sơ 2: chưa trả lời “Cách thức thực hiện”" in answer.text
    with app.app_context():
        assert db.session.get(ReRating, UUID(key)).rated_at is None


def test_agreement_shows_only_after_both_have_rated(app, province, head, learner):
    key = appraised(head, province)
    own = f"/appraisals/mine/{key}"
    assert "Hai lần nhận xét" not in learner.get(own).text
    assert "đang nhận xét lại" in learner.get(own).text
    browser = asked(app)
    browser.post(f"/appraisals/second/{key}", data=answers(**{"1-charges": "no"}))
    assert "96%" in browser.get(f"/appraisals/second/{key}").text
    assert "96%" in learner.get(own).text
    assert "96%" in head.get(f"/appraisals/{key}").text


def test_a_second_rating_is_given_once(app, province, head):
    key = appraised(head, province)
    browser = asked(app)
    for mark in ("yes", "no"):
        browser.post(f"/appraisals/second/{key}", data=answers(mark))
    with app.app_context():
        assert db.session.get(ReRating, UUID(key)).outcome == 1.0


def test_the_first_rating_stays_the_evidence_until_the_province_voids_it(
    app, province, head, office, learner
):
    key = appraised(head, province)
    rated_again(app, key, "no")
    with app.app_context():
        assert [row.outcome for row in evidence()] == [1.0]
    page = office.get("/appraisals/agreement").text
    decision = re.search(r'href="(/appraisals/[0-9a-f-]{36}/decision)"', page)[1]
    assert "Lò Thị Mẫu" not in page
    assert "Lò Thị Mẫu" in office.get(decision).text
    assert office.post(decision, data={"decision": "voided", "reason": ""}).status_code == 422
    office.post(decision, data={"decision": "voided", "reason": "Hồ sơ không đúng người làm."})
    with app.app_context():
        first, voiding = evidence()
        assert (first.outcome, voiding.voids, voiding.weight) == (1.0, first.id, 0.0)
        assert verify() == []
    assert "Hồ sơ không đúng người làm." in learner.get(f"/appraisals/mine/{key}").text
    assert office.get("/appraisals/agreement").text.count("decision") == 0


def test_what_the_province_keeps_stays_and_is_decided_once(app, province, head, office):
    key = appraised(head, province)
    rated_again(app, key, "no")
    office.post(f"/appraisals/{key}/decision", data={"decision": "kept", "reason": ""})
    office.post(f"/appraisals/{key}/decision", data={"decision": "voided", "reason": "Khác."})
    with app.app_context():
        assert len(evidence()) == 1
        assert db.session.get(ReRating, UUID(key)).decision == "kept"


def test_ratings_that_agree_are_nobodys_to_decide(app, province, head, office):
    key = appraised(head, province)
    rated_again(app, key, **{"1-charges": "no"})
    assert "Không có nhận xét nào chờ kết luận." in office.get("/appraisals/agreement").text
    office.post(f"/appraisals/{key}/decision", data={"decision": "voided", "reason": "Thử."})
    with app.app_context():
        assert len(evidence()) == 1


def test_a_manager_of_the_province_does_not_decide_about_their_own_rating(app, province, office):
    shown = office.post(address(province), data=answers()).location
    key = shown.rpartition("/")[2]
    rated_again(app, key, "no")
    office.post(f"/appraisals/{key}/decision", data={"decision": "voided", "reason": "Thử."})
    with app.app_context():
        assert db.session.get(ReRating, UUID(key)).decision == ""


def test_a_rating_that_does_not_come_is_given_to_somebody_else(app, province, head, office):
    key = appraised(head, province)
    with app.app_context():
        before = db.session.get(ReRating, UUID(key)).rated_by
    office.post(f"/appraisals/{key}/reassign")
    with app.app_context():
        assert db.session.get(ReRating, UUID(key)).rated_by not in {before, None}


def test_an_appraisal_nobody_can_rate_waits_for_somebody(app, province, head):
    with app.app_context():
        for name in ("giangvien", "lanhdao.punhung"):
            account = db.session.scalar(db.select(Account).where(Account.username == name))
            accounts.close_account(account, datetime.now(UTC))
        db.session.commit()
    first = appraised(head, province)
    with app.app_context():
        assert db.session.get(ReRating, UUID(first)).rated_by is None
        unit = db.session.scalar(db.select(OrgUnit.code).where(OrgUnit.code == "03127"))
        person = people.create_person("MAU-moi", "Mùa A Mẫu")
        accounts.open_account(person, "lanhdao.dbp", [(Role.MANAGER, unit)], datetime.now(UTC))
        db.session.commit()
    appraised(head, province, skill="counter.tracking")
    with app.app_context():
        assert {row.rater.username for row in db.session.scalars(db.select(ReRating))} == {
            "lanhdao.dbp"
        }


def test_groups_of_fewer_than_five_appraisals_have_no_figure(app, province, head, office):
    skills = ["components", "deadlines", "charges", "tracking", "digitisation"]
    for n, skill in enumerate(skills):
        page = office.get("/appraisals/agreement").text
        assert "dưới 5, chưa nêu con số" in page
        key = appraised(head, province, skill=f"counter.{skill}")
        rated_again(app, key, **({"1-charges": "no"} if n else {}))
    page = office.get("/appraisals/agreement").text
    assert "97%" in page
    assert "dưới 5" not in page


def test_an_erased_name_is_in_no_reason(app, province, head, office):
    key = appraised(head, province)
    rated_again(app, key, "no")
    reason = "Lò Thị Mẫu không làm hồ sơ này."
    office.post(f"/appraisals/{key}/decision", data={"decision": "voided", "reason": reason})
    with app.app_context():
        row = db.session.get(Appraisal, UUID(key))
        erase(row.person, datetime.now(UTC))
        db.session.commit()
        assert "Lò Thị Mẫu" not in db.session.get(ReRating, UUID(key)).reason
        assert db.session.scalar(db.select(Evidence).where(Evidence.occasion == row.id))
    assert "(đã xoá tên)" in head.get(f"/appraisals/{key}").text


def test_the_sample_is_drawn_from_the_id_that_the_installation_made(app, province, head):
    sheet = answers()
    head.post(address(province), data=sheet)
    with app.app_context():
        (row,) = db.session.scalars(db.select(Appraisal)).all()
        assert str(row.id) != sheet["form_id"]
        assert str(row.form_id) == sheet["form_id"]


def test_who_does_not_rate_is_not_asked_again_however_little_waits_for_them(
    app, province, head, office
):
    keys = [appraised(head, province, skill=f"counter.{s}") for s in ("charges", "tracking")]
    third = appraised(head, province, skill="counter.components")
    with app.app_context():
        accounts_ = {row.username: row.id for row in db.session.scalars(db.select(Account))}
        for key in keys:
            db.session.get(ReRating, UUID(key)).rated_by = accounts_["lanhdao.punhung"]
        db.session.get(ReRating, UUID(third)).rated_by = accounts_["giangvien"]
        db.session.commit()
    office.post(f"/appraisals/{third}/reassign")
    with app.app_context():
        assert db.session.get(ReRating, UUID(third)).rater.username == "lanhdao.punhung"


def test_a_person_takes_the_second_rating_along_too(app, province, head, learner):
    key = appraised(head, province)
    rated_again(app, key, "no")
    data = json.loads(learner.get("/privacy/data.json").text)
    assert data["re_rating"][0]["outcome"] == 0.0
