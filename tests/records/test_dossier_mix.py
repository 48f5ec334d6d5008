"""The mix of a counter: the commune's own figures, else the province's, else the published facts."""

from datetime import date
from typing import Any

from tests.records.people import NA_SON, PU_NHUNG, publish
from trainer.extensions import db
from trainer.models import DossierCount
from trainer.records.dossier_mix import mix_of
from trainer.records.units import PROVINCE, load_units

COPIES, BIRTHS = "2.000815", "1.001193"
COMMUNES = [
    {"code": code, "type_vi": "xã", "name_vi": name, "full_name_vi": f"Xã {name}"}
    for code, name in ((NA_SON, "Na Son"), (PU_NHUNG, "Pú Nhung"))
]


def received(
    unit: str, procedure: str, counter: int, online: int, post: int = 0, month: int = 7
) -> None:
    load_units(COMMUNES)
    db.session.flush()
    period = {"first_day": date(2025, month, 1), "last_day": date(2025, month, 30)}
    counts = {"counter": counter, "online": online, "post": post}
    db.session.add(DossierCount(unit_code=unit, procedure=procedure, **period, **counts))
    db.session.flush()


def test_a_commune_with_figures_has_its_own_mix_over_all_periods(session: Any) -> None:
    received(NA_SON, COPIES, 100, 0)
    received(NA_SON, COPIES, 48, 0, month=8)
    received(NA_SON, BIRTHS, 120, 52, 3)
    received(PU_NHUNG, COPIES, 999, 0)
    mix = mix_of(NA_SON)
    assert mix.procedures == {COPIES: 148, BIRTHS: 175}
    assert mix.channels == {"counter": 268, "online": 52, "post": 3}


def test_a_total_speaks_for_the_channels_and_says_nothing_of_procedures(session: Any) -> None:
    received(NA_SON, COPIES, 10, 0)
    received(NA_SON, "", 489, 156)
    mix = mix_of(NA_SON)
    assert mix.procedures == {COPIES: 10}
    assert mix.channels == {"counter": 489, "online": 156}


def test_a_commune_without_figures_takes_the_provinces(session: Any) -> None:
    received(NA_SON, COPIES, 10, 0)
    received(PU_NHUNG, COPIES, 5, 1)
    received(PU_NHUNG, BIRTHS, 0, 4)
    assert mix_of("03127").procedures == {COPIES: 16, BIRTHS: 4}
    assert mix_of("03127").channels == {"counter": 15, "online": 5}
    received(PROVINCE, "", 2745, 14123)
    assert mix_of("03127").channels == {"counter": 2745, "online": 14123}
    assert mix_of(NA_SON).channels == {"counter": 10}


def test_without_any_figures_the_published_facts_speak(session: Any) -> None:
    facts = [{"key": "dossiers/online", "value": 14123}, {"key": "dossiers/counter", "value": 2745}]
    body = {"facts": facts, "procedures": [{"code": COPIES}, {"code": BIRTHS}], "holidays": []}
    publish("facts", "facts", body, "facts-mix")
    mix = mix_of(NA_SON)
    assert mix.procedures == {COPIES: 1, BIRTHS: 1}
    assert mix.channels == {"counter": 2745, "online": 14123}


def test_before_the_first_publication_there_is_no_mix(session: Any) -> None:
    mix = mix_of(NA_SON)
    assert (mix.procedures, mix.channels) == ({}, {})
