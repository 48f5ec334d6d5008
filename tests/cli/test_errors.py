"""What whoever runs the program in a terminal is told when it cannot go on."""

import pytest

from trainer import cli


@pytest.mark.parametrize(
    "database", ["sqlite:////no/such/folder/trainer.sqlite", "postgresql://127.0.0.1:1/trainer"]
)
def test_whoever_names_a_database_that_does_not_answer_reads_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], database: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr("sys.argv", ["trainer", "gaps"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("trainer: the database cannot be used: ")
    assert said.count("\n") == 1
