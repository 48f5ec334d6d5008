"""The tiny course with questions for a placement, and a one-stop officer who has signed in."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.learning.published import (
    CHARGES,
    DEADLINES,
    closed,
    publish,
    publish_course,
    publish_item,
)
from tests.pages import PageClient
from trainer.extensions import db
from trainer.models import Publication, Revision


def publish_placement(per_skill: int = 4, skills: tuple[str, ...] = (DEADLINES, CHARGES)) -> None:
    """Publish the tiny course, with so many questions of these skills for a placement."""
    publish_course()
    served = db.session.get(Publication, ("course", "counter"))
    body = dict(db.session.get(Revision, served.revision_hash).body)
    questions = [closed(skill, n) for skill in skills for n in range(per_skill)]
    body["placement"] = [
        publish_item(f"counter/placement/{q.id}", replace(q, level=1 + n % 3))
        for n, q in enumerate(questions)
    ]
    publish("course", "counter", body)
    db.session.commit()


@pytest.fixture
def officer(app: Flask, officer: PageClient) -> PageClient:
    """The officer's browser, where the tiny course has questions for a placement."""
    with app.app_context():
        publish_placement()
    return officer
