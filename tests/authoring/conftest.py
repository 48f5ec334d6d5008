"""A trainer has signed in."""

import pytest
from flask import Flask

from tests.accounts.people import PASSWORD, given_account
from tests.pages import PageClient
from trainer.models import Role


@pytest.fixture
def trainer(app: Flask, client: PageClient) -> PageClient:
    """A trainer's browser, on an installation without content."""
    with app.app_context():
        given_account("giangvien", "Quàng Văn Mẫu", [(Role.TRAINER, "11")])
    client.sign_in("giangvien", PASSWORD)
    return client
