"""`trainer demo`: the demo province, made if absent, and served."""

import secrets
from datetime import UTC, datetime

import click
from flask_migrate import upgrade

from trainer.accounts.passwords import hashed
from trainer.app import create_app
from trainer.cli.check import content_roots
from trainer.cli.publish import published
from trainer.cli.serve import run_server
from trainer.demo import province
from trainer.demo.people import SIGN_INS
from trainer.extensions import db
from trainer.models import Account, Setting


@click.command()
@click.option("--no-serve", is_flag=True, help="Make the province and stop.")
@click.option("--password", help="One password for the five sign-ins (default: a random one).")
@click.option("--port", default=8000, show_default=True, help="Port to serve on.")
def command(no_serve: bool, password: str | None, port: int) -> None:
    """Make the demo province if it is absent, print its sign-ins and serve it on this machine."""
    app = create_app()
    with app.app_context():
        upgrade()
        chosen = _made(password)
    _print_sign_ins(chosen)
    if not no_serve:
        run_server("127.0.0.1", port)


def _made(password: str | None) -> str:
    try:
        found = province.state()
    except province.NotEmpty:
        raise click.UsageError(
            "this database already holds an installation; name another with TRAINER_INSTANCE"
        ) from None
    if found == "made":
        return _kept_password(password)
    chosen = password or _random_password()
    now, roots = datetime.now(UTC), content_roots(())
    db.session.rollback()
    province.make(
        roots, lambda: published(roots, (), now), chosen, now, lambda s: click.echo(s, err=True)
    )
    _remember(chosen)
    return chosen


def _random_password() -> str:
    return "-".join(secrets.token_hex(2) for _ in range(3))


def _kept_password(password: str | None) -> str:
    """Return the password of the demo's sign-ins, or set the one asked for."""
    if password is None:
        kept = db.session.get(Setting, "demo-password")
        return kept.value if kept else "(unchanged)"
    names = [name for name, *_ in SIGN_INS]
    for account in db.session.scalars(db.select(Account).where(Account.username.in_(names))):
        account.password_hash = hashed(password)
    _remember(password)
    return password


def _remember(password: str) -> None:
    """Keep the demo's password, so that a second start can print it: nothing here is real."""
    db.session.merge(Setting(name="demo-password", value=password))
    db.session.commit()


def _print_sign_ins(password: str) -> None:
    click.echo("Sign-ins of the demo province (invented people):")
    for username, *_ in SIGN_INS:
        click.echo(f"  {username:15s} {password}")
