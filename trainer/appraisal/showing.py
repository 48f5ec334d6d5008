"""What the pages need to show an appraisal, and its second rating once both are there."""

from datetime import date

from trainer.appraisal import queries
from trainer.appraisal.report import pairs_of
from trainer.appraisal.second_services import flagged
from trainer.appraisal.words import decision_names, mark_names, work_name
from trainer.domain.agreement import cross_table, percent_agreement
from trainer.models import Appraisal, ReRating
from trainer.web import catalogue
from trainer.web.criteria import criterion_names


def told(row: Appraisal) -> dict[str, object]:
    """Return what a page needs to show an appraisal and, once both have rated, the second one."""
    framework = catalogue.framework_at(row.revision)
    skill = next(skill for skill in framework.skills if skill.code == row.skill)
    second = row.second if row.second and row.second.rated_at else None
    return {
        "skill": skill,
        "checklist": framework.checklist(skill),
        "second": second,
        "doubtful": flagged(second),
        "alike": alike(second) if second else None,
        "decisions": decision_names(),
        "name_of": queries.name_of,
        **words_of_marks(),
    }


def alike(row: ReRating) -> float | None:
    """Return the share of checks that both answered alike, None before both have rated."""
    if row.rated_at is None:
        return None
    pairs = pairs_of(row)
    return percent_agreement(cross_table(pairs, 2)) if pairs else None


def words_of_marks() -> dict[str, object]:
    """Return what marks, criteria and pieces of work are called."""
    return {
        "marks": mark_names(),
        "criteria": criterion_names(),
        "work_name": work_name,
        "closed_on": date.fromisoformat,
    }
