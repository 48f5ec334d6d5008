"""Whatever a trainer does to any file, the check answers; it never breaks down."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.scenario_specimen import FILE, TEMPLATE, with_scenario
from tests.content.specimen import FILES, TODAY, broken, found, library, problems
from trainer.content.compiling import compiled

NAMES = sorted({*FILES, FILE, TEMPLATE})


def spoilt(line: str, how: int, other: str) -> str:
    """Return the line as a tired person might have left it."""
    key, colon, rest = line.partition(":")
    return [
        "",
        line[1:],
        "  " + line,
        "\t" + line,
        key + colon,
        f"{key}: [x, {{y: 1}}]",
        f"{key}: -3",
        f"{key}: {{vi: a, en: b}}",
        line.replace("{", "[").replace("}", "]"),
        key + "x" + colon + rest,
        other,
        line + "\n" + line,
    ][how]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_spoilt_files_are_told_and_never_published(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = with_scenario(tmp_path_factory.mktemp("content"))
    name = data.draw(st.sampled_from(NAMES))
    lines = (root / name).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[at] = spoilt(lines[at], data.draw(st.integers(0, 11)), lines[other])
    (root / name).write_text("\n".join(lines), encoding="utf-8")
    told = problems(root)
    made = compiled(library(root), told, TODAY)
    if any(p.severity == "error" for p in told):
        assert made.held or name == TEMPLATE
    for problem in told:
        assert problem.line >= 1
        assert problem.message.vi


def test_a_draw_of_a_million_values_does_not_stop_the_check(tmp_path: Path) -> None:
    root = with_scenario(tmp_path)
    broken(root, FILE, '{pick: ["yes", "no"]}', "{least: 1, most: 1000000}")
    assert "too-many-variants" in {code for _, _, code in found(root)}
