"""`trainer check`, `publish` and `export` as a trainer types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.specimen import MODULE_FILE, broken, written
from trainer.cli import check


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TRAINER_LANG", raising=False)
    monkeypatch.chdir(written(tmp_path))
    return tmp_path


def checked(*arguments: str) -> Result:
    return CliRunner().invoke(check.command, list(arguments))


def test_sound_content_says_nothing_and_ends_with_0(root: Path) -> None:
    assert (checked().exit_code, checked().output) == (0, "")


def test_an_error_is_one_line_and_ends_with_1(root: Path) -> None:
    line = broken(root, MODULE_FILE, "minutes: 8", "minuts: 8")
    result = checked()
    assert result.exit_code == 1
    assert result.output == (
        f"{MODULE_FILE}:{line}: there is no key “minuts” here; did you mean “minutes”?\n"
    )


def test_warnings_alone_end_with_0(root: Path) -> None:
    (root / "courses/receiving/first.en.md").write_text("No heading.\n", encoding="utf-8")
    result = checked()
    assert result.exit_code == 0
    assert "warning: the headings differ" in result.output


def test_json_names_every_part_of_a_problem(root: Path) -> None:
    line = broken(root, MODULE_FILE, "minutes: 8", "minuts: 8")
    result = checked("--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "file": MODULE_FILE,
            "line": line,
            "column": 1,
            "severity": "error",
            "code": "unknown-key",
            "message": "there is no key “minuts” here",
            "remedy": "did you mean “minutes”?",
        }
    ]


def test_json_of_sound_content_is_an_empty_list(root: Path) -> None:
    assert json.loads(checked("--format", "json").output) == []


def test_a_trainer_can_read_it_in_vietnamese(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_LANG", "vi")
    broken(root, MODULE_FILE, "minutes: 8", "minuts: 8")
    assert "không có khoá “minuts” ở đây; có phải là “minutes”?" in checked().output


def test_a_path_shows_the_problems_there_alone(root: Path) -> None:
    broken(root, MODULE_FILE, "minutes: 8", "minuts: 8")
    assert checked("courses/framework").exit_code == 0
    assert checked("simulations").exit_code == 0
    assert checked(MODULE_FILE).exit_code == 1
    assert checked("courses/receiving", "simulations").exit_code == 1


def test_content_elsewhere_can_be_checked_too(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(root, MODULE_FILE, "minutes: 8", "minuts: 8")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert f"{root / MODULE_FILE}:3:" in checked(str(root)).output


@pytest.mark.parametrize("wrong", ["nowhere", "--formt", "/"])
def test_wrong_use_ends_with_2(root: Path, wrong: str) -> None:
    assert checked(wrong).exit_code == 2
