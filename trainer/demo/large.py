"""A large synthetic installation: invented communes, staff and evidence, the same for each seed.

Nobody here has an account, and no answer went through marking: outcomes are drawn from a hidden
ability. It is there to measure how the platform bears size.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from trainer.demo.staffing import GIVEN, MIDDLE, SURNAMES
from trainer.domain.estimation import USUAL, Ability, chance
from trainer.domain.gaps import Requirements
from trainer.domain.vietnamese import folded, name_sort_key
from trainer.extensions import db
from trainer.models import Appointment, Evidence, Identity, Person, Post
from trainer.records.many import put
from trainer.records.people import installation
from trainer.records.units import load_units

Told = Callable[[int, int], None]
Row = dict[str, Any]

BATCH = 10000
OPENED = date(2025, 7, 1)
FIRST = datetime.fromisoformat("2025-09-01T01:00:00+00:00")
DAYS = 400
PER_SITTING, PER_RUN, PER_STUDY = 12, 3, 5


def make(
    communes: int, staff: int, evidence: int, seed: int, asked: Requirements, told: Told
) -> None:
    """Fill an empty, published installation. Commits batch by batch; folds nothing.

    `asked`: what the job profiles require. `told`: called with rows done and rows in all.
    """
    codes = [f"M{number:05d}" for number in range(1, communes + 1)]
    load_units(
        {"code": code, "type_vi": "xã", "full_name_vi": f"Xã Mẫu {code[1:]}"} for code in codes
    )
    db.session.commit()
    profiles = sorted(asked)
    people = [_uuid(seed, number) for number in range(staff)]
    for table, rows in _staff(codes, profiles, people, seed).items():
        _stored(table, rows)
    share, more = divmod(evidence, max(1, staff))
    origin = installation()
    rows = (
        row
        for number, person in enumerate(people)
        for row in _of(
            person, origin, asked[_profile(profiles, number)], share + (number < more), seed
        )
    )
    _stored(Evidence, rows, lambda done: told(done, evidence))


def _profile(profiles: Sequence[str], number: int) -> str:
    return profiles[number % len(profiles)]


def _staff(
    codes: Sequence[str], profiles: Sequence[str], people: Sequence[UUID], seed: int
) -> dict[Any, Iterable[Row]]:
    """Return rows by table; tables in the order in which they refer to each other."""
    origin, posts = installation(), [_uuid(seed + 1, number) for number in range(len(people))]
    return {
        Person: ({"id": id_, "origin": origin, "erased_at": None} for id_ in people),
        Identity: (_identity(id_, number, seed) for number, id_ in enumerate(people)),
        Post: (
            {
                "id": id_,
                "unit_code": codes[number // len(profiles) % len(codes)],
                "profile": _profile(profiles, number),
                "opened_on": OPENED,
                "closed_on": None,
            }
            for number, id_ in enumerate(posts)
        ),
        Appointment: (
            {
                "id": id_,
                "person_id": id_,
                "post_id": post,
                "from_day": OPENED,
                "until_day": None,
            }
            for id_, post in zip(people, posts, strict=True)
        ),
    }


def _identity(person: UUID, number: int, seed: int) -> Row:
    random = Random(f"{seed}/{number}/name")  # noqa: S311  (invented people, not secrets)
    name = " ".join(random.choice(parts) for parts in (SURNAMES, MIDDLE, GIVEN)) + " (mẫu)"
    return {
        "person_id": person,
        "staff_code": f"MAU-{number:07d}",
        "name": name,
        "sort_key": name_sort_key(name),
        "search_key": folded(name),
    }


def _of(
    person: UUID, origin: str, asked: Mapping[str, int], count: int, seed: int
) -> Iterator[Row]:
    """Yield a person's evidence: sittings, runs and study, in order of time."""
    random = Random(f"{seed}/{person.int}")  # noqa: S311
    general, skills = random.gauss(0.8, 0.8), sorted(asked)
    able = {skill: general + random.gauss(0, 0.7) for skill in skills}
    occasions = max(1, math.ceil(count / 5))
    at = FIRST
    while count > 0:
        at += timedelta(minutes=random.randrange(1, 2 * DAYS * 1440 // occasions))
        rows = list(
            islice(_occasion(person, origin, random.choice(skills), able, at, random), count)
        )
        yield from rows
        count -= len(rows)


def _occasion(
    person: UUID, origin: str, skill: str, able: Mapping[str, float], at: datetime, random: Random
) -> Iterator[Row]:
    kind, rows, level = random.choice(
        (
            ("assessment-item", PER_SITTING, 0),
            ("assessment-run", PER_RUN, 3),
            ("lesson", PER_STUDY, 0),
            ("lesson", PER_STUDY, 0),
            ("own-run", PER_RUN, 3),
        )
    )
    occasion, variant = UUID(int=random.getrandbits(128)), f"v{random.randrange(8)}"
    for number in range(rows):
        shown, choices = level or 1 + number % 2, 0 if level or number % 3 == 0 else 4
        p = chance(Ability(mean=able[skill], variance=0.0), USUAL[shown], choices)
        when = at + timedelta(seconds=number)
        yield {
            "id": _at(when, random),
            "origin": origin,
            "person_id": person,
            "skill": skill,
            "item": f"mau/{skill}/{random.randrange(60)}",
            "revision": "mau",
            "facts": [],
            "kind": kind,
            "outcome": float(random.random() < p),
            "weight": rows**-0.5 if level else 1.0,
            "critical": kind == "assessment-run" and random.random() < 0.01,
            "occasion": occasion,
            "variant": variant if level else "",
            "level": shown,
            "choices": choices,
            "occurred_at": when,
            "recorded_at": when,
            "voids": None,
        }


def _at(instant: datetime, random: Random) -> UUID:
    """Return a time-ordered identifier as `new_id` makes them, from the seed."""
    bits = int(instant.timestamp() * 1000) << 80 | random.getrandbits(80)
    return UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62)


def _uuid(seed: int, number: int) -> UUID:
    return UUID(int=Random(f"{seed}/{number}").getrandbits(128), version=4)  # noqa: S311


def _stored(table: Any, rows: Iterable[Row], told: Callable[[int], None] | None = None) -> None:
    rows, done = iter(rows), 0
    while batch := list(islice(rows, BATCH)):
        put(table, batch)
        db.session.commit()
        done += len(batch)
        if told:
            told(done)
