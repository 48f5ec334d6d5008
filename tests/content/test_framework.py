"""The project's own framework: every position, skill and level that it promises; what it costs."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.specimen import (
    TODAY,
    broken,
    found,
    library,
    problems,
    written,
)
from tests.content.test_check import PROFILES, SKILLS, assessed, closed_items
from trainer.cli.check import command
from trainer.content.checks.framework import check as check_framework
from trainer.content.checks.measuring import check as check_measuring
from trainer.content.checks.measuring import notes, run_offers, sitting_minutes
from trainer.content.library import load
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.domain.assessment_time import RunOffer, assessment_time
from trainer.domain.framework import Framework
from trainer.domain.values import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
LEADERS = {
    "chair",
    "vice-chair",
    "council-chair",
    "council-vice-chair",
    "council-board-head",
    "centre-director",
    "centre-deputy",
    "office-chief",
    "economic-head",
    "culture-society-head",
}
OFFICERS = {
    "Văn phòng HĐND và UBND": {
        "office-officer",
        "civil-status-officer",
        "external-affairs-officer",
        "clerk",
    },
    "Phòng Kinh tế": {
        "finance-officer",
        "planning-officer",
        "construction-officer",
        "transport-officer",
        "industry-trade-officer",
        "agriculture-officer",
        "land-officer",
    },
    "Phòng Văn hóa - Xã hội": {
        "home-affairs-officer",
        "ethnic-affairs-officer",
        "labour-social-officer",
        "education-officer",
        "culture-officer",
        "science-technology-officer",
        "culture-digital-officer",
        "health-officer",
    },
    "Trung tâm Phục vụ hành chính công": {"reception-officer"},
    "Ban Chỉ huy quân sự": {"military-assistant"},
}
HELPERS = {"village-head", "digital-group-member"}


@cache
def own() -> Library:
    return load(ROOT / "courses", ROOT / "simulations")


def framework() -> Framework:
    return own().framework.framework


def test_every_position_of_a_commune_has_a_profile() -> None:
    profiles = {profile.code: profile for profile in framework().profiles}
    assert profiles.keys() == LEADERS | HELPERS | set().union(*OFFICERS.values())
    for body, codes in OFFICERS.items():
        assert {profiles[code].body.vi for code in codes} == {body}
    assert {code for code, profile in profiles.items() if profile.helper} == HELPERS


def test_the_framework_holds_the_tasks_the_seven_groups_and_the_specialist_fields() -> None:
    kinds = Counter(skill.kind for skill in framework().skills)
    assert kinds["task"] >= 24
    digital = [skill for skill in framework().skills if skill.kind == "digital"]
    assert sorted(skill.decree_group for skill in digital) == list(range(1, 8))
    assert {area[0] for skill in digital for area in skill.digcomp} == set("12345")
    specialist = [skill for skill in framework().skills if skill.kind == "specialist"]
    assert len(specialist) == 6
    assert {way for skill in specialist for way in skill.measured_by} == {
        "certificate",
        "appraisal",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_level_of_each_skill_is_told_apart_in_both_languages(language: str) -> None:
    for skill in framework().skills:
        assert len({level[language] for level in skill.levels}) == 5, skill.code


def test_no_profile_requires_the_impossible_and_every_skill_is_required_somewhere() -> None:
    codes = {p.code for p in problems_of_own()}
    assert codes <= {"few-forms", "few-variants"}


def problems_of_own() -> list[Problem]:
    return [*check_framework(own(), TODAY), *check_measuring(own(), TODAY)]


def test_a_required_skill_without_any_item_is_named_until_it_has_twelve() -> None:
    few = {p.message.en.split("“")[1].split("”")[0] for p in problems_of_own()}
    forms = sitting_minutes(own()).keys()
    required = {code for profile in framework().profiles for code in profile.requires}
    tested = {s.code for s in framework().skills if "assessment" in s.measured_by} & required
    assert tested - forms <= few


def test_a_digital_group_that_no_skill_stands_for_is_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, SKILLS, "kind: specialist", "kind: digital\n  decree_group: 2\n  digcomp: ['5']")
    broken(root, SKILLS, "[certificate, appraisal]", "[run]")
    told = next(p for p in problems(root) if p.code == "groups-missing")
    assert told.severity == "warning"
    assert "1, 3, 4, 5, 6, 7" in told.message.en


def test_a_digital_skill_names_its_place_in_digcomp(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, SKILLS, "kind: specialist", "kind: digital\n  decree_group: 2")
    assert (SKILLS, 1, "no-digcomp") in found(root)


def test_a_skill_has_indicators_for_all_five_levels(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, SKILLS, "    - {vi: Hướng dẫn người khác, en: Guides others}\n", "")
    [problem] = problems(root)
    assert "entry 5 is missing" in problem.message.en


@pytest.mark.parametrize("name", ["areas", "skills", "profiles"])
def test_an_empty_list_of_the_framework_is_told(tmp_path: Path, name: str) -> None:
    path = written(tmp_path) / f"courses/framework/{name}.yaml"
    path.write_text("[]\n")
    assert (f"courses/framework/{name}.yaml", 1, "empty-list") in found(tmp_path)


def test_a_profile_that_requires_nothing_is_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, PROFILES, "requires:\n    counter.receive: 3", "requires: {}")
    assert "requires-nothing" in {p.code for p in problems(root) if p.severity == "warning"}


def test_a_mapping_where_a_level_belongs_is_told_in_the_readers_language(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, PROFILES, "counter.receive: 3", "counter.receive: {level: 3}")
    [problem] = problems(root)
    assert "“a list”" in problem.message.en
    assert "“danh sách”" in problem.message.vi


# how long it takes


def test_two_sittings_a_skill_and_two_runs_from_level_three() -> None:
    requires = {"counter": 2, "land": 3, "survey": 3}
    offers = [RunOffer(minutes=20, skills=frozenset({"land"}))]
    found_ = assessment_time(requires, {"counter": 15, "land": 10}, offers, {"survey"})
    assert (found_.minutes, found_.sittings, found_.runs) == (2 * 15 + 2 * 10 + 2 * 20, 4, 2)
    assert found_.lacking == ()


def test_one_run_shows_all_the_skills_of_its_rubric() -> None:
    both = RunOffer(minutes=20, skills=frozenset({"land", "counter"}))
    alone = RunOffer(minutes=15, skills=frozenset({"land"}))
    sat = {"land": 10, "counter": 10}
    found_ = assessment_time({"land": 3, "counter": 3}, sat, [alone, both])
    assert (found_.runs, found_.minutes) == (2, 2 * 20 + 2 * 20)


def test_skills_of_different_scenarios_take_two_runs_each() -> None:
    offers = [RunOffer(minutes=10, skills=frozenset({name})) for name in ("land", "counter")]
    found_ = assessment_time({"land": 3, "counter": 4}, {"land": 5, "counter": 5}, offers)
    assert (found_.runs, found_.minutes) == (4, 4 * 5 + 4 * 10)


def test_of_two_scenarios_that_show_the_same_the_shorter_is_counted() -> None:
    offers = [RunOffer(minutes=n, skills=frozenset({"land"})) for n in (30, 10)]
    assert assessment_time({"land": 3}, {"land": 5}, offers).minutes == 2 * 5 + 2 * 10


def test_what_is_not_written_yet_is_counted_at_the_usual_length_and_named() -> None:
    offers = [RunOffer(minutes=12, skills=frozenset({"land"}))]
    found_ = assessment_time({"land": 2, "office": 3}, {"land": 15}, offers)
    assert found_.lacking == ("office",)
    assert (found_.minutes, found_.sittings, found_.runs) == (4 * 15 + 2 * 12, 4, 2)


def test_a_skill_with_items_but_without_scenarios_is_named_from_level_three_on() -> None:
    sat = {"land": 15, "office": 15}
    assert assessment_time({"land": 3, "office": 2}, sat, []).lacking == ("land",)


def test_where_nothing_at_all_is_written_nothing_can_be_said() -> None:
    assert assessment_time({"land": 3}, {}, []).minutes == 0


def test_each_position_that_is_assessed_has_a_note(tmp_path: Path) -> None:
    root = written(tmp_path)
    assessed(root, level=2)
    closed_items(root, 12, level=2)
    [note] = notes(library(root))
    assert (note.file, note.line, note.severity) == (PROFILES, 1, "info")
    assert "about 0.7 hours (2 sittings, 0 runs)" in note.message.en
    assert "0,7 giờ" in note.message.vi


def test_a_broken_profile_is_told_as_an_error_and_gets_no_note(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, PROFILES, "counter.receive: 3", "counter.receive: three")
    assert list(notes(library(root))) == []


def test_notes_change_no_exit_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = written(tmp_path)
    assessed(root, level=2)
    closed_items(root, 12, level=2)
    monkeypatch.chdir(root)
    result = CliRunner().invoke(command, ["--format", "json"])
    assert result.exit_code == 0
    assert [row["severity"] for row in json.loads(result.output)] == ["info"]
    assert "note: the position" in CliRunner().invoke(command, []).output


def test_the_projects_own_positions_can_all_be_told() -> None:
    told = list(notes(own()))
    assert len(told) == len(framework().profiles)
    assert len(run_offers(own())) == len(own().scenarios)
