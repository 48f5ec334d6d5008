"""Everything that the installation keeps about one person.

Found through the tables themselves, so that a new table is in it without anybody thinking of it.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, or_

from trainer.domain.estimate.person import OnSkill
from trainer.domain.estimate.person import Person as Parts
from trainer.extensions import db
from trainer.models import Account

OWNERS = {"person_id", "account_id", "run_id", "appraisal_id", "watching_id"}
"""Columns that say whose a row is. `issued_by` and the like say who did it for somebody else."""

HOLDERS = {"run", "appraisal", "watching"}
"""Tables about one person to which rows of other tables belong."""

SECRETS = {"password_hash", "session_mark", "code_hash"}
"""What is kept only to recognise a secret, and is of no use to its owner."""

Rows = list[dict[str, Any]]


def own_data(person_id: UUID) -> dict[str, Rows]:
    """Return all rows about a person by table, as JSON can hold them; no table that has none."""
    accounts = db.session.scalars(db.select(Account.id).where(Account.person_id == person_id))
    owned: dict[str, set[Any]] = {"person": {person_id}, "account": set(accounts)}
    found: dict[str, Rows] = {}
    for table in db.metadata.sorted_tables:
        rows = _rows(table, owned)
        if rows:
            found[table.name] = [_shown(row) for row in rows]
        if table.name in HOLDERS:
            owned[table.name] = {row["id"] for row in rows}
    return found


def _rows(table: Table, owned: dict[str, set[Any]]) -> Rows:
    mine = [column.in_(keys) for column in table.columns if (keys := _keys(column, owned))]
    if not mine:
        return []
    query = db.select(table).where(or_(*mine)).order_by(*table.primary_key.columns)
    return [dict(row) for row in db.session.execute(query).mappings()]


def _keys(column: Column[Any], owned: dict[str, set[Any]]) -> set[Any]:
    """Return the values of a column that mean the person; none if it says something else."""
    if column.table.name in owned and column.name == "id":
        return owned[column.table.name]
    targets = {key.column.table.name for key in column.foreign_keys}
    known = targets & owned.keys() if column.name in OWNERS else set()
    return set().union(*(owned[name] for name in known))


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(kept) for name, kept in row.items() if name not in SECRETS}


def _plain(kept: Any) -> Any:
    if isinstance(kept, UUID):
        return str(kept)
    if isinstance(kept, OnSkill | Parts):
        return kept._asdict()
    return kept.isoformat() if isinstance(kept, date | datetime) else kept
