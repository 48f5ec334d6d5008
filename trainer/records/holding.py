"""The door for official evidence: into the log at once, or held back until a person has looked.

What is held stands in a table of its own, so that the log stays clean and nothing is folded from
it. Nothing here commits: the calling service does.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from trainer.domain.calendar import local_day
from trainer.domain.integrity import Finding
from trainer.extensions import db
from trainer.models import Evidence, HeldEvidence, ReviewState, Run, Sitting
from trainer.records import published
from trainer.records.evidence import NewEvidence, append
from trainer.records.voiding import living_of_occasion, void

ANSWER_WORKING_DAYS = 10
"""Working days within which somebody has looked and answers."""


def submit(
    session: Any, rows: Iterable[NewEvidence], findings: Sequence[Finding], at: datetime
) -> None:
    """Append the official evidence of one sitting or run, or hold it back where there are findings.

    Of a finding that names somebody else's earlier sitting or run, that one is looked at too; its
    evidence stands in the log and counts meanwhile.
    """
    made = list(rows)
    if not findings or not made:
        append(session, made)
        return
    first = made[0]
    _held(first.person_id, first.occasion, first.kind, findings, made, at)
    for finding in findings:
        if finding.other is not None:
            _look_again(finding, first, at)


def review_of(occasion: UUID) -> HeldEvidence | None:
    """Return the review of a sitting or run, waiting or answered; None where there was no need."""
    return db.session.scalar(select(HeldEvidence).where(HeldEvidence.occasion == occasion))


def findings_of(held: HeldEvidence) -> list[Finding]:
    """Return what was found."""
    return [_finding(kept) for kept in held.findings]


def clear(held: HeldEvidence, at: datetime) -> None:
    """Let the evidence count, as of when it was won; what is in the log already is not added again.

    What an earlier refusal took out of the log comes back.
    """
    refused_at, held.state, held.answered_at = held.answered_at, ReviewState.CLEARED, at
    if held.rows:
        append(db.session, _not_yet(held, at))
    elif refused_at is not None:
        void(_voided_at(held, refused_at), at)


def refuse(held: HeldEvidence, at: datetime) -> None:
    """Let no evidence of it count. What stood in the log already is voided."""
    held.state, held.answered_at = ReviewState.REFUSED, at
    skills = {row.skill for row in _in_log(held)}
    void(
        [r for s in sorted(skills) for r in living_of_occasion(held.person_id, held.occasion, s)],
        at,
    )


def object_to(held: HeldEvidence, text: str, at: datetime) -> None:
    """Let a refused review wait again, because the person does not accept it."""
    held.state, held.objection, held.objected_at = ReviewState.WAITING, text, at
    held.answer_by = published.working_days_after(local_day(at), ANSWER_WORKING_DAYS)


def may_object(held: HeldEvidence) -> bool:
    """Say whether the person can still object: to a refusal, once."""
    return held.state == ReviewState.REFUSED and held.objected_at is None


def _held(
    person_id: UUID,
    occasion: UUID,
    kind: str,
    findings: Sequence[Finding],
    rows: Sequence[NewEvidence],
    at: datetime,
) -> None:
    db.session.add(
        HeldEvidence(
            person_id=person_id,
            occasion=occasion,
            kind=kind,
            findings=[_kept_finding(finding) for finding in findings],
            rows=[_kept(row) for row in rows],
            held_at=at,
            answer_by=published.working_days_after(local_day(at), ANSWER_WORKING_DAYS),
        )
    )


def _look_again(finding: Finding, later: NewEvidence, at: datetime) -> None:
    """Ask for a look at the earlier of two that agree, unless there is or was one."""
    if finding.other is None or review_of(finding.other):
        return
    earlier = db.session.get(Sitting, finding.other) or db.session.get(Run, finding.other)
    if earlier is not None:
        turned = Finding(code=finding.code, numbers=finding.numbers, other=later.occasion)
        _held(earlier.person_id, earlier.id, later.kind, [turned], [], at)


def _in_log(held: HeldEvidence) -> Sequence[Evidence]:
    query = select(Evidence).where(
        Evidence.person_id == held.person_id, Evidence.occasion == held.occasion
    )
    return db.session.scalars(query).all()


def _not_yet(held: HeldEvidence, at: datetime) -> list[NewEvidence]:
    there = {(row.skill, row.item) for row in _in_log(held)}
    rows = [_released(kept, at) for kept in held.rows]
    return [row for row in rows if (row.skill, row.item) not in there]


def _voided_at(held: HeldEvidence, at: datetime) -> Sequence[Evidence]:
    """Return what voided evidence of the sitting or run when the review was answered."""
    query = select(Evidence).where(
        Evidence.person_id == held.person_id,
        Evidence.voids.in_([row.id for row in _in_log(held)]),
        Evidence.occurred_at == at,
    )
    return db.session.scalars(query).all()


def _kept(row: NewEvidence) -> dict[str, Any]:
    """Return evidence as JSON keeps it, without what is to be filled in when it goes to the log."""
    fields = {name: getattr(row, name) for name in row.__dataclass_fields__}
    plain = {"person_id": row.person_id.hex, "occasion": row.occasion.hex}
    plain |= {"occurred_at": row.occurred_at.isoformat(), "facts": list(row.facts)}
    return {name: kept for name, kept in (fields | plain).items() if kept is not None}


def _released(kept: dict[str, Any], at: datetime) -> NewEvidence:
    whose = {name: UUID(kept[name]) for name in ("person_id", "occasion")}
    when = {"occurred_at": datetime.fromisoformat(kept["occurred_at"]), "recorded_at": at}
    return NewEvidence(**(kept | whose | when))


def _kept_finding(finding: Finding) -> dict[str, Any]:
    other = finding.other.hex if finding.other else None
    return {"code": finding.code, "numbers": dict(finding.numbers), "other": other}


def _finding(kept: dict[str, Any]) -> Finding:
    other = UUID(kept["other"]) if kept["other"] else None
    return Finding(code=kept["code"], numbers=kept["numbers"], other=other)
