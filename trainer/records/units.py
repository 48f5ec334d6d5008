"""The province and its communes and wards, as the official list names them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from trainer.domain.vietnamese import folded, sort_key
from trainer.extensions import db
from trainer.models import OrgUnit

PROVINCE = "11"
PROVINCE_NAME = "Tỉnh Điện Biên"
_KINDS = {"xã": "commune", "phường": "ward"}


def load_units(rows: Iterable[Mapping[str, str]]) -> int:
    """Add the province and the units of `rows` (columns of communes.csv) that are not there yet.

    Returns how many were added. The caller commits.
    """
    known = set(db.session.scalars(select(OrgUnit.code)))
    units = [_province(), *(_unit(row) for row in rows)]
    new = [unit for unit in units if unit.code not in known]
    # The province goes first: the others refer to it.
    for unit in new:
        db.session.add(unit)
        if unit.code == PROVINCE:
            db.session.flush()
    return len(new)


def _province() -> OrgUnit:
    return OrgUnit(code=PROVINCE, kind="province", parent_code=None, **_named(PROVINCE_NAME))


def _unit(row: Mapping[str, str]) -> OrgUnit:
    return OrgUnit(
        code=row["code"],
        kind=_KINDS[row["type_vi"]],
        parent_code=PROVINCE,
        former_names=row.get("merged_from_vi", ""),
        area_km2=_number(row.get("area_km2")),
        latitude=_number(row.get("lat")),
        longitude=_number(row.get("lon")),
        **_named(row["full_name_vi"]),
    )


def _named(full_name: str) -> dict[str, str]:
    """Units are sorted by their own name, without "Xã" or "Phường" before it."""
    own_name = full_name.split(" ", 1)[1]
    return {
        "name": full_name,
        "sort_key": sort_key(own_name),
        "search_key": folded(full_name),
    }


def _number(text: str | None) -> float | None:
    return float(text) if text else None
