"""Signing in, setting a password, ending sessions. Each ends in one of a few results."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from trainer.accounts import passwords, throttle
from trainer.extensions import db
from trainer.models import Account, SignInSlip
from trainer.records import audit, slips
from trainer.records.accounts import new_session_mark


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Too many failures: nothing was looked at; try again from `until` on."""

    until: datetime


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """The name or the password (or the code) is not right; which of them is not said."""


def sign_in(username: str, password: str, address: str, at: datetime) -> Account | Wait | Wrong:
    """Return the account whose name and password these are."""
    attempt = throttle.begun(username, address, at)
    if isinstance(attempt, datetime):
        return Wait(until=attempt)
    account = db.session.scalar(select(Account).where(Account.username == username))
    kept = account.password_hash if account and account.is_active else None
    # Nothing stays locked while the hash is computed: it is slow on purpose.
    db.session.rollback()
    if not passwords.matches(kept, password) or account is None:
        return Wrong()
    _note_success(account, password, attempt)
    return account


def _note_success(account: Account, password: str, attempt: throttle.Attempt) -> None:
    throttle.succeeded(attempt)
    if passwords.outdated(account.password_hash or ""):
        account.password_hash = passwords.hashed(password)
    account.last_seen_at = attempt.at
    db.session.commit()


def slip_of_code(code: str, address: str, at: datetime) -> SignInSlip | Wait | Wrong:
    """Return the slip whose code was typed."""
    attempt = throttle.begun(None, address, at)
    if isinstance(attempt, datetime):
        return Wait(until=attempt)
    slip = slips.slip_with(code, at)
    if slip is None:
        return Wrong()
    throttle.succeeded(attempt)
    db.session.commit()
    return slip


def set_password_by_slip(slip: SignInSlip, password: str, at: datetime) -> Account:
    """Use up the slip: the password is set, older sessions end and other slips are void."""
    account = slip.account
    slip.used_at = at
    slips.void(account, at)
    throttle.forget(account.username)
    account.last_seen_at = at
    _set_password(account, password)
    audit.note(account, "slip-used", account.username, "", at)
    db.session.commit()
    return account


def change_password(
    account: Account, present: str, password: str, address: str, at: datetime
) -> Account | Wait | Wrong:
    """Set a new password for somebody who knows the present one; other sessions end."""
    attempt = throttle.begun(account.username, address, at)
    if isinstance(attempt, datetime):
        return Wait(until=attempt)
    if not passwords.matches(account.password_hash, present):
        return Wrong()
    throttle.succeeded(attempt)
    slips.void(account, at)
    _set_password(account, password)
    audit.note(account, "password-changed", account.username, "", at)
    db.session.commit()
    return account


def end_sessions(account: Account, at: datetime) -> None:
    """Sign the account out everywhere."""
    account.session_mark = new_session_mark()
    audit.note(account, "signed-out-everywhere", account.username, "", at)
    db.session.commit()


def _set_password(account: Account, password: str) -> None:
    account.password_hash = passwords.hashed(password)
    account.session_mark = new_session_mark()
