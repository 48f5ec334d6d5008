"""Makes the demo province, once, in an empty installation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

from trainer.content.roots import Roots
from trainer.demo import appraisals, dossiers, history, obstacles, papers, people, reviews, runs
from trainer.extensions import db
from trainer.models import OrgUnit, Setting
from trainer.records import published
from trainer.records.rebuild import rebuild
from trainer.web import catalogue

SEED = 11
MARK = "demonstration"
Say = Callable[[str], None]


class NotEmpty(Exception):
    """The database holds something that the demo did not put there."""


def state() -> str:
    """Return "made", "absent" (an empty database) or "half" (an interrupted demo)."""
    mark = db.session.get(Setting, MARK)
    if mark is not None:
        return "made" if mark.value == "made" else "half"
    if db.session.scalar(db.select(OrgUnit.code).limit(1)) is not None:
        raise NotEmpty
    return "absent"


def make(
    roots: Roots, publish: Callable[[], object], password: str, now: datetime, say: Say
) -> None:
    """Make the whole province; what an interrupted demo left behind is cleared first."""
    if state() == "half":
        _clear()
    db.session.add(Setting(name=MARK, value="half"))
    db.session.add(Setting(name="origin", value="dienbien"))
    db.session.commit()
    with _step("courses and simulations published", say):
        publish()
    framework = catalogue.framework()
    if framework is None:
        raise LookupError("the framework could not be published")
    with _step("45 communes and their staff", say):
        people.bring_in_units(roots.simulations)
        people.staff(framework.profiles, SEED)
        people.open_sign_ins(password, now)
        db.session.commit()
    with _step("counts of dossiers imported", say):
        dossiers.bring_in(now)
    _live(now, say)
    with _step("standings and commune counts folded from the log", say):
        rebuild()
    with _step("work appraised, some of it twice; people observed at counters", say):
        appraisals.bring_in(framework, SEED, now)
    with _step("certificates and confirmations brought in, results contested", say):
        papers.bring_in(framework, now)
    db.session.get_one(Setting, MARK).value = "made"
    db.session.commit()


def _live(now: datetime, say: Say) -> None:
    everybody = history.learners()
    requirements = published.requirements()
    for course in catalogue.courses():
        with _step(f"{course.key}: assessments sat, modules read", say):
            history.sit_assessments(everybody, course, requirements, SEED, now)
            history.take_course(everybody, course, SEED, now)
            reviews.bring_in(everybody, course, now)
            db.session.commit()
    with _step("simulations played", say):
        runs.play(everybody, requirements, SEED, now)
        db.session.commit()
    with _step("obstacles reported", say):
        obstacles.bring_in(everybody, SEED, now)
        db.session.commit()


def _clear() -> None:
    for table in reversed(db.metadata.sorted_tables):
        db.session.execute(table.delete())
    db.session.commit()


@contextmanager
def _step(what: str, say: Say) -> Iterator[None]:
    started = perf_counter()
    yield
    say(f"{perf_counter() - started:5.1f} s  {what}")
