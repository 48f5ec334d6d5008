"""From a person's situation to their learning plan. The rule is `domain.learning_plan`."""

from collections import Counter
from collections.abc import Iterable

from trainer.domain.estimation import NEWCOMER_MEAN
from trainer.domain.learning_plan import READY, plan
from trainer.domain.placement import MOST_SECONDS
from trainer.domain.plan_parts import (
    ClosedItems,
    Done,
    Gap,
    Module,
    Offer,
    Plan,
    Scenario,
    Upkeep,
)
from trainer.domain.refreshing import goes_stale_soon
from trainer.learning.drawing_items import Openness, openness
from trainer.learning.situation import Situation
from trainer.learning.upkeep import due_refresher
from trainer.records.own_skills import SkillRow
from trainer.records.standings import StandingNow
from trainer.web.catalogue import Course
from trainer.web.rule_changes import changed_under_levels

MINUTES_AN_ITEM = 2


def plan_of(own: Situation) -> Plan:
    """Return the learning plan of a person, as of now."""
    return plan(gaps_of(own), _offer(own), _done(own), own.due, _upkeep(own), own.today)


def gaps_of(own: Situation) -> list[Gap]:
    """Return the skills of the posts that are not met."""
    return [_gap(own, row) for row in own.required if row.state != "met"]


def _gap(own: Situation, row: SkillRow) -> Gap:
    estimate = own.estimates.get(row.skill.code)
    work = own.in_units.get(row.skill.code)
    return Gap(
        skill=row.skill.code,
        need=row.need,
        have=row.have or 0,
        state=row.state,
        estimate=estimate.mean if estimate else NEWCOMER_MEAN,
        ready=estimate is not None and estimate.chances[row.need - 1] >= READY,
        alone=work.alone if work else "",
        tenths=work.tenths if work else 0,
        certified=not {"assessment", "run"} & {*row.skill.measured_by},
    )


def _offer(own: Situation) -> Offer:
    return Offer(
        modules=tuple(_modules(own.courses)),
        scenarios=tuple(
            Scenario(
                key=key,
                skills=scenario.skills,
                minutes=scenario.minutes,
                difficulty=scenario.difficulty,
            )
            for key, scenario in own.scenarios.items()
            if scenario.skills
        ),
        tests=_tests(own),
        placement=_placement(own),
    )


def _placement(own: Situation) -> int | None:
    """Return the minutes of a placement, None where no question asks what the posts require."""
    required = {row.skill.code for row in own.required}
    asked = {item.question.skill for course in own.courses for item in course.placement}
    return MOST_SECONDS // 60 if asked & required else None


def _modules(courses: Iterable[Course]) -> Iterable[Module]:
    for course in courses:
        for name, lesson in course.lessons.items():
            yield Module(
                key=f"{course.key}/{name}",
                skills=lesson.skills,
                minutes=lesson.minutes,
                after=tuple(f"{course.key}/{before}" for before in lesson.after),
            )


def _tests(own: Situation) -> dict[str, ClosedItems]:
    """Return the assessment of each skill of which the person has not met every item."""
    held = {row.skill.code for row in own.rows if row.standing and _is_fresh(row.standing, own)}
    return {
        one.skill: _closed_items(course, one)
        for course in own.courses
        if course.assessment
        for one in openness(course.assessment, own.past.seen, own.past.last, held)
        if one.unseen
    }


def _is_fresh(standing: StandingNow, own: Situation) -> bool:
    return bool(standing.level) and not standing.is_stale(own.at)


def _closed_items(course: Course, one: Openness) -> ClosedItems:
    return ClosedItems(course=course.key, minutes=MINUTES_AN_ITEM * one.items, opens=one.from_at)


def _done(own: Situation) -> Done:
    modules = {
        f"{course}/{module}": finished
        for course, of_course in own.progress.items()
        for module, finished in of_course.items()
    }
    return Done(
        modules=modules,
        guided=frozenset(run.scenario for run in own.runs if run.mode == "guided"),
        passed=frozenset(
            run.scenario for run in own.runs if run.passed and run.mode in ("own", "assessment")
        ),
        runs=_clean_runs(own),
        nothing=not own.entries,
    )


def _clean_runs(own: Situation) -> dict[str, int]:
    """Return how many assessment runs without a critical error were passed, by skill."""
    clean = [
        run.scenario
        for run in own.runs
        if run.mode == "assessment" and run.passed and not run.critical
    ]
    served = (own.scenarios[key].skills for key in clean if key in own.scenarios)
    return Counter(skill for skills in served for skill in skills)


def _upkeep(own: Situation) -> Upkeep:
    refresher = due_refresher(own)
    return Upkeep(refresher=refresher.skills, minutes=refresher.minutes, renew=tuple(to_renew(own)))


def to_renew(own: Situation) -> Iterable[str]:
    """Yield the skills that are met, but soon stale or by a rule that has changed since."""
    met = [row for row in own.required if row.state == "met"]
    held = {row.skill.code for row in met}
    changed = {
        change.skill for change in changed_under_levels(own.leanings, held, own.book, own.today)
    }
    for row in met:
        stale_at = row.standing.stale_at if row.standing else None
        if goes_stale_soon(stale_at, own.at) or row.skill.code in changed:
            yield row.skill.code
