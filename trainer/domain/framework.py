"""The competency framework: areas, skills, levels 0 to 4, and job profiles."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal, get_args

from trainer.domain.cuts import Cuts
from trainer.domain.values import Text, value


class Level(IntEnum):
    """Proficiency level ("mức"): 0 not yet, 1 with help, 2 alone in common cases,
    3 alone in real work, 4 guides others."""

    NONE = 0
    AIDED = 1
    COMMON = 2
    WORKING = 3
    GUIDING = 4


Criterion = Literal[
    "sequence",
    "components",
    "method",
    "time-limit",
    "charges",
    "requirements",
    "data-protection",
    "record-keeping",
]
"""The province's own six criteria, and beside them data protection and record-keeping."""

CRITERIA: tuple[Criterion, ...] = get_args(Criterion)

Measure = Literal["assessment", "run", "appraisal", "certificate"]


@value
class Area:
    """A group of skills, as the framework page shows them."""

    code: str
    name: Text


@value
class Skill:
    """One thing a person can be shown to do.

    `kind`: "task" (assessed task of the commune's work), "digital" (one of the seven groups of
    Decree 224/2026/NĐ-CP Art. 77, number in `decree_group`), "specialist" (a field that only a
    certificate or an appraisal can show). `levels` holds the behavioural indicators of levels
    0 to 4, in that order.
    """

    code: str
    area: str
    kind: Literal["task", "digital", "specialist"]
    name: Text
    short: Text
    levels: tuple[Text, Text, Text, Text, Text]
    measured_by: tuple[Measure, ...]
    procedures: tuple[str, ...] = ()
    decree_group: int | None = None
    digcomp: tuple[str, ...] = ()


@value
class JobProfile:
    """What one position requires: skill code -> level 1 to 4.

    `helper` profiles (village heads, community digital groups) stay outside every gap report.
    """

    code: str
    name: Text
    body: Text
    requires: Mapping[str, int]
    helper: bool = False
    source: str = ""


@value
class Check:
    """What somebody who knows the work sees in it under one criterion; "yes" means well done."""

    criterion: Criterion
    text: Text


@value
class Checklist:
    """By what work in the skills of an area is appraised and observed, one check a criterion.

    `about`: what is looked at, a citizen's dossier or another piece of work.
    """

    area: str
    about: Literal["dossier", "work"]
    checks: tuple[Check, ...]


@value
class Framework:
    """The whole framework, as `courses/framework/` holds it."""

    areas: tuple[Area, ...]
    skills: tuple[Skill, ...]
    profiles: tuple[JobProfile, ...]
    checklists: tuple[Checklist, ...] = ()
    cuts: tuple[Cuts, ...] = ()

    def checklist(self, skill: Skill) -> Checklist | None:
        """Return the checklist of a skill's area, None where there is none."""
        return next((each for each in self.checklists if each.area == skill.area), None)
