"""The cadastral map as a still picture on paper: no script is needed to see a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.domain.cadastre.drawing import Point
from trainer.models import Run
from trainer.practice import journal
from trainer.simulator.drawing import screen
from trainer.simulator.land.view import ShownFinding, ShownSheetOfMap

INKS = {
    "black": "#1b2430",
    "red": "#b3261e",
    "brown": "#7a5230",
    "blue": "#1d5fa8",
    "grey": "#7d8794",
}
WIDTH = 1200
LEAST = 36  # a label stands in a parcel at least so many pixels across


@dataclass(frozen=True)
class Picture:
    """Everything in pixels, y downwards: strokes as (ink, points, own), labels, places of faults."""

    width: int
    height: int
    strokes: list[tuple[str, str, bool]]
    labels: list[tuple[float, float, str, bool]]
    faults: list[tuple[float, float, int]]


def picture(run: Run, number: str) -> Picture:
    """Return a sheet of a run as it is now, that on the table if none is so numbered.

    A run without a map gives an empty picture.
    """
    now = journal.opened(run)
    land = screen(now.setting, now.world, now.events).land
    if land is None or land.map is None:
        return Picture(WIDTH, WIDTH, [], [], [])
    sheets = land.map.sheets
    sheet = next((each for each in sheets if str(each.number) == number), sheets[0])
    return drawn(sheet, land.map.findings if sheet.on_table else ())


def drawn(sheet: ShownSheetOfMap, findings: Iterable[ShownFinding]) -> Picture:
    """Return the picture of what lies on a sheet."""
    frame = sheet.frame
    scale = WIDTH / max(frame.east - frame.west, 1)

    def at(point: Point) -> tuple[float, float]:
        return round((point[0] - frame.west) * scale, 1), round((frame.north - point[1]) * scale, 1)

    return Picture(
        width=WIDTH,
        height=round((frame.north - frame.south) * scale),
        strokes=[
            (INKS.get(line.colour, INKS["black"]), _path(map(at, line.points)), line.own)
            for line in sheet.lines
        ],
        labels=[
            (*at(label.point), str(label.number), label.struck)
            for label in sheet.labels
            if float(label.area) ** 0.5 * 1000 * scale >= LEAST
        ],
        faults=[(*at(found.place), n) for n, found in enumerate(findings, 1)],
    )


def _path(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
