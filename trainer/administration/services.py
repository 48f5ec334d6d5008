"""What administrators do to people, accounts and posts. Each act is noted and committed once.

A service returns None when it is done, or the sentence that says why it was not.
"""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.extensions import db
from trainer.models import Account, Identity, Person, Post, Role, RoleGrant
from trainer.records import accounts, audit, people, slips
from trainer.records.gaps import refresh_counts


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What a form says of a new person."""

    staff_code: str
    name: str
    unit_code: str
    profile: str
    from_day: date
    username: str


def add_person(by: Account, new: NewPerson, at: datetime) -> Person | str:
    """Add a person with a post and a learner's account."""
    taken = frozenset(db.session.scalars(select(Account.username)))
    if db.session.scalar(select(Identity).where(Identity.staff_code == new.staff_code)):
        return _(
            "Mã cán bộ “%(code)s” đã có. Hãy tìm người đó trong danh sách.", code=new.staff_code
        )
    if new.username in taken:
        return _username_taken(new.username)
    person = people.create_person(new.staff_code, new.name)
    people.appoint(person, new.unit_code, new.profile, new.from_day)
    name = new.username or accounts.username_for(new.name, taken)
    accounts.open_account(person, name, [(Role.LEARNER, new.unit_code)], at)
    audit.note(by, "person-added", new.staff_code, new.unit_code, at)
    _commit({new.unit_code})
    return person


def transfer(
    by: Account, person: Person, unit_code: str, profile: str, from_day: date, at: datetime
) -> str | None:
    """Move a person to another post."""
    if person.id == by.person_id:
        return _not_oneself()
    present = people.present_posts(person)
    if present and from_day < present[-1].from_day:
        return _("Ngày này sớm hơn ngày người đó bắt đầu vị trí hiện nay.")
    left = {appointment.post.unit_code for appointment in present}
    people.transfer(person, unit_code, profile, from_day)
    audit.note(by, "transferred", _code(person), f"{unit_code} {profile} {from_day}", at)
    _commit(left | {unit_code})
    return None


def leave(by: Account, person: Person, on: date, at: datetime) -> str | None:
    """End a person's posts and account; what they have shown stays."""
    if person.id == by.person_id:
        return _not_oneself()
    present = people.present_posts(person)
    if present and on < present[-1].from_day:
        return _("Ngày này sớm hơn ngày người đó bắt đầu vị trí hiện nay.")
    people.leave(person, on, at)
    audit.note(by, "left", _code(person), on.isoformat(), at)
    _commit({appointment.post.unit_code for appointment in present})
    return None


def rename(by: Account, person: Person, name: str, at: datetime) -> None:
    """Correct a person's name."""
    people.rename(person, name)
    audit.note(by, "renamed", _code(person), "", at)
    db.session.commit()


def open_account(by: Account, person: Person, username: str, at: datetime) -> str | None:
    """Open an account for a person without one: a learner where they work."""
    if people.account_of(person):
        return _("Người này đã có tài khoản.")
    taken = frozenset(db.session.scalars(select(Account.username)))
    if username in taken:
        return _username_taken(username)
    name = username or accounts.username_for(person.identity.name, taken)  # type: ignore[union-attr]
    units = {appointment.post.unit_code for appointment in people.present_posts(person)}
    accounts.open_account(person, name, [(Role.LEARNER, unit) for unit in sorted(units)], at)
    audit.note(by, "account-opened", name, "", at)
    db.session.commit()
    return None


def close_account(by: Account, account: Account, at: datetime) -> str | None:
    """Close an account; whoever is signed in with it is signed out."""
    if account.id == by.id:
        return _not_oneself()
    accounts.close_account(account, at)
    slips.void(account, at)
    audit.note(by, "account-closed", account.username, "", at)
    db.session.commit()
    return None


def reopen_account(by: Account, account: Account, at: datetime) -> None:
    """Open a closed account again; a new slip lets the person in."""
    accounts.reopen_account(account)
    audit.note(by, "account-reopened", account.username, "", at)
    db.session.commit()


def add_role(by: Account, account: Account, role: Role, unit_code: str, at: datetime) -> None:
    """Give an account one more role; one it has already is left as it is."""
    if any((g.role, g.unit_code) == (role, unit_code) for g in account.grants):
        return
    account.grants.append(RoleGrant(role=role, unit_code=unit_code))
    audit.note(by, "role-given", account.username, f"{role} {unit_code}", at)
    db.session.commit()


def remove_role(by: Account, account: Account, grant: RoleGrant, at: datetime) -> str | None:
    """Take a role away from an account."""
    if account.id == by.id and grant.role == Role.ADMINISTRATOR:
        return _not_oneself()
    account.grants.remove(grant)
    audit.note(by, "role-taken", account.username, f"{grant.role} {grant.unit_code}", at)
    db.session.commit()
    return None


@dataclass(frozen=True, kw_only=True)
class PrintedSlip:
    """What stands on one slip. The code is nowhere else."""

    name: str
    username: str
    unit: str
    code: str


def print_slips(by: Account, whose: list[Account], at: datetime) -> list[PrintedSlip]:
    """Make a new slip for each account; older slips become void, passwords stay until it is used."""
    printed = [_printed(by, account, at) for account in whose]
    db.session.commit()
    return printed


def _printed(by: Account, account: Account, at: datetime) -> PrintedSlip:
    audit.note(by, "slip-printed", account.username, "", at)
    identity = account.person.identity
    present = people.present_posts(account.person)
    return PrintedSlip(
        name=identity.name if identity else "–",
        username=account.username,
        unit=present[-1].post.unit.name if present else "",
        code=slips.issue(account, by, at),
    )


def open_post(by: Account, unit_code: str, profile: str, on: date, at: datetime) -> None:
    """Open one more place on the payroll."""
    people.open_post(unit_code, profile, on)
    audit.note(by, "post-opened", unit_code, f"{profile} {on}", at)
    _commit({unit_code})


def close_post(by: Account, post: Post, on: date, at: datetime) -> str | None:
    """Close a vacant place on the payroll."""
    if any(a.until_day is None or a.until_day > on for a in post.appointments):
        return _("Vị trí này đang có người. Hãy điều chuyển người đó trước.")
    post.closed_on = max(on, post.opened_on)
    audit.note(by, "post-closed", post.unit_code, post.profile, at)
    _commit({post.unit_code})
    return None


def _commit(unit_codes: set[str]) -> None:
    """Posts changed hands: the counts of these units follow, then all is written at once."""
    db.session.flush()
    refresh_counts(unit_codes)
    db.session.commit()


def _code(person: Person) -> str:
    return person.identity.staff_code if person.identity else person.id.hex


def _username_taken(username: str) -> str:
    return _("Tên đăng nhập “%(name)s” đã có người dùng. Chọn tên khác.", name=username)


def _not_oneself() -> str:
    return _("Không thể tự làm việc này với tài khoản của mình; hãy nhờ một quản trị viên khác.")
