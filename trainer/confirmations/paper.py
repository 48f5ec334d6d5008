"""What stands on a confirmation, as everything that shows one is handed it."""

from datetime import date, datetime
from typing import Any

from trainer.domain.values import Text, value
from trainer.models import Confirmation
from trainer.web.clock import HERE


@value
class Line:
    """One skill on the paper: its level, what that means, and until when it holds.

    `since`: the day of the latest evidence. `by_certificate`: the level rests on a certificate
    whose original was seen, else on official assessment.
    """

    skill: str
    name: Text
    level: int
    words: Text
    since: date
    until: date | None
    by_certificate: bool = False

    def holds(self, day: date) -> bool:
        """Say whether the level still counts as fresh on `day`."""
        return self.until is None or day < self.until


@value
class Paper:
    """One confirmation. `licence`: the number of the licensed issuer, "" where there is none."""

    number: int
    token: str
    holder: str
    unit: str
    lines: tuple[Line, ...]
    issuer: str
    licence: str
    issued_at: datetime
    revoked_at: datetime | None
    reason: str

    @property
    def reference(self) -> str:
        """Return the number as it is written on the paper: "0012/2026/XNKQ"."""
        return f"{self.number:04}/{self.issued_on.year}/{'CC' if self.licence else 'XNKQ'}"

    @property
    def issued_on(self) -> date:
        """Return the day of issue in Vietnam."""
        return self.issued_at.astimezone(HERE).date()

    @property
    def title(self) -> Text:
        """Return what the paper is: a certificate only from a licensed issuer."""
        return CERTIFICATE if self.licence else CONFIRMATION

    @property
    def erased(self) -> bool:
        """Say whether the person asked for their name to be erased."""
        return not self.holder


CONFIRMATION = Text(vi="Giấy xác nhận kết quả", en="Confirmation of results")
CERTIFICATE = Text(vi="Chứng chỉ", en="Certificate")


def paper_of(row: Confirmation) -> Paper:
    """Return what the stored confirmation says."""
    return Paper(
        number=row.number,
        token=row.token,
        holder=row.holder,
        unit=row.unit,
        lines=tuple(_line(each) for each in row.lines),
        issuer=row.issuer,
        licence=row.licence,
        issued_at=row.issued_at,
        revoked_at=row.revoked_at,
        reason=row.reason,
    )


def _line(kept: dict[str, Any]) -> Line:
    return Line(
        skill=kept["skill"],
        name=Text(**kept["name"]),
        level=kept["level"],
        words=Text(**kept["words"]),
        since=date.fromisoformat(kept["since"]),
        until=date.fromisoformat(kept["until"]) if kept["until"] else None,
        by_certificate=kept.get("by_certificate", False),
    )


def kept_line(line: Line) -> dict[str, Any]:
    """Return a line as the database keeps it."""
    return {
        "skill": line.skill,
        "name": {"vi": line.name.vi, "en": line.name.en},
        "level": line.level,
        "words": {"vi": line.words.vi, "en": line.words.en},
        "since": line.since.isoformat(),
        "until": line.until.isoformat() if line.until else None,
        "by_certificate": line.by_certificate,
    }
