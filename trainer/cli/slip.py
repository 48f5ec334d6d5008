"""`trainer slip`: a one-time sign-in slip for an account when no administrator can print one."""

from datetime import UTC, datetime

import click
from flask_migrate import upgrade
from sqlalchemy import select

from trainer.app import create_app
from trainer.extensions import db
from trainer.models import Account
from trainer.records import audit, slips


@click.command()
@click.argument("username")
def command(username: str) -> None:
    """Print a one-time code with which the owner of USERNAME sets a password.

    For the first administrator of a new installation, and for one who is locked out. The code is
    shown here only, and ends older ones.
    """
    with create_app().app_context():
        upgrade()
        click.echo(_issued(username, datetime.now(UTC)))


def _issued(username: str, at: datetime) -> str:
    account = db.session.scalar(select(Account).where(Account.username == username.strip().lower()))
    if account is None or not account.is_active:
        raise click.ClickException(f"there is no open account {username!r}")
    code = slips.issue(account, account, at)
    audit.note(None, "slip-printed", account.username, "", at)
    db.session.commit()
    return code
