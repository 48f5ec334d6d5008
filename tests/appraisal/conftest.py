"""A province, and browsers of those who rate, observe, decide and are rated."""

import pytest

from tests.province import empty
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


@pytest.fixture
def province(app, province):
    """The specimen province in which nobody has been appraised or observed yet."""
    with app.app_context():
        empty(ReRating, Appraisal, Observation, Watching, Consent, Look)
        db.session.execute(db.delete(Evidence).where(Evidence.kind == EvidenceKind.APPRAISAL))
        db.session.commit()
        rebuild()
    return province


@pytest.fixture
def head(signed_in):
    return signed_in("lanhdao.nason")


@pytest.fixture
def trainer(signed_in):
    return signed_in("giangvien")
