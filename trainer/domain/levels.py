"""The official level: when it is awarded, how long it holds, what still stands in its way.

A level is awarded when P(ability >= cut) >= .95 from at least eight weighted pieces of official
evidence of at least two occasions (sittings or runs), at the end of an occasion. Level 3 and up also ask for two clean
assessment runs of different variants on different days; after a critical error at most level 2
shows, until a clean run of a variant not seen before. A level once awarded is held until P sinks
below .5, by contrary evidence or by time; then it is to be shown anew. In a specialist field a
certificate grants its level until the day it expires.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby, pairwise
from operator import attrgetter, mul
from typing import Literal, NamedTuple
from uuid import UUID

from trainer.domain.calendar import local_day, start_of
from trainer.domain.cuts import Cuts, DatedCuts
from trainer.domain.estimate.dated import UNCALIBRATED, DatedItems
from trainer.domain.estimation import (
    Ability,
    day_of,
    faded,
    falls_below,
    instant_of,
    sureness,
    updated,
)
from trainer.domain.evidence import OFFICIAL, Piece, observation
from trainer.domain.values import Text

AWARDED, HELD = 0.95, 0.5
PIECES_NEEDED, OCCASIONS_NEEDED = 8.0, 2
RUN_PASSED = 0.7
WITHOUT_RUNS = 2
"""The highest level that items alone can show."""

ASSESSED = ("assessment-item", "assessment-run")
"""Kinds that show a level; an appraisal only moves it."""

Reason = Literal[
    "shown",
    "certified",
    "few-pieces",
    "one-occasion",
    "uncertain",
    "runs-missing",
    "critical-error",
]
REASONS: dict[Reason, Text] = {
    "shown": Text(
        vi="Minh chứng sát hạch đủ để xác nhận mức này.",
        en="The assessment evidence is enough to confirm this level.",
    ),
    "certified": Text(
        vi="Mức này theo giấy chứng nhận, văn bằng đã được xác nhận.",
        en="This level rests on a certificate or diploma that was confirmed.",
    ),
    "one-occasion": Text(
        vi="Mới sát hạch một lần; cần thêm một lần vào dịp khác để xác nhận mức.",
        en="There has been one assessment so far; another on a different occasion is needed.",
    ),
    "few-pieces": Text(
        vi="Chưa đủ minh chứng sát hạch để xác nhận mức.",
        en="There is not yet enough assessment evidence to confirm a level.",
    ),
    "uncertain": Text(
        vi="Kết quả sát hạch chưa đủ chắc chắn để xác nhận mức.",
        en="The assessment results do not yet confirm a level with enough certainty.",
    ),
    "runs-missing": Text(
        vi="Muốn đạt mức cao hơn, cần hai lần sát hạch thực hành đạt, khác phương án, khác ngày.",
        en="A higher level asks for two passed assessment runs, different variants, different days.",
    ),
    "critical-error": Text(
        vi="Có lỗi nghiêm trọng khi sát hạch thực hành; cần một lần sát hạch mới không mắc lỗi.",
        en="There was a critical error in an assessment run; a fresh run without one is needed.",
    ),
}


class RunSeen(NamedTuple):
    """One assessment run, as far as it concerns the skill."""

    variant: str
    day: date
    critical: bool
    passed: bool


class Grant(NamedTuple):
    """The level that a certificate grants, until it expires."""

    level: int
    until: datetime | None


class Occasion(NamedTuple):
    """What a sitting, a run, an appraisal or a certificate comes to in one skill.

    `evidence`: its last piece; `weight`: of its pieces of assessment; `facts`: what its pieces lean
    on, as the log keeps it; `ability`: after it.
    """

    began_at: datetime
    ended_at: datetime
    evidence: UUID
    weight: float
    facts: frozenset[str]
    ability: Ability
    run: RunSeen | None = None
    grant: Grant | None = None


class Official(NamedTuple):
    """The official fold of one skill so far. `held`: the level held, blocks left aside;
    `grant`: of the latest certificate."""

    ability: Ability = Ability()
    pieces: float = 0.0
    occasions: int = 0
    runs: tuple[RunSeen, ...] = ()
    held: int = 0
    grant: Grant = Grant(0, None)


class Standing(NamedTuple):
    """From `from_at` on a person shows `level` (None: evidence that shows no level yet), fresh
    until `stale_at`; the next standing of the skill ends it."""

    from_at: datetime
    level: int | None
    stale_at: datetime | None
    mean: float
    variance: float
    reason: Reason
    evidence: UUID


def standings(
    pieces: Iterable[Piece], cuts: DatedCuts, items: DatedItems = UNCALIBRATED
) -> Iterator[Standing]:
    """Fold the living official pieces of one skill into standings, in order of time.

    Whoever was only appraised has not been measured: there is no standing yet.
    Of several occasions at one instant only the last gives a standing.
    """
    yield from standings_after(occasions(pieces, items), cuts)


def standings_after(seen: Iterable[Occasion], cuts: DatedCuts) -> Iterator[Standing]:
    """Yield the standings that occasions in one skill, in order of time, lead to."""
    found = list(_after_each(seen, cuts))
    for now, then in pairwise(found):
        if now.from_at < then.from_at:
            yield now
    yield from found[-1:]


def occasions(pieces: Iterable[Piece], items: DatedItems = UNCALIBRATED) -> Iterator[Occasion]:
    """Yield what official pieces of one skill, in canonical order, come to."""
    ability = Ability()
    for _, rows in groupby(pieces, key=_OCCASION):
        together = tuple(rows)
        for piece in together:
            ability = updated(ability, observation(piece, OFFICIAL, items))
        yield occasion_of(together, ability)


_OCCASION = attrgetter("occasion")


def occasion_of(pieces: Sequence[Piece], ability: Ability) -> Occasion:
    """Return what the pieces of one occasion come to; `ability`: after them."""
    return Occasion(
        began_at=pieces[0].occurred_at,
        ended_at=pieces[-1].occurred_at,
        evidence=pieces[-1].id,
        weight=sum(piece.weight for piece in pieces if piece.kind in ASSESSED),
        facts=frozenset(piece.facts for piece in pieces),
        ability=ability,
        run=_run_in(pieces),
        grant=_grant_in(pieces),
    )


def _after_each(seen: Iterable[Occasion], cuts: DatedCuts) -> Iterator[Standing]:
    state = Official()
    for occasion in seen:
        in_force = cuts.on(local_day(occasion.began_at))
        state = after_occasion(state, occasion, in_force)
        if state.occasions or state.grant.level:
            yield standing(state, in_force, occasion)


def after_occasion(state: Official, occasion: Occasion, cuts: Cuts) -> Official:
    """Return the official state after an occasion."""
    before = faded(state.ability, day_of(occasion.began_at))
    still_held = _highest(before, cuts, HELD, state.held)
    after = Official(
        ability=occasion.ability,
        pieces=state.pieces + occasion.weight,
        occasions=state.occasions + (occasion.weight > 0),
        runs=(*state.runs, occasion.run) if occasion.run else state.runs,
        held=_highest(occasion.ability, cuts, HELD, still_held),
        grant=occasion.grant or state.grant,
    )
    awardable = _awardable(after, cuts)
    return after._replace(held=awardable) if awardable > after.held else after


def standing(state: Official, cuts: Cuts, last: Occasion) -> Standing:
    """Return what the state shows from the occasion `last` on."""
    level = min(state.held, WITHOUT_RUNS) if blocked(state.runs) else state.held
    if state.grant.level > level:
        level, stale_at = state.grant
        reason: Reason = "certified"
    else:
        stale = falls_below(state.ability, cuts.of(level)) if level else None
        stale_at = instant_of(stale) if stale is not None else None
        reason = _reason(state, cuts, level)
    return Standing(
        from_at=last.ended_at,
        level=level or None,
        stale_at=stale_at,
        mean=state.ability.mean,
        variance=state.ability.variance,
        reason=reason,
        evidence=last.evidence,
    )


def runs_suffice(runs: tuple[RunSeen, ...]) -> bool:
    """Say whether two clean runs differ in variant and day."""
    clean = [run for run in runs if run.passed and not run.critical]
    return any(a.variant != b.variant and a.day != b.day for a in clean for b in clean)


def blocked(runs: tuple[RunSeen, ...]) -> bool:
    """Say whether a critical error has not been followed by a clean run of a fresh variant."""
    block, seen = False, set()
    for run in runs:
        if run.critical:
            block = True
        elif run.passed and run.variant not in seen:
            block = False
        seen.add(run.variant)
    return block


def _grant_in(pieces: Sequence[Piece]) -> Grant | None:
    """Return what the latest certificate grants (its piece names the day on which it expires)."""
    papers = [piece for piece in pieces if piece.kind == "field-certificate"]
    if not papers:
        return None
    day = papers[-1].variant
    return Grant(papers[-1].level, start_of(date.fromisoformat(day)) if day else None)


def _run_in(pieces: Sequence[Piece]) -> RunSeen | None:
    rows = [piece for piece in pieces if piece.kind == "assessment-run"]
    if not rows:
        return None
    return run_of(
        rows[0].variant,
        rows[0].occurred_at,
        [row.critical for row in rows],
        [row.outcome for row in rows],
        [row.weight for row in rows],
    )


def run_of(
    variant: str,
    began_at: datetime,
    critical: Iterable[bool],
    outcomes: Iterable[float],
    weights: Sequence[float],
) -> RunSeen:
    """Return what an assessment run comes to, from what its pieces say column by column."""
    earned = sum(map(mul, outcomes, weights))
    return RunSeen(
        variant=variant,
        day=local_day(began_at),
        critical=any(critical),
        passed=earned >= RUN_PASSED * sum(weights),
    )


def _highest(ability: Ability, cuts: Cuts, sure: float, at_most: int) -> int:
    """Return the highest level up to `at_most` of which P is at least `sure`."""
    level = at_most
    while level and sureness(ability, cuts.of(level)) < sure:
        level -= 1
    return level


def _awardable(state: Official, cuts: Cuts) -> int:
    if state.pieces < PIECES_NEEDED or state.occasions < OCCASIONS_NEEDED:
        return 0
    open_to = len(cuts.levels) if runs_suffice(state.runs) else WITHOUT_RUNS
    return _highest(state.ability, cuts, AWARDED, open_to)


def _reason(state: Official, cuts: Cuts, level: int) -> Reason:
    """Return what stands in the way of the next level; "shown" where only ability does."""
    able = _highest(state.ability, cuts, AWARDED, len(cuts.levels))
    if blocked(state.runs) and max(able, state.held) > WITHOUT_RUNS:
        return "critical-error"
    if state.pieces < PIECES_NEEDED:
        return "few-pieces"
    if state.occasions < OCCASIONS_NEEDED:
        return "one-occasion"
    if able > level:
        return "runs-missing"
    return "shown" if level else "uncertain"
