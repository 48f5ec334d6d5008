"""The province as tiles: each commune a square, near where it lies, none on top of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.models import OrgUnit

COLUMNS, ROWS = 9, 9


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One commune's place in the grid, counted from 1 at the north-west."""

    unit: OrgUnit
    column: int
    row: int


def drawn(communes: Sequence[OrgUnit]) -> list[Tile]:
    """Give each commune the free square nearest to where it lies, the outermost first."""
    placed = [unit for unit in communes if unit.latitude is not None]
    if not placed:
        return []
    west, east = _ends([unit.longitude or 0 for unit in placed])
    south, north = _ends([unit.latitude or 0 for unit in placed])

    def ideal(unit: OrgUnit) -> tuple[float, float]:
        x = ((unit.longitude or 0) - west) / (east - west) * (COLUMNS - 1)
        y = (north - (unit.latitude or 0)) / (north - south) * (ROWS - 1)
        return x, y

    def eccentricity(unit: OrgUnit) -> float:
        x, y = ideal(unit)
        return -((x - (COLUMNS - 1) / 2) ** 2 + (y - (ROWS - 1) / 2) ** 2)

    free = {(x, y) for x in range(COLUMNS) for y in range(ROWS)}
    tiles = []
    for unit in sorted(placed, key=lambda unit: (eccentricity(unit), unit.code)):
        wx, wy = ideal(unit)
        x, y = min(free, key=lambda at: ((at[0] - wx) ** 2 + (at[1] - wy) ** 2, at))
        free.discard((x, y))
        tiles.append(Tile(unit=unit, column=x + 1, row=y + 1))
    return sorted(tiles, key=lambda tile: (tile.row, tile.column))


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    return low, high if high > low else low + 1
