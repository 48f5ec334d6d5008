"""Files to revisions and back: nothing broken is served, nothing sound waits, nothing is lost."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.specimen import MODULE_FILE, TODAY, broken, library, problems, written
from trainer.cli.export import in_conflict, write
from trainer.cli.publish import published
from trainer.content.compiling import Compilation, compiled
from trainer.content.export import files_of
from trainer.content.revisions import framework_of, hash_of, module_of, question_of
from trainer.content.roots import roots_of
from trainer.domain.courses import Choice
from trainer.extensions import db
from trainer.models import ContentProblem, Publication, Revision
from trainer.records import publishing

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def compilation(root: Path) -> Compilation:
    return compiled(library(root), problems(root), TODAY)


def hashes(made: Compilation) -> dict[tuple[str, str], str]:
    return {(r.kind, r.key): r.hash for r in made.revisions}


def test_bodies_read_back_are_the_values_that_were_written(tmp_path: Path) -> None:
    content = library(written(tmp_path))
    by_name = {
        (r.kind, r.key): json.loads(json.dumps(r.body)) for r in compilation(tmp_path).revisions
    }
    module = content.modules["receiving/first"].file
    assert module is not None
    assert framework_of(by_name["framework", "framework"]) == content.framework.framework
    assert question_of(by_name["item", "receiving/first/one"]) == module.questions[0]
    assert module_of(by_name["module", "receiving/first"]).title == module.title


def test_right_answers_are_not_in_the_html_of_a_module(tmp_path: Path) -> None:
    [module] = [r for r in compilation(written(tmp_path)).revisions if r.kind == "module"]
    assert "VNeID" not in json.dumps(module.body, ensure_ascii=False)
    assert "vneid" not in module.search_text


def test_a_typo_in_one_question_changes_no_other_item(tmp_path: Path) -> None:
    before = hashes(compilation(written(tmp_path)))
    broken(tmp_path, MODULE_FILE, "Bao nhiêu đồng?", "Bao nhiêu tiền?")
    after = hashes(compilation(tmp_path))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        ("item", "receiving/first/two"),
        ("module", "receiving/first"),
        ("course", "receiving"),
    }


def test_a_replaced_fact_changes_the_items_that_lean_on_it_alone(tmp_path: Path) -> None:
    before = hashes(compilation(written(tmp_path)))
    broken(tmp_path, "simulations/facts/levels.yaml", "value: 540000", "value: 560000")
    after = hashes(compilation(tmp_path))
    assert {n for n in before if n[0] == "item" and before[n] != after[n]} == {
        ("item", "receiving/first/one")
    }


def test_search_finds_a_module_without_accents(tmp_path: Path) -> None:
    [module] = [r for r in compilation(written(tmp_path)).revisions if r.kind == "module"]
    assert "dang ky dat dai" in module.search_text
    assert "land registration" in module.search_text


def test_published_exported_and_published_again_is_the_same(tmp_path: Path) -> None:
    made = compilation(written(tmp_path / "a"))
    write(tmp_path / "b", files_of(made.revisions))
    assert problems(tmp_path / "b") == []
    assert hashes(compilation(tmp_path / "b")) == hashes(made)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip() and t.isprintable()))
def test_whatever_a_trainer_types_survives_export(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    root = written(tmp_path_factory.mktemp("content"))
    broken(root, MODULE_FILE, "{vi: VNeID., en: VNeID.}", f"{{vi: {json.dumps(words)}, en: x}}")
    made = compilation(root)
    if made.held:
        return
    copy = tmp_path_factory.mktemp("copy")
    write(copy, files_of(made.revisions))
    assert hashes(compilation(copy)) == hashes(made)


def test_a_file_that_says_something_else_is_shown_and_kept(tmp_path: Path) -> None:
    made = compilation(written(tmp_path))
    files = files_of(made.revisions)
    assert in_conflict(tmp_path, files) == []
    broken(tmp_path, MODULE_FILE, "minutes: 8", "minutes: 9")
    assert [file.path for file in in_conflict(tmp_path, files)] == [MODULE_FILE]


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert hash_of("x", "y", {"a": 1, "b": 2}) == hash_of("x", "y", {"b": 2, "a": 1})
    assert hash_of("x", "y", {}) != hash_of("x", "z", {})


@pytest.fixture
def site(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Content that is published already, in an empty installation."""
    root = written(tmp_path)
    monkeypatch.chdir(root)
    with app.app_context():
        assert publish(root) == 0
        yield root
        db.session.rollback()


def publish(root: Path, *names: str, days: int = 0) -> int:
    paths = tuple(root / name for name in names)
    return published(roots_of(paths, root), paths, NOW + timedelta(days=days))


def served() -> dict[tuple[str, str], str]:
    return {(r.kind, r.key): r.hash for r in publishing.served()}


def test_publishing_twice_changes_nothing(site: Path) -> None:
    before = served()
    assert publish(site, days=1) == 0
    assert served() == before
    assert db.session.scalar(db.select(db.func.count()).select_from(Revision)) == len(before)


def test_a_broken_module_stays_as_it_was_and_the_others_are_published(site: Path) -> None:
    before = served()
    broken(site, MODULE_FILE, "kind: order", "kind: ordre")
    broken(site, "courses/framework/areas.yaml", "At the counter", "Counter")
    assert publish(site) == 1
    after = served()
    assert after["framework", "framework"] != before["framework", "framework"]
    assert {n for n in before if before[n] != after[n]} == {("framework", "framework")}
    [problem] = db.session.scalars(db.select(ContentProblem))
    assert (problem.file, problem.code) == (MODULE_FILE, "not-one-of")


def test_problems_that_were_mended_are_no_longer_listed(site: Path) -> None:
    broken(site, MODULE_FILE, "minutes: 8", "minutes: x")
    assert publish(site) == 1
    broken(site, MODULE_FILE, "minutes: x", "minutes: 8")
    assert publish(site) == 0
    assert db.session.scalars(db.select(ContentProblem)).all() == []


def test_a_fact_that_breaks_holds_back_what_leans_on_it(site: Path) -> None:
    before = served()
    broken(site, "simulations/facts/levels.yaml", "in_force: 2026-07-01", "in_force: soon")
    broken(site, "simulations/facts/levels.yaml", "in_force: 2024-07-01", "in_force: then")
    broken(site, MODULE_FILE, "minutes: 8", "minutes: 9")
    assert publish(site) == 1
    assert served() == before


def test_a_path_publishes_that_piece_alone(site: Path) -> None:
    before = served()
    broken(site, MODULE_FILE, "minutes: 8", "minutes: 9")
    broken(site, "courses/framework/areas.yaml", "At the counter", "Counter")
    assert publish(site, MODULE_FILE) == 0
    after = served()
    assert {n for n in before if before[n] != after[n]} == {
        ("module", "receiving/first"),
        ("course", "receiving"),
    }


def test_a_piece_whose_files_are_gone_is_withdrawn_but_not_forgotten(site: Path) -> None:
    shutil.rmtree(site / "courses/receiving")
    assert publish(site) == 0
    assert {kind for kind, _ in served()} == {"framework", "facts"}
    assert db.session.scalar(db.select(Revision).where(Revision.kind == "course")) is not None


def test_nothing_is_withdrawn_while_something_is_broken(site: Path) -> None:
    before = served()
    shutil.rmtree(site / "courses/receiving")
    broken(site, "courses/framework/areas.yaml", "code: counter", "cod: counter")
    assert publish(site) == 1
    assert served() == before


def test_what_is_served_can_be_exported_from_the_database(site: Path, tmp_path: Path) -> None:
    files = files_of(publishing.served())
    assert in_conflict(site, files) == []
    assert write(tmp_path / "copy", files) == len(files)


def test_evidence_can_find_the_revision_that_was_answered(site: Path) -> None:
    old = served()["item", "receiving/first/one"]
    broken(site, MODULE_FILE, "Mức nào?", "Mức chuẩn nào?")
    assert publish(site) == 0
    assert served()["item", "receiving/first/one"] != old
    kept = db.session.get(Revision, old)
    assert kept is not None
    assert isinstance(question_of(kept.body), Choice)
    assert db.session.get(Publication, ("item", "receiving/first/one")) is not None
