"""A small but real installation: the project's own content, three communes, people of every role.

`make_province(now)` needs an application context and an empty database; it commits. The content is
read and compiled once in a test session.
"""

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from flask import Flask

from tests.accounts.people import PASSWORD, kept
from tests.pages import PageClient
from trainer.appraisal import second_services, watching_services
from trainer.appraisal import services as appraising
from trainer.appraisal.sheets import Work
from trainer.confirmations import services as confirming
from trainer.content.compiling import Compilation, compiled
from trainer.content.library import load
from trainer.content.revisions import Image, dumped, revision
from trainer.demo.answers import right_answer, wrong_answer
from trainer.domain.calendar import local_day
from trainer.domain.framework import CRITERIA
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.learning import sittings
from trainer.models import (
    Account,
    Certificate,
    Confirmation,
    Contest,
    ContestReason,
    HolidayOverride,
    Obstacle,
    ObstacleKind,
    Person,
    Publication,
    RequestKind,
    Revision,
    Role,
    Run,
    RunEvent,
    Sitting,
)
from trainer.passport import certificate_services as certifying
from trainer.passport import services as contesting
from trainer.placement import services as placing
from trainer.practice import scenarios, services
from trainer.practice.finishing import evidence_of
from trainer.practice.modes import Mode
from trainer.privacy import services as asking
from trainer.records import accounts, obstacles, people, published, publishing
from trainer.records.consents import PILOT
from trainer.records.evidence import append
from trainer.records.gaps import refresh_all_counts
from trainer.records.holding import review_of
from trainer.records.obstacles import NewObstacle
from trainer.records.units import PROVINCE, load_units
from trainer.simulator.acts import event_json
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.setting import setting_of
from trainer.web import catalogue

__all__ = ["NOW", "PASSWORD", "SIGN_INS", "Province", "browser_of", "empty", "make_province"]

NOW = datetime.now(UTC)
"""When the tests began, and as of when the `province` of tests/conftest.py stands."""

ROOT = Path(__file__).resolve().parent.parent
NA_SON, PU_NHUNG, DIEN_BIEN_PHU = "03203", "03260", "03127"
COMMUNES = (NA_SON, PU_NHUNG, DIEN_BIEN_PHU)
COURSE = "receiving-dossiers"
SINCE = date(2025, 7, 1)
SEED = 1

SIGN_INS: dict[str, tuple[str, Role, str, str]] = {
    "hocvien": ("Lò Thị Mẫu", Role.LEARNER, NA_SON, "reception-officer"),
    "hotro": ("Vừ A Mẫu", Role.HELPER, NA_SON, "digital-group-member"),
    "giangvien": ("Quàng Văn Mẫu", Role.TRAINER, PROVINCE, ""),
    "lanhdao.nason": ("Vàng A Mẫu", Role.MANAGER, NA_SON, "chair"),
    "lanhdao.punhung": ("Sùng Thị Mẫu", Role.MANAGER, PU_NHUNG, "chair"),
    "lanhdao.tinh": ("Nguyễn Thị Mẫu", Role.MANAGER, PROVINCE, ""),
    "quantri": ("Tòng Văn Mẫu", Role.ADMINISTRATOR, PROVINCE, ""),
    "quantri.punhung": ("Cà Văn Mẫu", Role.ADMINISTRATOR, PU_NHUNG, "office-officer"),
}
"""Sign-in name -> name, the one role, its unit, position. All have the password `PASSWORD`."""


@dataclass(frozen=True, kw_only=True)
class Province:
    """What tests name: everything here belongs to `hocvien` or lies in Na Son."""

    people: dict[str, UUID]
    clerk: UUID
    clerk_grant: UUID
    vacant_post: UUID
    image: str
    open_sitting: UUID
    past_sitting: UUID
    scenario: str
    open_run: UUID
    finished_run: UUID
    watched_run: UUID
    day_off: date
    obstacle: UUID
    paper: UUID
    request: UUID
    measured_skill: str
    contest: UUID
    review: UUID
    open_placement: UUID
    past_placement: UUID
    certificate: UUID
    appraisal: UUID
    appraisal_waiting: UUID
    watching: UUID


def empty(*tables: type[db.Model]) -> None:
    """Take every row out of some tables, for tests that begin without them; commits."""
    for table in tables:
        db.session.execute(db.delete(table))
    db.session.commit()


def browser_of(app: Flask, username: str) -> PageClient:
    """Return the browser of somebody of `SIGN_INS` who has signed in."""
    browser: PageClient = app.test_client()
    browser.sign_in(username, PASSWORD)
    return browser


def make_province(now: datetime) -> Province:
    """Make the installation as it stands at `now`."""
    image = _publish(now)
    _communes()
    signed_in = {name: _account(name, now) for name in SIGN_INS}
    clerk = _clerk(now)
    vacant = people.open_post(NA_SON, "civil-status-officer", SINCE)
    day_off = _day_off(now)
    db.session.flush()
    refresh_all_counts()
    db.session.commit()
    learner = signed_in["hocvien"].person
    review = _review(learner, now)
    past, present = _sittings(learner, now)
    scenario = min(scenarios.current_revisions())
    return Province(
        people={name: account.person_id for name, account in signed_in.items()},
        clerk=clerk.person_id,
        clerk_grant=clerk.grants[0].id,
        vacant_post=vacant.id,
        image=image,
        open_sitting=present.id,
        past_sitting=past.id,
        scenario=scenario,
        open_run=services.start(learner, scenario, Mode.OWN, new_id(), now).id,
        finished_run=_finished_run(learner, scenario, now - timedelta(days=2)).id,
        watched_run=services.start(learner, scenario, Mode.WATCH, new_id(), now).id,
        day_off=day_off,
        obstacle=_obstacle(learner, now).id,
        paper=_paper(learner, past, now).id,
        measured_skill=_measured(past),
        review=review,
        open_placement=_placement(learner, "reception-officer", 0, now),
        past_placement=_placement(learner, "clerk", 2, now - timedelta(days=40)),
        contest=_contest(learner, past, now).id,
        certificate=_certificate(learner, now).id,
        appraisal=_appraisal("office.signing", signed_in, True, now),
        appraisal_waiting=_appraisal("digital.safety", signed_in, False, now),
        watching=_watching(learner, signed_in["giangvien"], now),
        request=asking.ask(learner, RequestKind.CORRECTION, "", new_id(), now).id,
    )


@cache
def _content(day: date) -> Compilation:
    library = load(ROOT / "courses", ROOT / "simulations")
    return compiled(library, (), day)


def _publish(now: datetime) -> str:
    """Publish courses and simulations, and a picture; return the picture's revision."""
    publishing.publish(_content(local_day(now)).revisions, [], now)
    picture = dumped(Image, Image(type="image/png", data=b"")) | {"data": ""}
    made = revision("image", f"{COURSE}/dot.png", picture)
    db.session.add(
        Revision(hash=made.hash, kind="image", key=made.key, body=made.body, published_at=now)
    )
    db.session.flush()
    db.session.add(Publication(kind="image", key=made.key, revision_hash=made.hash))
    return made.hash


def _communes() -> None:
    with (ROOT / "simulations/facts/communes.csv").open(encoding="utf-8", newline="") as file:
        load_units(row for row in csv.DictReader(file) if row["code"] in COMMUNES)


def _account(username: str, now: datetime) -> Account:
    name, role, unit, profile = SIGN_INS[username]
    person = people.create_person(f"MAU-{username}", name)
    if profile:
        people.appoint(person, unit, profile, SINCE)
    account = accounts.open_account(person, username, [(role, unit)], now)
    account.password_hash = kept(PASSWORD)
    db.session.flush()
    return account


def _clerk(now: datetime) -> Account:
    """Somebody of Na Son whom administrators handle; nobody signs in as them."""
    person = people.create_person("MAU-nhanvien", "Giàng Thị Thử")
    people.appoint(person, NA_SON, "office-officer", SINCE)
    account = accounts.open_account(person, "thu.gt", [(Role.LEARNER, NA_SON)], now)
    db.session.flush()
    return account


def _day_off(now: datetime) -> date:
    day = local_day(now) + timedelta(days=30)
    db.session.add(
        HolidayOverride(
            day=day, working=False, name_vi="Ngày mẫu", name_en="Specimen day", source="-"
        )
    )
    return day


def _sittings(person: Person, now: datetime) -> tuple[Sitting, Sitting]:
    """Two assessments handed in a month ago, mostly right, and one that is open."""
    course = catalogue.course(COURSE)
    first, second = course.assessment.skills[:2]
    _sat(person, course, first, now - timedelta(days=32))
    past = _sat(person, course, first, now - timedelta(days=30))
    return past, sittings.open_sitting(person.id, course, [second], now)


def _sat(person: Person, course: catalogue.Course, skill: str, at: datetime) -> Sitting:
    """An assessment in which all answers but the last were right."""
    sitting = sittings.open_sitting(person.id, course, [skill], at)
    questions = {r: item.question for r, item in catalogue.items_at(sitting.items).items()}
    sittings.save(sitting, {r: right_answer(q) for r, q in questions.items()})
    last = sitting.items[-1]
    sittings.save(sitting, {last: wrong_answer(questions[last], 0)})
    sittings.hand_in(sitting, at + timedelta(minutes=9))
    return sitting


def _review(person: Person, now: datetime) -> UUID:
    """An assessment that was handed in before it can have been read; nobody has answered yet."""
    course = catalogue.course(COURSE)
    began = now - timedelta(days=20)
    hasty = sittings.open_sitting(person.id, course, [course.assessment.skills[2]], began)
    questions = {r: item.question for r, item in catalogue.items_at(hasty.items).items()}
    sittings.save(hasty, {r: right_answer(q) for r, q in questions.items()})
    sittings.hand_in(hasty, began + timedelta(seconds=9))
    return review_of(hasty.id).id


def _obstacle(person: Person, now: datetime) -> Obstacle:
    """What somebody of Na Son reported."""
    new = NewObstacle(
        id=new_id(),
        person_id=person.id,
        procedure="2.000815",
        rule="2.000815/charge",
        kind=ObstacleKind.SOFTWARE_FAILS,
        text="Phần mềm không tính được phí theo số trang.",
    )
    made = obstacles.report(new, now)
    db.session.commit()
    return made


def _measured(past: Sitting) -> str:
    """The skill that the past sitting was about."""
    return next(iter(catalogue.items_at(past.items[:1]).values())).question.skill


def _contest(person: Person, past: Sitting, now: datetime) -> Contest:
    """What the person does not accept of the past sitting."""
    objection = contesting.Objection(
        occasion=past.id,
        skill=_measured(past),
        reason=ContestReason.TECHNICAL,
        text="Mất điện giữa giờ.",
    )
    made = contesting.contest(person, objection, new_id(), now)
    assert made is not None
    return made


def _placement(person: Person, profile: str, answers: int, at: datetime) -> UUID:
    """A placement for a post; without answers it is open, else it was ended after so many."""
    profiles = catalogue.framework_or_empty().profiles
    requires = next(each.requires for each in profiles if each.code == profile)
    made = placing.begin(person.id, profile, requires, at)
    assert made is not None
    for _ in range(answers):
        placing.answer(made, made.waiting, None, requires, at)
    if answers:
        placing.finish(made, requires, at)
    return made.id


def _certificate(person: Person, now: datetime) -> Certificate:
    """What the person brought along, which nobody has looked at yet."""
    entry = certifying.Entry(
        skill="specialist.it",
        title="Chứng chỉ mẫu",
        issuer="Trường mẫu",
        number="MAU-01",
        issued_on=local_day(now) - timedelta(days=900),
        expires_on=None,
    )
    made = certifying.enter(person, entry, new_id(), now)
    assert made is not None
    return made


def _paper(person: Person, past: Sitting, now: datetime) -> Confirmation:
    """The confirmation of what the past sitting has shown."""
    issued = confirming.issue(person, [_measured(past)], new_id(), now)
    assert issued is not None
    return issued


def _appraisal(skill: str, accounts_: dict[str, Account], both: bool, now: datetime) -> UUID:
    """What the head of Na Son said of the learner's work; the trainer is asked to rate it again.

    Where `both` have rated, they differ widely.
    """
    at = now - timedelta(days=10)
    closed = (local_day(now) - timedelta(days=20)).isoformat()
    good, bad = dict.fromkeys(CRITERIA, "yes"), dict.fromkeys(CRITERIA, "no")
    given = appraising.Given(
        person_id=accounts_["hocvien"].person_id,
        skill=skill,
        unit=NA_SON,
        works=[Work(number=n, closed=closed, marks=good) for n in (1, 2, 3)],
        revision=published.current_hash(*published.FRAMEWORK),
        key=new_id(),
    )
    made = appraising.appraise(given, accounts_["lanhdao.nason"], at)
    assert made is not None
    second = made.second or second_services.ask_for(made, at)
    second.rated_by = accounts_["giangvien"].id
    db.session.commit()
    if both:
        second_services.rate(second, [bad] * 3, accounts_["giangvien"], at)
    return made.id


def _watching(learner: Person, trainer: Account, now: datetime) -> UUID:
    """The learner agreed to be observed, and the trainer has written what was seen."""
    asking.agree(learner.id, PILOT, now)
    wanted = watching_services.Plan(
        person_id=learner.id,
        skill="counter.reception",
        day=local_day(now),
        revision=published.current_hash(*published.FRAMEWORK),
        key=new_id(),
    )
    made = watching_services.plan(wanted, trainer, now)
    assert made is not None
    for another in made.observers[1:]:
        db.session.delete(another)
    seen = watching_services.Seen(marks=dict.fromkeys(CRITERIA, "yes"), level=2)
    watching_services.enter(made.observers[0], made, seen, now)
    return made.id


@cache
def _reference(revision: str) -> tuple[tuple[dict, ...], Mark]:
    setting = setting_of(scenarios.published(revision).compiled, SEED, Mode.OWN.asks_rule)
    events = played(setting, "reference")
    mark = marked(setting, replayed(setting, events), events)
    return tuple(event_json(event) for event in events), mark


def _finished_run(person: Person, scenario: str, at: datetime) -> Run:
    """A run on one's own that followed the reference to its end."""
    revision = scenarios.current_revision(scenario)
    events, mark = _reference(revision)
    run = Run(
        id=new_id(),
        person_id=person.id,
        scenario=scenario,
        revision=revision,
        seed=SEED,
        mode=Mode.OWN,
        started_at=at,
        finished_at=at,
        score=mark.score,
        passed=mark.passed,
        critical=mark.critical,
    )
    db.session.add(run)
    db.session.flush()
    action = -1
    for sequence, body in enumerate(events):
        action += "action" in body
        db.session.add(
            RunEvent(run_id=run.id, sequence=sequence, action=action, body=body, happened_at=at)
        )
    append(db.session, evidence_of(run, mark, at))
    db.session.commit()
    return run
