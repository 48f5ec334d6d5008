"""Published revisions: immutable, addressed by the hash of their body."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db


class Revision(db.Model):
    """One state of one piece of content, for ever. `hash` is SHA-256 over kind, key and body."""

    __tablename__ = "revision"
    __table_args__ = (Index("ix_revision_kind_key", "kind", "key"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    key: Mapped[str] = mapped_column(String(160))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class Publication(db.Model):
    """Which revision of a piece of content is served now."""

    __tablename__ = "publication"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    revision_hash: Mapped[str] = mapped_column(ForeignKey("revision.hash"))
    search_text: Mapped[str] = mapped_column(Text, default="")

    revision: Mapped[Revision] = relationship()


class ContentProblem(db.Model):
    """What was wrong with the files when they were last published; the old revision stays served."""

    __tablename__ = "content_problem"

    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(String(300))
    line: Mapped[int]
    column: Mapped[int]
    severity: Mapped[str] = mapped_column(String(8))
    code: Mapped[str] = mapped_column(String(60))
    message_vi: Mapped[str] = mapped_column(Text)
    message_en: Mapped[str] = mapped_column(Text)
    remedy_vi: Mapped[str] = mapped_column(Text)
    remedy_en: Mapped[str] = mapped_column(Text)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime)
