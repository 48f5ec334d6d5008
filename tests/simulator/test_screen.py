"""What the learner sees, and above all what not."""

import json
from dataclasses import asdict
from datetime import datetime

import pytest

from tests.simulator.scenes import DIPLOMA, MARRIAGE, OUTAGE, SCENARIOS, Run, reference, setting
from trainer.cli._scenarios import compiled, scenario_keys
from trainer.domain.values import Text
from trainer.simulator.acts import Action, UnknownAction
from trainer.simulator.drawing import screen
from trainer.simulator.forms import action_from
from trainer.simulator.reference import reference_run
from trainer.simulator.setting import setting_of
from trainer.simulator.systems import KINDS, VERBS


def _screen(run):
    return screen(run.setting, run.world, run.events)


def _shown(run):
    return json.dumps(asdict(_screen(run)), ensure_ascii=False, default=str)


@pytest.mark.parametrize("key", SCENARIOS)
def test_no_screen_gives_away_what_is_wrong_or_how_it_is_marked(key):
    for seed in range(4):
        complete = reference(setting(key, seed=seed))
        run = Run(complete.setting)
        secrets = [
            text
            for defect in run.setting.scenario.defects
            for text in (defect.harm.vi, defect.remedy.vi, f'"{defect.id}"')
        ]
        secrets += [row.wrong.vi for row in run.setting.scenario.rubric]
        secrets += [step.why.vi for step in run.setting.scenario.reference]
        for event in complete.events:
            if event.action:
                shown = _shown(run)
                assert not [secret for secret in secrets if secret in shown]
                run.do(event.action.verb, **event.action.args)


def test_a_paper_shows_nothing_but_its_title_until_it_has_been_read():
    run = Run(setting(DIPLOMA, original="erased"))
    run.must("call-next")
    assert [sheet.items for sheet in _screen(run).sheets] == [()]
    assert "mờ" not in _shown(run)
    run.must("examine", sheet="diploma")
    assert "mờ" in _shown(run)


def test_no_record_of_a_citizen_can_be_chosen_before_there_is_a_dossier():
    run = Run(setting(MARRIAGE))
    run.must("call-next")
    assert "look-up" not in {form.verb for form in _screen(run).forms}
    run.must("open-dossier", procedure="1.001193", channel="counter", account="officer")
    form = next(form for form in _screen(run).forms if form.verb == "look-up")
    assert [c.value for c in form.fields[0].choices] == ["marriage-record", "residence-record"]


def test_the_register_form_asks_for_every_field_and_fills_in_none():
    run = reference(setting(MARRIAGE), until="register")
    form = next(form for form in _screen(run).forms if form.verb == "register")
    assert [f.name for f in form.fields] == ["register", "child", "born", "sex", "mother", "father"]
    assert all(not f.choices for f in form.fields[1:])


def test_the_clock_the_queue_and_the_fault_are_in_sight():
    run = Run(setting(OUTAGE))
    assert _screen(run).waiting == 1
    run.must("call-next")
    shown = _screen(run)
    assert shown.now == datetime(2026, 11, 18, 9, 36)
    assert shown.waiting == 0
    assert [fault.program.vi for fault in shown.faults] == ["Hệ thống một cửa của tỉnh"]
    assert shown.citizen.name == "Quàng Thị Thử"


def test_the_conversation_reads_as_it_was_spoken():
    run = Run(setting(MARRIAGE))
    run.must("call-next")
    run.must("explain", topic="no-paper")
    said = [(line.who, line.text.vi) for line in _screen(run).conversation]
    assert said[1][0] == "citizen"
    assert said[2] == (
        "officer",
        "Giải thích: Chị không phải về lấy giấy kết hôn, cơ quan tra cứu được.",
    )
    assert said[3] == ("citizen", "May quá, lần trước ở huyện cứ bắt mang.")


def test_a_form_on_the_screen_can_be_posted_as_it_is_drawn():
    run = reference(setting(MARRIAGE), until="accept")
    for form in _screen(run).forms:
        posted = {}
        for field in form.fields:
            typed = {"date": "25/11/2026", "number": "7.000", "text": "Lò Thị Mẫu"}
            picks = [c.value for c in field.choices[: max(1, field.least)]]
            posted[field.name] = picks or [typed.get(field.kind, "")]
        action = action_from(form.verb, posted)
        assert isinstance(action, Action)
        run.do(action.verb, **action.args)


@pytest.mark.parametrize(
    ("verb", "posted", "read"),
    [
        ("collect", {"amount": ["21.000 đ"]}, {"amount": 21000}),
        ("collect", {"amount": ["21,000"]}, {"amount": 21000}),
        ("accept", {"appointment": ["25/11/2026"]}, {"appointment": "2026-11-25"}),
        ("accept", {"appointment": ["2026-11-25"]}, {"appointment": "2026-11-25"}),
        ("compare", {"items": ["b/x", "a/y"]}, {"items": ("a/y", "b/x")}),
        ("send-away", {}, {"components": ()}),
    ],
)
def test_what_is_typed_is_read_as_people_write_it(verb, posted, read):
    action = action_from(verb, posted)
    assert isinstance(action, Action)
    assert action.args == read


@pytest.mark.parametrize(
    ("verb", "posted"),
    [
        ("collect", {"amount": ["nhiều"]}),
        ("collect", {"amount": ["7.00"]}),
        ("collect", {"amount": ["9" * 40]}),
        ("collect", {}),
        ("accept", {"appointment": ["31/02/2026"]}),
        ("accept", {"appointment": ["ngày mai"]}),
        ("compare", {"items": []}),
        ("compare", {"items": ["a/x", "b/y", "c/z"]}),
    ],
)
def test_a_slip_of_the_keyboard_gets_a_sentence(verb, posted):
    assert isinstance(action_from(verb, posted), Text)


def test_a_verb_that_does_not_exist_is_tampering():
    with pytest.raises(UnknownAction):
        action_from("drop-table", {})


@pytest.mark.parametrize("key", scenario_keys())
def test_whatever_the_reference_run_chooses_is_there_to_be_chosen(key):
    for seed in range(3):
        run = setting_of(compiled(key), seed, ask_rule=False)
        for played in reference_run(run):
            for argument in VERBS[played.action.verb].arguments:
                kind, given = KINDS[argument.kind], played.action.args.get(argument.name)
                if given is not None and kind.field in ("choice", "choices"):
                    several = given if isinstance(given, tuple) else (given,)
                    assert set(several) <= set(kind.offered(run, played.world)), played.action
