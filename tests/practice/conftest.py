"""The model scenario is published, and clerks of Na Son have signed in."""

import pytest
from flask import Flask

from tests.accounts.people import PASSWORD, given_account
from tests.practice.playing import Clerk, publish_scenario


@pytest.fixture
def clerk(app: Flask) -> Clerk:
    """A learner, signed in, with the model scenario published."""
    with app.app_context():
        given_account()
        publish_scenario()
    browser = app.test_client()
    browser.sign_in("hocvien", PASSWORD)
    return Clerk(app, browser)


@pytest.fixture
def colleague(app: Flask, clerk: Clerk) -> Clerk:
    """Another learner of the same commune, in another browser."""
    with app.app_context():
        given_account("dongnghiep", "Vàng A Mẫu")
    browser = app.test_client()
    browser.sign_in("dongnghiep", PASSWORD)
    return Clerk(app, browser)
