"""Facts by key and day, and who leans on them."""

from datetime import date
from pathlib import Path

from tests.content.specimen import TODAY, library, problems, written
from trainer.content.compiling import compiled
from trainer.content.leaners import Leaner, leaners


def test_the_row_in_force_on_a_day_is_the_one_that_counts(tmp_path: Path) -> None:
    book = library(written(tmp_path)).book
    before, after = date(2026, 6, 30), date(2026, 7, 1)
    assert [getattr(book.at("base-level/social", d), "value", None) for d in (before, after)] == [
        500000,
        540000,
    ]
    assert book.at("base-level/social", date(2020, 1, 1)) is None
    assert len(book.history("base-level/social")) == 2


def test_rows_of_a_procedure_are_facts(tmp_path: Path) -> None:
    book = library(written(tmp_path)).book
    assert {k for k in book.keys() if k.startswith("1.")} == {  # noqa: SIM118
        "1.000001/authority",
        "1.000001/component/form",
        "1.000001/time-limit",
        "1.000001/charge",
    }
    limit = book.at("1.000001/time-limit", TODAY)
    assert limit is not None
    assert limit.value == "3 working days"


def test_who_leans_on_a_fact_is_known(tmp_path: Path) -> None:
    content = library(written(tmp_path))
    made = compiled(content, problems(tmp_path), TODAY)
    assert leaners(made.revisions)["base-level/social"] == (
        Leaner(kind="item", key="receiving/first/one"),
        Leaner(kind="module", key="receiving/first"),
    )
