"""Papers and requests of the demo's people: certificates, confirmations, contests, corrections.

All through the services that the pages call. What a paper says marks it as a specimen.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from trainer.confirmations import services as confirming
from trainer.confirmations.queries import confirmable
from trainer.demo.people import NA_SON
from trainer.domain.framework import Framework
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    CertificateState,
    Confirmation,
    Contest,
    ContestReason,
    ContestState,
    Evidence,
    EvidenceKind,
    Identity,
    Person,
    Post,
    RequestKind,
)
from trainer.passport import certificate_services as certifying
from trainer.passport import services as contesting
from trainer.privacy import services as asking

LIST = Path(__file__).with_suffix(".csv")
DAY = timedelta(days=1)
Accounts = Mapping[str, Account]


def bring_in(framework: Framework, now: datetime) -> None:
    """Bring in the certificates of the list, two confirmations, two contests and one request."""
    accounts = {row.username: row for row in db.session.scalars(select(Account))}
    _certificates(framework, accounts, now)
    _confirmations(accounts, now)
    _contests(accounts, now)
    asker, text = (
        _holder("office-officer", accounts),
        "Ghi lại chức danh theo quyết định mới (mẫu).",
    )
    asking.ask(asker, RequestKind.CORRECTION, text, new_id(), now - DAY)


def _holder(name: str, accounts: Accounts) -> Person:
    """Return the person of a sign-in, or who holds the position, one of Na Son where possible."""
    if name in accounts:
        return accounts[name].person
    query = (
        select(Person)
        .join(Identity)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Post, Post.id == Appointment.post_id)
        .where(Post.profile == name)
        .order_by(Post.unit_code != NA_SON, Identity.staff_code)
    )
    return db.session.scalars(query.limit(1)).one()


def _certificates(framework: Framework, accounts: Accounts, now: datetime) -> None:
    skills = {skill.code: skill for skill in framework.skills}
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = now - int(row["days_ago"]) * DAY
            made = certifying.enter(_holder(row["holder"], accounts), _entry(row), new_id(), at)
            if made is not None and row["state"] != CertificateState.OPEN:
                by = accounts["quantri"]
                certifying.decide(made, skills[made.skill], _decision(row), by, at + DAY)


def _entry(row: Mapping[str, str]) -> certifying.Entry:
    expires = row["expires_on"]
    return certifying.Entry(
        skill=row["skill"],
        title=row["title"],
        issuer=row["issuer"],
        number=row["number"],
        issued_on=date.fromisoformat(row["issued_on"]),
        expires_on=date.fromisoformat(expires) if expires else None,
    )


def _decision(row: Mapping[str, str]) -> certifying.Decision:
    state, level = CertificateState(row["state"]), row["level"]
    return certifying.Decision(state=state, level=int(level) if level else None, text=row["answer"])


def _confirmations(accounts: Accounts, now: datetime) -> None:
    """The learner's own, and a colleague's that was revoked."""
    learner = accounts["hocvien"].person
    _issued(learner, now - 12 * DAY)
    issued = (_issued(colleague, now - 9 * DAY) for colleague in _staff_of_na_son())
    wrong = next(filter(None, issued), None)
    if wrong is not None:
        reason = "Cấp nhầm đơn vị công tác (mẫu)."
        confirming.revoke(wrong, reason, accounts["quantri"], now - 8 * DAY)


def _issued(person: Person, at: datetime) -> Confirmation | None:
    skills = [line.skill for line in confirmable(person.id, at)]
    return confirming.issue(person, skills, new_id(), at)


def _staff_of_na_son() -> Sequence[Person]:
    """Return who holds a post there and has no sign-in, in the order of the staff codes."""
    query = (
        select(Person)
        .join(Identity)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Post, Post.id == Appointment.post_id)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Post.unit_code == NA_SON, Account.id.is_(None))
        .order_by(Identity.staff_code)
    )
    return db.session.scalars(query).all()


def _contests(accounts: Accounts, now: datetime) -> None:
    """One of the learner's own that waits, and one of a colleague's that was upheld."""
    text = "Câu chấm sai có thể hiểu theo hai cách; đề nghị xem lại."
    _contested(accounts["hocvien"].person, ContestReason.CONTENT_WRONG, text, now - 2 * DAY)
    text, at = "Mất điện giữa giờ làm bài, máy khởi động lại.", now - 30 * DAY
    tried = (_contested(c, ContestReason.TECHNICAL, text, at) for c in _staff_of_na_son())
    row = next(filter(None, tried), None)
    if row is not None:
        said = "Nhật ký cho thấy kết nối của xã bị ngắt trong giờ làm bài (mẫu)."
        answer = contesting.Answer(state=ContestState.UPHELD, text=said)
        contesting.answer(row, answer, accounts["lanhdao.tinh"], now - 26 * DAY)


def _contested(person: Person, reason: ContestReason, text: str, at: datetime) -> Contest | None:
    """Let somebody contest the sitting in which they got the smallest share right."""
    worst = (
        select(Evidence.occasion, Evidence.skill)
        .where(Evidence.person_id == person.id, Evidence.occurred_at < at)
        .where(Evidence.kind == EvidenceKind.ASSESSMENT_ITEM)
        .group_by(Evidence.occasion, Evidence.skill)
        .having(func.avg(Evidence.outcome) < 1)
        .order_by(func.avg(Evidence.outcome), Evidence.skill, func.min(Evidence.occurred_at))
    )
    found = db.session.execute(worst.limit(1)).first()
    if found is None:
        return None
    objection = contesting.Objection(occasion=found[0], skill=found[1], reason=reason, text=text)
    return contesting.contest(person, objection, new_id(), at)
