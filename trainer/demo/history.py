"""What the demo's people have done so far: sittings, runs, courses. All through the real rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from trainer.demo.learners import Answered, Item, sat, sitting_time, takes_part
from trainer.domain.gaps import Requirements
from trainer.domain.identifiers import new_id
from trainer.domain.marking import options_offered
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    Enrolment,
    EvidenceKind,
    Identity,
    ModuleProgress,
    Post,
    Sitting,
)
from trainer.records.log import NewEvidence, written
from trainer.simulator.chance import whole_number
from trainer.web.catalogue import Course

BATCH = 4000


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One member of staff, by pseudonym, staff code and position; `own` are the demo's sign-ins."""

    person: UUID
    staff_code: str
    profile: str
    own: bool


def learners() -> list[Learner]:
    """Return everybody who holds a post, in the order of their staff codes."""
    query = (
        select(Identity.person_id, Identity.staff_code, Post.profile, Account.id)
        .join(Appointment, Appointment.person_id == Identity.person_id)
        .join(Post, Post.id == Appointment.post_id)
        .outerjoin(Account, Account.person_id == Identity.person_id)
        .order_by(Identity.staff_code)
    )
    return [
        Learner(person=person, staff_code=code, profile=profile, own=account is not None)
        for person, code, profile, account in db.session.execute(query)
    ]


def sit_assessments(
    people: Sequence[Learner],
    course: Course,
    requirements: Requirements,
    seed: int,
    until: datetime,
) -> int:
    """Let people sit the course's closed items for what their posts require, twice for each skill.

    Returns how many sittings there were.
    """
    bank = _bank(course)
    sittings = 0
    rows: list[NewEvidence] = []
    for learner in people:
        for skill in _to_sit(learner, requirements, bank, seed):
            at = sitting_time(seed, learner.staff_code, skill, until)
            answers = list(sat(bank[skill], seed, learner.staff_code, skill))
            half = len(answers) // 2
            rows += _sitting(learner, course, answers[:half], at)
            rows += _sitting(learner, course, answers[half:], at + timedelta(days=1))
            sittings += 2
        if len(rows) > BATCH:
            written(rows)
            rows = []
    written(rows)
    return sittings


def _bank(course: Course) -> Mapping[str, Sequence[Item]]:
    closed = course.assessment.items if course.assessment else ()
    bank: dict[str, list[Item]] = {}
    for item in closed:
        found = Item(key=item.key, revision=item.revision, question=item.question)
        bank.setdefault(item.question.skill, []).append(found)
    return bank


def _to_sit(
    learner: Learner, requirements: Requirements, bank: Mapping[str, Sequence[Item]], seed: int
) -> list[str]:
    """Return the skills that the learner has sat; the demo's own people leave most for you."""
    levels = requirements.get(learner.profile, {})
    required = [skill for skill in levels if skill in bank]
    if learner.own:
        return sorted(required, key=lambda skill: levels[skill])[:2]
    return [skill for skill in required if takes_part(seed, learner.staff_code, skill)]


def _sitting(
    learner: Learner, course: Course, answers: Sequence[Answered], at: datetime
) -> Iterator[NewEvidence]:
    handed_in = at + timedelta(minutes=9)
    sitting = Sitting(
        id=new_id(int(at.timestamp() * 1000)),
        person_id=learner.person,
        course=course.key,
        items=[answer.revision for answer in answers],
        given={answer.revision: answer.given for answer in answers},
        outcomes={answer.revision: answer.outcome for answer in answers},
        opened_at=at,
        closes_at=at + timedelta(minutes=course.assessment.minutes if course.assessment else 15),
        handed_in_at=handed_in,
    )
    db.session.add(sitting)
    return (_evidence(learner, sitting, answer, handed_in) for answer in answers)


def _evidence(learner: Learner, sitting: Sitting, answer: Answered, at: datetime) -> NewEvidence:
    question = answer.question
    return NewEvidence(
        person_id=learner.person,
        skill=question.skill,
        item=answer.item,
        revision=answer.revision,
        facts=question.facts,
        kind=EvidenceKind.ASSESSMENT_ITEM,
        outcome=answer.outcome,
        weight=1.0,
        occasion=sitting.id,
        level=question.level,
        choices=options_offered(question),
        occurred_at=at,
    )


def take_course(people: Sequence[Learner], course: Course, seed: int, until: datetime) -> None:
    """Enrol about half of those whom the course concerns; some finish, some fall behind."""
    modules = list(course.lessons)
    for learner in people:
        name = f"{learner.staff_code}/{course.key}"
        if not learner.own and whole_number(seed, f"{name}/enrolled", 1, 2) == 1:
            continue
        days = 20 if learner.own else whole_number(seed, f"{name}/days", 3, 60)
        done = 2 if learner.own else _modules_done(seed, name, days, len(modules))
        _enrol(learner, course, modules, done, until - timedelta(days=days))


def _modules_done(seed: int, name: str, days: int, modules: int) -> int:
    pace = whole_number(seed, f"{name}/pace", 0, 40)
    return min(modules, days * pace * modules // (28 * 20))


def _enrol(
    learner: Learner, course: Course, modules: Sequence[str], done: int, at: datetime
) -> None:
    finished = done == len(modules)
    ends = [at + timedelta(days=1 + 2 * n, minutes=9) for n in range(done)]
    db.session.add(
        Enrolment(
            person_id=learner.person,
            course=course.key,
            enrolled_at=at,
            due_on=(at + timedelta(weeks=course.file.weeks)).date(),
            started_at=at + timedelta(days=1) if done else None,
            finished_at=ends[-1] if finished else None,
        )
    )
    for module, end in zip(modules, ends, strict=False):
        db.session.add(
            ModuleProgress(
                person_id=learner.person,
                course=course.key,
                module=module,
                started_at=end - timedelta(minutes=9),
                finished_at=end,
            )
        )
