"""What an author of maps and land tasks hears; maps are published with the scenarios that use them."""

import json

import pytest

from tests.content.scenario_specimen import FILE, with_scenario
from tests.content.specimen import TODAY, found, library, problems
from trainer.content.compiling import compiled
from trainer.content.export import files_of
from trainer.content.geojson import sheet_text
from trainer.content.revisions import scenario_of
from trainer.domain.cadastre.inventing import invented, planted
from trainer.simulator.setting import setting_of

FOLDER = "simulations/maps/village"
SHEET = f"{FOLDER}/sheet-1.geojson"
LAND = """\
land:
  map: village
  sheet: "1"
  drawing: {without: ["1/{n}"]}
  truth: {plots: [{id: new, of: "1/{n}"}]}
  records:
    - {id: field, fields: {sheet: "1", purpose: LUC}, becomes: {origin: recognised-free}}
"""


def _map_yaml(drawing):
    west, south, east, north = (
        n // 1000
        for n in (
            drawing.sheet.frame.west,
            drawing.sheet.frame.south,
            drawing.sheet.frame.east,
            drawing.sheet.frame.north,
        )
    )
    (change,) = drawing.changes
    return (
        "name: {vi: Bản mẫu, en: Specimen village}\n"
        "sheets:\n"
        "  - number: 1\n"
        "    scale: 1000\n"
        f"    frame: {{west: {west}, south: {south}, east: {east}, north: {north}}}\n"
        f"    changes: [{{old: {list(change.old)}, new: {list(change.new)}}}]\n"
    )


def with_map(root, drawing=None):
    drawing = drawing or invented(14, seed=5)
    with_scenario(root)
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "map.yaml").write_text(_map_yaml(drawing), encoding="utf-8")
    (root / SHEET).write_text(sheet_text(drawing), encoding="utf-8")
    scenario = (root / FILE).read_text(encoding="utf-8")
    scenario = scenario.replace("systems: [dossier]", "systems: [dossier, land]")
    scenario = scenario.replace("draws:\n", 'draws:\n  n: {pick: ["3", "7"]}\n')
    (root / FILE).write_text(scenario + LAND, encoding="utf-8")
    return root


def changed(root, name, old, new):
    text = (root / name).read_text(encoding="utf-8")
    assert old in text, old
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(root):
    return {problem.code for problem in problems(root)}


def test_a_sound_map_and_a_task_on_it_raise_no_problem(tmp_path):
    assert problems(with_map(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("map: village", "map: vilage", "unknown-name"),
        ('sheet: "1"\n', 'sheet: "2"\n', "unknown-name"),
        ("systems: [dossier, land]", "systems: [dossier]", "land-not-named"),
        ('pick: ["3", "7"]', 'pick: ["3", "700"]', "no-such-sheet"),
        ("purpose: LUC", "purpose: LUCK", "unknown-name"),
        ("origin: recognised-free", "origin: recognized", "unknown-name"),
        ("becomes: {origin: recognised-free", "becomes: {purpose: LNK", "unknown-name"),
        ("fields: {sheet", "fields: {shet", "not-one-of"),
        ("{without: [", "{planted: [{rule: slivver}], without: [", "unknown-name"),
        ("{without: [", "{planted: [{rule: gap, place: here}], without: [", "not-a-place"),
        ("  map: village\n", "", "no-map"),
        ('of: "1/{n}"', 'corners: ["1 2", "3"]', "no-such-sheet"),
    ],
)
def test_each_mistake_in_a_land_task_is_told(tmp_path, old, new, code):
    root = with_map(tmp_path)
    changed(root, FILE, old, new)
    assert code in codes(root)


def test_old_data_may_bear_an_obsolete_land_code(tmp_path):
    root = with_map(tmp_path)
    changed(root, FILE, "purpose: LUC", "purpose: LNK")
    assert problems(root) == []


def test_a_scenario_that_names_the_land_system_needs_its_part(tmp_path):
    root = with_map(tmp_path)
    changed(root, FILE, LAND, "")
    assert "no-land" in codes(root)


@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        (lambda text: text[: len(text) // 2], "bad-json", "JSON"),
        (lambda text: "[" * 100_000, "bad-json", "JSON"),
        (lambda text: text.replace("EPSG::9205", "EPSG::4326"), "other-projection", "projection"),
        (lambda text: text.replace("FeatureCollection", "Feature", 1), "not-geojson", "GeoJSON"),
    ],
)
def test_a_file_that_is_no_map_of_ours_is_told_at_its_first_line(tmp_path, spoil, code, said):
    root = with_map(tmp_path)
    path = root / SHEET
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    problem = next(p for p in problems(root) if p.code == code)
    assert problem.file == SHEET


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ("[103.0, 21.4]", "degrees"),
        ("[NaN, 2365400.0]", "not-a-number"),
        ("[9501300.0, 65400.0]", "outside-province"),
        ('["x", 2365400.0]', "not-a-number"),
        ("[2365400.0, 501300.0]", "off-sheet"),
        ("[294000.0, 2366800.0]", "off-sheet"),
        ("[501300.0, 2385400.0]", "off-sheet"),
    ],
)
def test_a_feature_that_cannot_be_read_is_told_with_its_line(tmp_path, coordinates, code):
    root = with_map(tmp_path)
    lines = (root / SHEET).read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if '"id": "l4"' in line)
    feature = json.loads(lines[place].rstrip(","))
    feature["geometry"]["coordinates"] = "HERE"
    lines[place] = json.dumps(feature).replace('"HERE"', coordinates) + ","
    (root / SHEET).write_text("\n".join(lines), encoding="utf-8")
    (problem,) = [p for p in problems(root) if p.file == SHEET]
    assert (problem.code, problem.line) == (code, place + 1)
    assert "l4" in problem.message.en


@pytest.mark.parametrize("name", ["sheet", "action"])
def test_a_question_may_not_bear_a_name_that_its_form_has_for_something_else(tmp_path, name):
    root = with_map(tmp_path)
    asked = f"{{id: {name}, label: {{vi: Tờ số, en: Sheet}}, answer: '1'}}"
    sheet = f"  questions:\n    - id: slip\n      title: {{vi: Phiếu, en: Slip}}\n      questions: [{asked}]\n"
    changed(root, FILE, "  records:\n", f"{sheet}  records:\n")
    assert codes(root) == {"name-taken"}


def test_a_map_with_faults_of_its_own_is_told(tmp_path):
    root = with_map(tmp_path, planted(invented(14, seed=5), "overlap", 1))
    assert "map-not-clean" in codes(root)


def test_a_sheet_without_its_file_and_a_file_without_a_sheet_are_told(tmp_path):
    root = with_map(tmp_path)
    (root / SHEET).rename(root / FOLDER / "sheet-2.geojson")
    assert {"unknown-file", "unreadable"} <= codes(root)


def _compiled(root):
    content = library(root)
    return compiled(content, found(root), TODAY)


def test_a_scenario_carries_the_sheets_that_it_uses_and_can_be_exported_again(tmp_path):
    root = with_map(tmp_path / "content")
    revisions = {(r.kind, r.key): r for r in _compiled(root).revisions}
    body = revisions["scenario", "first-case"].body
    made = scenario_of(body)
    assert list(made.map.sheets) == ["1"]
    assert setting_of(made, 1).map_table.start.sheet.number == 1
    written = {f.path: f.data for f in files_of(list(revisions.values()))}
    assert written[SHEET] == (root / SHEET).read_bytes()
    assert f"{FOLDER}/map.yaml" in written
