"""What it costs to record an answer and an action, and how long the demo province takes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from time import process_time
from uuid import UUID, uuid4

from flask import Flask

from tests.benchmarks.conftest import Demo
from trainer.demo.answers import right_answer
from trainer.extensions import db
from trainer.learning import services as learning
from trainer.models import Account, Run
from trainer.practice import journal, scenarios
from trainer.practice import services as practice
from trainer.practice.modes import Mode
from trainer.simulator.reference import reference_run
from trainer.web import catalogue
from trainer.web.catalogue import Course, Item, Lesson

AT_MOST = 10.0  # milliseconds
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def milliseconds(act: Callable[[], object]) -> float:
    """Return the processor time of one act."""
    started = process_time()
    act()
    return (process_time() - started) * 1000


def test_the_demo_province_is_made_within_a_minute(demo: Demo) -> None:
    print(f"\ndemo province: {demo.seconds:.1f} s")
    assert demo.seconds <= 60


def test_recording_an_answer_is_cheap(installation: Flask) -> None:
    with installation.test_request_context():
        person = _learner().person_id
        course = catalogue.courses()[0]
        spent = [
            milliseconds(lambda e=each, n=number: _answer(person, course, *e, n))
            for number, each in enumerate(_questions(course) * 5)
        ]
    print(f"\none answer: {median(spent):.1f} ms at the median of {len(spent)}")
    assert median(spent) <= AT_MOST


def _questions(course: Course) -> list[tuple[Lesson, Item]]:
    return [(lesson, item) for lesson in course.lessons.values() for item in lesson.items]


def _answer(person: UUID, course: Course, lesson: Lesson, item: Item, number: int) -> None:
    at = AT + timedelta(seconds=number)
    learning.answer(person, course, lesson, item, right_answer(item.question), uuid4(), at)


def test_an_action_is_cheap(installation: Flask) -> None:
    with installation.test_request_context():
        spent = [each for key in sorted(scenarios.current_revisions()) for each in _played(key)]
    print(f"\none action: {median(spent):.1f} ms at the median of {len(spent)}")
    assert median(spent) <= AT_MOST


def _played(scenario: str) -> Iterator[float]:
    """Play a scenario as a person would and yield what each action cost."""
    run = practice.start(_learner().person, scenario, Mode.OWN, uuid4(), AT)
    for played in reference_run(journal.setting_of_run(run)):
        at = journal.opened(run).sequence
        yield milliseconds(lambda act=played.action, at=at: practice.perform(run, act, at, AT))
    assert db.session.get_one(Run, run.id).score == 100


def _learner() -> Account:
    return db.session.scalars(db.select(Account).where(Account.username == "hocvien")).one()
