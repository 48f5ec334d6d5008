"""Reads `courses/` and `simulations/` into a library. Bad content never raises: it is reported."""

from pathlib import Path

from trainer.content.courses_folder import read_courses
from trainer.content.factbook import FactBook
from trainer.content.facts_folder import read_facts, read_holidays, read_procedures
from trainer.content.maps_folder import read_maps
from trainer.content.pieces import FrameworkPiece, Library
from trainer.content.reading import Reader
from trainer.content.scenarios_folder import read_scenarios, read_templates
from trainer.domain.cuts import Cuts
from trainer.domain.framework import Area, Checklist, Framework, JobProfile, Skill

_FRAMEWORK_FILES = {"areas.yaml", "skills.yaml", "profiles.yaml", "checklists.yaml", "cuts.yaml"}


def load(courses: Path, simulations: Path, base: Path | None = None) -> Library:
    """Read both folders. Files are called by their path from `base` (default: beside `courses`)."""
    reader = Reader(base or courses.parent)
    facts, fact_files = read_facts(reader.within(simulations), simulations / "facts")
    procedures = read_procedures(reader.within(simulations), simulations / "facts" / "procedures")
    templates, template_nodes = read_templates(reader.within(simulations), simulations / "papers")
    return Library(
        framework=_read_framework(reader.within(courses), courses / "framework"),
        courses=read_courses(reader.within(courses), courses),
        fact_files=fact_files,
        procedures=procedures,
        book=FactBook(
            facts=facts,
            procedures=tuple(p.procedure for p in procedures.values() if p.procedure),
        ),
        holidays=read_holidays(reader.within(simulations), simulations / "facts" / "holidays.csv"),
        holidays_file=reader.name(simulations / "facts" / "holidays.csv"),
        templates=templates,
        template_nodes=template_nodes,
        maps=read_maps(reader.within(simulations), simulations / "maps"),
        scenarios=read_scenarios(reader.within(simulations), simulations / "scenarios"),
        problems=tuple(reader.problems),
    )


def _read_framework(reader: Reader, folder: Path) -> FrameworkPiece:
    areas, area_rows = reader.rows(Area, folder / "areas.yaml")
    skills, skill_rows = reader.rows(Skill, folder / "skills.yaml")
    profiles, profile_rows = reader.rows(JobProfile, folder / "profiles.yaml")
    checklists, checklist_rows = reader.rows(Checklist, folder / "checklists.yaml")
    cuts, cut_rows = reader.rows(Cuts, folder / "cuts.yaml")
    reader.refuse_others(folder, _FRAMEWORK_FILES)
    return FrameworkPiece(
        areas=areas,
        skills=skills,
        profiles=profiles,
        checklists=checklists,
        cuts=cuts,
        framework=Framework(
            areas=area_rows,
            skills=skill_rows,
            profiles=profile_rows,
            checklists=checklist_rows,
            cuts=cut_rows,
        ),
    )
