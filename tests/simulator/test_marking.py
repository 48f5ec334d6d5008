"""Marking facts: dates, money, papers and names are judged by what they say."""

import pytest

from tests.simulator.scenes import (
    DIPLOMA,
    GRANDMOTHER,
    HOLIDAY,
    MARRIAGE,
    SCENARIOS,
    TRANSCRIPT,
    Run,
    reference,
    setting,
)
from trainer.domain.facts import Charge, Tier
from trainer.domain.values import Text
from trainer.simulator.dossier.due import appointment_due, charge_due, page_charge
from trainer.simulator.dossier.judging.records import says
from trainer.simulator.rubric import CRITICAL_CAP
from trainer.simulator.scenario import RegisterField

TARIFF = Charge(
    document="226/2016/TT-BTC",
    source="",
    confidence="V",
    text=Text(vi="", en=""),
    tiers=(Tier(up_to=2, each=2000), Tier(each=1000)),
    at_most=200_000,
    per="copy",
)


@pytest.mark.parametrize(
    ("pages", "charge"),
    [(1, 2000), (2, 4000), (3, 5000), (5, 7000), (198, 200_000), (500, 200_000)],
)
def test_pages_are_charged_by_tiers_up_to_the_ceiling(pages, charge):
    assert page_charge(TARIFF, pages) == charge


def test_five_pages_in_three_copies_cost_twenty_one_thousand():
    chosen = setting(TRANSCRIPT, pages="5", copies="3")
    assert charge_due(chosen, chosen.citizens["mau"].asks) == 21_000


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [
        ("friday", "15:12", "2026-11-23"),
        ("friday", "15:00", "2026-11-20"),
        ("monday", "15:12", "2026-11-25"),
        ("monday", "14:59", "2026-11-23"),
    ],
)
def test_received_after_three_it_is_due_the_next_working_day_and_24_november_is_none(
    day, hour, due
):
    chosen = setting(HOLIDAY, day=day)
    hours, minutes = hour.split(":")
    received = int(hours) * 60 + int(minutes)
    assert appointment_due(chosen, chosen.citizens["giang"].asks, received) == due


def test_a_clerk_who_appoints_for_the_holiday_is_told_the_right_day():
    run = reference(setting(HOLIDAY, day="monday", mother="same"), until="accept")
    run.must("accept", appointment="2026-11-24")
    row = next(row for row in run.mark.rows if row.id == "appointment")
    assert row.points == 0
    assert "25/11/2026" in row.message.vi


@pytest.mark.parametrize("key", SCENARIOS)
def test_the_points_of_every_variant_sum_to_a_hundred(key):
    for seed in range(12):
        rows = setting(key, seed=seed).scenario.rubric
        assert sum(row.points for row in rows) == 100


def test_collecting_the_charge_for_too_few_pages_costs_the_charge_row_and_nothing_else():
    run = reference(setting(TRANSCRIPT, pages="6", copies="2"), without=("collect",))
    short = Run(run.setting)
    for event in run.events:
        if event.action:
            short.do(event.action.verb, **event.action.args)
            if event.action.verb == "accept":
                short.must("collect", amount=8000)
    assert short.mark.score == 85
    assert "16.000" in next(r.message.vi for r in short.mark.rows if r.id == "charge")


def test_demanding_the_marriage_certificate_is_a_critical_harm_that_caps_the_mark():
    run = Run(setting(MARRIAGE, father="same"))
    run.must("call-next")
    run.must("open-dossier", procedure="1.001193", channel="counter", account="officer")
    run.must("request-supplement", components=("parents-marriage",))
    run.must("end-visit")
    run.must("finish")
    assert run.mark.critical
    assert run.mark.score <= CRITICAL_CAP
    assert "kết hôn" in next(r.message.vi for r in run.mark.rows if r.critical)


def test_demanding_an_authorisation_from_the_grandmother_is_critical():
    run = Run(setting(GRANDMOTHER))
    run.must("call-next")
    run.must("send-away", components=("authorisation",))
    assert run.mark.critical


def test_asking_for_a_paper_that_lies_sound_on_the_table_is_critical():
    run = Run(setting(HOLIDAY, mother="same"))
    run.must("call-next")
    run.must("open-dossier", procedure="1.001193", channel="counter", account="officer")
    run.must("request-supplement", components=("birth-notification",))
    assert run.mark.critical


def test_asking_for_the_corrected_notification_is_no_needless_demand():
    run = reference(setting(HOLIDAY, mother="differs"))
    assert not run.mark.critical
    assert run.mark.score == 100


def test_demanding_what_the_office_looks_up_is_critical_even_where_no_record_was_found():
    run = Run(setting(GRANDMOTHER, home="elsewhere"))
    run.must("call-next")
    run.must("send-away", components=("residence",))
    assert "nơi cư trú" in next(
        row.message.vi for row in run.mark.rows if row.id == "nothing-demanded"
    )


def test_scanning_the_original_that_is_only_presented_caps_an_otherwise_perfect_run():
    run = Run(setting(TRANSCRIPT, copy="whole"))
    for event in reference(run.setting).events:
        if event.action:
            run.must(event.action.verb, **event.action.args)
            if event.action.verb == "sign":
                run.must("scan", sheet="transcript")
    assert run.mark.finished
    assert run.mark.critical
    assert run.mark.score == CRITICAL_CAP
    assert not run.mark.passed


def test_a_charge_collected_in_two_amounts_adds_up():
    run = reference(setting(TRANSCRIPT, pages="5", copies="2"), until="collect")
    run.must("collect", amount=10_000)
    assert run.row("charge") == 0
    run.must("collect", amount=4_000)
    assert run.row("charge") == 15


def test_an_online_dossier_under_the_officers_own_account_is_critical():
    run = Run(setting(GRANDMOTHER, home="elsewhere"))
    run.must("call-next")
    run.must("open-dossier", procedure="1.001193", channel="online", account="officer")
    assert run.mark.critical
    assert run.row("own-account") == 0


def test_certifying_an_altered_diploma_harms_the_citizen_and_the_run_says_so():
    run = Run(setting(DIPLOMA, original="erased"))
    run.must("call-next")
    run.must("open-dossier", procedure="2.000815", channel="counter", account="officer")
    run.must("tick", component="original", sheet="diploma")
    run.must("accept", appointment="2026-11-19")
    run.must("end-visit")
    run.must("finish")
    assert [e.data["defect"] for e in run.events if e.kind == "harm"] == ["erased"]
    assert run.mark.critical


def test_a_refusal_on_another_ground_is_not_the_refusal_that_was_due():
    run = reference(setting(DIPLOMA, original="erased"), until="refuse")
    run.must("refuse", ground="damaged")
    assert run.row("refused") == 0


def test_pointing_at_a_sound_item_is_a_false_alarm_and_can_be_taken_back():
    run = reference(setting(DIPLOMA, original="sound"), until="open-dossier")
    run.must("compare", items=("diploma/born",))
    assert [mark.items for mark in run.mark.false_alarms] == [("diploma/born",)]
    assert run.row("sound-read-rightly") == 0
    run.must("unmark", items=("diploma/born",))
    assert run.row("sound-read-rightly") == 10


def test_where_the_mode_asks_for_the_rule_the_items_alone_are_not_enough():
    run = Run(setting(DIPLOMA, ask_rule=True, original="erased"))
    run.must("call-next")
    run.must("examine", sheet="diploma")
    assert not run.do("compare", items=("diploma/surface",)).accepted
    run.must("compare", items=("diploma/surface",), rule="2.000815/ground/damaged")
    assert run.mark.misses == ("erased",)
    run.must("unmark", items=("diploma/surface",))
    run.must("compare", items=("diploma/surface",), rule="2.000815/ground/altered")
    assert run.mark.misses == ()


def test_an_item_cannot_be_pointed_at_before_its_paper_was_read():
    run = Run(setting(DIPLOMA, original="erased"))
    run.must("call-next")
    assert not run.do("compare", items=("diploma/surface",)).accepted


def _field(answer, kind):
    return RegisterField(id="x", label=Text(vi="", en=""), answer=answer, kind=kind)


@pytest.mark.parametrize(
    ("typed", "kind", "answer", "same"),
    [
        ("  quàng  văn thử ", "name", "QUÀNG VĂN THỬ", True),
        ("Quàng Văn Thử", "name", "QUÀNG VĂN THỬ", True),
        ("QUANG VAN THU", "name", "QUÀNG VĂN THỬ", False),
        ("QUÀNG VĂN THỨ", "name", "QUÀNG VĂN THỬ", False),
        ("9/11/2026", "date", "09/11/2026", True),
        ("2026-11-09", "date", "09/11/2026", True),
        ("11/09/2026", "date", "09/11/2026", False),
        ("", "date", "09/11/2026", False),
        ("nu", "text", "Nữ", True),
    ],
)
def test_a_field_is_judged_by_what_it_says_and_accents_matter_in_names(typed, kind, answer, same):
    assert says(typed, _field(answer, kind)) is same


def test_half_a_register_entry_earns_part_of_the_points():
    run = reference(setting(MARRIAGE, father="same"), until="register")
    right = {f.id: f.answer for f in run.setting.registers["birth"].fields}
    run.must("register", **{**right, "register": "birth", "father": "QUANG VAN THU"})
    assert run.row("entered") == 12


def test_entering_the_birth_twice_is_found_out():
    run = reference(setting(MARRIAGE, father="same"), until="hand-back")
    right = {f.id: f.answer for f in run.setting.registers["birth"].fields}
    run.must("register", **{**right, "register": "birth"})
    run.must("hand-over", colleague="vice-chair")
    run.must("wait", minutes=30)
    run.must("return-result")
    assert run.row("returned") == 0


def test_a_run_that_was_not_finished_cannot_pass():
    run = reference(setting(TRANSCRIPT), until="finish")
    assert run.mark.score == 100
    assert not run.mark.passed
