"""Who acts, when, and where: what most routes of administrators start with."""

from datetime import UTC, date, datetime

from flask_login import current_user

from trainer.domain.calendar import LOCAL
from trainer.models import Account
from trainer.web.access import administered_units, administers_province


def now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def today() -> date:
    """Return the present day in Vietnam."""
    return now().astimezone(LOCAL).date()


def me() -> Account:
    """Return the administrator who asks."""
    account: Account = current_user.account
    return account


def only_units() -> frozenset[str] | None:
    """Return the units to which the administrator is limited; None for the province's."""
    if administers_province():
        return None
    return frozenset(unit.code for unit in administered_units())
