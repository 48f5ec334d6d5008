from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from tests.records.people import employed, found_communes, sittings
from trainer.cli import rebuild
from trainer.extensions import db
from trainer.models import Standing
from trainer.records.evidence import append

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(rebuild, "create_app", lambda: app)
    with app.app_context():
        found_communes()
        append(db.session, sittings(employed("Lò Thị Mẫu"), 12))
        db.session.commit()

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(rebuild.command, arguments)

    return run


def test_what_is_stored_follows_from_the_log(run: Run) -> None:
    result = run("--verify")
    assert (result.exit_code, result.stdout) == (0, "everything stored follows from the log\n")


def test_a_difference_is_a_finding_until_it_is_rebuilt(app: Flask, run: Run) -> None:
    with app.app_context():
        db.session.execute(db.update(Standing).values(level=4))
        db.session.commit()
    result = run("--verify")
    assert result.exit_code == 1
    assert "standing reception" in result.stdout
    assert run("--verify").exit_code == 1
    assert run().exit_code == 0
    assert run("--verify").exit_code == 0
