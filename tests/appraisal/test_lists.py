"""Lists of appraisals and observations, short and long."""

from datetime import UTC, date, datetime

import pytest

from tests.province import NA_SON
from tests.queries import selects
from trainer.domain.framework import CRITERIA
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Appraisal, Observation, ReRating, Watching
from trainer.records import people

AT = datetime.now(UTC)
MARKS = dict.fromkeys(CRITERIA, "yes")


def account(username):
    return db.session.scalar(db.select(Account.id).where(Account.username == username))


def one_more(app, province, n):
    """One more of everything: rated once and again, in doubt, planned, observed, about oneself."""
    with app.app_context():
        person = people.create_person(f"MAU-dai-{n}", f"Vàng Thị Thử {n}")
        db.session.flush()
        for second in ({}, {"marks": [MARKS] * 3, "outcome": 0.0, "rated_at": AT}):
            db.session.add(_second(_appraisal(person.id), second))
        for entered in ({}, {"marks": MARKS, "level": 2, "entered_at": AT}):
            _observed(person.id, entered)
        _appraisal(province.people["hocvien"])
        _observed(province.people["hocvien"], {"marks": MARKS, "level": 2, "entered_at": AT})
        db.session.commit()


def _appraisal(person):
    row = Appraisal(
        id=new_id(),
        form_id=new_id(),
        person_id=person,
        skill="counter.charges",
        unit_code=NA_SON,
        rated_by=account("lanhdao.nason"),
        rated_at=AT,
        revision="r",
        works=[{"closed": "2026-11-02", "marks": MARKS}] * 3,
        outcome=1.0,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _second(first, more):
    return ReRating(
        appraisal_id=first.id, rated_by=account("giangvien"), due_on=date(2026, 12, 1), **more
    )


def _observed(person, more):
    row = Watching(
        id=new_id(),
        form_id=new_id(),
        person_id=person,
        skill="counter.charges",
        day=date(2026, 11, 2),
        revision="r",
    )
    db.session.add(row)
    db.session.flush()
    db.session.add(Observation(watching_id=row.id, place=1, seen_by=account("giangvien"), **more))


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("lanhdao.nason", "/appraisals"),
        ("giangvien", "/appraisals"),
        ("giangvien", "/observations"),
        ("lanhdao.tinh", "/appraisals/agreement"),
        ("hocvien", "/appraisals/mine"),
    ],
)
def test_a_long_list_asks_the_database_no_more_often_than_a_short_one(
    app, province, signed_in, who, page
):
    browser = signed_in(who)
    one_more(app, province, 0)
    browser.get(page)
    short = selects(app, lambda: browser.get(page))
    for n in (1, 2, 3):
        one_more(app, province, n)
    assert selects(app, lambda: browser.get(page)) == short
