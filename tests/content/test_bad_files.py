"""Files that are no text, too large, elsewhere or half merged: told, never raised."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.content.specimen import MODULE, MODULE_FILE, broken, found, problems, written
from trainer.content.shapes import validated
from trainer.content.source import Node, parsed
from trainer.domain.courses import ModuleFile

VI = "courses/receiving/first.vi.md"


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / VI).write_bytes("ok\nĐiện Biên".encode("utf-16"))
    assert (VI, 1, "not-utf-8") in found(root)
    (root / VI).write_bytes(b"ok\nc\xe9\n")
    assert (VI, 2, "not-utf-8") in found(root)


def test_a_byte_order_mark_is_only_a_warning(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / MODULE_FILE).write_bytes(b"\xef\xbb\xbf" + MODULE.encode())
    [problem] = problems(root)
    assert (problem.code, problem.severity) == ("byte-order-mark", "warning")


def test_a_merge_conflict_is_told_and_one_side_read(tmp_path: Path) -> None:
    conflict = "<<<<<<< mine\nminutes: 8\n=======\nminutes: 9\n>>>>>>> theirs"
    line = broken(written(tmp_path), MODULE_FILE, "minutes: 8", conflict)
    assert found(tmp_path) == {(MODULE_FILE, line, "merge-conflict")}


def test_two_megabytes_are_refused(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / MODULE_FILE).write_text("title: " + "x" * 2_000_000, encoding="utf-8")
    assert (MODULE_FILE, 1, "too-large") in found(root)


def test_a_link_to_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    root = written(tmp_path / "content")
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (root / VI).unlink()
    (root / VI).symlink_to(tmp_path / "secret.md")
    assert (VI, 1, "outside") in found(root)
    assert not any("secret" in p.message.en for p in problems(root))


def test_a_file_without_a_place_is_told(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / "courses/receiving/first.fr.md").write_text("Bonjour", encoding="utf-8")
    assert ("courses/receiving/first.fr.md", 1, "unknown-file") in found(root)


def test_windows_line_ends_and_decomposed_letters_are_the_same_text(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / MODULE_FILE).write_bytes(MODULE.replace("\n", "\r\n").encode())
    assert problems(root) == []


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 20_000, "{a: " * 20_000, "&a [*a, *a]"])
def test_a_file_made_to_break_the_reader_is_told(text: str) -> None:
    _, found = parsed(text, "x.yaml")
    assert found


def test_an_empty_folder_is_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    assert {c for _, _, c in found(tmp_path)} == {"no-file"}


_LINES = MODULE.split("\n")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_happens_to_a_module_file_nothing_is_raised(data: st.DataObject) -> None:
    lines = list(_LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.one_of(
                st.text(max_size=20),
                st.just(lines[at][1:]),
                st.just(lines[at] + ": x"),
                st.just("  " + lines[at]),
                st.just(lines[at].replace("{", "")),
            )
        )
    source, told = parsed("\n".join(lines), "x.yaml")
    value, mistakes = validated(ModuleFile, Node(source))
    assert value is not None or told or mistakes or source.data is None
    assert all(1 <= p.line <= len(lines) + 1 for p in [*told, *mistakes])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
@example("a: b\n\x85")
def test_any_text_at_all_can_be_read(text: str) -> None:
    parsed(text, "x.yaml")
