"""Importing counts of dossiers: read, and written down in one commit."""

from datetime import date, datetime

from sqlalchemy import select

from trainer.administration.importing.dossier_rows import COLUMNS, CountReader, CountRow
from trainer.administration.importing.mistakes import Mistake
from trainer.administration.importing.sheets import rows_of
from trainer.administration.importing.tables import named
from trainer.administration.importing.units import UnitNames
from trainer.extensions import db
from trainer.models import Account, DossierCount, OrgUnit
from trainer.records import audit


def counts_in(content: bytes, today: date) -> tuple[list[CountRow], list[Mistake]]:
    """Return the counts of a file, and every mistake. Raises Unreadable."""
    rows = named(rows_of(content), COLUMNS)
    return CountReader(UnitNames(db.session.scalars(select(OrgUnit))), today).read(rows)


def keep_counts(counts: list[CountRow], by: Account | None, at: datetime) -> int:
    """Write the counts down and commit; return how many are new or different.

    A count of the same unit, procedure and period takes the place of the one that is there.
    """
    units = {row.unit_code for row in counts}
    query = select(DossierCount).where(DossierCount.unit_code.in_(units))
    kept = {_key(row): row for row in db.session.scalars(query)}
    changed = [_values(row) for row in counts if not _same(kept.get(row.key), row)]
    for values in changed:
        db.session.merge(DossierCount(**values))
    if changed:
        audit.note(by, "dossiers-imported", f"{len(changed)}", "", at)
    db.session.commit()
    return len(changed)


def _key(row: DossierCount) -> tuple[str, str, date, date]:
    return row.unit_code, row.procedure, row.first_day, row.last_day


def _same(kept: DossierCount | None, row: CountRow) -> bool:
    return kept is not None and all(getattr(kept, k) == v for k, v in _values(row).items())


def _values(row: CountRow) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name != "row"}
