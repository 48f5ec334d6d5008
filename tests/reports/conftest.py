"""The small installation, seen by its managers."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.pages import PageClient
from tests.province import PASSWORD, Province, make_province

NOW = datetime.now(UTC)


@pytest.fixture
def province(app: Flask) -> Province:
    """Three communes with their people, as they stand now."""
    with app.app_context():
        return make_province(NOW)


@pytest.fixture
def signed_in(app: Flask, province: Province):
    """A browser of somebody who has signed in."""

    def open_browser(username: str) -> PageClient:
        browser = app.test_client()
        browser.sign_in(username, PASSWORD)
        return browser

    return open_browser
