"""One commune's gap report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from trainer.domain.framework import Area, Skill
from trainer.domain.gaps import GapRow, cell
from trainer.extensions import db
from trainer.models import OrgUnit, Post
from trainer.records.gaps import gap_rows
from trainer.reports.forms import ReportForm
from trainer.reports.posts import open_posts, vacant_posts
from trainer.reports.shapes import CommuneReport, Group, Line
from trainer.web.catalogue import framework_or_empty


def commune_report(unit: OrgUnit, form: ReportForm) -> CommuneReport:
    """Return one commune's gap rows, by area and skill."""
    framework = framework_or_empty()
    by_skill: dict[str, list[GapRow]] = defaultdict(list)
    for row in gap_rows(form.as_of, units=[unit.code]):
        by_skill[row.skill].append(row)
    groups = (_group(area, framework.skills, by_skill) for area in framework.areas)
    posts = (
        select(func.count())
        .select_from(Post)
        .where(Post.unit_code == unit.code, *open_posts(form.as_of))
    )
    vacant = vacant_posts(form.as_of).get(unit.code, 0)
    return CommuneReport(
        groups=[group for group in groups if group.lines],
        filled=(db.session.scalar(posts) or 0) - vacant,
        vacant=vacant,
    )


def _group(area: Area, skills: Iterable[Skill], rows: Mapping[str, Sequence[GapRow]]) -> Group:
    return Group(
        area=area,
        lines=[
            Line(skill=skill, cell=cell(rows[skill.code]), rows=rows[skill.code])
            for skill in skills
            if skill.area == area.code and skill.code in rows
        ],
    )
