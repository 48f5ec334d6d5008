"""The person's own skills, with everything that others see about them, and more."""

from uuid import UUID

from flask import abort, render_template
from flask_login import current_user

from trainer.domain.calendar import local_day
from trainer.domain.levels import REASONS
from trainer.passport import actions, blueprint, certificate_queries, queries, skill_page, words
from trainer.passport.whole import whole
from trainer.records import audit, published
from trainer.records.estimates import estimates_of, why
from trainer.records.official import occasions_in, official_rows
from trainer.records.own_log import entries
from trainer.records.own_skills import needed, posts_held, skill_row, skill_rows
from trainer.records.standings import standings_of
from trainer.web import catalogue
from trainer.web.access import learner_required
from trainer.web.clock import now, today
from trainer.web.evidence import kind_name, titles
from trainer.web.rule_changes import changed_under_levels, leanings


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
    at, person = now(), current_user.person_id
    framework = catalogue.framework()
    found = catalogue.skills().get(code)
    if found is None or framework is None:
        abort(404)
    posts = posts_held(person, local_day(at), framework)
    row = skill_row(found, needed(posts).get(code, 0), standings_of(person, at).get(code), at)
    official = official_rows(person, code)
    estimate = estimates_of(person, at).get(code)
    private, counted = why(person, code, "private", at), why(person, code, "official", at)
    goal = skill_page.goal(row, official, at)
    open_to = _ways(person, code)
    held = {code} if row.have else set()
    book = catalogue.book()
    answers = leanings(entries(person, at, code), book)
    return render_template(
        "passport/skill.html",
        row=row,
        posts=posts,
        estimate=estimate,
        private=private,
        counted=counted,
        lines=skill_page.lines(private, counted),
        occasions=occasions_in(official),
        book=book,
        changed=changed_under_levels(answers, held, book, local_day(at)),
        goal=goal,
        action=actions.action(goal, open_to, estimate) if goal else None,
        ways=open_to,
        looks=audit.looks(person),
        contested=queries.waiting_of(person, code),
        certificates=certificate_queries.certificates_of(person, code),
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


def _ways(person: UUID, code: str) -> actions.Ways:
    finished = actions.finished_modules(person)
    return actions.ways(code, catalogue.courses(), catalogue.scenarios(), finished)
