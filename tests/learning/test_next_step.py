"""What the next ten minutes are for."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.learning.next_step import Done, Gap, Module, Offer, Step, next_step

READ = Module(course="counter", name="reading", skills=("components",))
DATES = Module(course="counter", name="dates", skills=("deadlines",))
HARD = Module(course="counter", name="hard", skills=("deadlines",), after=("dates",))
OFFER = Offer(
    modules=(READ, HARD, DATES),
    scenarios={"birth": ("deadlines",)},
    assessments={"deadlines": "counter", "components": "counter"},
)
ALL_READ = {("counter", name): True for name in ("reading", "dates", "hard")}


def gap(skill: str, state: str = "below", need: int = 2, have: int = 1, estimate: float = 0) -> Gap:
    return Gap(skill=skill, need=need, have=have, state=state, estimate=estimate)


def test_who_misses_nothing_is_sent_nowhere():
    assert next_step([], OFFER, Done()) is None


def test_a_shown_gap_comes_before_a_skill_nobody_has_measured():
    step = next_step([gap("components", "not_measured"), gap("deadlines")], OFFER, Done())
    assert step.skill == "deadlines"


def test_the_larger_shortfall_comes_first():
    step = next_step([gap("components"), gap("deadlines", need=3)], OFFER, Done())
    assert step.skill == "deadlines"


def test_of_equal_gaps_the_one_with_the_lower_private_estimate_comes_first():
    gaps = [gap("components", estimate=0.4), gap("deadlines", estimate=-0.4)]
    assert next_step(gaps, OFFER, Done()).skill == "deadlines"


def test_what_has_to_be_learnt_before_comes_first():
    step = next_step([gap("deadlines")], OFFER, Done())
    assert step == Step(kind="module", skill="deadlines", course="counter", name="dates")


def test_a_module_begun_yesterday_is_finished_first():
    done = Done(modules={("counter", "reading"): False})
    gaps = [gap("deadlines", need=4), gap("components", "not_measured")]
    assert next_step(gaps, OFFER, done).name == "reading"


def test_after_the_modules_comes_practice_then_the_assessment():
    gaps = [gap("deadlines")]
    assert next_step(gaps, OFFER, Done(modules=ALL_READ)).name == "birth"
    practised = Done(modules=ALL_READ, passed={"birth"})
    assert next_step(gaps, OFFER, practised).kind == "assessment"


def test_a_gap_for_which_nothing_can_be_done_today_leaves_the_next_its_turn():
    gaps = [gap("land", need=4), gap("components")]
    assert next_step(gaps, OFFER, Done()).skill == "components"
    assert next_step([gap("land")], OFFER, Done()) is None


skills = st.sampled_from(["components", "deadlines", "land"])
states = st.sampled_from(["below", "stale", "not_measured"])
gaps = st.lists(
    st.builds(gap, skills, states, st.integers(1, 4), st.integers(0, 3)),
    unique_by=lambda g: g.skill,
)
done = st.dictionaries(st.sampled_from(sorted(ALL_READ)), st.booleans())


@given(gaps, done)
def test_nobody_is_sent_to_something_they_have_finished_or_do_not_need(missing, modules):
    step = next_step(missing, OFFER, Done(modules=modules))
    if step is not None:
        assert step.skill in {g.skill for g in missing}
        assert not (step.kind == "module" and modules.get((step.course, step.name)))
