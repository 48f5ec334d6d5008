"""The fields of a parcel's record, what they are called, and how what is typed in them is judged."""

import re
from collections.abc import Mapping
from typing import Literal

from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.values import Text, value
from trainer.domain.vietnamese import folded
from trainer.simulator.land.shapes import RecordField

Judged = Literal["text", "name", "number", "code"]


@value
class Column:
    """One field: its label, how it is judged, and the codes that it takes, if any."""

    label: Text
    judged: Judged = "text"
    codes: Mapping[str, Text] | None = None


ORIGINS: Mapping[str, Text] = {
    "recognised-free": Text(
        vi="Công nhận QSDĐ như giao đất không thu tiền sử dụng đất",
        en="Recognised, as if allocated without a land-use charge",
    ),
    "recognised-paid": Text(
        vi="Công nhận QSDĐ như giao đất có thu tiền sử dụng đất",
        en="Recognised, as if allocated with a land-use charge",
    ),
    "allocated-free": Text(
        vi="Nhà nước giao đất không thu tiền sử dụng đất",
        en="Allocated by the State without a land-use charge",
    ),
    "allocated-paid": Text(
        vi="Nhà nước giao đất có thu tiền sử dụng đất",
        en="Allocated by the State with a land-use charge",
    ),
    "leased": Text(vi="Nhà nước cho thuê đất", en="Leased by the State"),
}
"""Origins of use as the simulated system offers them; screens and codes of real ones differ."""

COLUMNS: Mapping[str, Column] = {
    "sheet": Column(label=Text(vi="Tờ bản đồ số", en="Map sheet"), judged="number"),
    "number": Column(label=Text(vi="Thửa đất số", en="Parcel number"), judged="number"),
    "old-sheet": Column(label=Text(vi="Tờ bản đồ cũ", en="Old map sheet"), judged="number"),
    "old-number": Column(label=Text(vi="Số thửa cũ", en="Old parcel number"), judged="number"),
    "commune": Column(label=Text(vi="Đơn vị hành chính", en="Administrative unit")),
    "address": Column(label=Text(vi="Địa chỉ thửa đất", en="Where the parcel lies")),
    "purpose": Column(
        label=Text(vi="Mục đích sử dụng", en="Purpose of use"),
        judged="code",
        codes=CONVENTIONS.land_types,
    ),
    "origin": Column(
        label=Text(vi="Nguồn gốc sử dụng", en="Origin of use"), judged="code", codes=ORIGINS
    ),
    "legal-area": Column(
        label=Text(vi="Diện tích pháp lý (m²)", en="Legal area (m²)"), judged="number"
    ),
    "measured-area": Column(
        label=Text(vi="Diện tích đo đạc (m²)", en="Measured area (m²)"), judged="number"
    ),
    "holder": Column(label=Text(vi="Người sử dụng đất", en="Land user"), judged="name"),
    "identity": Column(label=Text(vi="Số định danh", en="Identity number")),
    "household": Column(label=Text(vi="Hộ gia đình", en="Household")),
    "issue": Column(label=Text(vi="Số phát hành GCN", en="Certificate issue number")),
    "book": Column(label=Text(vi="Số vào sổ cấp GCN", en="Entry in the certificate book")),
}

_SPECIMEN = "(mau)"
"""What invented identifiers carry on their face; nobody need type it."""

_GROUPED = re.compile(r"\d{1,3}([ .]\d{3})+(,\d+)?")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")


def thousandths(typed: str) -> int | None:
    """Return a decimal number in thousandths: "1.203,4", "1203.4" and "1203,4" say the same.

    None where the text is no number. A point before three digits and nothing else is read as a
    decimal point, as in coordinates and as machines write it.
    """
    plain = "".join(typed.split())
    if _PLAIN.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif _GROUPED.fullmatch(typed.strip()):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        return None
    whole, _, part = plain.lstrip("-").partition(".")
    size = int(whole) * 1000 + int(part[:3].ljust(3, "0"))
    return -size if plain.startswith("-") else size


def metres(millimetres: int) -> str:
    """Write whole millimetres as metres with three decimals."""
    sign, size = ("-" if millimetres < 0 else ""), abs(millimetres)
    return f"{sign}{size // 1000}.{size % 1000:03}"


def compact(text: str) -> str:
    """Return an identifier as it is compared: without spaces, accents, case and the specimen mark."""
    return folded(text).replace(" ", "").replace(_SPECIMEN, "")


def contents(fields: Mapping[RecordField, str] | None) -> dict[str, str]:
    """Return fields as they are written in a file by their names as text."""
    return {str(name): written for name, written in (fields or {}).items()}


def shown_value(field: str, given: str) -> Text:
    """Return how a field's content reads: codes by their names."""
    column = COLUMNS[field]
    name = (column.codes or {}).get(given)
    if name is None:
        return Text(vi=given, en=given)
    return (
        Text(vi=f"{given} – {name.vi}", en=f"{given} – {name.en}") if field == "purpose" else name
    )
