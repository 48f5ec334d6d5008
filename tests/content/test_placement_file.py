"""A trainer writes the questions of a placement."""

from pathlib import Path

from tests.content.specimen import MODULE, TODAY, broken, found, library, problems, written
from trainer.cli.export import write
from trainer.content.compiling import compiled
from trainer.content.export import files_of

PLACEMENT = "courses/receiving/placement.yaml"


def with_placement(root: Path) -> Path:
    """Put one of the specimen's questions, asked otherwise, into a placement."""
    item = MODULE[MODULE.index("  - id: four") :].replace("id: four", "id: p-four")
    (written(root) / PLACEMENT).write_text(
        "items:\n" + item.replace("prompt: {vi: ", "prompt: {vi: Khác - "), encoding="utf-8"
    )
    return root


def hashes(root: Path) -> dict[tuple[str, str], str]:
    made = compiled(library(root), problems(root), TODAY)
    return {(r.kind, r.key): r.hash for r in made.revisions}


def test_a_placement_survives_publishing_and_exporting_unchanged(tmp_path: Path) -> None:
    made = compiled(library(with_placement(tmp_path / "a")), (), TODAY).revisions
    assert ("item", "receiving/placement/p-four") in {(r.kind, r.key) for r in made}
    write(tmp_path / "b", files_of(made))
    assert (tmp_path / "b" / PLACEMENT).exists()
    assert hashes(tmp_path / "b") == hashes(tmp_path / "a")


def test_a_course_without_a_placement_keeps_the_hash_it_had(tmp_path: Path) -> None:
    [course] = [
        r for r in compiled(library(written(tmp_path)), (), TODAY).revisions if r.kind == "course"
    ]
    assert "placement" not in course.body


def test_a_question_of_a_lesson_in_a_placement_is_told(tmp_path: Path) -> None:
    root = with_placement(tmp_path)
    broken(root, PLACEMENT, "prompt: {vi: Khác - ", "prompt: {vi: ")
    assert "asked-elsewhere" in {code for file, _, code in found(root) if file == PLACEMENT}


def test_a_mistake_in_a_placement_is_told_with_its_file(tmp_path: Path) -> None:
    root = with_placement(tmp_path)
    broken(root, PLACEMENT, "skill: ", "skill: no.")
    assert "unknown-skill" in {code for file, _, code in found(root) if file == PLACEMENT}


def test_a_broken_placement_keeps_the_one_that_is_served(tmp_path: Path) -> None:
    root = with_placement(tmp_path)
    made = compiled(library(root), (), TODAY).revisions
    served = {(r.kind, r.key): (r.hash, r.body) for r in made}
    broken(root, PLACEMENT, "skill: ", "skill: no.")
    again = compiled(library(root), problems(root), TODAY, served)
    [course] = [r for r in again.revisions if r.kind == "course"]
    assert course.body["placement"] == served["course", "receiving"][1]["placement"]
    assert "placement receiving" in again.held
