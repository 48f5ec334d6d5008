"""Puts the demo province's units, posts, people and sign-ins into the database."""

import csv
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from trainer.accounts.passwords import hashed
from trainer.demo.staffing import Seat, seats
from trainer.domain.framework import JobProfile
from trainer.extensions import db
from trainer.models import Appointment, OrgUnit, Person, Post, Role
from trainer.records.accounts import open_account
from trainer.records.people import create_person
from trainer.records.units import PROVINCE, load_units

NA_SON = "03203"
SIGN_INS: tuple[tuple[str, str, str, str, tuple[Role, ...]], ...] = (
    ("hocvien", "Lò Thị Mẫu", NA_SON, "reception-officer", (Role.LEARNER,)),
    ("lanhdao.nason", "Vàng A Mẫu", NA_SON, "chair", (Role.MANAGER, Role.LEARNER)),
    ("giangvien", "Quàng Văn Mẫu", PROVINCE, "", (Role.TRAINER,)),
    ("lanhdao.tinh", "Nguyễn Thị Mẫu", PROVINCE, "", (Role.MANAGER,)),
    ("quantri", "Tòng Văn Mẫu", PROVINCE, "", (Role.ADMINISTRATOR,)),
)
"""The five people with passwords: sign-in name, name, unit, position, roles."""


def bring_in_units(simulations: Path) -> None:
    """Add the province and its 45 communes and wards."""
    with (simulations / "facts" / "communes.csv").open(encoding="utf-8", newline="") as file:
        load_units(csv.DictReader(file))


def staff(profiles: tuple[JobProfile, ...], seed: int) -> None:
    """Fill every commune's posts with invented people; some posts stay vacant."""
    communes = select(OrgUnit.code).where(OrgUnit.kind != "province").order_by(OrgUnit.code)
    reserved = {(unit, profile) for _, _, unit, profile, _ in SIGN_INS}
    for seat in seats(list(db.session.scalars(communes)), profiles, seed):
        if (seat.commune, seat.profile) in reserved:
            reserved.discard((seat.commune, seat.profile))
            continue
        _fill(seat)


def _fill(seat: Seat) -> None:
    post = Post(unit_code=seat.commune, profile=seat.profile, opened_on=seat.since)
    db.session.add(post)
    if seat.name is not None:
        person = create_person(seat.staff_code, seat.name, origin="dienbien")
        db.session.add(Appointment(person=person, post=post, from_day=seat.since))


def open_sign_ins(password: str, at: datetime) -> None:
    """Make the five accounts of the demo."""
    for number, (username, name, unit, profile, roles) in enumerate(SIGN_INS, start=1):
        person = create_person(f"MAU-DN-{number:02d}", name, origin="dienbien")
        if profile:
            _seat_at(person, unit, profile)
        account = open_account(person, username, [(role, unit) for role in roles], at)
        account.password_hash = hashed(password)


def _seat_at(person: Person, unit: str, profile: str) -> None:
    since = date(2025, 7, 1)
    post = Post(unit_code=unit, profile=profile, opened_on=since)
    db.session.add(Appointment(person=person, post=post, from_day=since))
