"""Every id of a case is renamed, and nothing else: the tables know every argument there is."""

from dataclasses import fields, is_dataclass

from tests.simulator.day.days import day, shipped
from trainer.simulator.day.cases import composable
from trainer.simulator.day.naming import FIELDS, JUDGED, KINDS
from trainer.simulator.land.kinds import KINDS as LAND_KINDS
from trainer.simulator.marking_shapes import Check
from trainer.simulator.systems import KINDS as EVERY_KIND

NOT_IDS_OF_A_CASE = {
    "account",
    "amount",
    "appointment",
    "channel",
    "component",
    "components",
    "copies",
    "decision",
    "ground",
    "minutes",
    "new-date",
    "pause-reason",
    "places",
    "procedure",
    "rule",
    "stop-reason",
    "waiver",
}
NOT_JUDGED = {
    "also",
    "component",
    "components",
    "copies",
    "ground",
    "is",
    "places",
    "reason",
    "sign",
}


def test_it_is_known_of_every_kind_of_argument_whether_it_names_something_of_the_case():
    at_the_counter = set(EVERY_KIND) - set(LAND_KINDS)
    assert at_the_counter == (set(KINDS) | NOT_IDS_OF_A_CASE) - set(LAND_KINDS)
    assert not set(KINDS) & NOT_IDS_OF_A_CASE


def test_no_case_of_a_day_has_a_map_or_land_records_whose_names_might_clash():
    with_land = [case.definition for case in shipped().values() if case.definition.land]
    assert not any(composable(definition) for definition in with_land)


def test_it_is_known_of_every_argument_of_a_check_whether_it_names_something_of_the_case():
    cases = [case.definition for case in shipped().values() if case.definition.land is None]
    used = {name for definition in cases for name in _judged(definition)}
    assert used <= set(JUDGED) | NOT_JUDGED


def _judged(thing):
    if isinstance(thing, Check):
        yield from thing.of or ()
    if isinstance(thing, tuple):
        for each in thing:
            yield from _judged(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _judged(getattr(thing, field.name))


def test_a_day_names_nothing_that_does_not_exist_in_it():
    for seed in range(6):
        setting = day(seed, 3)
        people, papers = set(setting.citizens), set(setting.sheets)
        assert {sheet.citizen for sheet in setting.sheets.values()} <= people | {""}
        assert {book.citizen for book in setting.registers.values()} <= people
        assert {held.citizen for held in setting.held.values()} <= people
        assert {p for t in setting.topics.values() for p in t.gives} <= papers
        assert {c.asks.original for c in setting.citizens.values()} <= papers | {""}
        rows = {row.id for row in setting.scenario.rubric}
        assert {r for d in setting.scenario.defects for r in d.rows} <= rows
        items = {item for d in setting.scenario.defects for way in d.seen_in for item in way}
        assert items <= set(setting.lines)


def test_people_of_one_name_among_the_colleagues_are_one_person():
    for seed in range(6):
        names = [c.name.vi for c in day(seed, 3).colleagues.values()]
        assert len(set(names)) == len(names)


def test_every_shape_of_the_format_that_has_an_id_is_in_the_table():
    cases = [case.definition for case in shipped().values() if case.definition.land is None]
    used = {type(part).__name__ for definition in cases for part in _parts(definition)}
    assert used - {"Item", "RegisterField"} <= set(FIELDS)


def _parts(thing):
    if isinstance(thing, tuple):
        for each in thing:
            yield from _parts(each)
    elif is_dataclass(thing):
        if hasattr(thing, "id"):
            yield thing
        for field in fields(thing):
            yield from _parts(getattr(thing, field.name))
