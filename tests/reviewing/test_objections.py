"""A refusal that is taken back: the evidence counts again wherever evidence is read."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.province import NA_SON, empty
from trainer.authoring import items
from trainer.domain.identifiers import new_id
from trainer.domain.integrity import Finding
from trainer.extensions import db
from trainer.models import Contest, Evidence, EvidenceKind, HeldEvidence
from trainer.records import own_log
from trainer.records.evidence import NewEvidence
from trainer.records.holding import review_of, submit
from trainer.records.official import official_rows
from trainer.records.rebuild import verify
from trainer.web import catalogue


@pytest.fixture
def province(app, province):
    """The past sitting of `hocvien`, which counts, is looked at: a later one is too much like it."""
    with app.app_context():
        empty(Contest, HeldEvidence)
        alike = Finding(
            code="alike",
            numbers={"shared": 9, "same": 5, "one_in": 10**5},
            other=province.past_sitting,
        )
        now = datetime.now(UTC)
        submit(db.session, [_later(province, now)], [alike], now)
        db.session.commit()
    return province


def _later(province, at):
    return NewEvidence(
        person_id=province.people["hotro"],
        skill=province.measured_skill,
        item="receiving-dossiers/assessment/one",
        revision="r",
        kind=EvidenceKind.ASSESSMENT_ITEM,
        outcome=1.0,
        weight=1.0,
        occasion=new_id(),
        occurred_at=at,
    )


def review(app, province):
    with app.app_context():
        return review_of(province.past_sitting).id


def answered(app, office, province, state, text):
    data = {"state": state, "answer": text}
    assert office.post(f"/reviews/{review(app, province)}", data=data).status_code == 303


def objected(app, learner, province):
    data = {"text": "Tôi tự làm bài."}
    learner.post(f"/reviews/own/{review(app, province)}", data=data)


def counted(app, province):
    """Rows of the past sitting that count: for oneself, for managers, and for authors."""
    person, sitting = province.people["hocvien"], province.past_sitting
    with app.app_context():
        own = own_log.entries(person, datetime.now(UTC))
        rows = official_rows(person, province.measured_skill)
        assert verify() == []
        return (
            len([entry for entry in own if entry.occasion == sitting]),
            len([row for row in rows if row.occasion == sitting]),
            _compared(sitting),
        )


def _compared(sitting):
    """Of how many people the statistics of the sitting's first question know an answer."""
    first = select(Evidence.revision).where(Evidence.occasion == sitting, Evidence.voids.is_(None))
    revision = db.session.scalar(first.order_by(Evidence.id).limit(1))
    item = catalogue.items_at([revision])[revision]
    return items.item_named(item.key).statistics.people


def told(learner, manager, province):
    """How often sittings and their points are told: in the passport, and to the own manager."""
    skill, person = province.measured_skill, province.people["hocvien"]
    passport = learner.get("/skills/passport").text
    return (
        learner.get(f"/skills/{skill}").text.count("5 trên 6"),
        sum(int(n) for n in re.findall(r"Bài sát hạch: (\d+) lần", passport)),
        manager.get(f"/reports/communes/{NA_SON}/{skill}/{person}").text.count("5 trên 6"),
    )


def seen(app, learner, manager, province):
    """Everything that a refusal takes away and an objection brings back."""
    return (*counted(app, province), *told(learner, manager, province))


def test_whoevers_objection_is_granted_sees_the_evidence_count_again(
    app, province, learner, office, signed_in
):
    manager = signed_in("lanhdao.nason")
    before = seen(app, learner, manager, province)
    assert all(before)
    answered(app, office, province, "refused", "Hai bài giống nhau.")
    refused = seen(app, learner, manager, province)
    assert all(fewer < all_ for fewer, all_ in zip(refused, before, strict=True))
    objected(app, learner, province)
    answered(app, office, province, "cleared", "Hai người ngồi hai xã khác nhau.")
    assert seen(app, learner, manager, province) == before


def test_what_came_back_can_be_contested_and_what_does_not_count_cannot(
    app, province, learner, office
):
    answered(app, office, province, "refused", "Hai bài giống nhau.")
    objected(app, learner, province)
    address = f"/contests/{province.measured_skill}/{province.past_sitting}"
    assert learner.get(address).status_code == 404
    answered(app, office, province, "cleared", "Hai người ngồi hai xã khác nhau.")
    assert learner.get(address).status_code == 200
