"""Two small communes with invented staff, and evidence about them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Person, Publication, Revision
from trainer.records.evidence import NewEvidence
from trainer.records.gaps import refresh_all_counts
from trainer.records.people import appoint, create_person, open_post
from trainer.records.units import load_units

NA_SON, PU_NHUNG = "03203", "03260"
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
OPENED = date(2026, 1, 1)
FRAMEWORK = {
    "profiles": [
        {"code": "clerk", "requires": {"reception": 2, "birth": 1}},
        {"code": "chief", "requires": {"reception": 1}},
        {"code": "head", "requires": {"reception": 1}, "helper": True},
    ]
}


def at(days: float = 0) -> datetime:
    return START + timedelta(days=days)


def publish(kind: str, key: str, body: dict[str, Any], hash_: str) -> None:
    db.session.merge(Revision(hash=hash_, kind=kind, key=key, body=body, published_at=START))
    db.session.flush()
    db.session.merge(Publication(kind=kind, key=key, revision_hash=hash_))
    db.session.flush()


def found_communes() -> None:
    """Na Son with a vacant clerk's post, Pú Nhung, and the framework."""
    load_units(
        {"code": code, "type_vi": "xã", "full_name_vi": f"Xã {name}"}
        for code, name in ((NA_SON, "Na Son"), (PU_NHUNG, "Pú Nhung"))
    )
    publish("framework", "framework", FRAMEWORK, "framework-1")
    db.session.flush()
    refresh_all_counts()
    db.session.commit()


def employed(name: str, unit: str = NA_SON, profile: str = "clerk") -> UUID:
    person = create_person(staff_code=f"MAU-{name}", name=name)
    appoint(person, unit, profile, OPENED)
    db.session.flush()
    refresh_all_counts()
    db.session.commit()
    return person.id


def vacant_post(unit: str = NA_SON, profile: str = "clerk") -> None:
    open_post(unit, profile, OPENED)
    db.session.flush()
    refresh_all_counts()
    db.session.commit()


def stranger() -> UUID:
    person = Person(origin="dienbien")
    db.session.add(person)
    db.session.commit()
    return person.id


def evidence(person: UUID, days: float = 0, outcome: float = 1.0, **changes: Any) -> NewEvidence:
    given = {
        "person_id": person,
        "skill": "reception",
        "item": "course/module/q1",
        "revision": "0" * 64,
        "kind": "lesson",
        "outcome": outcome,
        "weight": 1.0,
        "occasion": new_id(),
        "occurred_at": at(days),
        "choices": 4,
    }
    return NewEvidence(**{**given, **changes})


def sittings(person: UUID, right: int, days: float = 0, **changes: Any) -> list[NewEvidence]:
    """Two sittings of six items each, a night between them; the last `12 - right` are wrong."""
    occasions = new_id(), new_id()
    return [
        evidence(
            person,
            days + (n // 6) * 0.6,
            float(n < right),
            kind="assessment-item",
            occasion=occasions[n // 6],
            level=1 + n % 2,
            choices=0 if n % 3 == 0 else 4,
            **changes,
        )
        for n in range(12)
    ]
