"""Who may see what: every route of the application, asked for by everybody.

A new route is found by itself. If it takes a parameter that `KNOWN` has no value for, the test
fails and says what to add; if it carries a new access rule, `MAY` has to say who passes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Blueprint, Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

import trainer.app
from tests.pages import PageClient
from tests.province import COURSE, NA_SON, SIGN_INS, Province, make_province
from trainer.app import create_app
from trainer.config import Config
from trainer.domain.courses import Question
from trainer.extensions import db
from trainer.models import Account, Confirmation
from trainer.web import catalogue

NOBODY = "nobody"
LEARNERS = {"hocvien", "hotro"}
MANAGERS = {"lanhdao.nason", "lanhdao.punhung", "lanhdao.tinh"}
ADMINISTRATORS = {"quantri", "quantri.punhung"}
EVERYBODY = set(SIGN_INS)

MAY: dict[str, set[str]] = {
    "public": EVERYBODY | {NOBODY},
    "signed_in": EVERYBODY,
    "learner": LEARNERS,
    "trainer": {"giangvien"},
    "manager": MANAGERS,
    "manager_or_trainer": MANAGERS | {"giangvien"},
    "observer": {"giangvien", "lanhdao.tinh"},
    "province_manager": {"lanhdao.tinh"},
    "administrator": ADMINISTRATORS,
    "province_administrator": {"quantri"},
}
"""Access rule (trainer/web/access.py) -> who passes. Everybody else gets 403, nobody signs in."""

RULES = {
    "accounts": {"public", "signed_in"},
    "administration": {"administrator", "province_administrator"},
    "appraisal": {"learner", "manager", "manager_or_trainer", "observer", "province_manager"},
    "assets": {"public"},
    "authoring": {"trainer"},
    "confirmations": {"public", "learner", "province_administrator"},
    "health": {"public"},
    "learning": {"public", "signed_in", "learner"},
    "passport": {"learner", "province_manager", "province_administrator"},
    "placement": {"learner"},
    "practice": {"learner"},
    "privacy": {"signed_in", "province_administrator"},
    "reports": {"manager", "province_manager"},
    "reviewing": {"learner", "province_manager"},
    "web": {"public"},
}
"""Feature -> the rules that its routes may carry, so that none is opened by mistake."""

ELSEWHERE = {"lanhdao.punhung", "quantri.punhung"}
"""Those whose scope is another commune: whatever lies in Na Son is 403 for them."""

OWNER = "hocvien"
"""Whose run and sittings are asked for: they are 404 for every other learner."""

ASKED = "giangvien"
"""Who was asked to rate again and to observe: both are 404 for everybody else."""

KNOWN: dict[str, Callable[[Province], Any]] = {
    "digest": lambda p: "0" * 12,
    "room": lambda p: "web",
    "file": lambda p: "site.css",
    "audience": lambda p: "learners",
    "page": lambda p: "index",
    "picture": lambda p: "estimator-calibration.svg",
    "course": lambda p: COURSE,
    "module": lambda p: "charges",
    "question": lambda p: catalogue.course(COURSE).lessons["charges"].items[0].id,
    "revision": lambda p: p.image,
    "scenario": lambda p: p.scenario,
    "kind": lambda p: "csv",
    "code": lambda p: NA_SON,
    "skill": lambda p: "counter.reception",
    "person_id": lambda p: p.people[OWNER],
    "run_id": lambda p: p.open_run,
    "day": lambda p: p.day_off.isoformat(),
    "obstacle_id": lambda p: p.obstacle,
    "sheet": lambda p: "csv",
    "grant_id": lambda p: p.clerk_grant,
    "administration.key": lambda p: p.clerk,
    "administration.close_post.key": lambda p: p.vacant_post,
    "appraisal.appraisal_id": lambda p: p.appraisal,
    "appraisal.own_id": lambda p: p.appraisal,
    "appraisal.second_id": lambda p: p.appraisal_waiting,
    "appraisal.reassign.appraisal_id": lambda p: p.appraisal_waiting,
    "appraisal.watching_id": lambda p: p.watching,
    "authoring.fact.key": lambda p: "1.001193/time-limit",
    "authoring.item.key": lambda p: catalogue.course(COURSE).lessons["charges"].items[0].key,
    "confirmations.key": lambda p: p.paper,
    "confirmations.token": lambda p: db.session.get(Confirmation, p.paper).token,
    "learning.key": lambda p: p.open_sitting,
    "learning.result.key": lambda p: p.past_sitting,
    "passport.skill.code": lambda p: "counter.reception",
    "passport.occasion": lambda p: p.past_sitting,
    "passport.skill": lambda p: p.measured_skill,
    "passport.certificate_id": lambda p: p.certificate,
    "passport.contest_id": lambda p: p.contest,
    "placement.key": lambda p: p.open_placement,
    "placement.result.key": lambda p: p.past_placement,
    "reviewing.key": lambda p: p.review,
    "reviewing.review_id": lambda p: p.review,
    "privacy.request_id": lambda p: p.request,
    "privacy.purpose": lambda p: "research",
    "privacy.wish": lambda p: "give",
    "practice.debrief.run_id": lambda p: p.finished_run,
    "practice.watch.run_id": lambda p: p.watched_run,
}
"""Parameter -> a real value. `<feature>.<parameter>` and `<endpoint>.<parameter>` go first."""

PASSED = {200, 204, 302, 303, 400, 409, 422}
"""What a form sent empty may meet once access is granted."""


@dataclass(frozen=True)
class Route:
    """One way into the application: an endpoint and a method."""

    endpoint: str
    rule: Rule
    method: str
    access: str

    @property
    def feature(self) -> str:
        return self.endpoint.partition(".")[0]

    @property
    def lies_in_na_son(self) -> bool:
        """Whether it shows a commune or one of its people, which only those in scope may see."""
        wanted = {
            "reports": {"code"},
            "administration": {"code", "key"},
            "appraisal": {"code", "appraisal_id"},
        }
        return bool(self.rule.arguments & wanted.get(self.feature, set()))

    @property
    def is_somebodys(self) -> bool:
        own = {
            "practice": {"run_id"},
            "learning": {"key"},
            "confirmations": {"key"},
            "passport": {"occasion", "certificate_id"},
            "appraisal": {"own_id"},
            "privacy": {"request_id"},
            "placement": {"key"},
            "reviewing": {"key"},
        }
        by_its_owner = self.access in {"learner", "signed_in"}
        return by_its_owner and bool(self.rule.arguments & own.get(self.feature, set()))

    @property
    def is_asked_of_one(self) -> bool:
        return bool(self.rule.arguments & {"second_id", "watching_id"})

    def value(self, argument: str, province: Province) -> Any:
        names = (f"{self.endpoint}.{argument}", f"{self.feature}.{argument}", argument)
        known = next((KNOWN[name] for name in names if name in KNOWN), None)
        if known is None:
            pytest.fail(
                f"the route {self.endpoint} takes <{argument}>: "
                f"add a real value for it to KNOWN in tests/test_access.py"
            )
        return known(province)

    def address(self, app: Flask, province: Province) -> str:
        values = {name: self.value(name, province) for name in sorted(self.rule.arguments)}
        with app.test_request_context():
            return app.url_for(self.endpoint, **values)


def routes(app: Flask, *methods: str) -> Iterator[Route]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule)):
        for method in methods:
            if method in rule.methods:
                access = app.view_functions[rule.endpoint].access_rule
                yield Route(rule.endpoint, rule, method, access)


def expected(route: Route, who: str) -> int | None:
    """Return the status with which `who` is refused, or None where they are let in."""
    assert route.access in MAY, f"say in MAY who passes the access rule {route.access!r}"
    if who in MAY[route.access]:
        if route.lies_in_na_son and who in ELSEWHERE:
            return 403
        if route.is_asked_of_one:
            return None if who == ASKED else 404
        return 404 if route.is_somebodys and who != OWNER else None
    return 302 if who == NOBODY else 403


def wrong_with(route: Route, who: str, response: TestResponse) -> str | None:
    """Return what is wrong with the answer, or None."""
    status, wanted = response.status_code, expected(route, who)
    sent_to_sign_in = status in (302, 303) and "/sign-in?" in response.location
    if wanted == 302 and sent_to_sign_in:
        return None
    if wanted is None and status in PASSED and not (status == 400 and route.method == "GET"):
        return "is asked to sign in" if sent_to_sign_in else None
    return None if wanted == status else f"gets {status}, not {wanted or 'the page'}"


@pytest.fixture
def province(app: Flask) -> Province:
    with app.app_context():
        return make_province(datetime.now(UTC))


def browser_of(app: Flask, who: str, language: str = "vi") -> PageClient:
    """A browser with a session of its own; signing in by password is tested elsewhere."""
    client = app.test_client()
    with app.app_context():
        account = db.session.scalar(db.select(Account).where(Account.username == who))
        remembered = account.get_id() if account else None
    with client.session_transaction() as session:
        session["language"] = language
        if remembered:
            session["_user_id"] = remembered
    return client


@pytest.mark.parametrize("who", [NOBODY, *SIGN_INS])
def test_everybody_gets_what_their_role_lets_them_and_nothing_else(app, province, who):
    with app.app_context():
        # Everything is read before anything is sent: some forms end a session or close a post.
        asked = [(r, r.address(app, province)) for r in routes(app, "GET")]
        asked += [(r, r.address(app, province)) for r in routes(app, "POST")]
    wrong = []
    for route, address in asked:
        response = browser_of(app, who).open(address, method=route.method)
        found = wrong_with(route, who, response)
        wrong += [f"{who} {found}: {route.method} {address} ({route.endpoint})"] if found else []
    assert not wrong, "\n".join(wrong)


def test_every_page_is_sound_in_english_too(app, province):
    readers = {who: browser_of(app, who, "en") for who in [NOBODY, *SIGN_INS]}
    for route in routes(app, "GET"):
        with app.app_context():
            address = route.address(app, province)
        who = next((who for who in readers if expected(route, who) is None), None)
        assert who, f"nobody may see {route.endpoint}: give somebody in tests/province.py the role"
        response = readers[who].get(address)
        if response.mimetype == "text/html" and response.status_code == 200:
            assert response.headers["Content-Language"] == "en", address


def test_a_manager_of_another_commune_cannot_export_na_son(app, province):
    address = f"/reports/gaps.csv?unit={NA_SON}"
    assert browser_of(app, "lanhdao.nason").get(address).status_code == 200
    assert browser_of(app, "lanhdao.punhung").get(address).status_code == 403
    assert browser_of(app, "lanhdao.tinh").get(address).status_code == 200


def test_a_manager_of_another_commune_sees_no_obstacle_of_na_son(app, province):
    said = "Phần mềm không tính được phí"
    for address in ("/reports/obstacles", "/reports/obstacles.csv"):
        assert said in browser_of(app, "lanhdao.nason").get(address).text
        assert said not in browser_of(app, "lanhdao.punhung").get(address).text
        asked = f"{address}?unit={NA_SON}"
        assert browser_of(app, "lanhdao.punhung").get(asked).status_code == 403


def test_a_manager_does_not_find_the_people_of_another_commune_under_their_own(app, province):
    person = province.people["lanhdao.punhung"]
    address = f"/reports/communes/{NA_SON}/leading.digital-work/{person}"
    assert browser_of(app, "lanhdao.nason").get(address).status_code == 404


def test_a_commune_that_does_not_exist_is_not_found(app, province):
    assert browser_of(app, "lanhdao.tinh").get("/reports/communes/99999").status_code == 404


def test_a_session_that_was_ended_elsewhere_reads_nothing_more(app, province):
    client = browser_of(app, "hocvien")
    browser_of(app, "hocvien").post("/account/sign-out-everywhere")
    response = client.get("/today")
    assert response.status_code == 302
    assert "/sign-in" in response.location


# Right answers


def secrets_of(question: Question) -> list[str]:
    """What only those may read who have answered: explanations, feedback, what else is said."""
    texts = [question.explanation, getattr(question, "otherwise", None)]
    texts += [option.feedback for option in getattr(question, "options", ())]
    texts += [known.feedback for known in getattr(question, "misconceptions", ())]
    return [said for text in texts if text for said in (text.vi, text.en)]


def given_away(html: str, questions: list[Question]) -> list[str]:
    shown = unescape(html)
    return [said for question in questions for said in secrets_of(question) if said in shown]


def test_no_lesson_gives_an_answer_away_before_it_is_given(app, province):
    client = browser_of(app, "hocvien")
    with app.app_context():
        lessons = catalogue.course(COURSE).lessons
    for name, lesson in lessons.items():
        html = client.get(f"/courses/{COURSE}/{name}").text
        assert lesson.items[0].question.prompt.vi in unescape(html)
        assert not given_away(html, [item.question for item in lesson.items]), name


def test_no_part_of_a_sitting_gives_an_answer_away(app, province):
    client = browser_of(app, "hocvien")
    with app.app_context():
        items = [item.question for item in catalogue.course(COURSE).assessment.items]
    for part in range(1, 5):
        html = client.get(f"/sittings/{province.open_sitting}?part={part}").text
        assert any(question.prompt.vi in unescape(html) for question in items)
        assert not given_away(html, items)


def test_no_question_of_a_placement_gives_an_answer_away(app, province):
    client = browser_of(app, "hocvien")
    with app.app_context():
        items = [item.question for item in catalogue.course(COURSE).placement]
    html = client.get(f"/placement/{province.open_placement}").text
    assert any(question.prompt.vi in unescape(html) for question in items)
    assert not given_away(html, items)


def test_closed_items_are_found_by_no_search(app, province):
    client = browser_of(app, "hocvien")
    with app.app_context():
        items = [item.question for item in catalogue.course(COURSE).assessment.items]
    for question in items[:5]:
        found = client.get("/search", query_string={"q": question.prompt.vi[:90]})
        assert f"{question.id}" not in found.text


# Views without a rule


def test_the_application_does_not_start_with_a_view_that_says_nothing_of_access(
    app, monkeypatch, tmp_path
):
    bare = Blueprint("bare", __name__)
    bare.add_url_rule("/bare", view_func=lambda: "for whom?", endpoint="page")
    features = (*trainer.app.FEATURES, SimpleNamespace(blueprint=bare))
    monkeypatch.setattr(trainer.app, "FEATURES", features)
    config = Config(instance=tmp_path, database_url="sqlite://", secret_key="tests-only")
    with pytest.raises(RuntimeError, match=r"views without an access rule: bare\.page"):
        create_app(config)


def test_no_route_carries_a_rule_that_its_feature_does_not_know(app):
    for route in routes(app, "GET", "POST"):
        known = RULES.get(route.feature)
        assert known, f"say in RULES which access rules the routes of {route.feature} may carry"
        assert route.access in known, f"{route.endpoint} is open to {route.access}"


def test_every_view_carries_exactly_one_rule(app):
    for endpoint, view in app.view_functions.items():
        rules = 0
        while view is not None:
            rules += view.__code__.co_name == "guarded"
            view = getattr(view, "__wrapped__", None)
        assert rules == 1, f"{endpoint} carries {rules} access rules"
