"""What a trainer hears after each mistake: the right file, the right line, what it is."""

from pathlib import Path

import pytest

from tests.content.specimen import (
    FILES,
    MODULE,
    MODULE_FILE,
    broken,
    found,
    problems,
    written,
)

COURSE = "courses/receiving/course.yaml"
VI, EN = "courses/receiving/first.vi.md", "courses/receiving/first.en.md"
FACTS = "simulations/facts/levels.yaml"
PROCEDURE = "simulations/facts/procedures/1.000001.yaml"
SKILLS, PROFILES = "courses/framework/skills.yaml", "courses/framework/profiles.yaml"
CHECKLISTS = "courses/framework/checklists.yaml"
CUTS = "courses/framework/cuts.yaml"

MISTAKES = [
    # the YAML itself
    (MODULE_FILE, "minutes: 8", "\tminutes: 8", "tab"),
    (MODULE_FILE, "minutes: 8", "minutes 8", "yaml-syntax"),
    (MODULE_FILE, "minutes: 8", "  minutes: 8", "yaml-syntax"),
    (MODULE_FILE, "explanation: {vi: VNeID.", "explanation: {vi: [VNeID.", "yaml-syntax"),
    (MODULE_FILE, "minutes: 8", "minutes: 8\ufeff\x00", "control-character"),
    (MODULE_FILE, "minutes: 8", "minutes: *eight", "yaml-alias"),
    (MODULE_FILE, "minutes: 8", "minutes: !!int 8", "yaml-alias"),
    (CUTS, "[-1, 0, 1, 2]", "[-1, 1, 0, 2]", "cuts-do-not-rise"),
    # the shape
    (MODULE_FILE, "minutes: 8", "minuts: 8", "unknown-key"),
    (MODULE_FILE, "minutes: 8", "minutes: eight", "not-a-number"),
    (MODULE_FILE, "answer: 540000", "answer: 540.000", "not-a-number"),
    (MODULE_FILE, "answer: 540000", 'answer: "540000"', "not-a-number"),
    (MODULE_FILE, "minutes: 8", "minutes:", "empty"),
    (MODULE_FILE, "skills: [counter.receive]", "skills: counter.receive", "not-a-list"),
    (MODULE_FILE, "title: {vi: Bài đầu, en: First module}", "title: Bài đầu", "not-bilingual"),
    (MODULE_FILE, "kind: order", "kind: ordre", "not-one-of"),
    (MODULE_FILE, "prompt: {vi: Mức nào?, en: Which level?}", "prompt: {vi: Mức nào?}", "missing"),
    (MODULE_FILE, "correct: true", "correct: perhaps", "not-yes-or-no"),
    (FACTS, "in_force: 2024-07-01", "in_force: 01/07/2024", "not-a-date"),
    (FACTS, "in_force: 2024-07-01", "in_force: 2024-02-30", "not-a-date"),
    (FACTS, "confidence: V2", "confidence: V3", "not-one-of"),
    # questions
    (MODULE_FILE, "skill: counter.receive", "skill: counter.recieve", "unknown-skill"),
    (MODULE_FILE, "[base-level/social]", "[base-level/sociol]", "unknown-fact"),
    (MODULE_FILE, "[base-level/social]", "[rumour/new-form]", "uncertain-fact"),
    (MODULE_FILE, "id: two", "id: one", "duplicate-id"),
    (MODULE_FILE, "- answer: 500000", "- answer: 540000", "right-and-wrong"),
    (MODULE_FILE, "- answer: 500000", "- answer: many", "never-given"),
    (MODULE_FILE, "- {vi: Kiểm tra, en: Check}", "- {vi: Nhận, en: Receive}", "same-twice"),
    (MODULE_FILE, "{vi: Mức nào?,", "{vi: Mức **nào**?,", "markdown-in-question"),
    # courses
    (COURSE, "- first", "- frist", "unknown-module"),
    (COURSE, "- first", "- first\nscenarios: [nowhere]", "unknown-scenario"),
    # prose
    (VI, "[[base-level/social]]", "[[base-level/socal]]", "unknown-fact"),
    (VI, "[[base-level/social]]", "[[base-level/social]", "broken-reference"),
    (VI, "[[base-level/social]]", "<script>alert(1)</script>", "script"),
    (VI, "[[base-level/social]]", "[x](javascript:alert(1))", "script"),
    (VI, "[[base-level/social]]", '<div class="x">', "raw-html"),
    (VI, "[[base-level/social]]", "![Bản đồ](map.png)", "no-image"),
    (VI, "[[base-level/social]]", "![](map.png)", "no-alt-text"),
    (VI, "[[base-level/social]]", "![x](https://x.vn/a.png)", "foreign-image"),
    (VI, "(#dang-ky-dat-dai)", "(#dang-ky)", "link-to-nowhere"),
    (VI, "(#dang-ky-dat-dai)", "(second)", "link-to-nowhere"),
    (VI, "(#dang-ky-dat-dai)", "(/courses/receiving/second)", "link-to-nowhere"),
    (VI, "(#dang-ky-dat-dai)", "(ftp://x.vn)", "bad-link"),
    (VI, "## Đăng ký", "# Đăng ký", "heading-level"),
    # framework and facts
    (SKILLS, "area: counter", "area: conter", "unknown-area"),
    (SKILLS, "code: counter.receive", "code: Counter Receive", "bad-code"),
    (SKILLS, "kind: specialist", "kind: digital\n  decree_group: 8", "decree-group"),
    (SKILLS, "kind: specialist", "kind: specialist\n  decree_group: 1", "decree-group"),
    (SKILLS, "kind: specialist", 'kind: digital\n  digcomp: ["6.1"]', "digcomp"),
    (SKILLS, "{vi: Tự làm, en: Alone}", "{vi: Tự làm}", "missing"),
    (SKILLS, "[certificate, appraisal]", "[exam]", "not-one-of"),
    (SKILLS, "[certificate, appraisal]", "certificate", "not-a-list"),
    (PROFILES, "counter.receive: 3", "counter.receive: three", "not-a-number"),
    (PROFILES, "counter.receive: 3", "counter.receive: {level: 3}", "not-a-number"),
    (CHECKLISTS, "criterion: charges", "criterion: fees", "not-one-of"),
    (CHECKLISTS, "criterion: charges", "criterion: method", "duplicate-id"),
    (CHECKLISTS, "area: counter", "area: conter", "unknown-area"),
    (CHECKLISTS, "about: dossier", "about: file", "not-one-of"),
    (PROFILES, "counter.receive: 3", "counter.recieve: 3", "unknown-skill"),
    (PROFILES, "counter.receive: 3", "counter.receive: 5", "no-such-level"),
    (FACTS, "until: 2026-06-30", "until: 2023-06-30", "ends-before-it-begins"),
    (FACTS, "key: rumour/new-form", "key: new form", "bad-fact-key"),
    (FACTS, "key: rumour/new-form", "key: 1.000001/charge", "fact-of-procedure"),
    (PROCEDURE, "limit: 3 working days", "limit: three days", "bad-time-limit"),
    (PROCEDURE, "code: 1.000001", "code: 1.000002", "code-is-not-file-name"),
    ("simulations/facts/holidays.csv", "2026-01-10", "10/01/2026", "bad-holiday"),
    ("simulations/facts/holidays.csv", "2026-01-10", "2026-01-01", "duplicate-id"),
]


@pytest.mark.parametrize(("name", "old", "new", "code"), MISTAKES)
def test_a_trainer_hears_where_a_mistake_is(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    line = broken(written(tmp_path), name, old, new)
    told = found(tmp_path)
    later = line + new.count("\n")
    assert {(name, line, code), (name, later, code)} & told, sorted(told)


def test_sound_content_has_no_problems(tmp_path: Path) -> None:
    assert problems(written(tmp_path)) == []


def test_a_checklist_names_the_criteria_that_it_lacks(tmp_path: Path) -> None:
    broken(written(tmp_path), CHECKLISTS, "criterion: charges", "criterion: method")
    (told,) = (p for p in problems(tmp_path) if p.code == "criteria-missing")
    assert told.file == CHECKLISTS
    assert "charges" in told.message.vi


def test_an_area_without_a_checklist_is_named(tmp_path: Path) -> None:
    more = "- code: land\n  name: {vi: Đất đai, en: Land}\n"
    path = written(tmp_path) / "courses/framework/areas.yaml"
    path.write_text(path.read_text() + more)
    assert ("courses/framework/areas.yaml", 3, "no-checklist") in found(tmp_path)


def test_every_problem_says_what_to_do_in_both_languages(tmp_path: Path) -> None:
    for number, (name, old, new, _) in enumerate(MISTAKES):
        root = written(tmp_path / str(number))
        broken(root, name, old, new)
        for problem in problems(root):
            said = (problem.message.vi, problem.message.en, problem.remedy.vi, problem.remedy.en)
            assert all(said), problem
            assert problem.shown("vi") != problem.shown("en")


def test_ten_mistakes_in_one_file_are_told_at_once(tmp_path: Path) -> None:
    root = written(tmp_path)
    planted = {
        (MODULE_FILE, broken(root, MODULE_FILE, old, new), code)
        for old, new, code in (
            ("summary: {vi: Tóm tắt", "sumary: {vi: Tóm tắt", "unknown-key"),
            ("minutes: 8", "minutes: tám", "not-a-number"),
            ("facts: [base-level/social]", "facts: [base-level/sociall]", "unknown-fact"),
            ("        correct: true\n", "", "one-right-option"),
            ("id: two", "id: one", "duplicate-id"),
            ("kind: order", "kind: oder", "not-one-of"),
            ("{vi: Tên hệ thống?, en: Which system?}", "{vi: Tên hệ thống?}", "missing"),
            ("    accepted: [VNeID, vneid app]", "\taccepted: [VNeID, vneid app]", "tab"),
        )
    }
    told = found(root)
    missing = {p for p in planted if p not in told and p[2] not in ("one-right-option",)}
    assert not missing, sorted(told)
    assert {c for _, _, c in told} >= {"one-right-option"}


def test_a_misspelt_key_is_told_once_with_the_right_one(tmp_path: Path) -> None:
    broken(written(tmp_path), MODULE_FILE, "minutes: 8", "minuts: 8")
    [problem] = problems(tmp_path)
    assert "minutes" in problem.remedy.en


def test_a_broken_line_does_not_make_other_lines_wrong(tmp_path: Path) -> None:
    line = broken(written(tmp_path), MODULE_FILE, "minutes: 8", "minutes 8")
    assert found(tmp_path) == {(MODULE_FILE, line, "yaml-syntax")}


def test_a_wrong_option_needs_feedback(tmp_path: Path) -> None:
    line = broken(
        written(tmp_path), MODULE_FILE, "        feedback: {vi: Mức cũ., en: The old level.}\n", ""
    )
    assert (MODULE_FILE, line - 1, "no-feedback") in found(tmp_path)


def test_two_right_options_make_no_choice(tmp_path: Path) -> None:
    line = broken(
        written(tmp_path),
        MODULE_FILE,
        "        feedback: {vi",
        "        correct: true\n        feedback: {vi",
    )
    assert (MODULE_FILE, line - 1, "one-right-option") in found(tmp_path)


def test_an_order_of_one_step_is_no_order(tmp_path: Path) -> None:
    broken(written(tmp_path), MODULE_FILE, "      - {vi: Kiểm tra, en: Check}\n", "")
    assert "too-few-steps" in {c for _, _, c in found(tmp_path)}


def test_match_with_equal_right_sides_is_refused(tmp_path: Path) -> None:
    pair = "      - left: {vi: A, en: A}\n        right: {vi: B, en: B}\n"
    other = pair.replace("A", "C")
    old = MODULE[
        MODULE.index("    steps:") : MODULE.index(
            "    otherwise: {vi: Chưa đúng., en: Not right.}\n    explanation: {vi: Nhận"
        )
    ]
    root = written(tmp_path)
    broken(root, MODULE_FILE, "kind: order", "kind: match")
    broken(root, MODULE_FILE, old, f"    pairs:\n{pair}{other}")
    assert {c for _, _, c in found(root)} == {"same-twice"}


def test_fewer_than_four_questions_is_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    text = MODULE[: MODULE.index("  - id: four")]
    (root / MODULE_FILE).write_text(text, encoding="utf-8")
    [problem] = problems(root)
    assert (problem.code, problem.severity) == ("few-questions", "warning")


def test_a_module_needs_both_languages(tmp_path: Path) -> None:
    (written(tmp_path) / VI).unlink()
    assert (MODULE_FILE, 1, "no-translation") in found(tmp_path)


def test_headings_that_differ_between_languages_are_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    with (root / EN).open("a", encoding="utf-8") as file:
        file.write("\n## One more\n\nText.\n")
    [problem] = problems(root)
    assert (problem.file, problem.code, problem.severity) == (EN, "headings-differ", "warning")


def test_a_module_that_no_course_lists_is_told(tmp_path: Path) -> None:
    root = written(tmp_path)
    for end in (".yaml", ".vi.md", ".en.md"):
        text = FILES[f"courses/receiving/first{end}"]
        (root / f"courses/receiving/second{end}").write_text(text, encoding="utf-8")
    assert ("courses/receiving/second.yaml", 1, "module-not-listed") in found(root)


def test_a_fact_out_of_force_is_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    broken(root, FACTS, "  in_force: 2026-07-01\n", "  in_force: 2026-07-01\n  until: 2026-09-30\n")
    told = [p for p in problems(root) if p.code == "fact-out-of-force"]
    assert {p.file for p in told} == {MODULE_FILE, VI, EN}
    assert {p.severity for p in told} == {"warning"}


def test_rows_of_one_fact_may_not_overlap(tmp_path: Path) -> None:
    broken(written(tmp_path), FACTS, "  until: 2026-06-30\n", "")
    assert "rows-overlap" in {c for _, _, c in found(tmp_path)}


def test_a_skill_without_a_way_to_measure_it_is_told(tmp_path: Path) -> None:
    broken(written(tmp_path), SKILLS, "[certificate, appraisal]", "[]")
    assert (SKILLS, 1, "not-measurable") in found(tmp_path)


def test_a_profile_that_requires_more_than_can_be_shown_is_told(tmp_path: Path) -> None:
    root = written(tmp_path)
    assessed(root, 3, "[assessment, appraisal]")
    line = broken(root, PROFILES, "counter.receive: 3", "counter.receive:  3")
    assert (PROFILES, line, "impossible-level") in found(root)


def assessed(root: Path, level: int, ways: str = "[assessment, run]") -> None:
    """Make the specimen's skill one that is assessed, and have its profile require a level."""
    broken(root, SKILLS, "kind: specialist", "kind: task")
    broken(root, SKILLS, "[certificate, appraisal]", ways)
    broken(root, PROFILES, "counter.receive: 3", f"counter.receive: {level}")


def closed_items(root: Path, number: int, level: int = 1) -> None:
    item = MODULE[MODULE.index("  - id: four") :].replace(
        "kind: text", f"kind: text\n    level: {level}"
    )
    items = "".join(
        item.replace("id: four", f"id: closed-{n}").replace("Tên hệ thống", f"Hệ thống số {n}")
        for n in range(number)
    )
    (root / "courses/receiving/assessment.yaml").write_text(
        f"minutes: 20\nper_skill: 4\nitems:\n{items}", encoding="utf-8"
    )


@pytest.mark.parametrize(("number", "told"), [(1, ["few-forms"]), (11, ["few-forms"]), (12, [])])
def test_too_few_closed_items_for_a_required_level_are_a_warning(
    tmp_path: Path, number: int, told: list[str]
) -> None:
    root = written(tmp_path)
    assessed(root, level=2)
    closed_items(root, number, level=2)
    found_ = problems(root)
    assert [p.code for p in found_] == told
    assert {p.severity for p in found_} <= {"warning"}
    assert {p.file for p in found_} <= {"courses/receiving/assessment.yaml"}


def test_closed_items_of_another_level_show_nothing_of_the_required_one(tmp_path: Path) -> None:
    root = written(tmp_path)
    assessed(root, level=2)
    closed_items(root, 12, level=1)
    [problem] = problems(root)
    assert "0 closed items of level 2" in problem.message.en


def test_a_skill_that_is_required_and_asked_about_nowhere_is_named(tmp_path: Path) -> None:
    root = written(tmp_path)
    assessed(root, level=1)
    [problem] = problems(root)
    assert (problem.file, problem.code, problem.severity) == (SKILLS, "few-forms", "warning")
    assert "counter.receive" in problem.message.vi


def test_a_level_that_only_runs_show_asks_for_variants_of_scenarios(tmp_path: Path) -> None:
    root = written(tmp_path)
    assessed(root, level=3)
    closed_items(root, 12, level=2)
    [problem] = problems(root)
    assert (problem.file, problem.code, problem.severity) == (SKILLS, "few-variants", "warning")
    assert "0 variants" in problem.message.en


def test_an_appraisal_alone_is_no_way_to_measure_a_skill(tmp_path: Path) -> None:
    broken(written(tmp_path), SKILLS, "[certificate, appraisal]", "[appraisal]")
    assert (SKILLS, 1, "not-measurable") in found(tmp_path)


def test_a_certificate_shows_a_level_in_a_specialist_field_only(tmp_path: Path) -> None:
    broken(written(tmp_path), SKILLS, "kind: specialist", "kind: task")
    assert (SKILLS, 1, "not-measurable") in found(tmp_path)


def test_a_specialist_field_is_not_assessed_here(tmp_path: Path) -> None:
    root = written(tmp_path)
    line = broken(root, SKILLS, "[certificate, appraisal]", "[certificate, run]")
    assert (SKILLS, line, "specialist-measured") in found(root)


def test_a_closed_item_from_a_lesson_is_no_unseen_form(tmp_path: Path) -> None:
    root = written(tmp_path)
    item = MODULE[MODULE.index("  - id: four") :]
    (root / "courses/receiving/assessment.yaml").write_text(
        f"minutes: 20\nper_skill: 4\nitems:\n{item}", encoding="utf-8"
    )
    assert "seen-item" in {c for _, _, c in found(root)}
