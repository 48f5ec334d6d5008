"""The mix of dossiers at a commune's counter: which procedures, and how they come in.

Each of the two is taken from the best figures there are: the commune's own, else the province's,
else the published facts. Counts of several periods are added up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from trainer.extensions import db
from trainer.models import DossierCount
from trainer.records import published
from trainer.records.units import PROVINCE

CHANNELS = ("counter", "online", "post")


@dataclass(frozen=True, kw_only=True)
class DossierMix:
    """Weights, in dossiers: by procedure code, and by channel ("counter", "online", "post").

    Nothing has the weight 0. Before the first publication both are empty.
    """

    procedures: Mapping[str, int]
    channels: Mapping[str, int]


def mix_of(unit_code: str) -> DossierMix:
    """Return the mix of a commune, or of the province for a unit without figures of its own."""
    rows = _sums()
    own = [row for row in rows if row.unit_code == unit_code]
    return DossierMix(
        procedures=_by_procedure(own) or _by_procedure(rows) or _published_procedures(),
        channels=_by_channel(own) or _of_province(rows) or _published_channels(),
    )


def _sums() -> Sequence[Row[Any]]:
    """Return the counts of each unit and procedure, all periods added up."""
    key = (DossierCount.unit_code, DossierCount.procedure)
    added = (func.sum(getattr(DossierCount, name)).label(name) for name in CHANNELS)
    return db.session.execute(select(*key, *added).group_by(*key)).all()


def _by_procedure(rows: Iterable[Row[Any]]) -> Mapping[str, int]:
    """Add up the dossiers of each procedure; a total over all procedures says nothing of them."""
    found: Counter[str] = Counter()
    for row in rows:
        if row.procedure:
            found[row.procedure] += sum(getattr(row, channel) for channel in CHANNELS)
    return +found


def _by_channel(rows: Sequence[Row[Any]]) -> Mapping[str, int]:
    """Add up the dossiers of each channel, from the totals where there are any."""
    totals = [row for row in rows if not row.procedure]
    found: Counter[str] = Counter()
    for row in totals or rows:
        found.update({channel: getattr(row, channel) for channel in CHANNELS})
    return +found


def _of_province(rows: Sequence[Row[Any]]) -> Mapping[str, int]:
    """Return the province's own channels, else those of all communes together."""
    whole = _by_channel([row for row in rows if row.unit_code == PROVINCE])
    if whole:
        return whole
    found: Counter[str] = Counter()
    for unit in {row.unit_code for row in rows}:
        found.update(_by_channel([row for row in rows if row.unit_code == unit]))
    return found


def _published_procedures() -> Mapping[str, int]:
    body = published.facts() or {"procedures": ()}
    return {procedure["code"]: 1 for procedure in body["procedures"]}


def _published_channels() -> Mapping[str, int]:
    body = published.facts() or {"facts": ()}
    values = {fact["key"]: fact.get("value") for fact in body["facts"]}
    found = {channel: values.get(f"dossiers/{channel}") for channel in CHANNELS}
    return {channel: int(value) for channel, value in found.items() if value}
