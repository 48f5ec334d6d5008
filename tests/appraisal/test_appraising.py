"""Heads of communes who appraise the work of their people, and those who are appraised."""

import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.province import NA_SON, PU_NHUNG
from trainer.appraisal import services, watching_services
from trainer.domain.calendar import local_day
from trainer.domain.framework import CRITERIA
from trainer.extensions import db
from trainer.models import Account, Appraisal, Evidence, Look, Standing
from trainer.records.rebuild import verify

AT = datetime.now(UTC)
SKILL = "counter.charges"
CLOSED = (local_day(datetime.now(UTC)) - timedelta(days=30)).isoformat()


def address(province, skill=SKILL, unit=NA_SON, person="hocvien"):
    return f"/appraisals/communes/{unit}/{province.people[person]}/{skill}"


def answers(mark="yes", **changes):
    sheet = {f"{n}-{criterion}": mark for n in (1, 2, 3) for criterion in CRITERIA}
    days = {f"{n}-closed": CLOSED for n in (1, 2, 3)}
    return sheet | days | {"form_id": str(uuid4())} | changes


def evidence(kind="appraisal"):
    return db.session.scalars(db.select(Evidence).where(Evidence.kind == kind)).all()


def test_an_appraisal_is_one_row_of_evidence_with_the_share_of_yes(app, province, head):
    sheet = answers(**{"1-charges": "no", "2-charges": "no", "3-charges": "na"})
    assert head.post(address(province), data=sheet).status_code == 303
    with app.app_context():
        (row,) = evidence()
        (kept,) = db.session.scalars(db.select(Appraisal)).all()
        assert row.outcome == pytest.approx((7 / 8 + 7 / 8 + 1) / 3)
        assert (row.weight, row.skill, row.occasion) == (1.0, SKILL, kept.id)
        assert row.person_id == province.people["hocvien"]
        assert verify() == []


def test_whoever_was_only_appraised_is_not_measured(app, province, head):
    head.post(address(province), data=answers())
    with app.app_context():
        assert db.session.scalars(db.select(Standing).where(Standing.skill == SKILL)).all() == []


def test_a_form_with_holes_says_which_and_loses_nothing(app, province, head):
    sheet = answers(**{"2-time-limit": "", "3-closed": ""})
    sheet["1-method"] = "no"
    answer = head.post(address(province), data=sheet)
    assert answer.status_code == 422
    assert "còn 2 chỗ" in answer.text
    assert "Hồ sơ 2: chưa trả lời “Thời hạn”" in answer.text
    assert "Hồ sơ 3: chưa ghi ngày xong" in answer.text
    assert 'name="1-method" value="no" checked' in answer.text
    assert f'value="{CLOSED}"' in answer.text
    assert sheet["form_id"] in answer.text
    with app.app_context():
        assert evidence() == []


def test_a_dossier_to_which_nothing_applies_is_exchanged(province, head):
    sheet = answers() | {f"2-{criterion}": "na" for criterion in CRITERIA}
    answer = head.post(address(province), data=sheet)
    assert answer.status_code == 422
    assert "Hồ sơ 2: không tiêu chí nào áp dụng" in answer.text


@pytest.mark.parametrize("days", [-1, 400])
def test_work_of_tomorrow_or_of_long_ago_is_not_appraised(province, head, days):
    day = (local_day(datetime.now(UTC)) - timedelta(days=days)).isoformat()
    answer = head.post(address(province), data=answers(**{"2-closed": day}))
    assert answer.status_code == 422
    assert "Hồ sơ 2: ngày xong phải trong vòng một năm" in answer.text


def test_a_form_sent_twice_counts_once(app, province, head):
    sheet = answers()
    first = head.post(address(province), data=sheet)
    again = head.post(address(province), data=sheet)
    assert first.location == again.location
    with app.app_context():
        assert len(evidence()) == 1


def test_nobody_is_appraised_twice_in_a_skill_within_ninety_days(app, province, head):
    head.post(address(province), data=answers())
    assert "nhiều nhất một lần trong 90 ngày" in head.get(address(province)).text
    head.post(address(province), data=answers())
    head.post(address(province, "counter.tracking"), data=answers())
    with app.app_context():
        assert sorted(row.skill for row in evidence()) == [SKILL, "counter.tracking"]


def test_nobody_appraises_themselves(app, province, head):
    own = address(province, person="lanhdao.nason")
    assert head.get(own).status_code == 403
    assert head.post(own, data=answers()).status_code == 403
    assert "không ai tự nhận xét mình" in head.get(f"/appraisals/communes/{NA_SON}").text
    with app.app_context():
        assert evidence() == []


def test_a_head_appraises_nobody_of_another_commune(province, head, signed_in):
    elsewhere = signed_in("lanhdao.punhung")
    assert elsewhere.get(address(province)).status_code == 403
    assert elsewhere.post(address(province), data=answers()).status_code == 403
    assert elsewhere.get(address(province, unit=PU_NHUNG)).status_code == 404


def test_a_skill_that_is_not_dossier_work_is_judged_by_three_pieces_of_work(province, head):
    page = head.get(address(province, "office.documents")).text
    assert "Việc đã làm 3" in page
    assert "Hồ sơ 1" not in page


def test_the_pages_on_which_people_are_chosen_show_no_levels(province, head):
    for page in (f"/appraisals/communes/{NA_SON}", address(province), address(province)[:-16]):
        assert "trên 4" not in head.get(page).text


def test_the_person_sees_every_mark_and_who_gave_it(province, head, learner):
    head.post(address(province), data=answers(**{"1-charges": "no"}))
    evidence_list = learner.get(f"/skills/{SKILL}").text
    mine = re.search(r'href="(/appraisals/mine/[0-9a-f-]+)"', evidence_list)[1]
    assert mine in learner.get("/appraisals/mine").text
    page = learner.get(mine).text
    assert "Vàng A Mẫu" in page
    assert page.count(">Không<") == 1
    assert page.count(">Có<") == 23
    assert "Đề nghị xem lại" in page


def test_nobody_sees_the_appraisal_of_another_learner(signed_in, province, head):
    shown = head.post(address(province), data=answers()).location
    key = shown.rpartition("/")[2]
    assert signed_in("hotro").get(f"/appraisals/mine/{key}").status_code == 404
    assert signed_in("lanhdao.punhung").get(shown).status_code == 403


def test_to_see_an_appraisal_by_name_is_logged(app, province, head, office):
    shown = head.post(address(province), data=answers()).location
    assert "Lò Thị Mẫu" in office.get(shown).text
    with app.app_context():
        look = db.session.scalar(db.select(Look).where(Look.page == "appraisal"))
        assert look.person_id == province.people["hocvien"]


def test_a_person_takes_their_appraisals_along(province, head, learner):
    head.post(address(province), data=answers())
    data = json.loads(learner.get("/privacy/data.json").text)
    assert data["appraisal"][0]["skill"] == SKILL


def test_what_is_contested_and_falls_can_be_appraised_anew(app, province, head, learner, office):
    shown = head.post(address(province), data=answers("no")).location
    page = learner.get(shown.replace("/appraisals/", "/appraisals/mine/")).text
    contest = re.search(r'href="(/contests/[^"]+)"', page)[1]
    form = {"reason": "not-mine", "text": "Hồ sơ của người khác.", "form_id": str(uuid4())}
    learner.post(contest, data=form)
    waiting = re.findall(r'href="(/contests/[0-9a-f-]{36})"', office.get("/contests/all").text)
    for one in waiting:
        office.post(one, data={"state": "upheld", "answer": "Đúng."})
    assert head.post(address(province), data=answers()).location.startswith("/appraisals/")
    with app.app_context():
        assert [row.outcome for row in evidence() if row.weight] == [0.0, 1.0]


def test_the_services_refuse_ones_own_work_whoever_asks(app, province):
    with app.app_context():
        account = db.session.scalar(db.select(Account).where(Account.username == "lanhdao.nason"))
        own = {"person_id": account.person_id, "skill": SKILL, "revision": "", "key": uuid4()}
        with pytest.raises(services.OwnWork):
            services.appraise(services.Given(unit=NA_SON, works=(), **own), account, AT)
        with pytest.raises(services.OwnWork):
            watching_services.plan(watching_services.Plan(day=AT.date(), **own), account, AT)
