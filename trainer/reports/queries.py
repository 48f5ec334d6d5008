"""What managers' pages show. Every number comes from `records.gaps`, so that all of them agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, or_, select

from trainer.domain.framework import Area, Framework, JobProfile, Skill
from trainer.domain.gaps import Cell, GapRow, SkillShown, cell, standing_state
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    Evidence,
    EvidenceKind,
    Identity,
    OrgUnit,
    Person,
    Post,
    Standing,
)
from trainer.records import audit
from trainer.records.gaps import gap_rows
from trainer.reports.forms import ReportForm
from trainer.reports.shapes import (
    Behind,
    CommuneReport,
    Group,
    HeatMap,
    HeatRow,
    Line,
    Named,
    OfficialEvidence,
    Risk,
    Totals,
)
from trainer.web import catalogue
from trainer.web.clock import HERE
from trainer.web.language import said
from trainer.web.templating import demonstration

MOST_RISKS = 6
OFFICIAL = (EvidenceKind.ASSESSMENT_ITEM, EvidenceKind.ASSESSMENT_RUN, EvidenceKind.APPRAISAL)
KINDS = {
    EvidenceKind.ASSESSMENT_ITEM: Text(vi="Câu hỏi sát hạch", en="Assessment item"),
    EvidenceKind.ASSESSMENT_RUN: Text(vi="Sát hạch thực hành", en="Assessment run"),
    EvidenceKind.APPRAISAL: Text(vi="Nhận xét của lãnh đạo", en="Appraisal"),
}


def heat_map(communes: Sequence[OrgUnit], form: ReportForm) -> HeatMap:
    """Return the gap rows of a day as a table of communes by skills."""
    framework = _framework()
    rows = gap_rows(form.as_of, units=[unit.code for unit in communes])
    required = {row.skill for row in rows}
    columns = _columns(framework, form.area, required)
    shown = {skill.code for skill in columns}
    by_commune: dict[str, list[GapRow]] = defaultdict(list)
    for row in rows:
        if row.skill in shown:
            by_commune[row.commune].append(row)
    vacant = _vacant_posts(form.as_of)
    lines = [_heat_row(unit, by_commune[unit.code], vacant.get(unit.code, 0)) for unit in communes]
    if form.order == "risk":
        lines.sort(key=_riskiest_first)
    used = {skill.area for skill in framework.skills if skill.code in required}
    return HeatMap(
        areas=[area for area in framework.areas if area.code in used],
        columns=columns,
        rows=lines,
        totals=_totals(chain.from_iterable(by_commune.values())),
        risks=_risks(lines, columns),
        measured=_measured_procedures(),
    )


def _framework() -> Framework:
    return catalogue.framework() or Framework(areas=(), skills=(), profiles=())


def _columns(framework: Framework, area: str, required: set[str]) -> list[Skill]:
    known = {a.code for a in framework.areas}
    return [
        skill
        for skill in framework.skills
        if skill.code in required and (area not in known or skill.area == area)
    ]


def _heat_row(unit: OrgUnit, rows: Sequence[GapRow], vacant: int) -> HeatRow:
    by_skill: dict[str, list[GapRow]] = defaultdict(list)
    for row in rows:
        by_skill[row.skill].append(row)
    return HeatRow(
        unit=unit,
        cells={skill: cell(found) for skill, found in by_skill.items()},
        overall=cell(rows) if rows else None,
        vacant=vacant,
    )


def _riskiest_first(row: HeatRow) -> tuple[int, int, int, str]:
    """Order by cells where nobody meets, then people below, then single points of failure."""
    cells = row.cells.values()
    nobody = sum(_nobody(c) for c in cells)
    short = sum(c.required - c.met for c in cells if c.state == "below")
    alone = sum(c.single_point_of_failure for c in cells)
    return -nobody, -short, -alone, row.unit.sort_key


def _nobody(found: Cell) -> bool:
    return found.state == "below" and found.met == 0


def _risks(rows: Iterable[HeatRow], columns: Sequence[Skill]) -> list[Risk]:
    """Return the cells to look at first: nobody meets and most are needed; then one person only."""
    risks = [
        Risk(unit=row.unit, skill=skill, cell=row.cells[skill.code])
        for row in rows
        for skill in columns
        if skill.code in row.cells
        and (_nobody(row.cells[skill.code]) or row.cells[skill.code].single_point_of_failure)
    ]
    return sorted(risks, key=_gravest_first)[:MOST_RISKS]


def _gravest_first(risk: Risk) -> tuple[bool, int, str, str]:
    return not _nobody(risk.cell), -risk.cell.required, risk.unit.sort_key, risk.skill.code


def _totals(rows: Iterable[GapRow]) -> Totals:
    rows = list(rows)
    return Totals(
        required=sum(r.required for r in rows),
        met=sum(r.met for r in rows),
        below=sum(r.below for r in rows),
        stale=sum(r.stale for r in rows),
        not_measured=sum(r.not_measured for r in rows),
        vacant=sum(r.vacant for r in rows),
    )


def _measured_procedures() -> int:
    """Return how many procedures a published scenario lets people practise and be assessed in."""
    return len(catalogue.practised_procedures())


def _open_posts(day: date) -> list[object]:
    return [Post.opened_on <= day, or_(Post.closed_on.is_(None), Post.closed_on > day)]


def _held(day: date) -> object:
    return (Appointment.from_day <= day) & (
        Appointment.until_day.is_(None) | (Appointment.until_day > day)
    )


def _vacant_posts(day: date) -> Mapping[str, int]:
    filled = select(Appointment.post_id).where(_held(day))
    query = (
        select(Post.unit_code, func.count())
        .where(*_open_posts(day), Post.id.not_in(filled))
        .group_by(Post.unit_code)
    )
    return dict(db.session.execute(query).all())


def commune_report(unit: OrgUnit, form: ReportForm) -> CommuneReport:
    """Return one commune's gap rows, by area and skill."""
    framework = _framework()
    by_skill: dict[str, list[GapRow]] = defaultdict(list)
    for row in gap_rows(form.as_of, units=[unit.code]):
        by_skill[row.skill].append(row)
    groups = (_group(area, framework.skills, by_skill) for area in framework.areas)
    posts = (
        select(func.count())
        .select_from(Post)
        .where(Post.unit_code == unit.code, *_open_posts(form.as_of))
    )
    vacant = _vacant_posts(form.as_of).get(unit.code, 0)
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


def people_behind(unit: OrgUnit, code: str, form: ReportForm) -> Behind | None:
    """Return the people whose posts in the unit require a skill; None for an unknown skill."""
    framework = _framework()
    skill = next((s for s in framework.skills if s.code == code), None)
    if skill is None:
        return None
    requiring = {p.code: p for p in framework.profiles if not p.helper and p.requires.get(code)}
    holders = _holders(unit, list(requiring), form.as_of)
    standings = _standings({key for key, *_ in holders}, code, form.as_of)
    return Behind(
        skill=skill,
        people=_named(holders, requiring, code, standings, form.as_of),
        vacant=_vacant_requiring(unit, list(requiring), form.as_of),
    )


def _holders(unit: OrgUnit, profiles: list[str], day: date) -> Sequence[tuple[UUID, str, str]]:
    query = (
        select(Person.id, func.coalesce(Identity.name, ""), Post.profile)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Post, Post.id == Appointment.post_id)
        .outerjoin(Identity, Identity.person_id == Person.id)
        .where(Post.unit_code == unit.code, Post.profile.in_(profiles))
        .where(_held(day), *_open_posts(day))
        .order_by(Identity.sort_key, Person.id)
    )
    return [(key, name, profile) for key, name, profile in db.session.execute(query)]


def _vacant_requiring(unit: OrgUnit, profiles: list[str], day: date) -> int:
    filled = select(Appointment.post_id).where(_held(day))
    query = (
        select(func.count())
        .select_from(Post)
        .where(
            Post.unit_code == unit.code,
            Post.profile.in_(profiles),
            *_open_posts(day),
            Post.id.not_in(filled),
        )
    )
    return db.session.scalar(query) or 0


def _standings(people: set[UUID], skill: str, day: date) -> Mapping[UUID, Standing]:
    """Return what holds at the end of the day, as the commune counts do."""
    end = datetime.combine(day, time.max, tzinfo=HERE)
    query = select(Standing).where(
        Standing.person_id.in_(people),
        Standing.skill == skill,
        Standing.from_at <= end,
        or_(Standing.until_at.is_(None), Standing.until_at > end),
    )
    return {row.person_id: row for row in db.session.scalars(query)}


def _named(
    holders: Iterable[tuple[UUID, str, str]],
    profiles: Mapping[str, JobProfile],
    skill: str,
    standings: Mapping[UUID, Standing],
    day: date,
) -> list[Named]:
    held: dict[UUID, list[JobProfile]] = defaultdict(list)
    names = {}
    for key, name, profile in holders:
        held[key].append(profiles[profile])
        names[key] = name
    return [_person(key, names[key], held[key], skill, standings.get(key), day) for key in held]


def _person(
    key: UUID,
    name: str,
    profiles: Sequence[JobProfile],
    skill: str,
    standing: Standing | None,
    day: date,
) -> Named:
    required = max(profile.requires[skill] for profile in profiles)
    shown = _shown(standing)
    return Named(
        id=key,
        name=name or _("(đã xoá tên)"),
        profiles=profiles,
        required=required,
        level=shown.level if shown else None,
        state=standing_state(shown, required, day),
        stale_on=shown.stale_on if shown else None,
        latest_evidence=shown.from_day if shown else None,
    )


def _shown(standing: Standing | None) -> SkillShown | None:
    if standing is None:
        return None
    stale = standing.stale_at
    return SkillShown(
        person=standing.person_id,
        from_day=standing.from_at.astimezone(HERE).date(),
        level=standing.level,
        stale_on=stale.astimezone(HERE).date() if stale else None,
    )


def official_evidence(person: UUID, skill: str, day: date) -> list[OfficialEvidence]:
    """Return the official evidence of a person in a skill up to a day, newest first."""
    end = datetime.combine(day, time.max, tzinfo=HERE)
    voided = select(Evidence.voids).where(Evidence.person_id == person, Evidence.voids.is_not(None))
    query = (
        select(Evidence)
        .where(Evidence.person_id == person, Evidence.skill == skill)
        .where(Evidence.kind.in_(OFFICIAL), Evidence.occurred_at <= end)
        .where(Evidence.id.not_in(voided), Evidence.voids.is_(None))
        .order_by(Evidence.occurred_at.desc(), Evidence.id.desc())
    )
    return [
        OfficialEvidence(
            occurred_at=row.occurred_at,
            kind_said=KINDS[EvidenceKind(row.kind)],
            item=row.item,
            outcome=row.outcome,
            critical=row.critical,
        )
        for row in db.session.scalars(query)
    ]


def log_looks(account: Account, people: Iterable[UUID], page: str, at: datetime) -> None:
    """Write down that the account saw these people's named levels, and commit."""
    for person in people:
        audit.log_look(account, person, page, at)
    db.session.commit()


HEAD = ("commune", "skill", "required_level", "required", "met", "below", "not_measured", "stale",
        "vacant", "single_point_of_failure", "oldest_evidence")  # fmt: skip


def gap_table(communes: Sequence[OrgUnit], form: ReportForm) -> list[list[str | int | date | None]]:
    """Return the gap rows shown as a table with its head, names beside the codes."""
    skills = {skill.code: skill for skill in _framework().skills}
    names = {unit.code: unit.name for unit in communes}
    shown = {s.code for s in _columns(_framework(), form.area, set(skills))}
    table: list[list[str | int | date | None]] = [_head()]
    for row in gap_rows(form.as_of, units=list(names)):
        if row.skill in shown:
            values = [getattr(row, name) for name in HEAD]
            table.append([names[row.commune], said(skills[row.skill].name), *map(_plain, values)])
    return table


def _plain(given: str | int | date | None) -> str | int | date | None:
    return int(given) if isinstance(given, bool) else given


def _head() -> list[str | int | date | None]:
    mark = [_("Dữ liệu minh hoạ")] if demonstration() else []
    return [_("Xã, phường"), _("Năng lực"), *HEAD, *mark]
