"""People and their posts: what the administration, the import and the demo write alike.

Nothing here commits: the calling service does, once. A day that ends something is the first day
on which it no longer holds.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from trainer.domain.vietnamese import folded, name_sort_key
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    Identity,
    Person,
    Post,
    Role,
    RoleGrant,
    Setting,
)

Grant = tuple[Role, str]
"""A role and the code of the unit in which it holds."""


def installation() -> str:
    """Return the mark of this installation, which every record made here carries."""
    origin = db.session.get(Setting, "origin")
    return origin.value if origin else "dienbien"


def create_person(staff_code: str, name: str, origin: str | None = None) -> Person:
    """Make a person with a name. The staff code must be new."""
    person = Person(origin=origin or installation())
    person.identity = Identity(staff_code=staff_code)
    rename(person, name)
    db.session.add(person)
    return person


def rename(person: Person, name: str) -> None:
    """Set a person's name with the keys by which it is sorted and found."""
    identity = person.identity
    if identity is None:
        raise ValueError("an erased person has no name")
    identity.name = name
    identity.sort_key = name_sort_key(name)
    identity.search_key = folded(name)


def open_post(unit_code: str, profile: str, on: date) -> Post:
    """Open one more place on the payroll of a unit."""
    post = Post(unit_code=unit_code, profile=profile, opened_on=on)
    db.session.add(post)
    return post


def appoint(person: Person, unit_code: str, profile: str, from_day: date) -> Appointment:
    """Give a person a vacant post of this kind in the unit, or a new one if none is vacant."""
    post = vacant_post(unit_code, profile, from_day) or open_post(unit_code, profile, from_day)
    return _appointment(person, post, from_day)


def _appointment(person: Person, post: Post, from_day: date) -> Appointment:
    appointment = Appointment(person=person, post=post, from_day=from_day)
    db.session.add(appointment)
    return appointment


def vacant_post(unit_code: str, profile: str, on: date) -> Post | None:
    """Return a post of the unit that is open and that nobody holds on or after a day."""
    held = select(Appointment.post_id).where(
        (Appointment.until_day.is_(None)) | (Appointment.until_day > on)
    )
    return db.session.scalar(
        select(Post)
        .where(
            Post.unit_code == unit_code,
            Post.profile == profile,
            Post.opened_on <= on,
            Post.closed_on.is_(None),
            Post.id.not_in(held),
        )
        .order_by(Post.id)
        .limit(1)
    )


def transfer(person: Person, unit_code: str, profile: str, from_day: date) -> Appointment:
    """Move a person to another post from a day on; what they held before ends on that day."""
    end_appointments(person, from_day)
    return appoint(person, unit_code, profile, from_day)


def end_appointments(person: Person, on: date) -> None:
    """End what the person holds on a day; what would only have begun then never does."""
    for appointment in list(person.appointments):
        if appointment.until_day is not None and appointment.until_day <= on:
            continue
        if appointment.from_day >= on:
            person.appointments.remove(appointment)
            db.session.delete(appointment)
        else:
            appointment.until_day = on


def leave(person: Person, on: date, at: datetime) -> None:
    """End a person's posts and account; the evidence stays under the pseudonym."""
    end_appointments(person, on)
    account = account_of(person)
    if account:
        close_account(account, at)


def account_of(person: Person) -> Account | None:
    """Return the person's account, open or closed."""
    return db.session.scalar(select(Account).where(Account.person_id == person.id))


def open_account(
    person: Person, username: str, grants: Iterable[Grant], at: datetime, language: str = "vi"
) -> Account:
    """Make an account without a password: a slip, or the demo, gives it one."""
    account = Account(
        person=person,
        username=username,
        language=language,
        session_mark=new_session_mark(),
        created_at=at,
    )
    account.grants = [RoleGrant(role=role, unit_code=unit) for role, unit in grants]
    db.session.add(account)
    return account


def close_account(account: Account, at: datetime) -> None:
    """Shut an account: nobody signs in with it, and its open sessions end."""
    account.closed_at = account.closed_at or at
    account.session_mark = new_session_mark()


def reopen_account(account: Account) -> None:
    """Open a closed account again. Its old password does not come back: it needs a slip."""
    account.closed_at = None
    account.password_hash = None


def new_session_mark() -> str:
    """Return a mark that ends every session opened under an older one."""
    return secrets.token_hex(16)


def username_for(name: str, taken: Iterable[str]) -> str:
    """Return a sign-in name: given name, dot, initials ("mau.lt" for Lò Thị Mẫu), numbered if taken."""
    words = [
        "".join(c for c in word if c.isascii() and c.isalnum()) for word in folded(name).split()
    ]
    *rest, given = [word for word in words if word] or ["canbo"]
    base = ".".join(filter(None, [given[:30], "".join(word[0] for word in rest)[:20]]))
    used = set(taken) if not isinstance(taken, set | frozenset | dict) else taken
    candidate, number = base, 1
    while candidate in used:
        number += 1
        candidate = f"{base}{number}"
    return candidate
