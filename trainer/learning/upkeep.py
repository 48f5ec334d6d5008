"""What a refresher would ask of a person today, and why.

Everything is taken as it stood when the day began, so that answering changes nothing about the
questions of the same day.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID, uuid5

from trainer.domain.refreshing import Kept, LastAnswer, Question, chosen, fading
from trainer.domain.rule_changes import Change, Leaning, changed_since, changes, outdated
from trainer.learning.situation import Situation
from trainer.models import EvidenceKind
from trainer.records.estimates import EstimateNow
from trainer.records.own_log import Entry, last_by_skill
from trainer.records.own_skills import SkillRow
from trainer.web.catalogue import Course, Item
from trainer.web.clock import HERE

ASKED_OPENLY = {EvidenceKind.LESSON, EvidenceKind.REFRESHER}
SECONDS_A_QUESTION = 40


@dataclass(frozen=True, kw_only=True)
class Refresher:
    """Why to refresh: skills about to fade, rules that have changed; and the questions."""

    fading: tuple[str, ...]
    changes: Sequence[Change]
    items: Sequence[Item]

    @property
    def skills(self) -> tuple[str, ...]:
        """Return the skills of the questions, in their order."""
        return tuple(dict.fromkeys(item.question.skill for item in self.items))

    @property
    def minutes(self) -> int:
        """Return about how long it takes."""
        return max(1, -(-len(self.items) * SECONDS_A_QUESTION // 60))


def day_began(at: datetime) -> datetime:
    """Return when the day of an instant began in Vietnam."""
    return datetime.combine(at.astimezone(HERE).date(), time.min, HERE)


def occasion_of(person_id: UUID, day: date) -> UUID:
    """Return the occasion of everything that a person refreshes on one day."""
    return uuid5(person_id, f"refresher/{day.isoformat()}")


def due_refresher(own: Situation) -> Refresher:
    """Return what is still to be refreshed today, without questions where nothing is."""
    whole = refresher(own, fading_skills(own))
    answered = {entry.item for entry in own.entries if entry.at >= day_began(own.at)}
    return replace(whole, items=[item for item in whole.items if item.key not in answered])


def refresher(own: Situation, skills: Collection[str]) -> Refresher:
    """Return a refresher of `skills`, and of every rule that has changed."""
    items = _lesson_items(own.courses)
    before = _before_today(own)
    met = [answer for answer in own.leanings if answer.day < own.today]
    changed = changes(met, own.book.replaced, own.today)
    keys = chosen(
        [Question(key=key, skill=item.question.skill) for key, item in items.items()],
        _last_answers(before),
        _affected(own, items.values(), met, changed),
        skills,
        f"{own.person_id.hex}/{own.today.isoformat()}",
    )
    return Refresher(fading=tuple(skills), changes=changed, items=[items[key] for key in keys])


def fading_skills(own: Situation) -> tuple[str, ...]:
    """Return the skills of the posts, and those officially held, that are about to fade."""
    last = last_by_skill(own.entries)
    kept = (
        Kept(
            skill=row.skill.code,
            stale_at=row.standing.stale_at if row.standing and row.standing.level else None,
            level=_level(own.estimates, row),
            level_then=_level(own.estimates_later, row),
            last=last.get(row.skill.code),
        )
        for row in own.rows
    )
    return fading(kept, own.at)


def _level(estimates: Mapping[str, EstimateNow], row: SkillRow) -> int:
    """Return the private level, as far as it matters: up to the one needed, else the one held."""
    estimate = estimates.get(row.skill.code)
    return min(estimate.level, row.need or row.have or 0) if estimate else 0


def _lesson_items(courses: Iterable[Course]) -> dict[str, Item]:
    lessons = (lesson for course in courses for lesson in course.lessons.values())
    return {item.key: item for lesson in lessons for item in lesson.items}


def _before_today(own: Situation) -> list[Entry]:
    began = day_began(own.at)
    return [entry for entry in own.entries if entry.at < began]


def _last_answers(entries: Iterable[Entry]) -> dict[str, LastAnswer]:
    """Return how each question of a lesson was last answered."""
    return {
        entry.item: LastAnswer(outcome=entry.outcome, at=entry.at)
        for entry in entries
        if entry.kind in ASKED_OPENLY
    }


def _affected(
    own: Situation, items: Iterable[Item], met: Iterable[Leaning], changed: Iterable[Change]
) -> set[str]:
    """Return the questions that a changed rule makes due.

    Those last answered by the old rule, and those never answered of a rule that the person only
    met as it was. A question that itself still asks by the old rule is left out.
    """
    last = {answer.item: answer for answer in met}
    rules = {(change.skill, change.fact) for change in changed}
    return {
        item.key
        for item in items
        if (_is_outdated(own, last[item.key]) if item.key in last else _leans(item, rules))
        and _asks_by_rules_in_force(own, item)
    }


def _is_outdated(own: Situation, answer: Leaning) -> bool:
    return outdated(answer, own.book.replaced, own.today) is not None


def _leans(item: Item, rules: Collection[tuple[str, str]]) -> bool:
    return any((item.question.skill, fact) in rules for fact in item.question.facts)


def _asks_by_rules_in_force(own: Situation, item: Item) -> bool:
    rows, today = own.book.replaced, own.today
    leaning = ((fact, says) for fact, says in item.said.items() if fact in rows)
    return not any(changed_since(rows[fact], says, today, today) for fact, says in leaning)
