"""What the pages of administrators show. Nothing is written here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Exists, Select, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    AuditEntry,
    Identity,
    OrgUnit,
    Person,
    Post,
    RoleGrant,
    SignInSlip,
)

PAGE = 50
STATES = ("working", "no-account", "no-password", "left", "all")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which people are asked for. `units` None is everybody; else only people of these units."""

    words: str = ""
    unit: str = ""
    state: str = "working"
    units: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One line of the list of people."""

    person: Person
    posts: list[Appointment]
    account: Account | None


def count_people(wanted: Wanted) -> int:
    """Return how many people are asked for."""
    return db.session.scalar(select(func.count()).select_from(_people(wanted).subquery())) or 0


def people_lines(wanted: Wanted, page: int) -> list[PersonLine]:
    """Return one page of people, in the order of their names, with posts and accounts."""
    query = _people(wanted).order_by(Identity.sort_key, Identity.staff_code)
    keys = db.session.scalars(query.limit(PAGE).offset(PAGE * (page - 1))).all()
    return _lines(keys)


def _lines(keys: Collection[object]) -> list[PersonLine]:
    people = db.session.scalars(
        select(Person)
        .where(Person.id.in_(keys))
        .options(
            joinedload(Person.identity),
            selectinload(Person.appointments).joinedload(Appointment.post).joinedload(Post.unit),
        )
    )
    by_key = {person.id: person for person in people}
    accounts = {
        account.person_id: account
        for account in db.session.scalars(select(Account).where(Account.person_id.in_(keys)))
    }
    return [_line(by_key[key], accounts.get(key)) for key in keys]  # type: ignore[index]


def _line(person: Person, account: Account | None) -> PersonLine:
    present = [a for a in person.appointments if a.until_day is None]
    return PersonLine(person=person, posts=present, account=account)


def _people(wanted: Wanted) -> Select[tuple[object]]:
    """Choose the ids of the people asked for."""
    query = select(Identity.person_id).outerjoin(Account, Account.person_id == Identity.person_id)
    for word in folded(wanted.words[:200]).split():
        like = f"%{_literal(word)}%"
        query = query.where(
            Identity.search_key.like(like, escape="\\")
            | func.lower(Identity.staff_code).like(like, escape="\\")
            | Account.username.like(like, escape="\\")
        )
    if wanted.units is not None:
        query = query.where(_ever_in(wanted.units))
    if wanted.unit:
        query = query.where(
            _now_in({wanted.unit}) if wanted.state != "left" else _ever_in({wanted.unit})
        )
    return _in_state(query, wanted.state)


def _literal(word: str) -> str:
    return "".join("\\" + c if c in "\\%_" else c for c in word if c.isprintable())


def _in_state(query: Select[tuple[object]], state: str) -> Select[tuple[object]]:
    closed = Account.closed_at.is_not(None)
    conditions = {
        "working": ~closed,
        "no-account": Account.id.is_(None),
        "no-password": Account.id.is_not(None) & ~closed & Account.password_hash.is_(None),
        "left": closed,
    }
    return query.where(conditions[state]) if state in conditions else query


def _appointed(unit_codes: Collection[str]) -> Select[tuple[object]]:
    return (
        select(Appointment.person_id)
        .join(Post)
        .where(Appointment.person_id == Identity.person_id, Post.unit_code.in_(unit_codes))
        .correlate(Identity)
    )


def _ever_in(unit_codes: Collection[str]) -> Exists:
    return _appointed(unit_codes).exists()


def _now_in(unit_codes: Collection[str]) -> Exists:
    return _appointed(unit_codes).where(Appointment.until_day.is_(None)).exists()


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The figures at the head of the overview."""

    people: int
    accounts: int
    without_password: int
    open_slips: int
    vacant: int


def counts(units: frozenset[str] | None, codes: Collection[str], at: datetime) -> Counts:
    """Count what an administrator of the units `codes` has before them."""
    working = Wanted(units=units)
    return Counts(
        people=count_people(working),
        accounts=count_people(Wanted(units=units, state="working"))
        - count_people(Wanted(units=units, state="no-account")),
        without_password=count_people(Wanted(units=units, state="no-password")),
        open_slips=_open_slips(units, at),
        vacant=sum(line.vacant for line in unit_lines(codes, at.date())),
    )


def _open_slips(units: frozenset[str] | None, at: datetime) -> int:
    query = (
        select(func.count(SignInSlip.id))
        .join(Account, Account.id == SignInSlip.account_id)
        .where(SignInSlip.used_at.is_(None), SignInSlip.expires_at > at)
    )
    if units is not None:
        query = query.join(Identity, Identity.person_id == Account.person_id).where(_ever_in(units))
    return db.session.scalar(query) or 0


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit with how many places it has and how many of them are vacant."""

    unit: OrgUnit
    posts: int
    vacant: int


def unit_lines(codes: Collection[str], on: date) -> list[UnitLine]:
    """Return the units in the order of their names, with their posts counted."""
    held = _held(on)
    rows = db.session.execute(
        select(
            OrgUnit,
            func.count(Post.id),
            func.sum(case((held, 0), (Post.id.is_not(None), 1), else_=0)),
        )
        .outerjoin(Post, (Post.unit_code == OrgUnit.code) & Post.closed_on.is_(None))
        .where(OrgUnit.code.in_(codes))
        .group_by(OrgUnit)
        .order_by(OrgUnit.sort_key)
    )
    return [UnitLine(unit=unit, posts=posts, vacant=vacant or 0) for unit, posts, vacant in rows]


def _held(on: date) -> Exists:
    return (
        select(Appointment.id)
        .where(
            Appointment.post_id == Post.id,
            Appointment.until_day.is_(None) | (Appointment.until_day > on),
        )
        .correlate(Post)
        .exists()
    )


def posts_of(unit_code: str) -> list[Post]:
    """Return a unit's open places with everybody who ever held them."""
    return list(
        db.session.scalars(
            select(Post)
            .where(Post.unit_code == unit_code, Post.closed_on.is_(None))
            .options(
                selectinload(Post.appointments)
                .joinedload(Appointment.person)
                .joinedload(Person.identity)
            )
            .order_by(Post.profile, Post.id)
        )
    )


def holder(post: Post, on: date) -> Person | None:
    """Return who holds a place on a day."""
    holding = (
        a
        for a in post.appointments
        if a.from_day <= on and (a.until_day is None or a.until_day > on)
    )
    return next((appointment.person for appointment in holding), None)


def audit_entries(
    by: Collection[str] | None, page: int, most: int = PAGE
) -> list[tuple[AuditEntry, str | None]]:
    """Return the latest acts with who did them; `by`: only of administrators in these units."""
    query = select(AuditEntry, Account.username).outerjoin(
        Account, Account.id == AuditEntry.account_id
    )
    if by is not None:
        acting = select(RoleGrant.account_id).where(RoleGrant.unit_code.in_(by))
        query = query.where(AuditEntry.account_id.in_(acting))
    query = query.order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    return [tuple(row) for row in db.session.execute(query.limit(most).offset(most * (page - 1)))]


def accounts_of(keys: Collection[object]) -> list[Account]:
    """Return the open accounts of these people, in the order of their names."""
    query = (
        select(Account)
        .join(Identity, Identity.person_id == Account.person_id)
        .where(Account.person_id.in_(keys), Account.closed_at.is_(None))
        .order_by(Identity.sort_key)
        .options(
            joinedload(Account.person).joinedload(Person.identity),
            joinedload(Account.person)
            .selectinload(Person.appointments)
            .joinedload(Appointment.post)
            .joinedload(Post.unit),
        )
    )
    return list(db.session.scalars(query))
