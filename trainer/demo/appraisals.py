"""What heads, second raters and observers of the demo province have written so far.

Appraisals and second ratings go through the real services; observations are rows, because their
days lie in the past.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from trainer.appraisal import second_services, services, watching_services
from trainer.appraisal.queries import colleagues, skills_to_appraise
from trainer.appraisal.sheets import Work
from trainer.demo.people import NA_SON
from trainer.domain.appraisal import OBSERVED_TWICE, WORKS, Mark, Marks, sampled
from trainer.domain.calendar import local_day
from trainer.domain.framework import CRITERIA, Criterion, Framework, Skill
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Appraisal, Consent, Observation, ReRating, Standing, Watching
from trainer.privacy.words import PURPOSES
from trainer.records import published
from trainer.records.consents import PILOT
from trainer.records.standings import standings_of
from trainer.simulator.chance import whole_number

APPRAISED = 60
OBSERVED = 60
STILL_OPEN = timedelta(days=20)
"""Second ratings of appraisals younger than this have not come yet."""


def bring_in(framework: Framework, seed: int, now: datetime) -> None:
    """Let the head of Na Son appraise, the trainer rate a sample again, and observers observe."""
    accounts = {row.username: row for row in db.session.scalars(select(Account))}
    _appraise(framework, accounts, seed, now)
    _rate_again(accounts["giangvien"], seed, now)
    _leave_one_waiting(accounts["giangvien"])
    _observe(accounts, seed, now)
    _plan_observations(accounts["giangvien"], now)


def _appraise(
    framework: Framework, accounts: Mapping[str, Account], seed: int, now: datetime
) -> None:
    day, head, learner = local_day(now), accounts["lanhdao.nason"], accounts["hocvien"]
    staff = [c for c in colleagues(NA_SON, day, framework) if c.id != head.person_id]
    staff.sort(key=lambda colleague: colleague.id != learner.person_id)
    chosen = [
        (person.id, skill.code)
        for person in staff
        for skill in _measured(person.id, framework, now)[:3]
    ][:APPRAISED]
    for n, (person, skill) in enumerate(chosen):
        at = now - timedelta(days=70 * (len(chosen) - n) // len(chosen), hours=3)
        given = services.Given(
            person_id=person,
            skill=skill,
            unit=NA_SON,
            works=_works(seed, f"{n}/first", at),
            revision=published.current_hash(*published.FRAMEWORK) or "",
            key=new_id(),
        )
        services.appraise(given, head, at)


def _measured(person: UUID, framework: Framework, now: datetime) -> list[Skill]:
    """Return the skills of the person's posts that have been assessed as well."""
    own, _others = skills_to_appraise(person, local_day(now), framework)
    standings = standings_of(person, now)
    return [skill for skill in own if skill.code in standings]


def _works(seed: int, name: str, at: datetime) -> list[Work]:
    days = [local_day(at) - timedelta(days=9 * number) for number in range(1, WORKS + 1)]
    return [
        Work(number=n, closed=day.isoformat(), marks=_marks(seed, f"{name}/{n}"))
        for n, day in enumerate(days, start=1)
    ]


def _marks(seed: int, name: str) -> dict[Criterion, Mark]:
    return {criterion: _mark(seed, f"{name}/{criterion}") for criterion in CRITERIA}


def _mark(seed: int, name: str) -> Mark:
    drawn = whole_number(seed, name, 1, 100)
    return "yes" if drawn <= 80 else "no" if drawn <= 92 else "na"


def _rate_again(trainer: Account, seed: int, now: datetime) -> None:
    """The trainer mostly agrees; of the third appraisal the trainer thinks otherwise."""
    query = select(ReRating).join(Appraisal).order_by(Appraisal.rated_at)
    for n, second in enumerate(db.session.scalars(query).all()):
        first = second.appraisal
        if second.rated_by == trainer.id and first.rated_at < now - STILL_OPEN:
            marks = [_again(work["marks"], seed, f"{n}/{w}") for w, work in enumerate(first.works)]
            if n == 2:
                marks = [dict.fromkeys(CRITERIA, "no") for _ in first.works]
            second_services.rate(second, marks, trainer, first.rated_at + timedelta(days=5))


def _leave_one_waiting(trainer: Account) -> None:
    """See to it that the trainer has one to rate: which are drawn is chance."""
    mine = select(ReRating.appraisal_id).where(ReRating.rated_by == trainer.id)
    if db.session.scalar(mine.where(ReRating.rated_at.is_(None)).limit(1)) is None:
        latest = (
            select(Appraisal).where(~Appraisal.second.has()).order_by(Appraisal.rated_at.desc())
        )
        youngest = db.session.scalars(latest.limit(1)).one()
        second_services.ask_for(youngest, youngest.rated_at)
        db.session.commit()


def _again(marks: Marks, seed: int, name: str) -> Marks:
    alike = {c: whole_number(seed, f"again/{name}/{c}", 1, 100) <= 90 for c in marks}
    return {c: mark if alike[c] else _mark(seed, f"{name}/{c}") for c, mark in marks.items()}


def _observe(accounts: Mapping[str, Account], seed: int, now: datetime) -> None:
    """Some of those who have a level have agreed, and were watched within the last ten days."""
    own = {account.person_id for account in accounts.values()}
    query = (
        select(Standing.person_id, Standing.skill, Standing.level)
        .where(Standing.until_at.is_(None), Standing.from_at < now - timedelta(days=20))
        .where(Standing.person_id.not_in(own))
        .order_by(Standing.person_id, Standing.skill)
    )
    found = {person: (skill, level or 0) for person, skill, level in db.session.execute(query)}
    step = max(1, len(found) // OBSERVED)
    for n, (person, (skill, level)) in enumerate(list(found.items())[::step][:OBSERVED]):
        at = now - timedelta(days=1 + n % 10)
        _agreed(person, at - timedelta(days=20))
        db.session.add(_watching(accounts, person, skill, _seen(seed, n, level), at))
    db.session.commit()


def _plan_observations(trainer: Account, now: datetime) -> None:
    """One for today, which can be entered at once, and one for next week."""
    agreed = select(Consent.person_id).where(Consent.purpose == PILOT).order_by(Consent.person_id)
    for person, days in zip(db.session.scalars(agreed.limit(2)).all(), (0, 7), strict=False):
        wanted = watching_services.Plan(
            person_id=person,
            skill="counter.reception",
            day=local_day(now) + timedelta(days=days),
            revision=published.current_hash(*published.FRAMEWORK) or "",
            key=new_id(),
        )
        watching_services.plan(wanted, trainer, now)


def _agreed(person: UUID, at: datetime) -> None:
    consent = Consent(
        id=new_id(), person_id=person, purpose=PILOT, words=PURPOSES[PILOT].vi, given_at=at
    )
    db.session.add(consent)


def _seen(seed: int, n: int, level: int) -> tuple[int, int]:
    """Return what two observers saw of somebody at this level."""
    drift = [whole_number(seed, f"seen/{n}/{place}", 1, 10) for place in (1, 2)]
    first = level + (drift[0] == 1) - (drift[0] in (2, 3))
    second = first + (drift[1] == 1) - (drift[1] == 2)
    return min(4, max(0, first)), min(4, max(0, second))


def _watching(
    accounts: Mapping[str, Account], person: UUID, skill: str, seen: tuple[int, int], at: datetime
) -> Watching:
    made = Watching(
        id=new_id(),
        form_id=new_id(),
        person_id=person,
        skill=skill,
        day=local_day(at),
        revision=published.current_hash(*published.FRAMEWORK) or "",
    )
    twice = sampled(made.id, OBSERVED_TWICE, local_day(at))
    who = [accounts["giangvien"], accounts["lanhdao.tinh"]][: 1 + twice]
    made.observers = [
        Observation(
            place=place,
            seen_by=account.id,
            marks=_marks(place, str(made.id)),
            level=level,
            entered_at=at,
        )
        for place, (account, level) in enumerate(zip(who, seen, strict=False), start=1)
    ]
    return made
