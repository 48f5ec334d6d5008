"""One of a person's own skills with all that stands behind it, gathered for its page."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.content.factbook import FactBook
from trainer.domain.calendar import local_day
from trainer.domain.framework import Skill
from trainer.domain.rule_changes import Change
from trainer.models import Certificate
from trainer.passport import actions, certificate_queries, queries, skill_page
from trainer.records.estimates import EstimateNow, Why, estimates_of, why
from trainer.records.official import OfficialOccasion, occasions_in, official_rows
from trainer.records.own_log import entries
from trainer.records.own_skills import SkillRow, needed, posts_held, skill_row
from trainer.records.standings import standings_of
from trainer.web import catalogue
from trainer.web.rule_changes import changed_under_levels, leanings


@dataclass(frozen=True, kw_only=True)
class OwnSkill:
    """Where the person stands, on what that rests, and what comes next.

    `private`, `counted`: why the private and the official estimate stand where they stand, told
    occasion by occasion in `lines`; `occasions` is what others see of it. `changed`: the rules of
    `book` that changed under the level held. `contested`: the occasions that are looked at again.
    """

    row: SkillRow
    estimate: EstimateNow | None
    private: Why
    counted: Why
    lines: Sequence[skill_page.Line]
    occasions: Sequence[OfficialOccasion]
    book: FactBook
    changed: Sequence[Change]
    contested: AbstractSet[UUID]
    goal: skill_page.Goal | None
    action: actions.Action | None
    ways: actions.Ways
    certificates: Sequence[Certificate]


def own_skill(person_id: UUID, skill: Skill, at: datetime) -> OwnSkill:
    """Gather one skill of a person as it stands at an instant."""
    row, official = _row(person_id, skill, at), official_rows(person_id, skill.code)
    estimate = estimates_of(person_id, at).get(skill.code)
    whys, book = why(person_id, skill.code, at), catalogue.book()
    goal, ways = skill_page.goal(row, official, at), _ways(person_id, skill.code)
    return OwnSkill(
        row=row,
        estimate=estimate,
        private=whys.private,
        counted=whys.official,
        lines=skill_page.lines(whys.private, whys.official),
        occasions=occasions_in(official),
        book=book,
        changed=_changed(person_id, row, book, at),
        contested=queries.waiting_of(person_id, skill.code),
        goal=goal,
        action=actions.action(goal, ways, estimate) if goal else None,
        ways=ways,
        certificates=certificate_queries.certificates_of(person_id, skill.code),
    )


def _row(person_id: UUID, skill: Skill, at: datetime) -> SkillRow:
    posts = posts_held(person_id, local_day(at), catalogue.framework())
    standing = standings_of(person_id, at).get(skill.code)
    return skill_row(skill, needed(posts).get(skill.code, 0), standing, at)


def _changed(person_id: UUID, row: SkillRow, book: FactBook, at: datetime) -> list[Change]:
    code = row.skill.code
    answers = leanings(entries(person_id, at, code), book)
    return changed_under_levels(answers, {code} if row.have else set(), book, local_day(at))


def _ways(person_id: UUID, code: str) -> actions.Ways:
    finished = actions.finished_modules(person_id)
    return actions.ways(code, catalogue.courses(), catalogue.scenarios(), finished)
