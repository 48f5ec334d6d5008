"""What a person's learning plan holds, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.learning_plan import SOON, plan
from trainer.domain.plan_parts import (
    ClosedItems,
    Done,
    Gap,
    Module,
    Offer,
    Plan,
    Scenario,
    Step,
    Upkeep,
)
from trainer.domain.plan_weeks import PACES, by_weeks

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
READ = Module(key="counter/reading", skills=("components",))
DATES = Module(key="counter/dates", skills=("deadlines",))
HARD = Module(key="counter/hard", skills=("deadlines",), after=("counter/dates",))
LAND = Module(key="land/maps", skills=("maps",), minutes=25, after=("counter/hard",))
BIRTH = Scenario(key="birth", skills=("deadlines", "components"))
COPY = Scenario(key="copy", skills=("components", "deadlines"), minutes=5)
OFFER = Offer(
    modules=(READ, HARD, DATES, LAND),
    scenarios=(BIRTH, COPY),
    tests={"deadlines": ClosedItems(course="counter"), "components": ClosedItems(course="counter")},
    placement=15,
)
ALL_READ = {module.key: True for module in OFFER.modules}


def gap(skill: str, state: str = "below", need: int = 2, have: int = 1, **known: object) -> Gap:
    return Gap(skill=skill, need=need, have=have, state=state, **known)


def made(*gaps: Gap, done: Done | None = None, offer: Offer = OFFER, **more: object) -> Plan:
    given = {"due": {}, "upkeep": Upkeep()} | more
    return plan(gaps, offer, done or Done(), today=TODAY, **given)


def first(*gaps: Gap, **more: object) -> Step | None:
    return made(*gaps, **more).next(NOW)


def names(found: Plan) -> list[str]:
    return [step.name for step in found.steps if step.kind == "module"]


def kinds(found: Plan) -> list[str]:
    return [step.kind for step in found.steps]


def test_who_misses_nothing_is_sent_nowhere():
    assert made().steps == ()
    assert first() is None


def test_a_shown_gap_comes_before_a_skill_nobody_has_measured():
    assert first(gap("components", "not_measured"), gap("deadlines")).skill == "deadlines"


def test_the_larger_shortfall_comes_first():
    assert first(gap("components"), gap("deadlines", need=3)).skill == "deadlines"


def test_of_equal_gaps_the_one_with_the_lower_private_estimate_comes_first():
    gaps = [gap("components", estimate=0.4), gap("deadlines", estimate=-0.4)]
    assert first(*gaps).skill == "deadlines"


def test_what_only_this_person_can_do_in_the_commune_comes_before_a_larger_gap():
    gaps = [gap("deadlines", need=4), gap("components", "not_measured", alone="post")]
    assert first(*gaps).skill == "components"


def test_what_more_of_the_communes_dossiers_hang_on_comes_first():
    gaps = [gap("deadlines", need=4, tenths=1), gap("components", tenths=6)]
    assert first(*gaps).skill == "components"


def test_what_has_to_be_learnt_before_comes_first_across_courses():
    assert names(made(gap("maps"))) == ["counter/dates", "counter/hard", "land/maps"]


def test_a_module_begun_yesterday_is_finished_first():
    done = Done(modules={READ.key: False})
    assert first(gap("deadlines", need=4), gap("components"), done=done).name == READ.key


def test_a_class_overdue_comes_before_one_due_soon_and_before_any_gap():
    due = {"counter": TODAY + timedelta(days=3), "land": TODAY - timedelta(days=1)}
    found = made(gap("components", alone="post"), due=due)
    reasons = [step.reason for step in found.steps if step.kind == "module"]
    assert reasons == ["before", "before", "overdue", "soon"]
    assert names(found)[-1] == READ.key


def test_a_class_due_later_waits_its_turn():
    due = {"land": TODAY + SOON + timedelta(days=1)}
    assert names(made(gap("components"), due=due)) == [READ.key]


def test_after_the_modules_comes_practice_with_hints_then_alone_then_the_assessment():
    found = made(gap("deadlines"), done=Done(modules=ALL_READ))
    assert kinds(found) == ["guided", "own", "assessment"]
    assert {step.name for step in found.steps[:2]} == {"birth"}


def test_a_scenario_played_with_hints_is_next_played_alone():
    done = Done(modules=ALL_READ, guided={"birth"})
    assert kinds(made(gap("deadlines"), done=done)) == ["own", "assessment"]


def test_practice_passed_is_not_asked_for_again():
    done = Done(modules=ALL_READ, passed={"copy"})
    assert kinds(made(gap("deadlines"), done=done)) == ["assessment"]


def test_one_scenario_serves_both_gaps_that_it_practises():
    found = made(gap("deadlines"), gap("components"), done=Done(modules=ALL_READ))
    assert kinds(found) == ["guided", "own", "assessment", "assessment"]


def test_level_three_also_asks_for_two_assessment_runs_of_different_scenarios():
    found = made(gap("deadlines", need=3), done=Done(modules=ALL_READ, passed={"birth", "copy"}))
    assert kinds(found) == ["assessment", "assessment-run", "assessment-run"]
    assert len({step.name for step in found.steps if step.kind == "assessment-run"}) == 2


def test_one_assessment_run_shows_every_skill_of_its_scenario():
    third = Scenario(key="split", skills=("components", "deadlines"), minutes=30)
    offer = replace(OFFER, scenarios=(*OFFER.scenarios, third))
    found = made(gap("deadlines", need=3), gap("components", need=3), offer=offer)
    assert kinds(found).count("assessment-run") == 2


def test_a_clean_assessment_run_is_not_asked_for_again():
    done = Done(modules=ALL_READ, passed={"birth", "copy"}, runs={"deadlines": 1})
    assert kinds(made(gap("deadlines", need=3), done=done)) == ["assessment", "assessment-run"]


def test_who_can_already_do_it_is_not_sent_through_the_modules():
    assert names(made(gap("deadlines", ready=True))) == []


def test_an_assessment_that_opens_tomorrow_leaves_today_to_the_next_step():
    later = ClosedItems(course="counter", opens=NOW + timedelta(days=1))
    offer = Offer(modules=(READ,), tests={"deadlines": later})
    found = made(gap("deadlines", need=4), gap("components"), offer=offer)
    assert kinds(found) == ["assessment", "module"]
    assert found.next(NOW).kind == "module"
    assert found.next(later.opens).kind == "assessment"


def test_a_newcomer_without_any_evidence_begins_with_the_placement():
    assert first(gap("deadlines"), done=Done(nothing=True)).kind == "placement"
    assert first(gap("it", certified=True), done=Done(nothing=True)).kind == "certificate"


def test_what_is_about_to_fade_is_refreshed_and_renewed_before_new_things_are_learnt():
    upkeep = Upkeep(refresher=("components",), renew=("components",))
    found = made(gap("deadlines"), upkeep=upkeep)
    assert kinds(found)[:3] == ["refresher", "assessment", "module"]


def test_a_gap_for_which_there_is_nothing_yet_is_said_and_leaves_the_next_its_turn():
    nothing = gap("drafting", need=4)
    found = made(nothing, gap("components"))
    assert found.without == (nothing,)
    assert found.next(NOW).skill == "components"


def test_a_skill_that_the_assessment_run_of_another_shows_as_well_is_within_reach():
    split = Scenario(key="split", skills=("components",))
    offer = Offer(scenarios=(BIRTH, split))
    gaps = gap("components", need=1), gap("deadlines", need=1)
    found = made(*gaps, done=Done(passed=frozenset({"birth"})), offer=offer)
    assert found.without == ()


SKILLS = ("components", "deadlines", "maps", "drafting")
NAMES = tuple(f"{course}/{n}" for course in ("counter", "land") for n in range(4))


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, object]:
    """Gaps, an offer with modules that hang on any others (even in a ring), and what was done."""
    some = st.lists(st.sampled_from(SKILLS), min_size=1, max_size=3, unique=True).map(tuple)
    before = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
    states = st.sampled_from(["below", "stale", "not_measured"])
    modules = tuple(
        Module(key=name, skills=draw(some), after=tuple(a for a in draw(before) if a < name))
        for name in draw(st.permutations(NAMES))
    )
    scenarios = tuple(Scenario(key=key, skills=draw(some)) for key in ("birth", "copy", "split"))
    tests = draw(st.dictionaries(st.sampled_from(SKILLS), st.just(ClosedItems(course="counter"))))
    return {
        "gaps": draw(
            st.lists(
                st.builds(
                    Gap,
                    skill=st.sampled_from(SKILLS),
                    need=st.integers(1, 4),
                    have=st.integers(0, 3),
                    state=states,
                    ready=st.booleans(),
                    alone=st.sampled_from(["", "post", "people"]),
                    tenths=st.integers(0, 10),
                    certified=st.booleans(),
                ),
                unique_by=lambda g: g.skill,
            )
        ),
        "offer": Offer(modules=modules, scenarios=scenarios, tests=tests),
        "done": Done(
            modules=draw(st.dictionaries(st.sampled_from(NAMES), st.booleans())),
            passed=draw(st.sets(st.sampled_from(["birth", "copy"]))),
        ),
        "due": draw(
            st.dictionaries(
                st.sampled_from(["counter", "land"]),
                st.integers(-5, 30).map(lambda days: TODAY + timedelta(days=days)),
            )
        ),
    }


def planned(world: dict[str, object]) -> Plan:
    return plan(**world, upkeep=Upkeep(), today=TODAY)


@given(worlds())
def test_no_module_comes_before_what_has_to_be_learnt_before_it(world):
    order = names(planned(world))
    after = {module.key: module.after for module in world["offer"].modules}
    finished = {key for key, done in world["done"].modules.items() if done}
    for place, name in enumerate(order):
        assert {*after[name]} <= finished | {*order[:place]}


@given(worlds())
def test_nobody_is_sent_to_something_finished_or_twice_to_the_same(world):
    found = planned(world)
    done = [(step.kind, step.name, step.skill) for step in found.steps]
    assert len(done) == len(set(done))
    assert len(names(found)) == len(set(names(found)))
    assert not [name for name in names(found) if world["done"].modules.get(name)]


@given(worlds())
def test_every_gap_that_can_be_closed_appears_and_every_other_is_named(world):
    found = planned(world)
    offer = world["offer"]
    served = {step.skill for step in found.steps}
    for module in offer.modules:
        served |= {*module.skills} if module.key in names(found) else set()
    for scenario in offer.scenarios:
        served |= {*scenario.skills} if scenario.key in {s.name for s in found.steps} else set()
    assert {g.skill for g in world["gaps"]} - served == {g.skill for g in found.without}
    for left in found.without:
        assert not left.certified
        assert left.skill not in offer.tests
        assert left.need < 3 or not any(left.skill in s.skills for s in offer.scenarios)


@given(worlds())
def test_what_is_overdue_comes_first(world):
    reasons = [step.reason for step in planned(world).steps]
    last = max((n for n, reason in enumerate(reasons) if reason == "overdue"), default=-1)
    assert {*reasons[: last + 1]} <= {"overdue", "before"}


@given(worlds(), st.sampled_from(PACES))
def test_the_weeks_hold_the_whole_plan_in_its_order_at_the_pace_chosen(world, pace):
    found = planned(world)
    weeks = by_weeks(found.steps, pace, TODAY)
    parts = [part for week in weeks for part in week.parts]
    assert [part.step for part in parts if part.begins] == list(found.steps)
    assert [part.step for part in parts if part.ends] == list(found.steps)
    assert sum(week.minutes for week in weeks) == found.minutes
    assert all(0 < week.minutes <= pace for week in weeks)
    assert all(week.monday.weekday() == 0 for week in weeks)


def test_a_step_that_opens_in_a_fortnight_waits_and_holds_nothing_up():
    late = Step(kind="assessment", reason="gap", minutes=12, opens=NOW + timedelta(days=14))
    soon = Step(kind="module", reason="gap", minutes=10)
    first_week, third = by_weeks([late, soon], 30, TODAY)
    assert [part.step for part in first_week.parts] == [soon]
    assert [part.step for part in third.parts] == [late]
    assert (third.monday - first_week.monday).days == 14
