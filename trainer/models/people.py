"""Units, posts and people. A person is a pseudonym; the name stands apart and can be erased."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Float, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db


def _in_byte_order(length: int) -> String:
    """Return a text that sorts by its characters' codes, whatever language the database sorts in."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class OrgUnit(db.Model):
    """The province, a commune (xã) or a ward (phường); `code` is the official one."""

    __tablename__ = "org_unit"

    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))  # province, commune, ward
    name: Mapped[str] = mapped_column(String(80))
    sort_key: Mapped[str] = mapped_column(_in_byte_order(200), index=True)
    search_key: Mapped[str] = mapped_column(String(120), index=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("org_unit.code"))
    former_names: Mapped[str] = mapped_column(default="")
    area_km2: Mapped[float | None] = mapped_column(Float)
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)

    @property
    def short_name(self) -> str:
        """Return the name as dense tables show it: "Na Son", "P. Mường Lay"."""
        own_name = self.name.split(" ", 1)[-1]
        return f"P. {own_name}" if self.kind == "ward" else own_name


class Person(db.Model):
    """The pseudonym under which everything is remembered."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    origin: Mapped[str] = mapped_column(String(16))
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    identity: Mapped["Identity | None"] = relationship(back_populates="person", uselist=False)
    appointments: Mapped[list["Appointment"]] = relationship(back_populates="person")


class Identity(db.Model):
    """Who the pseudonym is. Erasing a person deletes this row and leaves the pseudonym."""

    __tablename__ = "identity"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    staff_code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[str] = mapped_column(_in_byte_order(400), index=True)
    search_key: Mapped[str] = mapped_column(String(160), index=True)

    person: Mapped[Person] = relationship(back_populates="identity")


class Post(db.Model):
    """One place on the payroll of a unit. A post without a current appointment is vacant."""

    __tablename__ = "post"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"), index=True)
    profile: Mapped[str] = mapped_column(String(60), index=True)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]

    unit: Mapped[OrgUnit] = relationship()
    appointments: Mapped[list["Appointment"]] = relationship(back_populates="post")


class Appointment(db.Model):
    """A person holds a post from a day until (not including) another."""

    __tablename__ = "appointment"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id"), index=True)
    from_day: Mapped[date]
    until_day: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="appointments")
    post: Mapped[Post] = relationship(back_populates="appointments")
