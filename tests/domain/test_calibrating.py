"""Items turn out easier or harder than their authors meant."""

from random import Random
from uuid import UUID

import pytest

from trainer.domain.calibrating import Calibrated, FirstAnswer, calibrations
from trainer.domain.estimation import DIFFICULTY, USUAL, Ability, chance

HARDER = {"easy": -0.9, "meant": 0.0, "hard": 0.9}
"""By how much each of three kinds of items differs from what is meant."""


def answers(people: int = 400, able: float = 0.3, seed: int = 5) -> list[FirstAnswer]:
    """What people answer to eight items of each kind, in two skills."""
    random = Random(seed)
    found = []
    for number in range(people):
        general = random.gauss(able, 0.9)
        for skill in ("birth", "land"):
            own = general + random.gauss(0, 0.7)
            for kind, off in HARDER.items():
                for n in range(8):
                    item = USUAL[1 + n % 2]
                    item = item._replace(difficulty=item.difficulty + off)
                    right = random.random() < chance(Ability(mean=own, variance=0.0), item, 4)
                    revision = f"{skill}/{kind}/{n}"
                    found.append(
                        FirstAnswer(UUID(int=number), skill, revision, right, 20500.0, 1 + n % 2, 4)
                    )
    return found


def off_by_kind(found: list[Calibrated]) -> dict[str, float]:
    """By how much the items of a kind came out harder than meant, on average."""
    off: dict[str, list[float]] = {kind: [] for kind in HARDER}
    for row in found:
        _, kind, number = row.revision.split("/")
        off[kind].append(row.item.difficulty - DIFFICULTY[1 + int(number) % 2])
    return {kind: sum(values) / len(values) for kind, values in off.items()}


@pytest.mark.parametrize("able", [-1.0, 0.3, 1.2])
def test_an_item_that_turns_out_hard_is_known_as_hard_whoever_answered(able: float) -> None:
    off = off_by_kind(list(calibrations(answers(able=able))))
    for kind, truth in HARDER.items():
        assert off[kind] == pytest.approx(truth, abs=0.3)


def test_the_scale_stays_where_the_cuts_were_set() -> None:
    found = list(calibrations(answers(able=2.0)))
    for skill in ("birth", "land"):
        own = [row for row in found if row.revision.startswith(skill)]
        sure = sum(1 / row.item.variance for row in own)
        meant = [DIFFICULTY[1 + int(row.revision.split("/")[2]) % 2] for row in own]
        drift = sum(
            (row.item.difficulty - plan) / row.item.variance
            for row, plan in zip(own, meant, strict=True)
        )
        assert drift / sure == pytest.approx(0, abs=1e-9)


def test_an_item_that_few_have_answered_counts_as_it_is_meant() -> None:
    assert list(calibrations(answers(people=29))) == []
    assert list(calibrations([])) == []
