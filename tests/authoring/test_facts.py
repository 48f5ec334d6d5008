"""A trainer looks a fact up: what it says, since when, on what grounds, and who leans on it."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.learning.published import publish, publish_course
from trainer.content.revisions import dumped
from trainer.domain.facts import Fact
from trainer.domain.values import Text
from trainer.extensions import db


def fact(key: str, says: str, **changes: Any) -> Fact:
    given = {
        "key": key,
        "title": Text(vi="Thời hạn đăng ký khai sinh", en="Time limit of birth registration"),
        "text": Text(vi=says, en=f"{says} (en)"),
        "document": "Nghị định 01/2026/NĐ-CP",
        "source": "https://example.org/01",
        "confidence": "V",
        "in_force": date(2020, 1, 1),
    }
    return Fact(**{**given, **changes})


OLD = fact("1.001193/time-limit", "Ba ngày làm việc", until=date(2025, 12, 31))
NEW = fact("1.001193/time-limit", "Ngay trong ngày", in_force=date(2026, 1, 1))
PRESS = fact(
    "province/lines",
    "Sáu xã chưa có đường truyền",
    title=Text(vi="Đường truyền", en="Lines"),
    confidence="S",
    document="Báo ABC",
)


@pytest.fixture
def facts(app: Flask) -> None:
    with app.app_context():
        publish_course()
        body = {
            "facts": [dumped(Fact, f) for f in (OLD, NEW, PRESS)],
            "procedures": [],
            "holidays": [],
        }
        publish("facts", "facts", body)
        db.session.commit()


@pytest.mark.usefixtures("facts")
class TestTheFactBook:
    def test_a_fact_is_found_without_accents_in_any_order_of_words(self, trainer):
        shown = trainer.get("/authoring/facts?q=sinh KHAI dang ky").text
        assert "Ngay trong ngày" in shown
        assert "Sáu xã" not in shown

    def test_a_fact_is_found_by_its_document_and_by_its_key(self, trainer):
        assert "Sáu xã" in trainer.get("/authoring/facts?q=bao abc").text
        assert "Sáu xã" in trainer.get("/authoring/facts?q=province/lines").text

    def test_the_list_shows_the_row_in_force_today(self, trainer):
        shown = trainer.get("/authoring/facts").text
        assert "Ngay trong ngày" in shown
        assert "Ba ngày làm việc" not in shown
        assert "2 dòng theo thời gian" in shown

    def test_a_search_without_a_hit_keeps_what_was_typed_and_says_so(self, trainer):
        shown = trainer.get("/authoring/facts?q=<b>đò").text
        assert "Không có dữ kiện nào khớp với" in shown
        assert 'value="&lt;b&gt;đò"' in shown

    def test_how_sure_a_fact_is_stands_there_in_words(self, trainer):
        assert "cơ quan báo chí" in trainer.get("/authoring/facts/province/lines").text

    def test_a_replaced_fact_shows_both_rows_with_their_dates(self, trainer):
        shown = trainer.get("/authoring/facts/1.001193/time-limit").text
        assert shown.index("Ngay trong ngày") < shown.index("Ba ngày làm việc")
        assert "01/01/2020 đến 31/12/2025" in shown

    def test_a_fact_names_the_modules_that_lean_on_it(self, trainer):
        shown = trainer.get("/authoring/facts/1.001193/time-limit").text
        assert 'href="/courses/counter/first">Điện Biên nhận hồ sơ</a>' in shown
        assert "Chưa có bài học" in trainer.get("/authoring/facts/province/lines").text

    def test_a_page_beyond_the_last_shows_the_last(self, trainer):
        assert trainer.get("/authoring/facts?page=99").status_code == 200
        assert trainer.get("/authoring/facts?page=x").status_code == 200

    def test_an_unknown_fact_is_not_found(self, trainer):
        assert trainer.get("/authoring/facts/no/such").status_code == 404
