"""Marks as a form brings them: all or nothing, every hole is named, nothing typed is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from trainer.appraisal.words import work_name
from trainer.domain.appraisal import MARKS, WORKS, Mark, Marks, closing_day_fits, holes, share
from trainer.domain.framework import CRITERIA, Checklist
from trainer.web.criteria import criterion_names

Typed = Mapping[str, str]
_MARKS: Mapping[str, Mark] = {mark: mark for mark in MARKS}


@dataclass(frozen=True, kw_only=True)
class Work:
    """One piece of work as it was typed: the day on which it was closed, a mark by criterion."""

    number: int
    closed: str = ""
    marks: Marks = field(default_factory=dict)

    @property
    def closed_on(self) -> date | None:
        """Return the day, None where none was typed."""
        try:
            return date.fromisoformat(self.closed)
        except ValueError:
            return None


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """What is missing or wrong, and the field to which the message leads."""

    field: str
    message: str


def works_of(typed: Typed) -> tuple[Work, ...]:
    """Return the three pieces of work as they were typed."""
    return tuple(work_of(typed, number) for number in range(1, WORKS + 1))


def work_of(typed: Typed, number: int) -> Work:
    """Return one piece of work as it was typed; what is no mark is left out."""
    answers = {criterion: typed.get(f"{number}-{criterion}", "") for criterion in CRITERIA}
    return Work(
        number=number,
        closed=typed.get(f"{number}-closed", "").strip()[:10],
        marks={c: _MARKS[answer] for c, answer in answers.items() if answer in _MARKS},
    )


def mistakes(works: Sequence[Work], checklist: Checklist) -> list[Mistake]:
    """Return what the marks lack, in the order of the form."""
    return [mistake for work in works for mistake in _in_marks(work, checklist)]


def mistakes_in_one(work: Work, checklist: Checklist) -> list[Mistake]:
    """Return what the marks of the one thing that was seen lack."""
    called = criterion_names()
    missing = holes(work.marks, [check.criterion for check in checklist.checks])
    return [
        Mistake(
            field=f"{work.number}-{criterion}",
            message=_("Chưa trả lời “%(check)s”", check=called[criterion]),
        )
        for criterion in missing
    ]


def mistakes_with_days(
    works: Sequence[Work], checklist: Checklist, today: date
) -> dict[str, Mistake]:
    """Return what an appraisal lacks, in the order of the form, by field."""
    found = [
        mistake
        for work in works
        for mistake in (*_in_day(work, checklist, today), *_in_marks(work, checklist))
    ]
    return by_field(found)


def by_field(found: Sequence[Mistake]) -> dict[str, Mistake]:
    """Return mistakes by the field to which they lead."""
    return {mistake.field: mistake for mistake in found}


def _in_day(work: Work, checklist: Checklist, today: date) -> Iterator[Mistake]:
    name = work_name(checklist, work.number)
    if work.closed_on is None:
        message = _("%(work)s: chưa ghi ngày xong", work=name)
    elif closing_day_fits(work.closed_on, today):
        return
    else:
        message = _("%(work)s: ngày xong phải trong vòng một năm đến hôm nay", work=name)
    yield Mistake(field=f"{work.number}-closed", message=message)


def _in_marks(work: Work, checklist: Checklist) -> Iterator[Mistake]:
    name, called = work_name(checklist, work.number), criterion_names()
    asked = [check.criterion for check in checklist.checks]
    for criterion in holes(work.marks, asked):
        message = _("%(work)s: chưa trả lời “%(check)s”", work=name, check=called[criterion])
        yield Mistake(field=f"{work.number}-{criterion}", message=message)
    if not holes(work.marks, asked) and share(work.marks) is None:
        message = _("%(work)s: không tiêu chí nào áp dụng, hãy chọn việc khác", work=name)
        yield Mistake(field=f"{work.number}-{asked[0]}", message=message)
