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
