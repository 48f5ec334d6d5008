"""Both folds for many people at once, as a rebuild needs them; equal to folding one by one.

The log is taken as columns, and folded as columns: see `estimate.abreast`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, compress, groupby, repeat
from operator import sub
from typing import NamedTuple, TypeVar
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from trainer.domain.estimate.abreast import (
    Answers,
    Crowd,
    Floats,
    Places,
    exponentials,
    in_turn,
    kept,
    moved,
    steps,
)
from trainer.domain.estimate.dated import DatedItems
from trainer.domain.estimate.items import Item
from trainer.domain.estimate.person import OnSkill, Person
from trainer.domain.estimation import (
    FADING,
    FORGOTTEN,
    NEWCOMER_MEAN,
    NEWCOMER_VARIANCE,
    SECONDS,
    SLIP,
    USUAL,
    Ability,
    guess_of,
)
from trainer.domain.evidence import AT_MOST, OFFICIAL, PRIVATE, Piece, voided
from trainer.domain.levels import ASSESSED, Occasion, occasion_of, run_of
from trainer.domain.private import PRIORS, Private

Id = str | bytes
"""An id in the form in which a database gives it at the least cost; within a log always the same."""


def uuid_of(id_: Id) -> UUID:
    """Return the id that is written so."""
    return UUID(bytes=id_) if isinstance(id_, bytes) else UUID(id_)


class Log(NamedTuple):
    """Rows of the evidence log as columns, person by person, of each in canonical order.

    Whose a row is, and the fields of `Piece`. Few ids and instants are ever looked at: they stay
    as they were read, instants in UTC without saying so.
    """

    person: Sequence[Id]
    id: Sequence[Id]
    skill: Sequence[str]
    kind: Sequence[str]
    outcome: Sequence[float]
    weight: Sequence[float]
    occasion: Sequence[Id]
    occurred_at: Sequence[datetime]
    critical: Sequence[bool]
    variant: Sequence[str]
    level: Sequence[int]
    choices: Sequence[int]
    voids: Sequence[Id | None]
    revision: Sequence[str]
    facts: Sequence[str]

    def at(self, row: int) -> datetime:
        """Return the instant of a row."""
        return self.occurred_at[row].replace(tzinfo=UTC)

    def piece(self, row: int) -> Piece:
        """Return a row as a piece."""
        voids = self.voids[row]
        return Piece(
            id=uuid_of(self.id[row]),
            skill=self.skill[row],
            kind=self.kind[row],
            outcome=self.outcome[row],
            weight=self.weight[row],
            occasion=uuid_of(self.occasion[row]),
            occurred_at=self.at(row),
            critical=self.critical[row],
            variant=self.variant[row],
            level=self.level[row],
            choices=self.choices[row],
            voids=uuid_of(voids) if voids else None,
            revision=self.revision[row],
            facts=self.facts[row],
        )


def living(log: Log) -> Log:
    """Return the rows that count, as `evidence.living` does."""
    dead = voided((id_, row) for id_, row in zip(log.id, log.voids, strict=True) if row)
    if not dead and all(log.weight):
        return log
    counts = [w > 0 and row not in dead for w, row in zip(log.weight, log.id, strict=True)]
    return Log._make(tuple(compress(each, counts)) for each in log)


def answers(log: Log, items: DatedItems) -> Answers:
    """Return what the log says of each answer, with its weight before a fold takes it."""
    known = _USUAL[np.array(log.level, np.intp)].T
    for row in [n for n, revision in enumerate(log.revision) if revision in items.rows]:
        item = items.at(log.revision[row], log.level[row], log.at(row))
        known[:, row] = _as_asked(item)
    return Answers(
        outcome=np.array(log.outcome, float),
        weight=np.array(log.weight, float),
        difficulty=known[0],
        unsure=known[1],
        steep=known[2],
        guess=_guesses(np.array(log.choices, np.intp)),
        day=_days(log.occurred_at),
    )


def _days(instants: Sequence[datetime]) -> Floats:
    """Return the day of each, as `estimation.day_of` gives it."""
    since = map(sub, instants, repeat(datetime(1970, 1, 1)))
    return np.fromiter(map(timedelta.total_seconds, since), float, len(instants)) / SECONDS


def _as_asked(item: Item) -> tuple[float, float, float]:
    return item.difficulty, item.variance, math.exp(item.steepness)


_USUAL = np.array([_as_asked(USUAL[level]) for level in (1, *USUAL)])
"""Rows are levels; there is no level 0."""


def _guesses(choices: Places) -> Floats:
    return np.array([guess_of(n) for n in range(choices.max(initial=0) + 1)])[choices]


def _weighed(log: Log, given: Answers, weights: Mapping[str, float]) -> Answers:
    """Return the answers with the weights with which they move a fold."""
    weight = given.weight * _each(weights, 0.0, log.kind)
    if AT_MOST.keys() & {*log.kind}:
        weight = np.minimum(weight, _each(AT_MOST, math.inf, log.kind))
    return given._replace(weight=weight)


def _each(of: Mapping[str, float], otherwise: float, kinds: Sequence[str]) -> Floats:
    known = {kind: of.get(kind, otherwise) for kind in {*kinds}}
    return np.fromiter(map(known.__getitem__, kinds), float, len(kinds))


Name = TypeVar("Name", str, Id)


class PrivateFold(NamedTuple):
    """The private state of a person after the last of their rows."""

    person: UUID
    state: Private
    last_at: datetime
    last_id: UUID


def private_folds(log: Log, given: Answers) -> Iterator[PrivateFold]:
    """Yield the private state of everybody in a living log, as `private.folded` gives it."""
    people, skills = _numbered(log.person), _numbered(log.skill)
    weighed = _weighed(log, given, PRIVATE)
    moving = np.flatnonzero(weighed.weight)
    whose, which = _numbers(people, log.person)[moving], _numbers(skills, log.skill)[moving]
    crowd = Crowd(len(people), len(skills), PRIORS)
    crowd.fold(whose, which, weighed.at(moving), NEWCOMER_MEAN, SLIP)
    ends = dict(zip(log.person, range(len(log.person)), strict=True))
    for (person, end), state in zip(ends.items(), _states(crowd, [*skills]), strict=True):
        yield PrivateFold(uuid_of(person), state, log.at(end), uuid_of(log.id[end]))


def _numbered(names: Iterable[Name]) -> dict[Name, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _numbers(of: Mapping[Name, int], names: Iterable[Name]) -> Places:
    return np.fromiter(map(of.__getitem__, names), np.intp)


def _states(crowd: Crowd, codes: Sequence[str]) -> Iterator[Private]:
    skills: list[dict[str, OnSkill]] = [{} for _ in range(len(crowd.general.T))]
    met = np.flatnonzero(crowd.own[4])
    for column, own in zip(met.tolist(), crowd.own[:, met].T.tolist(), strict=True):
        person, skill = divmod(column, len(codes))
        *parts, turn, day = own
        skills[person][codes[skill]] = OnSkill._make((*parts, int(turn), day))
    for (*parts, turns, day), owns in zip(crowd.general.T.tolist(), skills, strict=True):
        latest = day if turns else None
        general = Person._make((*parts, 0.0, PRIORS.change, int(turns), None, latest))
        yield Private(general, owns)


class Shown(NamedTuple):
    """The occasions in which a person has officially shown a skill."""

    person: UUID
    skill: str
    occasions: Sequence[Occasion]


def official_folds(log: Log, given: Answers) -> Iterator[Shown]:
    """Yield what everybody in a living log has officially shown, person by person and skill."""
    shown: defaultdict[tuple[Id, str], list[int]] = defaultdict(list)
    for row in [n for n, kind in enumerate(log.kind) if kind in OFFICIAL]:
        shown[log.person[row], log.skill[row]].append(row)
    order = np.array(list(chain.from_iterable(shown.values())), np.intp)
    weighed = _weighed(log, given, OFFICIAL).at(order)
    occasions = [list(_together(log, rows)) for rows in shown.values()]
    ends = np.cumsum([len(rows) for own in occasions for rows in own], dtype=np.intp) - 1
    after = iter(_abilities(list(map(len, shown.values())), weighed, ends))
    for (person, skill), own in zip(shown, occasions, strict=True):
        seen = [_occasion(log, rows, next(after)) for rows in own]
        yield Shown(uuid_of(person), skill, seen)


def _together(log: Log, rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the rows of each occasion."""
    for _, together in groupby(rows, key=log.occasion.__getitem__):
        yield list(together)


def _occasion(log: Log, rows: Sequence[int], ability: Ability) -> Occasion:
    """Return what some rows come to, without making pieces of them where there are only questions
    or only the criteria of a run."""
    kind, *others = {*map(log.kind.__getitem__, rows)}
    if others or kind not in ASSESSED:
        return occasion_of([log.piece(row) for row in rows], ability)
    weights = list(map(log.weight.__getitem__, rows))
    began_at = log.at(rows[0])
    return Occasion(
        began_at=began_at,
        ended_at=log.at(rows[-1]),
        evidence=uuid_of(log.id[rows[-1]]),
        weight=sum(weights),
        facts=frozenset(map(log.facts.__getitem__, rows)),
        ability=ability,
        run=run_of(
            log.variant[rows[0]],
            began_at,
            map(log.critical.__getitem__, rows),
            map(log.outcome.__getitem__, rows),
            weights,
        )
        if kind == "assessment-run"
        else None,
    )


def _abilities(lengths: Sequence[int], given: Answers, ends: Places) -> Iterator[Ability]:
    """Yield the ability after the answers at some places, as `estimation.updated` gives it.

    `lengths`: how many answers there are of each person and skill.
    """
    whose = np.repeat(np.arange(len(lengths)), lengths)
    now = np.tile(np.array([[NEWCOMER_MEAN], [NEWCOMER_VARIANCE], [np.nan]]), len(lengths))
    after = np.empty((3, whose.size))
    for places in in_turn(whose):
        telling = places[given.weight[places] > 0]
        now[:, whose[telling]] = _updated(now[:, whose[telling]], given.at(telling))
        after[:, places] = now[:, whose[places]]
    for mean, variance, day in after[:, ends].T.tolist():
        yield Ability(mean, variance, None if math.isnan(day) else day)


def _updated(now: NDArray[np.float64], given: Answers) -> Sequence[Floats]:
    mean, variance, then = now
    met = np.flatnonzero(~np.isnan(then))
    left = exponentials(-FADING * np.maximum(0.0, (given.day - then)[met]))
    sunk, variance[met] = kept(left, mean[met] - FORGOTTEN, variance[met], NEWCOMER_VARIANCE)
    mean[met] = FORGOTTEN + sunk
    gain, narrowing = steps(mean - given.difficulty, variance + given.unsure, given, SLIP)
    return *moved(mean, variance, gain, narrowing), given.day
