from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from trainer.cli import deadline
from trainer.domain.calendar import CalendarDay
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import HolidayOverride

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command on a machine without an installation."""
    monkeypatch.setenv("TRAINER_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(deadline.command, arguments)

    return run


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--received", "2026-11-20T09:30", "--limit", "3 working days"], "2026-11-26"),
        (["--received", "2026-11-20", "--limit", "15 days"], "2026-12-07"),
        (["--received", "2026-11-20T09:30", "--limit", "8 hours"], "2026-11-23T09:30"),
        (["--received", "2026-11-23T15:30", "--procedure", "2.000815"], "2026-11-25"),
        (["--received", "2026-11-23T14:30", "--procedure", "2.000815"], "2026-11-23"),
        (
            ["--received", "2026-11-16T09:00", "--procedure", "2.000815", "--case", "many-pages"],
            "2026-11-18",
        ),
    ],
)
def test_a_due_date_is_printed_and_nothing_else(
    run: Run, arguments: list[str], expected: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.output) == (0, f"{expected}\n")


def test_the_time_spent_waiting_for_the_citizen_is_added(run: Run) -> None:
    received = ["--received", "2026-11-20", "--limit", "3 working days"]
    paused = run(*received, "--paused", "2026-11-23/2026-11-25")
    assert paused.output == "2026-11-27\n"
    twice = run(*received, "--paused", "2026-11-23/2026-11-25", "--paused", "2026-11-26/2026-11-27")
    assert twice.output == "2026-11-30\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--received", "2026-11-20", "--limit", "soon"], "is not a time limit"),
        (["--received", "20/11/2026", "--limit", "3 days"], "does not match"),
        (["--received", "2026-11-20"], "either --limit or --procedure"),
        (
            ["--received", "2026-11-20", "--limit", "3 days", "--procedure", "2.000815"],
            "either --limit or --procedure",
        ),
        (["--received", "2026-11-20", "--procedure", "0.000000"], "there is no procedure"),
        (
            ["--received", "2026-11-20", "--procedure", "2.000815", "--case", "x"],
            "it has: many-pages, standard",
        ),
        (["--received", "2014-11-20", "--procedure", "2.000815"], "was in force on 2014-11-20"),
        (["--received", "2031-11-20", "--limit", "3 days"], "holidays of 2031 are not known"),
        (["--received", "2026-11-20", "--limit", "3 days", "--paused", "x"], "is not a pause"),
        (
            ["--received", "2026-11-20", "--limit", "3 days", "--paused", "2026-11-25/2026-11-24"],
            "before it begins",
        ),
    ],
)
def test_wrong_use_is_one_plain_sentence(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_no_installation_is_made_by_asking(run: Run, tmp_path: Path) -> None:
    run("--received", "2026-11-20", "--limit", "3 days")
    assert not list(tmp_path.glob("*.sqlite"))


def test_this_installations_own_holidays_count(
    app: Flask, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        day = HolidayOverride(
            day=date(2026, 11, 25), working=False, name_vi="Thử", name_en="Trial", source="x"
        )
        db.session.add(day)
        db.session.commit()
    monkeypatch.setattr(deadline, "create_app", lambda _: app)
    monkeypatch.setattr(deadline, "_has_database", lambda _: True)
    received = run("--received", "2026-11-20", "--limit", "3 working days")
    assert received.output == "2026-11-27\n"


def test_an_override_reads_as_a_calendar_day(app: Flask) -> None:
    with app.app_context():
        db.session.add(
            HolidayOverride(
                day=date(2026, 12, 5), working=True, name_vi="Làm bù", name_en="Make-up", source="x"
            )
        )
        expected = CalendarDay(
            day=date(2026, 12, 5),
            working=True,
            name=Text(vi="Làm bù", en="Make-up"),
            source="x",
        )
        assert deadline.published.overrides() == [expected]
        db.session.rollback()
