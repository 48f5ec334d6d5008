"""Many people folded together: nobody's numbers differ from what folding them alone gives."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.evidence_rows import moment
from trainer.domain import abreast
from trainer.domain.abreast import Log
from trainer.domain.estimate.dated import DatedItems
from trainer.domain.estimate.items import Item
from trainer.domain.evidence import PRIVATE, Piece, living, official, seen
from trainer.domain.levels import occasions
from trainer.domain.private import folded

SPACE = UUID(int=7)
ITEMS = DatedItems(
    rows={
        "known": [(moment(10), Item(0.3, 0.1, -0.2, 0.1)), (moment(90), Item(0.7, 0.05, 0.1, 0.1))],
        "later": [(moment(60), Item(-0.9, 0.2, 0.4, 0.1))],
    }
)
"""Items of which more is known from a day on."""

answers = st.builds(
    Piece,
    id=st.uuids(),
    skill=st.sampled_from(["birth", "land", "reception"]),
    kind=st.sampled_from([*PRIVATE, "real-work"]),
    outcome=st.floats(0, 1),
    weight=st.sampled_from([0.0, 0.3, 1.0, 1.7]),
    occasion=st.sampled_from([uuid5(SPACE, str(n)) for n in range(4)]),
    occurred_at=st.integers(0, 12).map(lambda step: moment(10 * step) + timedelta(seconds=step)),
    critical=st.booleans(),
    variant=st.just(""),
    level=st.integers(1, 4),
    choices=st.integers(0, 5),
    revision=st.sampled_from(["known", "later", "new"]),
    facts=st.sampled_from(["[]", '["fee.birth"]']),
)


@st.composite
def people(draw: st.DrawFn) -> Mapping[UUID, list[Piece]]:
    """Draw what some people have done; some of it was taken back, some of that again."""
    found: dict[UUID, list[Piece]] = {}
    for person in draw(st.lists(st.uuids(), min_size=1, max_size=4, unique=True)):
        rows = draw(st.lists(answers, max_size=18, unique_by=lambda piece: piece.id))
        for earlier in draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []:
            taken_back = draw(answers)._replace(voids=earlier.id, weight=0.0)
            rows.append(taken_back)
        found[person] = sorted(rows, key=lambda piece: (piece.occurred_at, piece.id))
    return found


def log(everybody: Mapping[UUID, list[Piece]]) -> Log:
    rows = [(p, piece) for p in sorted(everybody) for piece in everybody[p]]
    fields = {name: [getattr(piece, name) for _, piece in rows] for name in Piece._fields}
    for name in ("id", "occasion", "voids"):
        fields[name] = [each and each.bytes for each in fields[name]]
    fields["occurred_at"] = [at.replace(tzinfo=None) for at in fields["occurred_at"]]
    return abreast.living(Log(person=[person.bytes for person, _ in rows], **fields))


@given(people())
@settings(max_examples=150, deadline=None)
def test_who_is_folded_together_with_others_is_known_as_well_as_alone(
    everybody: Mapping[UUID, list[Piece]],
) -> None:
    rows = log(everybody)
    found = {
        fold.person: (fold.state, fold.last_at, fold.last_id)
        for fold in abreast.private_folds(rows, abreast.answers(rows, ITEMS))
    }
    assert found == {
        person: (folded(seen(own, ITEMS)), own[-1].occurred_at, own[-1].id)
        for person, pieces in everybody.items()
        if (own := living(pieces))
    }


@given(people())
@settings(max_examples=150, deadline=None)
def test_what_is_shown_officially_comes_to_the_same_together_as_alone(
    everybody: Mapping[UUID, list[Piece]],
) -> None:
    rows = log(everybody)
    found = {
        (shown.person, shown.skill): shown.occasions
        for shown in abreast.official_folds(rows, abreast.answers(rows, ITEMS))
    }
    assert found == {
        (person, skill): list(occasions(own, ITEMS))
        for person, pieces in everybody.items()
        for skill in ("birth", "land", "reception")
        if (own := [piece for piece in official(living(pieces)) if piece.skill == skill])
    }


def test_nobody_s_evidence_is_nothing() -> None:
    nothing = Log(*([] for _ in Log._fields))
    answers = abreast.answers(nothing, ITEMS)
    assert list(abreast.private_folds(nothing, answers)) == []
    assert list(abreast.official_folds(nothing, answers)) == []
