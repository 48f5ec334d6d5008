"""How long it takes to be assessed in everything that a position requires, as now served."""

from collections.abc import Mapping

from trainer.domain.assessment_time import AssessmentTime, RunOffer, assessment_time
from trainer.domain.framework import Framework
from trainer.web import catalogue


def by_profile(framework: Framework | None) -> Mapping[str, AssessmentTime]:
    """Return the time of each job profile that asks for anything that is assessed here."""
    if framework is None:
        return {}
    untimed = {skill.code for skill in framework.skills if skill.kind == "specialist"}
    sat, offers = _sittings(), _runs()
    return {
        profile.code: assessment_time(profile.requires, sat, offers, untimed)
        for profile in framework.profiles
        if profile.requires.keys() - untimed
    }


def _sittings() -> dict[str, int]:
    found: dict[str, int] = {}
    for course in catalogue.courses():
        if course.assessment:
            minutes = course.assessment.minutes
            for skill in course.assessment.skills:
                found[skill] = min(minutes, found.get(skill, minutes))
    return found


def _runs() -> list[RunOffer]:
    return [
        RunOffer(minutes=scenario.minutes, skills=scenario.marked)
        for scenario in catalogue.scenarios().values()
        if scenario.minutes > 0
    ]
