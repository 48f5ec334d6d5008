"""What a skill means for the commune, without telling how a colleague stands."""

from typing import Any

import pytest

from tests.records.people import NA_SON, START, at, employed, found_communes
from tests.records.test_dossier_mix import BIRTHS, COPIES, received
from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import Standing
from trainer.records.commune_work import GROUP, SkillInUnit, skills_in
from trainer.records.gaps import refresh_all_counts

TODAY = local_day(at(30))


@pytest.fixture(autouse=True)
def communes(session: Any) -> None:
    found_communes()


def meaning(skill: str = "birth", practised: dict[str, set[str]] | None = None) -> SkillInUnit:
    return skills_in([NA_SON], practised or {}, TODAY)[skill]


def test_the_only_one_in_charge_stands_alone():
    employed("Lò Thị Mẫu")
    assert meaning().alone == "post"


def test_of_a_few_colleagues_nothing_is_said():
    for n in range(GROUP):
        employed(f"Người Mẫu {n}")
    assert meaning().alone == ""


def test_of_many_colleagues_it_is_said_that_nobody_can_do_it():
    for n in range(GROUP + 1):
        employed(f"Người Mẫu {n}")
    assert meaning().alone == "people"


def test_one_of_many_who_can_do_it_is_enough():
    people = [employed(f"Người Mẫu {n}") for n in range(GROUP + 1)]
    db.session.add(
        Standing(
            person_id=people[0],
            skill="birth",
            from_at=START,
            level=1,
            mean=0.0,
            variance=0.1,
            reason="shown",
            evidence_id=people[0],
        )
    )
    db.session.flush()
    refresh_all_counts()
    assert meaning().alone == ""


def test_the_share_of_dossiers_is_counted_over_all_procedures_that_need_the_skill():
    employed("Lò Thị Mẫu")
    received(NA_SON, COPIES, 60, 10)
    received(NA_SON, BIRTHS, 20, 10)
    received(NA_SON, "", 500, 0)
    assert meaning(practised={"birth": {BIRTHS}}).tenths == 3
    assert meaning(practised={"birth": {BIRTHS, COPIES}}).tenths == 10
    assert meaning().tenths == 0
