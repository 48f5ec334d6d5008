"""What a list of people would change: compared with who is there now, nothing written yet."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from trainer.administration.importing.mistakes import Mistake
from trainer.administration.importing.people_rows import HEADINGS, PersonRow
from trainer.extensions import db
from trainer.models import Account, Appointment, Identity, Person, Role
from trainer.records.accounts import username_for
from trainer.records.people import present_posts

_AT_ONCE = 500


class Act(StrEnum):
    """What happens to a person."""

    CREATE = "create"
    TRANSFER = "transfer"
    RETURN = "return"
    RENAME = "rename"
    ACCOUNT = "account"
    ROLES = "roles"


@dataclass(frozen=True, kw_only=True)
class Known:
    """A person who is there already, with the account if there is one."""

    person: Person
    account: Account | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one row does. No acts: the row says what is already so."""

    row: PersonRow
    acts: tuple[Act, ...]
    username: str
    roles: tuple[Role, ...]
    known: Known | None = None

    @property
    def leaving(self) -> list[str]:
        """Return the names of the units that somebody who is transferred leaves."""
        return [a.post.unit.name for a in present_posts(self.known.person)] if self.known else []


@dataclass(frozen=True, kw_only=True)
class PeoplePlan:
    """What a whole list would do; with any mistake, nothing."""

    steps: tuple[Step, ...]
    mistakes: tuple[Mistake, ...]

    def counts(self) -> Counter[str]:
        """Return how many rows do what; "unchanged" counts those that do nothing."""
        return Counter(act for step in self.steps for act in (step.acts or ("unchanged",)))

    @property
    def mark(self) -> str:
        """Return a digest of what the plan does: the same plan, made again, has the same one."""
        done = [(s.row.staff_code, s.acts, s.username, s.roles) for s in self.steps]
        return sha256(repr(done).encode()).hexdigest()[:16]

    @property
    def changes(self) -> list[Step]:
        """Return the steps that do something."""
        return [step for step in self.steps if step.acts]


def plan_people(
    rows: list[PersonRow], mistakes: list[Mistake], administered: set[str] | None
) -> PeoplePlan:
    """Compare rows with the database. `administered`: only these units' people; None is all."""
    known = known_people([row.staff_code for row in rows])
    used = frozenset(db.session.scalars(select(Account.username)))
    taken = set(used) | {row.username for row in rows if row.username}
    found = list(mistakes)
    steps = []
    for row in rows:
        step = _step(row, known.get(row.staff_code.casefold()), taken)
        found += _refused(step, administered, used)
        steps.append(step)
        taken.add(step.username)
    return PeoplePlan(steps=tuple(steps), mistakes=tuple(sorted(found, key=lambda m: m.row)))


def known_people(codes: list[str]) -> dict[str, Known]:
    """Return the people with these staff codes (compared without case), with posts and accounts."""
    wanted = {code.casefold() for code in codes}
    pairs = db.session.execute(select(Identity.staff_code, Identity.person_id))
    ids = {key: code for code, key in pairs if code.casefold() in wanted}
    found: dict[str, Known] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = list(ids)[start : start + _AT_ONCE]
        accounts = {
            account.person_id: account
            for account in db.session.scalars(select(Account).where(Account.person_id.in_(some)))
        }
        for person in db.session.scalars(_with_posts().where(Person.id.in_(some))):
            key = ids[person.id].casefold()
            found[key] = Known(person=person, account=accounts.get(person.id))
    return found


def _with_posts() -> Select[tuple[Person]]:
    return select(Person).options(
        selectinload(Person.identity),
        selectinload(Person.appointments).selectinload(Appointment.post),
    )


def _step(row: PersonRow, known: Known | None, taken: set[str]) -> Step:
    account = known.account if known else None
    held = {g.role for g in account.grants if g.unit_code == row.unit_code} if account else set()
    wanted = row.roles or ((Role.LEARNER,) if account is None else ())
    acts = _acts(row, known)
    if account and set(wanted) - held and Act.RETURN not in acts:
        acts = (*acts, Act.ROLES)
    return Step(
        row=row,
        acts=acts,
        username=account.username if account else row.username or username_for(row.name, taken),
        roles=wanted,
        known=known,
    )


def _acts(row: PersonRow, known: Known | None) -> tuple[Act, ...]:
    if known is None:
        return (Act.CREATE,)
    acts = []
    posts = {(a.post.unit_code, a.post.profile) for a in present_posts(known.person)}
    if not posts or (known.account and known.account.closed_at):
        acts.append(Act.RETURN)
    elif (row.unit_code, row.profile) not in posts:
        acts.append(Act.TRANSFER)
    if known.person.identity and known.person.identity.name != row.name:
        acts.append(Act.RENAME)
    if known.account is None:
        acts.append(Act.ACCOUNT)
    return tuple(acts)


def _refused(step: Step, administered: set[str] | None, used: frozenset[str]) -> list[Mistake]:
    checks = (
        ("unit", _outside(step, administered)),
        ("username", _username_clash(step, used)),
        ("from_day", _too_early(step)),
    )
    return [
        Mistake(row=step.row.row, column=HEADINGS[column], what=said[0], remedy=said[1])
        for column, said in checks
        if said
    ]


def _outside(step: Step, administered: set[str] | None) -> tuple[str, str] | None:
    if administered is None:
        return None
    units = {step.row.unit_code}
    if step.known:
        units |= {a.post.unit_code for a in step.known.person.appointments if a.until_day is None}
        units |= {
            grant.unit_code for grant in (step.known.account.grants if step.known.account else ())
        }
    if units <= administered:
        return None
    return (
        _("Người hoặc đơn vị này nằm ngoài phạm vi quản trị của anh/chị."),
        _("Bỏ dòng này, hoặc đề nghị quản trị viên của tỉnh nhập."),
    )


def _username_clash(step: Step, used: frozenset[str]) -> tuple[str, str] | None:
    if not step.row.username:
        return None
    account = step.known.account if step.known else None
    if account and account.username != step.row.username:
        return (
            _("Người này đã có tên đăng nhập “%(name)s”.", name=account.username),
            _("Để trống ô này: tên đăng nhập không đổi được bằng danh sách."),
        )
    if account is None and step.row.username in used:
        return (
            _("Tên đăng nhập “%(name)s” đã có người dùng.", name=step.row.username),
            _("Chọn tên khác, hoặc để trống để hệ thống tự đặt."),
        )
    return None


def _too_early(step: Step) -> tuple[str, str] | None:
    if Act.TRANSFER not in step.acts or step.known is None:
        return None
    latest = max(a.from_day for a in present_posts(step.known.person))
    if step.row.from_day >= latest:
        return None
    return (
        _(
            "Ngày này sớm hơn ngày người đó bắt đầu vị trí hiện nay (%(day)s).",
            day=latest.strftime("%d/%m/%Y"),
        ),
        _("Ghi ngày bắt đầu vị trí mới."),
    )
