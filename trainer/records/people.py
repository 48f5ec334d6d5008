"""People and their posts: what the administration, the import and the demo write alike.

Nothing here commits: the calling service does, once. A day that ends something is the first day
on which it no longer holds.
"""

from datetime import date, datetime

from sqlalchemy import select

from trainer.domain.vietnamese import folded, name_sort_key
from trainer.extensions import db
from trainer.models import Account, Appointment, Identity, Person, Post, Role, Setting
from trainer.records.accounts import close_account
from trainer.records.units import PROVINCE
from trainer.records.vacancies import Vacancies

FOLLOWS_THE_PERSON = {Role.LEARNER, Role.HELPER}
"""Roles that move with a person; to lead or to administer a unit ends with the post there."""


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


def appoint(
    person: Person,
    unit_code: str,
    profile: str,
    from_day: date,
    vacancies: Vacancies | None = None,
) -> Appointment:
    """Give a person a vacant post of this kind in the unit, or a new one if none is vacant.

    Whoever appoints many people loads the vacancies once and hands them over each time.
    """
    known = Vacancies.of({unit_code}) if vacancies is None else vacancies
    post = known.take(unit_code, profile, from_day) or open_post(unit_code, profile, from_day)
    appointment = Appointment(person=person, post=post, from_day=from_day)
    db.session.add(appointment)
    return appointment


def present_posts(person: Person) -> list[Appointment]:
    """Return the appointments that have no end yet, oldest first."""
    present = [a for a in person.appointments if a.until_day is None]
    return sorted(present, key=lambda appointment: appointment.from_day)


def unit_of(person: Person) -> str:
    """Return the code of the unit of the person's first present post, the province's without one."""
    posts = present_posts(person)
    return posts[0].post.unit_code if posts else PROVINCE


def transfer(
    person: Person,
    unit_code: str,
    profile: str,
    from_day: date,
    vacancies: Vacancies | None = None,
) -> Appointment:
    """Move a person to another post; what they held ends on that day, with its roles."""
    held = [appointment.post for appointment in present_posts(person)]
    end_appointments(person, from_day)
    for post in held if vacancies else ():
        vacancies.give_back(post, from_day)
    account = account_of(person)
    if account:
        _move_roles(account, {post.unit_code for post in held} - {unit_code}, unit_code)
    return appoint(person, unit_code, profile, from_day, vacancies)


def _move_roles(account: Account, left: set[str], unit_code: str) -> None:
    held = {(grant.role, grant.unit_code) for grant in account.grants}
    for grant in [grant for grant in account.grants if grant.unit_code in left]:
        if grant.role in FOLLOWS_THE_PERSON and (grant.role, unit_code) not in held:
            grant.unit_code = unit_code
            held.add((grant.role, unit_code))
        else:
            account.grants.remove(grant)


def end_appointments(person: Person, on: date) -> None:
    """End what the person holds; what was to begin on that day or later never does."""
    for appointment in list(person.appointments):
        if appointment.from_day >= on:
            person.appointments.remove(appointment)
            db.session.delete(appointment)
        elif appointment.until_day is None or appointment.until_day > on:
            appointment.until_day = on


def leave(person: Person, on: date, at: datetime) -> None:
    """End a person's posts and account; the evidence stays under the pseudonym."""
    end_appointments(person, on)
    account = account_of(person)
    if account:
        close_account(account, at)


def account_of(person: Person) -> Account | None:
    """Return the person's account, open or closed."""
    if person.id is None:
        return None
    return db.session.scalar(select(Account).where(Account.person_id == person.id))
