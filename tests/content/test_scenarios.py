"""What an author of scenarios hears, and what a compiled scenario carries with it."""

import json
from pathlib import Path

import pytest

from tests.content.scenario_specimen import FILE, FOLDER, with_scenario
from tests.content.specimen import TODAY, broken, found, library, problems
from trainer.cli.export import write
from trainer.content.compiling import compiled
from trainer.content.export import files_of
from trainer.content.revisions import scenario_of

PROCEDURE = "simulations/facts/procedures/1.000001.yaml"

MISTAKES = [
    ("difficulty: 1", "dificulty: 1", "unknown-key"),
    ("2026-11-20T09:10", "20/11/2026 9h", "not-a-time"),
    ('procedures: ["1.000001"]', 'procedures: ["1.000002"]', "unknown-name"),
    ("skills: [counter.receive]", "skills: [counter.recieve]", "unknown-name"),
    ("    template: form", "    template: from", "unknown-name"),
    ("    citizen: mau", "    citizen: map", "unknown-name"),
    ("    component: form", "    component: from", "unknown-name"),
    ("original: form}", "original: copy}", "unknown-name"),
    ("kind: ask", "kind: ask\n        gives: [letter]", "unknown-name"),
    ("seen_in: [[form/signature]]", "seen_in: []", "defect-unseen"),
    ("seen_in: [[form/signature]]", "seen_in: [[from/signature]]", "unknown-item"),
    ("seen_in: [[form/signature]]", "seen_in: [[form/date]]", "unknown-item"),
    ("    rule: 1.000001/component/form", "    rule: 1.000001/component/from", "unknown-fact"),
    ("    rule: 1.000001/component/form", "    rule: rumour/new-form", "uncertain-fact"),
    ("    rows: [seen]", "    rows: [sen]", "unknown-name"),
    ("    rows: [seen]", "    rows: []", "defect-costs-nothing"),
    ("minute: 5", "minute: 900", "fault-never-fires"),
    ("minute: 5", "uses: 0", "fault-never-fires"),
    ("lasts: 20", "lasts: 0", "fault-never-fires"),
    ("{holds: no-false-alarm}", "{holds: no-false-alarms}", "unknown-predicate"),
    (
        "{holds: no-false-alarm}",
        "{holds: no-false-alarm, all: [{holds: defects-found}]}",
        "one-check",
    ),
    ("{did: {verb: call-next}}", "{did: {verb: call-nxt}}", "unknown-verb"),
    ("points: 40", "points: 400", "out-of-range"),
    ("facts: [1.000001/component/form]", "facts: [rumour/new-form]", "uncertain-fact"),
    ("do: {call-next: {}}", "do: {call-nxt: {}}", "unknown-verb"),
    ("do: {examine: {sheet: form}}", "do: {examine: {shet: form}}", "unknown-argument"),
    ("do: {examine: {sheet: form}}", "do: {examine: {}}", "no-argument"),
    ('when: {signed: "no"}', 'when: {signd: "no"}', "unknown-draw"),
    ('when: {signed: "no"}', 'when: {signed: "perhaps"}', "never-drawn"),
    ("LÒ THỊ MẪU}", '"{name}"}', "unknown-draw"),
    ('{pick: ["yes", "no"]}', "{least: 5, most: 1}", "bad-draw"),
    ("id: polite", "id: seen", "duplicate-id"),
    (
        "check: {holds: no-false-alarm}",
        "check: {holds: no-false-alarm, of: {citizen: nobody}}",
        "unknown-name",
    ),
    (
        "check: {holds: no-false-alarm}",
        "check: {holds: examined, of: {sheets: [form, card]}}",
        "unknown-name",
    ),
    ("{examine: {sheet: form}}", "{examine: {sheet: card}}", "unknown-name"),
    ("{did: {verb: call-next}}", "{did: {verb: ask, args: {topic: when}}}", "unknown-name"),
    ("    asks: {procedure", "    day: 2\n    asks: {procedure", "never-comes"),
    ("    component: form", "    place: home\n    component: form", "never-comes"),
    ("    component: form", "    place: reply\n    component: form", "never-comes"),
]


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES)
def test_an_author_hears_where_a_mistake_is(tmp_path: Path, old: str, new: str, code: str) -> None:
    line = broken(with_scenario(tmp_path), FILE, old, new)
    told, later = found(tmp_path), line + new.count("\n")
    assert {(FILE, line, code), (FILE, later, code)} & told, sorted(told)


def test_a_sound_scenario_has_no_problems(tmp_path: Path) -> None:
    assert problems(with_scenario(tmp_path)) == []


def test_points_have_to_sum_to_a_hundred_in_every_variant(tmp_path: Path) -> None:
    broken(with_scenario(tmp_path), FILE, "points: 40", "points: 30")
    assert "points-not-100" in {code for _, _, code in found(tmp_path)}


def test_a_fault_needs_exactly_one_trigger(tmp_path: Path) -> None:
    broken(with_scenario(tmp_path), FILE, "    minute: 5\n", "")
    assert "fault-trigger" in {code for _, _, code in found(tmp_path)}


def test_a_case_that_is_never_clean_is_a_warning(tmp_path: Path) -> None:
    broken(with_scenario(tmp_path), FILE, '    when: {signed: "no"}\n', "")
    [problem] = problems(tmp_path)
    assert (problem.code, problem.severity) == ("never-clean", "warning")


def test_a_background_fact_is_never_a_critical_error(tmp_path: Path) -> None:
    root = with_scenario(tmp_path)
    broken(root, PROCEDURE, "confidence: V\nlimits", "confidence: B\nlimits")
    assert {code for _, _, code in found(root)} == {"background-fact-critical"}


def test_no_scenario_takes_the_name_of_the_counter_day(tmp_path: Path) -> None:
    root = with_scenario(tmp_path)
    (root / FOLDER).rename(root / "simulations/scenarios/counter-day")
    assert "reserved-name" in {code for _, _, code in found(root)}


def test_a_scenario_needs_its_brief_in_both_languages(tmp_path: Path) -> None:
    root = with_scenario(tmp_path)
    (root / FOLDER / "brief.en.md").unlink()
    assert (FILE, 1, "no-translation") in found(root)


def test_a_compiled_scenario_carries_everything_a_run_needs(tmp_path: Path) -> None:
    content = library(with_scenario(tmp_path))
    [made] = [
        r for r in compiled(content, problems(tmp_path), TODAY).revisions if r.kind == "scenario"
    ]
    scenario = scenario_of(json.loads(json.dumps(made.body)))
    piece = content.scenarios["first-case"].scenario
    assert scenario.definition == piece
    assert [p.code for p in scenario.procedures] == ["1.000001"]
    assert set(scenario.templates) == {"form"}
    assert scenario.calendar == content.holidays
    assert made.body["html"]["brief"]["vi"] == "<p>Một câu.</p>"


def test_rows_that_are_not_in_force_on_the_day_are_left_out(tmp_path: Path) -> None:
    root = with_scenario(tmp_path)
    broken(root, PROCEDURE, "  - limit: 3 working days", "  - until: 2020-01-01\n    limit: 9 days")
    [made] = [r for r in compiled(library(root), [], TODAY).revisions if r.kind == "scenario"]
    assert scenario_of(made.body).procedures[0].limits == ()


def test_a_scenario_survives_export(tmp_path: Path) -> None:
    made = compiled(library(with_scenario(tmp_path / "a")), [], TODAY)
    write(tmp_path / "b", files_of(made.revisions))
    assert problems(tmp_path / "b") == []
    again = compiled(library(tmp_path / "b"), [], TODAY)
    assert [r.hash for r in again.revisions] == [r.hash for r in made.revisions]
