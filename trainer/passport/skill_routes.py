"""The person's own skills, with everything that others see about them, and more."""

from flask import abort, render_template
from flask_login import current_user

from trainer.domain.calendar import local_day
from trainer.domain.levels import REASONS
from trainer.passport import blueprint, skill_page
from trainer.records import audit
from trainer.records.estimates import estimates_of, why
from trainer.records.own_skills import needed, posts_held, skill_row, skill_rows
from trainer.records.standings import standings_of
from trainer.web import catalogue
from trainer.web.access import learner_required
from trainer.web.clock import now
from trainer.web.evidence import kind_name


@blueprint.get("/skills")
@learner_required
def skills() -> str:
    """List the skills of the person's posts, and those they were measured in."""
    at, person = now(), current_user.person_id
    framework = catalogue.framework()
    posts = posts_held(person, local_day(at), framework)
    return render_template(
        "passport/skills.html",
        areas=framework.areas if framework else (),
        rows=skill_rows(person, posts, framework, at),
        certainty=skill_page.certainty,
        estimates=estimates_of(person, at),
        at=at,
    )


@blueprint.get("/skills/<code>")
@learner_required
def skill(code: str) -> str:
    """Show one skill: level, indicators, evidence, what is missing, who looked."""
    at, person = now(), current_user.person_id
    framework = catalogue.framework()
    found = next((s for s in framework.skills if s.code == code), None) if framework else None
    if found is None or framework is None:
        abort(404)
    need = needed(posts_held(person, local_day(at), framework)).get(code, 0)
    courses = {course.key: course for course in catalogue.courses()}
    private, official = why(person, code, "private", at), why(person, code, "official", at)
    return render_template(
        "passport/skill.html",
        row=skill_row(found, need, standings_of(person, at).get(code), at),
        estimate=estimates_of(person, at).get(code),
        certainty=skill_page.certainty,
        lines=skill_page.lines(private, official, courses, catalogue.scenarios()),
        looks=audit.looks(person),
        teaching=[n for c in courses.values() for n in c.lessons.values() if code in n.skills],
        assessed=[c for c in courses.values() if c.assessment and code in c.assessment.skills],
        kind_name=kind_name,
        clearly=skill_page.CLEARLY,
        reasons=REASONS,
        at=at,
    )
