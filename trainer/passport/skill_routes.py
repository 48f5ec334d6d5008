"""The person's own skills, with everything that others see about them, and more."""

from flask import abort, render_template
from flask_login import current_user

from trainer.domain.calendar import local_day
from trainer.domain.levels import REASONS
from trainer.passport import blueprint, skill_page, words
from trainer.passport.own_skill import own_skill
from trainer.passport.whole import whole
from trainer.records import audit, published
from trainer.records.estimates import estimates_of
from trainer.records.own_skills import posts_held, skill_rows
from trainer.web import catalogue
from trainer.web.access import learner_required
from trainer.web.clock import now, today
from trainer.web.evidence import kind_name, titles


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
        short_chance=words.short_chance,
        estimates=estimates_of(person, at),
        cuts=published.cuts().on(today()),
        at=at,
    )


@blueprint.get("/skills/passport")
@learner_required
def passport() -> str:
    """Show the whole passport on one page to be printed: only what others may see."""
    at = now()
    return render_template(
        "passport/whole.html",
        whole=whole(current_user.person_id, at),
        chance_words=words.chance_words,
        short_chance=words.short_chance,
        certainty=skill_page.certainty,
        reasons=REASONS,
        kind_name=kind_name,
        cuts=published.cuts().on(today()),
        at=at,
    )


@blueprint.get("/skills/<code>")
@learner_required
def skill(code: str) -> str:
    """Show one skill: level, indicators, evidence, what is missing, who looked."""
    at, found = now(), catalogue.skills().get(code) or abort(404)
    return render_template(
        "passport/skill.html",
        **vars(own_skill(current_user.person_id, found, at)),
        looks=audit.looks(current_user.person_id),
        certificate_states=words.certificate_states(),
        certainty=skill_page.certainty,
        chance_words=words.chance_words,
        short_chance=words.short_chance,
        moved=words.moved,
        kind_name=kind_name,
        title=titles(),
        reasons=REASONS,
        cuts=published.cuts().on(today()),
        today=today(),
        at=at,
    )
