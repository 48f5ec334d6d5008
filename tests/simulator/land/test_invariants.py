"""Whatever anybody does at the map table or in the land records: no error, and nothing is lost."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.simulator.land.test_records import warned
from tests.simulator.land.village import (
    AGAIN,
    APPLICATIONS,
    MISSING,
    READING,
    VILLAGE,
    compiled,
    points,
    with_error,
)
from tests.simulator.scenes import Run
from trainer.simulator.acts import Action, UnknownAction
from trainer.simulator.drawing import screen
from trainer.simulator.engine import replayed
from trainer.simulator.land.table import drawing_now
from trainer.simulator.land.verbs import VERBS
from trainer.simulator.options import options
from trainer.simulator.setting import setting_with
from trainer.simulator.world import state_hash

LAND_VERBS = list(VERBS)
WHOLE_OFFICE = replace(
    with_error("overlap"),
    truth=MISSING.truth,
    records=warned().records,
    applications=(*APPLICATIONS, AGAIN),
    warnings=warned().warnings,
    lists=VILLAGE.lists,
    questions=READING.questions,
    form_minutes=15,
)
EVERYTHING = compiled(WHOLE_OFFICE)

POOLS = {
    "points": [points("b3"), points("b7"), points("b7")[:3], ("0 0", "1 1"), ()],
    "cut": [points("b3")[:2], points("b5")[::3], ("1 1",)],
    "place": [points("b7")[0], "0 0", "501300000 2365500000"],
    "level": ["10", "23", "60"],
    "colour": ["", "red"],
    "feature": ["b3", "b7", "l7", "d1", "d2", "none"],
    "standing-label": ["l3", "l7", "d1", "b3"],
    "features": [("b3",), ("b3", "l3"), ("none",)],
    "parcel": ["12/3", "12/5", "12/900", "9/1", "", "x"],
    "parcels": [("12/3", "12/4"), ("12/30", "12/31"), ("12/3",), ()],
    "parcel-number": [0, 3, 41, 10**6],
    "land-type": ["LUC", "LNC"],
    "label-area": ["466.6", "0", "x", "-3"],
    "old-numbers": [("3",), ()],
    "new-numbers": [("41", "42"), ()],
    "map-rule": ["overlap", "sliver"],
    "split-way": ["distance", "area"],
    "side": [0, 1, 3, 99],
    "size": ["5", "100", "0", "1000000", "x"],
    "answer-sheet": ["reading"],
    "application": ["first", "again"],
    "search-by": ["issue", "parcel", "holder"],
    "searched": ["AA 000123 (mẫu)", "12/8", "Vàng A Mẫu", ""],
    "land-record": ["terrace", "garden"],
    "record-field": ["origin", "old-number", "number", "legal-area"],
    "content": ["recognised-free", "45", "8", "x", ""],
    "dialog-choice": ["agree", "decline"],
    "land-task": ["update-legal", "file-scan", "move-on", "sign-book"],
    "row": ["r1", "r2", "r3", "r4"],
    "row-field": ["holder", "identity", "issue"],
    "cell": ["Quàng Văn Thử", "1", ""],
    "fate": ["keep", "drop", "ask"],
    "list": ["village"],
}


def _any(pick: int) -> Action:
    verb = LAND_VERBS[pick % len(LAND_VERBS)]
    args = {}
    for place, argument in enumerate(VERBS[verb].arguments):
        pool = POOLS[argument.kind]
        args[argument.name] = pool[pick // (place * 7 + 3) % len(pool)]
    if verb == "fill-sheet":
        args |= {"area": "1", "holder": "x", "edge": "road"}
    return Action(verb=verb, args=args)


def _next(run: Run, pick: int) -> Action:
    if pick % 3 == 0:
        offered = list(options(run.setting, run.world, VERBS))
        if offered:
            return offered[pick % len(offered)]
    return _any(pick)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(picks=st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_no_order_of_actions_breaks_the_map_or_the_records(picks):
    run = Run(setting_with(EVERYTHING, 1, {}))
    for pick in picks:
        before, action = run.world, _next(run, pick)
        outcome = run.do(action.verb, **action.args)
        assert outcome.accepted or outcome.message
        _check(run, before, outcome.accepted)
    assert replayed(run.setting, run.events) == run.world
    assert state_hash(replayed(run.setting, run.events)) == state_hash(run.world)
    assert screen(run.setting, run.world, run.events).land is not None
    assert run.do("finish").accepted


def _check(run: Run, before, accepted: bool) -> None:
    drawing = drawing_now(run.setting, run.world)
    things = [x.id for x in drawing.lines] + [x.id for x in drawing.labels]
    assert len(things) == len(set(things))
    now, was = run.world.land, before.land
    if not accepted:
        assert now == was
    if now is None:
        return
    books = now.records
    assert not books.dialog or books.form
    assert books.application not in books.dropped or not books.application
    assert len(books.tasks) == len(set(books.tasks))
    if was:
        assert now.drawn >= was.drawn
        assert len(now.records.saved) >= len(was.records.saved)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(picks=st.lists(st.integers(0, 10**6), min_size=1, max_size=15))
def test_whoever_takes_back_everything_has_the_sheet_as_it_came(picks):
    run = Run(setting_with(EVERYTHING, 1, {}))
    for pick in picks:
        action = _any(pick)
        run.do(action.verb, **action.args)
    while run.do("take-back").accepted:
        pass
    assert drawing_now(run.setting, run.world) == run.setting.map_table.start


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    verb=st.sampled_from(LAND_VERBS),
    value=st.one_of(st.text(max_size=60), st.integers(), st.lists(st.text(max_size=9)).map(tuple)),
)
def test_a_forged_request_is_refused_or_told_never_an_error(verb, value):
    run = Run(setting_with(EVERYTHING, 1, {}))
    args = {argument.name: value for argument in VERBS[verb].arguments}
    try:
        outcome = run.do(verb, **args)
    except UnknownAction:
        return
    assert outcome.accepted or outcome.message
