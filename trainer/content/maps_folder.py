"""Reads `simulations/maps/`: one folder a map, with `map.yaml` and one GeoJSON file a sheet."""

from dataclasses import replace
from pathlib import Path

from trainer.content.geojson import read_sheet
from trainer.content.pieces import MapPiece
from trainer.content.reading import Reader
from trainer.domain.cadastre.drawing import Drawing
from trainer.simulator.land.map_shapes import MapFile


def read_maps(reader: Reader, folder: Path) -> dict[str, MapPiece]:
    """Return every map by its key, which is the name of its folder."""
    return {each.name: _read_map(reader, each) for each in reader.folders(folder)}


def _read_map(reader: Reader, folder: Path) -> MapPiece:
    node, file = reader.value(MapFile, folder / "map.yaml")
    sheets: dict[str, Drawing] = {}
    names = {"map.yaml"}
    for sheet in file.sheets if file else ():
        path = folder / sheet_file(str(sheet.number))
        names.add(path.name)
        drawing, problems = read_sheet(path, reader.name(path), reader.root, sheet.as_drawn())
        reader.problems += problems
        if drawing is not None:
            sheets[str(sheet.number)] = replace(drawing, changes=sheet.changed())
    if file:
        reader.refuse_others(folder, names)
    return MapPiece(
        key=folder.name,
        node=node,
        file=file,
        sheets=sheets,
        files=tuple(reader.name(folder / name) for name in sorted(names)),
    )


def sheet_file(number: str) -> str:
    """Return what the file of a sheet is called."""
    return f"sheet-{number}.geojson"
