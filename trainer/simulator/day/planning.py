"""Drawing a day that can be won: cases by chance, then played, then mended until all is right."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from trainer.domain.calendar import calendar_of
from trainer.simulator.chance import picked, whole_number
from trainer.simulator.day.cases import Case, case_of, composable, holds_on, is_clean
from trainer.simulator.day.choosing import Mix, by_chance
from trainer.simulator.day.colleagues import alike
from trainer.simulator.day.composing import strung
from trainer.simulator.day.naming import taken_apart
from trainer.simulator.day.plan import OPENS, DayPlan, Difficulty, NoDay, PlannedCase
from trainer.simulator.day.timing import Place, laid_out
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import setting_of

MANY: Mapping[Difficulty, tuple[int, int]] = {1: (4, 5), 2: (5, 6), 3: (6, 8)}
"""From how few to how many cases a day has."""

FAULTY: Mapping[Difficulty, int] = {1: 0, 2: 1, 3: 2}
"""In how many cases of a day a program may fail."""

VARIANTS = 8
"""So many variants of a scenario are tried for one in which nothing is wrong."""

SEEDS = 2**31
_DAY = timedelta(days=1)


def planned(
    available: Sequence[CompiledScenario], mix: Mix, difficulty: Difficulty, seed: int
) -> DayPlan:
    """Return a day that the reference run wins, another for every seed.

    A case that spoils the day is left out and the day drawn again. Raises NoDay when nothing is left.
    """
    pool = [case for case in available if composable(case.definition)]
    while pool:
        day = _day(pool, seed)
        cases, places = _gathered(_on(pool, day), mix, difficulty, seed)
        plan = _written(day, difficulty, cases, places)
        spoilt = _spoilt(cases, plan, seed)
        if cases and not spoilt:
            return plan
        pool = [case for case in pool if case.key not in spoilt] if cases else []
    raise NoDay("no winnable day can be made of the published scenarios")


def _on(pool: Sequence[CompiledScenario], day: date) -> list[CompiledScenario]:
    return [case for case in pool if holds_on(case, day)]


def _day(pool: Sequence[CompiledScenario], seed: int) -> date:
    """Pick a working day on which most of the cases can play."""
    calendar = calendar_of(pool[0].calendar)
    own = [case.definition.start[0].at.date() for case in pool]
    days = [min(own) + n * _DAY for n in range((max(own) - min(own)).days + 8)]
    counts = {day: len(_on(pool, day)) for day in days if calendar.is_working_day(day)}
    most = max(counts.values(), default=0)
    return picked(seed, "day", [day for day, count in counts.items() if 4 * count >= 3 * most])


def _gathered(
    pool: Sequence[CompiledScenario], mix: Mix, difficulty: Difficulty, seed: int
) -> tuple[list[Case], tuple[Place, ...]]:
    """Return the cases in their order, and their places in the day."""
    wanted = whole_number(seed, "many", *MANY[difficulty])
    cases: list[Case] = []
    places: tuple[Place, ...] = ()
    for scenario in by_chance(pool, mix, difficulty, seed):
        variant = _variant(scenario, seed, clean=_wrong(cases) >= wanted // 2)
        if variant and _suits(cases, variant, difficulty):
            more = sorted([*cases, variant], key=lambda case: case.late)
            found = laid_out(more, difficulty, seed)
            cases, places = (more, found) if found else (cases, places)
        if len(cases) == wanted:
            break
    return cases, places


def _variant(scenario: CompiledScenario, seed: int, clean: bool) -> Case | None:
    """Return a variant of the scenario, one in which nothing is wrong where that is asked for."""
    for number in range(VARIANTS):
        drawn_by = whole_number(seed, f"variant/{scenario.key}/{number}", 0, SEEDS - 1)
        if not clean or is_clean(scenario.definition, drawn_by):
            return case_of(scenario, drawn_by)
    return None


def _wrong(cases: Sequence[Case]) -> int:
    return sum(not case.clean for case in cases)


def _suits(cases: Sequence[Case], new: Case, difficulty: Difficulty) -> bool:
    """Say whether a case goes with the others: few outages, nothing that contradicts them."""
    outages = sum(bool(case.breaks) for case in (*cases, new))
    return (
        new.sound
        and outages <= FAULTY[difficulty]
        and alike([*cases, new])
        and all(_agree(case.compiled, new.compiled) for case in cases)
    )


def _agree(one: CompiledScenario, other: CompiledScenario) -> bool:
    """Say whether what two scenarios share is the same in both: procedures, facts, templates."""
    return (
        one.calendar == other.calendar
        and _same({p.code: p for p in one.procedures}, {p.code: p for p in other.procedures})
        and _same({f.key: f for f in one.facts}, {f.key: f for f in other.facts})
        and _same(one.templates, other.templates)
        and _same(_kinds(one), _kinds(other))
    )


def _same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return all(one[key] == other[key] for key in one.keys() & other.keys())


def _kinds(compiled: CompiledScenario) -> dict[str, str]:
    """Return the kind of each component: the day has one table for all of its procedures."""
    return {c.id: c.kind for p in compiled.procedures for c in p.components}


def _written(
    day: date, difficulty: Difficulty, cases: Sequence[Case], places: Sequence[Place]
) -> DayPlan:
    opens = OPENS.hour * 60 + OPENS.minute
    return DayPlan(
        starts=datetime.combine(day, OPENS),
        difficulty=difficulty,
        cases=tuple(
            PlannedCase(
                scenario=case.key, seed=case.seed, minute=place.minute - opens, idle=place.idle
            )
            for case, place in zip(cases, places, strict=True)
        ),
    )


def _spoilt(cases: Sequence[Case], plan: DayPlan, seed: int) -> set[str]:
    """Play the reference of the whole day; return the scenarios whose rows it does not win."""
    if not cases:
        return set()
    setting = setting_of(strung(cases, plan), seed)
    events = played(setting, "reference")
    mark = marked(setting, replayed(setting, events), events)
    if mark.finished and mark.score == 100:
        return set()
    return {cases[place].key for place in _lost(mark)} or {cases[-1].key}


def _lost(mark: Mark) -> set[int]:
    return {taken_apart(row.id)[0] for row in mark.rows if not row.full}
