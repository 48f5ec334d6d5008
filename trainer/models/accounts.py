"""Accounts, their roles with scope, one-time sign-in slips, and the sign-in throttle's count."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db
from trainer.models.people import OrgUnit, Person


class Role(StrEnum):
    """What an account may come for; each grant has a scope (a unit and all below it)."""

    LEARNER = "learner"
    TRAINER = "trainer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
    HELPER = "helper"


class Account(UserMixin, db.Model):
    """A way to sign in. `session_mark` changes when every open session has to end."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    username: Mapped[str] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="vi")
    session_mark: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="account", cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def is_active(self) -> bool:
        """Say whether the account may sign in; flask-login asks."""
        return self.closed_at is None

    def get_id(self) -> str:
        """Return what the session remembers: the account and the mark that can end the session."""
        return f"{self.id.hex}:{self.session_mark}"


class RoleGrant(db.Model):
    """One role of an account, in one unit."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("account_id", "role", "unit_code"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"))

    account: Mapped[Account] = relationship(back_populates="grants")
    unit: Mapped[OrgUnit] = relationship()


class SignInSlip(db.Model):
    """A one-time code on paper, with which a person sets a password. Only its hash is kept."""

    __tablename__ = "sign_in_slip"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    account: Mapped[Account] = relationship(foreign_keys=[account_id])


class SignInAttempt(db.Model):
    """A failed sign-in, counted against the name and the address it came from."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(100), index=True)
    failed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
