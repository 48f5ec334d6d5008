"""Observers at real counters, those who agreed to be watched, and what the province reads of it."""

import csv
import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest

from tests.province import NA_SON
from trainer.appraisal import watching_services
from trainer.appraisal.report import level_report
from trainer.domain.appraisal import Sample
from trainer.domain.calendar import local_day
from trainer.domain.framework import CRITERIA
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Consent, Evidence, Observation, Standing, Watching
from trainer.privacy import services as asking
from trainer.privacy.words import PURPOSES
from trainer.records import people
from trainer.records.consents import PILOT
from trainer.web import catalogue

SKILL = "counter.reception"
BEGINNING = datetime(2026, 1, 1).date()
NOBODY = (Sample(from_day=BEGINNING, seed="none", one_in=10**12),)
EVERYBODY = (Sample(from_day=BEGINNING, seed="all", one_in=1),)


@pytest.fixture(autouse=True)
def one_observer(monkeypatch):
    monkeypatch.setattr(watching_services, "OBSERVED_TWICE", NOBODY)


@pytest.fixture
def two_observers(monkeypatch, one_observer):
    monkeypatch.setattr(watching_services, "OBSERVED_TWICE", EVERYBODY)


def today():
    return local_day(datetime.now(UTC))


def agrees(learner):
    learner.post(f"/privacy/consents/{PILOT}/give")


def planned(observer, province, **changes):
    form = {
        "person": str(province.people["hocvien"]),
        "skill": SKILL,
        "day": today().isoformat(),
        "form_id": str(uuid4()),
    }
    return observer.post("/observations", data=form | changes)


def seen(mark="yes", level="2", **changes):
    marks = {f"1-{criterion}": mark for criterion in CRITERIA}
    return marks | {"level": level, "form_id": str(uuid4())} | changes


def test_only_those_who_agreed_can_be_observed(app, province, learner, trainer):
    assert "Lò Thị Mẫu" not in trainer.get("/observations").text
    assert planned(trainer, province).status_code == 422
    agrees(learner)
    assert "Lò Thị Mẫu · Xã Na Son" in trainer.get("/observations").text
    assert planned(trainer, province).status_code == 303


def test_the_observer_says_marks_and_level_before_anything_is_shown(
    app, province, learner, trainer
):
    agrees(learner)
    address = planned(trainer, province).location
    page = trainer.get(address).text
    assert "trên 4" not in page
    assert " checked" not in page
    answer = trainer.post(address, data=seen(level="", **{"1-charges": ""}))
    assert answer.status_code == 422
    assert "Chưa chọn mức quan sát được" in answer.text
    assert "Chưa trả lời “Phí, lệ phí”" in answer.text
    assert 'name="1-method" value="yes" checked' in answer.text
    trainer.post(address, data=seen(level="3"))
    assert "Mức quan sát được: 3" in trainer.get(address).text


def test_an_observation_is_no_evidence(app, province, learner, trainer):
    with app.app_context():
        before = db.session.scalar(db.select(db.func.count()).select_from(Evidence))
    agrees(learner)
    trainer.post(planned(trainer, province).location, data=seen())
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Evidence)) == before
        assert db.session.scalar(db.select(Observation)).level == 2


def test_what_was_written_is_not_changed_and_a_plan_sent_twice_is_one(
    app, province, learner, trainer
):
    agrees(learner)
    key = str(uuid4())
    address = planned(trainer, province, form_id=key).location
    assert planned(trainer, province, form_id=key).location == address
    for level in ("1", "4"):
        trainer.post(address, data=seen(level=level))
    assert "Anh/chị đã ghi từ trước" in trainer.get(address).text
    with app.app_context():
        (kept,) = db.session.scalars(db.select(Observation)).all()
        assert kept.level == 1


def test_two_observers_see_nothing_of_each_other_until_both_have_written(
    app, province, learner, trainer, office, two_observers
):
    agrees(learner)
    address = planned(trainer, province).location
    assert "người quan sát thứ hai" in office.get("/observations").text
    trainer.post(address, data=seen(level="1"))
    assert "Mức quan sát được: 1" not in office.get(address).text
    assert "hiện ra khi cả hai đã ghi" in trainer.get(address).text
    assert "Mức quan sát được" not in learner.get("/appraisals/mine").text
    office.post(address, data=seen(level="3"))
    assert "Mức quan sát được: 3" in trainer.get(address).text
    assert "Mức quan sát được: 1" in learner.get("/appraisals/mine").text


def test_nobody_else_opens_an_observation(signed_in, province, learner, trainer, office):
    agrees(learner)
    address = planned(trainer, province).location
    assert office.get(address).status_code == 404
    assert signed_in("lanhdao.nason").get(address).status_code == 403


def test_who_takes_the_consent_back_is_not_observed(app, province, learner, trainer):
    agrees(learner)
    address = planned(trainer, province).location
    learner.post(f"/privacy/consents/{PILOT}/withdraw")
    trainer.post(address, data=seen())
    with app.app_context():
        assert db.session.scalar(db.select(Observation)).entered_at is None
    assert "đã rút lại" in trainer.get(address).text


def test_who_took_their_agreement_back_meanwhile_is_told_of_in_words(
    app, province, learner, trainer
):
    agrees(learner)
    with app.app_context():
        asking.agree(province.clerk, PILOT, datetime.now(UTC))
    trainer.get("/observations")
    learner.post(f"/privacy/consents/{PILOT}/withdraw")
    answer = planned(trainer, province)
    assert answer.status_code == 422
    assert "không còn đồng ý được quan sát" in answer.text
    assert "valid choice" not in answer.text


@pytest.mark.parametrize("days", [-1, 61])
def test_an_observation_is_planned_before_it_takes_place(province, learner, trainer, days):
    agrees(learner)
    day = (today() + timedelta(days=days)).isoformat()
    answer = planned(trainer, province, day=day)
    assert answer.status_code == 422
    assert "từ hôm nay" in answer.text


def test_what_is_to_come_cannot_be_written_yet(app, province, learner, trainer):
    agrees(learner)
    day = (today() + timedelta(days=3)).isoformat()
    address = planned(trainer, province, day=day).location
    assert "Kết quả ghi được từ ngày" in trainer.get(address).text
    trainer.post(address, data=seen())
    with app.app_context():
        assert db.session.scalar(db.select(Observation)).entered_at is None


@pytest.mark.parametrize("day", ["31/31/2026", "hôm qua", "0001-01-01"])
def test_what_is_no_day_is_told_in_one_sentence(province, learner, trainer, day):
    agrees(learner)
    answer = planned(trainer, province, day=day)
    assert answer.status_code == 422
    assert answer.text.count("Hãy chọn một ngày từ hôm nay đến 60 ngày tới.") == 1
    assert "date value" not in answer.text


def test_what_did_not_take_place_is_dropped_by_who_planned_it(app, province, learner, trainer):
    agrees(learner)
    address = planned(trainer, province).location
    trainer.post(f"{address}/cancel")
    with app.app_context():
        assert db.session.scalar(db.select(Watching)) is None
    kept = planned(trainer, province).location
    trainer.post(kept, data=seen())
    trainer.post(f"{kept}/cancel")
    with app.app_context():
        assert db.session.scalar(db.select(Watching)) is not None


# The report


def observed(app, *, platform, level, skill=SKILL, second=None, agreed=True, stale=False):
    """Somebody new with this level on the platform, whom observers saw at that level."""
    now = datetime.now(UTC)
    with app.app_context():
        person = people.create_person(f"MAU-{uuid4().hex[:8]}", "Lường Văn Thử")
        people.appoint(person, NA_SON, "office-officer", BEGINNING)
        db.session.flush()
        consent = Consent(id=new_id(), person_id=person.id, purpose=PILOT, words="", given_at=now)
        watching = Watching(
            id=new_id(),
            form_id=uuid4(),
            person_id=person.id,
            skill=skill,
            day=today(),
            revision="",
        )
        observer = db.session.scalar(db.select(Account.id).where(Account.username == "giangvien"))
        watching.observers = [
            Observation(place=place, seen_by=observer, level=each, entered_at=now)
            for place, each in ((1, level), (2, second))
            if each is not None
        ]
        db.session.add_all([watching, *([consent] if agreed else [])])
        if platform is not None:
            db.session.add(
                Standing(
                    person_id=person.id,
                    skill=skill,
                    from_at=now - timedelta(days=60),
                    stale_at=now - timedelta(days=1) if stale else None,
                    level=platform or None,
                    mean=0.0,
                    variance=1.0,
                    reason="shown",
                    evidence_id=new_id(),
                )
            )
        db.session.commit()


def report(app):
    with app.app_context():
        return level_report(catalogue.framework_or_empty().skills)


def test_the_platforms_level_stands_against_the_observed_one(app, province, office):
    for level in (0, 1, 2, 2, 3):
        observed(app, platform=level, level=level, second=level)
    observed(app, platform=3, level=1)
    everybody, one = report(app).groups
    assert everybody.levels.pairs == one.levels.pairs == 6
    assert everybody.table[2][2] == 2
    assert everybody.table[3][1] == 1
    assert 0 < everybody.levels.kappa.value < 1
    assert everybody.observers.kappa.value == pytest.approx(1)
    assert "còn tạm thời" in office.get("/observations/report").text


def test_whoever_has_no_fresh_level_is_counted_apart(app, province):
    for _ in range(5):
        observed(app, platform=2, level=2)
    observed(app, platform=None, level=1)
    observed(app, platform=2, level=1, stale=True)
    found = report(app)
    assert found.groups[0].levels.pairs == 5
    assert found.unmeasured == 2


def test_who_took_the_consent_back_is_in_no_figure(app, province):
    for _ in range(5):
        observed(app, platform=2, level=2)
    observed(app, platform=1, level=4, agreed=False)
    assert report(app).groups[0].levels.pairs == 5


def test_fewer_than_five_are_not_shown_on_the_page_nor_in_the_spreadsheet(app, province, office):
    for _ in range(5):
        observed(app, platform=2, level=2)
    for _ in range(4):
        observed(app, platform=1, level=3, skill="counter.charges")
    assert "dưới 5, chưa nêu con số" in office.get("/observations/report").text
    content = office.get("/observations/report.csv").data.decode("utf-8-sig")
    rows = {row["skill"]: row for row in csv.DictReader(StringIO(content))}
    assert rows[""]["pairs"] == "9"
    assert rows[SKILL]["pairs"] == "5"
    assert rows[SKILL]["2-2"] == "5"
    assert set(list(rows["counter.charges"].values())[2:]) <= {"", None}


def test_a_hundred_pairs_that_agree_confirm_the_cuts(app, province, office):
    assert not report(app).confirmed
    for n in range(100):
        observed(app, platform=n % 4, level=n % 4)
    assert report(app).confirmed
    assert "Quan sát xác nhận ngưỡng của các mức." in office.get("/observations/report").text


def test_the_report_counts_the_level_of_that_time_and_not_of_later(app, province):
    for _ in range(5):
        observed(app, platform=1, level=1)
    with app.app_context():
        for row in db.session.scalars(db.select(Standing).where(Standing.level == 1)).all():
            if row.reason == "shown" and row.mean == 0.0:
                row.until_at = datetime.now(UTC) + timedelta(hours=1)
                later = {
                    "person_id": row.person_id,
                    "skill": row.skill,
                    "from_at": row.until_at,
                }
                db.session.add(
                    Standing(
                        **later,
                        level=2,
                        mean=0.0,
                        variance=1.0,
                        reason="shown",
                        evidence_id=new_id(),
                    )
                )
        db.session.commit()
    found = report(app).groups[0]
    assert found.table[1][1] == 5
    assert found.levels.pairs == 5


def test_the_consent_says_who_watches_and_that_no_level_moves():
    assert "biết họ tên tôi" in PURPOSES[PILOT].vi
    assert "không làm thay đổi mức" in PURPOSES[PILOT].vi
    assert re.search(r"take this back", PURPOSES[PILOT].en)
