"""A level that was shown by a rule which is no longer in force."""

import json
from datetime import date

from tests.domain.evidence_rows import moment, piece, sittings
from trainer.domain.calendar import local_day, start_of
from trainer.domain.cuts import DatedCuts
from trainer.domain.evidence import Piece, living
from trainer.domain.levels import Standing, occasions, standings
from trainer.domain.renewal import Changed, until_rules_change

CHARGE = "2.000815/charge"
LATER = local_day(moment(40))


def leaning(rows: list[Piece], *facts: str) -> list[Piece]:
    """The first of the rows leans on these facts."""
    return [rows[0]._replace(facts=json.dumps(facts)), *rows[1:]]


def shown(rows: list[Piece], changed: Changed) -> list[Standing]:
    pieces = living(rows)
    return list(until_rules_change(standings(pieces, DatedCuts()), occasions(pieces), changed))


def test_a_level_is_stale_from_the_day_a_rule_under_it_changes() -> None:
    *_, last = shown(leaning(sittings(12), CHARGE), {CHARGE: (LATER,)})
    assert (last.level, last.stale_at) == (2, start_of(LATER))


def test_a_rule_that_is_not_under_it_leaves_a_level_fresh() -> None:
    rows = leaning(sittings(12), "1.001193/time-limit")
    assert shown(rows, {CHARGE: (LATER,)}) == shown(rows, {})


def test_whoever_has_met_the_new_rule_stays_fresh() -> None:
    rows = leaning(sittings(12), CHARGE)
    asked_again = piece(days=45, facts=json.dumps([CHARGE]))
    by_time = shown([*rows, asked_again], {})
    assert shown([*rows, asked_again], {CHARGE: (LATER,)})[-1] == by_time[-1]


def test_only_what_changes_after_it_was_met_counts() -> None:
    rows = leaning(sittings(12), CHARGE)
    assert shown(rows, {CHARGE: (date(2024, 1, 1),)}) == shown(rows, {})
    first = shown(rows, {CHARGE: (date(2024, 1, 1), LATER, date(2029, 1, 1))})[-1]
    assert first.stale_at == start_of(LATER)


def test_time_may_come_before_the_rule() -> None:
    rows = leaning(sittings(12), CHARGE)
    assert shown(rows, {CHARGE: (date(2040, 1, 1),)}) == shown(rows, {})


def test_who_has_shown_no_level_has_nothing_to_lose() -> None:
    rows = leaning(sittings(0), CHARGE)
    assert shown(rows, {CHARGE: (LATER,)})[-1].stale_at is None
