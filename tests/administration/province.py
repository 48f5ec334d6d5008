"""An invented province for tests: a framework with two positions, administrators, some staff."""

from datetime import UTC, date, datetime

from flask.testing import FlaskClient

from tests.accounts.people import PASSWORD, given_account, given_units
from trainer.extensions import db
from trainer.models import Account, Person, Publication, Revision, Role
from trainer.records import accounts, people

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = date(2026, 1, 5)
NA_SON, DIEN_BIEN_PHU, PROVINCE = "03203", "03127", "11"
PROFILES = {
    "reception-officer": "Công chức tiếp nhận và trả kết quả",
    "justice-officer": "Công chức tư pháp - hộ tịch",
}


def given_framework() -> None:
    """Publish the two positions."""
    profiles = [
        {
            "code": code,
            "name": {"vi": name, "en": code.replace("-", " ")},
            "requires": {"procedure.intake": 2},
        }
        for code, name in PROFILES.items()
    ]
    hash_ = "f" * 64
    body = {"areas": [], "skills": [], "profiles": profiles}
    db.session.add(
        Revision(hash=hash_, kind="framework", key="framework", body=body, published_at=AT)
    )
    db.session.flush()
    db.session.add(Publication(kind="framework", key="framework", revision_hash=hash_))
    db.session.commit()


def given_province() -> Account:
    """Units, positions and the province's administrator `quantri`."""
    given_units()
    given_framework()
    return given_account("quantri", "Tòng Thị Quản", [(Role.ADMINISTRATOR, PROVINCE)])


def given_commune_administrator() -> Account:
    """The administrator of Na Son alone."""
    account = given_account("quantri.nason", "Cà Văn Xã", [(Role.ADMINISTRATOR, NA_SON)])
    people.appoint(account.person, NA_SON, "justice-officer", DAY)
    db.session.commit()
    return account


def given_clerk(
    staff_code: str = "MAU-1", name: str = "Lò Thị Mẫu", unit: str = NA_SON, open_: bool = True
) -> Person:
    """A clerk at the counter of a commune."""
    person = people.create_person(staff_code, name)
    people.appoint(person, unit, "reception-officer", DAY)
    if open_:
        username = accounts.username_for(staff_code, ())
        accounts.open_account(person, username, [(Role.LEARNER, unit)], AT)
    db.session.commit()
    return person


def signed_in(client: FlaskClient, username: str = "quantri") -> FlaskClient:
    """The client, signed in."""
    client.post("/sign-in", data={"username": username, "password": PASSWORD})
    return client
