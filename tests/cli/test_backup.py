"""An administrator keeps a copy of everything, and gets it back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trainer.cli.backup import command as backup
from trainer.cli.restore import command as restore


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation on SQLite with one remembered word."""
    folder = tmp_path / "instance"
    folder.mkdir()
    monkeypatch.setenv("TRAINER_INSTANCE", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with closing(sqlite3.connect(folder / "trainer.sqlite")) as database, database:
        database.execute("create table alembic_version (version_num text)")
        database.execute("insert into alembic_version values ('0001')")
        database.execute("create table remembered (word text)")
    remember(folder, "trước")
    return folder


def remember(folder: Path, word: str) -> None:
    with closing(sqlite3.connect(folder / "trainer.sqlite")) as database, database:
        database.execute("delete from remembered")
        database.execute("insert into remembered values (?)", [word])


def remembered(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return str(database.execute("select word from remembered").fetchone()[0])


def run(command: object, file: Path) -> Result:
    return CliRunner().invoke(command, [str(file)])


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(instance: Path) -> None:
    copy = instance.parent / "copy.sqlite"
    assert run(backup, copy).exit_code == 0
    remember(instance, "sau")
    assert run(restore, copy).exit_code == 0
    assert remembered(instance / "trainer.sqlite") == "trước"
    assert remembered(instance / "trainer.before-restore") == "sau"


def test_a_backup_never_overwrites_a_file(instance: Path) -> None:
    copy = instance.parent / "copy.sqlite"
    copy.write_text("một tệp khác")
    assert run(backup, copy).exit_code == 2
    assert copy.read_text() == "một tệp khác"


@pytest.mark.parametrize("spoilt", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_spoilt_backup_changes_nothing(instance: Path, spoilt: bytes) -> None:
    copy = instance.parent / "copy.sqlite"
    copy.write_bytes(spoilt)
    answer = run(restore, copy)
    assert answer.exit_code == 1
    assert "nothing was changed" in answer.output
    assert remembered(instance / "trainer.sqlite") == "trước"


def test_postgresql_is_told_to_use_its_own_tools(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://trainer@127.0.0.1/trainer")
    answer = run(backup, instance.parent / "copy.sqlite")
    assert answer.exit_code == 2
    assert "pg_dump" in answer.output
