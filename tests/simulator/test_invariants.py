"""Whatever anybody does, in whatever order: no error, and the books add up."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.simulator.office import office, outage
from tests.simulator.scenes import GRANDMOTHER, MARRIAGE, OUTAGE, SCENARIOS, Run, setting
from trainer.simulator.acts import Action, UnknownAction
from trainer.simulator.chance import numbers
from trainer.simulator.dossier.state import MOVES, Status
from trainer.simulator.drawing import screen
from trainer.simulator.engine import applied, perform, replayed, stepped
from trainer.simulator.options import options
from trainer.simulator.systems import KINDS, VERBS

_PICKS = st.lists(st.integers(0, 10**6), min_size=1, max_size=45)


def _any_action(run, pick):
    """Any verb with any arguments that exist somewhere in the run: mostly out of order."""
    verb = list(VERBS)[pick % len(VERBS)]
    args = {}
    for place, argument in enumerate(VERBS[verb].arguments):
        args[argument.name] = _any_value(run.setting, argument.kind, pick // (place + 3))
    return Action(verb=verb, args=args)


def _any_value(chosen, kind, pick):
    pools = {
        "items": [(line,) for line in chosen.lines],
        "components": [(), *((c,) for c in chosen.components)],
        "appointment": ["2026-11-16", "2026-11-20", "2026-11-23", "2027-01-04"],
        "amount": [0, 2000, 14000],
        "copies": [0, 1, 3, 500],
        "minutes": [0, 5, 30, 900],
        "dossier": ["", "1", "2", "9", *chosen.held],
        "waiting-dossier": ["1", *chosen.held],
        "absent": list(chosen.citizens),
        "places": [("office",), ("office", "village", "website")],
        "postable": [tuple(chosen.lines)[:3]],
        "decision": ["grant", "decline"],
        "stop-reason": ["not-supplied", "citizen-request", "not-competent"],
        "pause-reason": ["verification", "outage", "other-agency"],
        "waiver": list(chosen.waivers) or ["none"],
        "new-date": ["2026-11-16", "2026-11-20", "2027-01-04"],
        "entry": ["1", "2"],
        "ask": list(chosen.topics),
        "explain": list(chosen.topics),
        "consult": list(chosen.topics) or ["none"],
        "rule": ["", *chosen.rules],
        "procedure": list(chosen.procedures),
        "channel": ["counter", "online", "post"],
        "account": ["officer", "citizen"],
        "component": list(chosen.components),
        "ground": list(chosen.grounds) or ["none"],
        "colleague": list(chosen.colleagues),
        "register": list(chosen.registers) or ["none"],
    }
    pool = pools.get(kind, list(chosen.sheets))
    assert kind in KINDS
    return pool[pick % len(pool)]


def _next_action(run, pick):
    if pick % 3:
        offered = list(options(run.setting, run.world))
        return offered[pick % len(offered)] if offered else None
    return _any_action(run, pick // 3)


def _check(before, after, events):
    assert after.minute >= before.minute
    old = {d.id: d for d in before.dossier.dossiers}
    for dossier in after.dossier.dossiers:
        was = old.get(dossier.id)
        assert dossier.collected >= (was.collected if was else 0)
        if was and was.status is not dossier.status and not _entered_anew(dossier, events):
            moves = _moves(was.status, dossier, events)
            assert all(to in MOVES[start] for start, to in moves)
    assert sum(d.collected for d in after.dossier.dossiers) - sum(
        d.collected for d in before.dossier.dossiers
    ) == sum(e.data["amount"] for e in events if e.kind == "charge-collected")
    assert len(after.dossier.dossiers) == len({d.id for d in after.dossier.dossiers})
    assert len(after.dossier.entries) - len(before.dossier.entries) == sum(
        e.kind == "entry-made" for e in events
    )
    people = [
        *after.desk.queue,
        *after.desk.expected,
        *(errand.citizen for errand in after.desk.errands),
        *([after.desk.at_counter] if after.desk.at_counter and not after.desk.by_phone else []),
    ]
    assert len(people) == len(set(people))


def _entered_anew(dossier, events):
    """A dossier deleted and entered anew has not moved: it is another one, with a false clock."""
    return any(e.kind == "dossier-recreated" and e.data["dossier"] == dossier.id for e in events)


def _moves(status, dossier, events):
    """The status moves of one action; handing over and a result at once are two of them."""
    ready = any(e.kind == "result-ready" and e.data["dossier"] == dossier.id for e in events)
    if ready and status is Status.ACCEPTED:
        return {(Status.ACCEPTED, Status.PROCESSING), (Status.PROCESSING, dossier.status)}
    return {(status, dossier.status)}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(key=st.sampled_from(SCENARIOS), seed=st.integers(0, 50), picks=_PICKS)
def test_no_order_of_actions_breaks_the_engine_or_its_books(key, seed, picks):
    run = Run(setting(key, seed=seed))
    for pick in picks:
        action = _next_action(run, pick)
        if action is None:
            break
        try:
            outcome = perform(run.setting, run.world, action)
        except UnknownAction:
            continue
        after = applied(run.setting, run.world, outcome.events)
        assert outcome.accepted or outcome.message
        _check(run.world, after, outcome.events)
        run.events, run.world = run.events + outcome.events, after
    assert replayed(run.setting, run.events) == run.world
    assert 0 <= run.mark.score <= 100
    assert screen(run.setting, run.world, run.events).now == run.setting.moment(run.world.minute)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(picks=_PICKS)
def test_no_order_of_actions_breaks_a_counter_of_several_days(picks):
    run = Run(office(faults=outage("portal-sync")))
    for pick in picks:
        before = run.world
        action = _next_action(run, pick)
        if action is None:
            break
        try:
            outcome = run.do(action.verb, **action.args)
        except UnknownAction:
            continue
        _check(before, run.world, outcome.events)
    assert replayed(run.setting, run.events) == run.world
    assert screen(run.setting, run.world, run.events).now == run.setting.moment(run.world.minute)


LONG_WALK = 100_000
"""Steps of the long walk, over all runs together."""


def test_a_hundred_thousand_steps_legal_and_illegal_break_nothing():
    stream, taken, place = numbers(1, "long walk"), 0, 0
    while taken < LONG_WALK:
        key = [None, *SCENARIOS][place % (len(SCENARIOS) + 1)]
        run = Run(setting(key, seed=place) if key else office(faults=outage("portal-sync")))
        taken, place = taken + _walked(run, stream), place + 1
        assert replayed(run.setting, run.events) == run.world


def _walked(run, stream):
    """Walk until the run ends, 400 steps at most; return how many were taken."""
    for step in range(400):
        if run.world.ended:
            return step + 1
        action = _step(run, next(stream))
        try:
            outcome, after = stepped(run.setting, run.world, action)
        except UnknownAction:
            continue
        _check(run.world, after, outcome.events)
        run.events, run.world = run.events + outcome.events, after
    return 400


def _step(run, pick):
    """An action that would be done, of a verb by chance; every other time any action at all."""
    verb = list(VERBS)[pick % len(VERBS)]
    if pick // 64 % 2 and verb != "finish":
        legal = next(options(run.setting, run.world, (verb,)), None)
        if legal:
            return legal
    return _any_action(run, pick)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(key=st.sampled_from([None, *SCENARIOS]), picks=_PICKS)
def test_whatever_was_done_the_session_can_be_brought_to_an_end(key, picks):
    """The rare verbs, which the proof tries only as the reference uses them, close no way."""
    run = Run(setting(key) if key else office())
    for pick in picks:
        offered = list(options(run.setting, run.world))
        if not offered:
            break
        action = offered[pick % len(offered)]
        run.do(action.verb, **action.args)
    for _ in range(100):
        if run.world.ended:
            break
        _towards_the_end(run)
    assert run.world.ended


def _towards_the_end(run):
    """Send home whoever is there, let time pass, finish."""
    if run.world.desk.at_counter:
        run.do("end-visit")
    if run.world.desk.at_counter:
        run.must("send-away")
    if not run.do("finish").accepted and not run.do("call-next").accepted:
        run.must("wait", minutes=60)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(key=st.sampled_from([OUTAGE, MARRIAGE, GRANDMOTHER]), picks=_PICKS)
def test_every_option_that_is_offered_is_done_when_it_is_taken(key, picks):
    run = Run(setting(key))
    for pick in picks:
        offered = list(options(run.setting, run.world))
        if not offered:
            break
        action = offered[pick % len(offered)]
        assert run.do(action.verb, **action.args).accepted
