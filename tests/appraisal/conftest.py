"""A province, and browsers of those who rate, observe, decide and are rated."""

from datetime import UTC, datetime

import pytest

from tests.province import PASSWORD, make_province
from trainer.extensions import db
from trainer.models import (
    Appraisal,
    Consent,
    Evidence,
    EvidenceKind,
    Look,
    Observation,
    ReRating,
    Watching,
)
from trainer.records.rebuild import rebuild

NOW = datetime.now(UTC)


@pytest.fixture
def province(app):
    """The specimen province in which nobody has been appraised or observed yet."""
    with app.app_context():
        made = make_province(NOW)
        for table in (ReRating, Appraisal, Observation, Watching, Consent, Look):
            db.session.execute(db.delete(table))
        db.session.execute(db.delete(Evidence).where(Evidence.kind == EvidenceKind.APPRAISAL))
        db.session.commit()
        rebuild()
        return made


def signed_in(app, username):
    browser = app.test_client()
    browser.sign_in(username, PASSWORD)
    return browser


@pytest.fixture
def head(app, province):
    return signed_in(app, "lanhdao.nason")


@pytest.fixture
def trainer(app, province):
    return signed_in(app, "giangvien")


@pytest.fixture
def office(app, province):
    return signed_in(app, "lanhdao.tinh")


@pytest.fixture
def learner(app, province):
    return signed_in(app, "hocvien")
