"""A trainer sees what is served and what was wrong with the files."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.learning.published import publish_course
from trainer.content.problems import Problem
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import Account, Publication, Revision
from trainer.records import publishing

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PAGES = ("", "/facts", "/items", "/framework")


def found_problems(app: Flask, *problems: tuple[str, int, str]) -> None:
    """Publish nothing, with these problems: file, line, severity."""
    with app.app_context():
        publishing.publish(
            [],
            [
                Problem(
                    file=file,
                    line=line,
                    column=1,
                    severity=severity,
                    code="test",
                    message=Text(vi=f"sai ở dòng {line}", en=f"wrong at line {line}"),
                    remedy=Text(vi="hãy sửa", en="mend it"),
                )
                for file, line, severity in problems
            ],
            AT,
        )


@pytest.mark.parametrize("page", PAGES)
def test_before_anything_is_published_each_page_says_so_and_where_to_begin(trainer, page):
    shown = trainer.get(f"/authoring{page}")
    assert shown.status_code == 200
    assert 'class="empty"' in shown.text


def test_a_trainer_sees_each_module_with_its_revision_and_opens_it_as_learners_do(app, trainer):
    with app.app_context():
        publish_course()
        served = db.session.get(Publication, ("module", "counter/first"))
        hash_ = served.revision_hash
    shown = trainer.get("/authoring").text
    assert hash_[:10] in shown
    assert "Điện Biên nhận hồ sơ" in shown
    assert 'href="/courses/counter/first"' in shown
    assert trainer.get("/courses/counter/first").status_code == 200


def test_the_page_says_who_published(app, trainer):
    with app.app_context():
        publish_course()
        assert "dòng lệnh" in trainer.get("/authoring").text
        account = db.session.scalar(select(Account))
        for revision in db.session.scalars(select(Revision)):
            revision.published_by = account.id
        db.session.commit()
    shown = trainer.get("/authoring").text
    assert "dòng lệnh" not in shown
    assert "· giangvien" in shown


def test_problems_stand_file_by_file_with_errors_first(app, trainer):
    found_problems(
        app,
        ("courses/a/b.yaml", 3, "warning"),
        ("courses/z/y.yaml", 9, "warning"),
        ("courses/z/y.yaml", 20, "error"),
    )
    shown = trainer.get("/authoring").text
    places = [shown.index(p) for p in ("y.yaml:20", "y.yaml:9", "b.yaml:3")]
    assert places == sorted(places)
    assert "sai ở dòng 20; <em>hãy sửa</em>" in shown
    assert "Người học vẫn đọc phiên bản tốt gần nhất" in shown


def test_problems_are_told_in_english_to_whoever_reads_english(app, trainer):
    found_problems(app, ("courses/a/b.yaml", 3, "error"))
    trainer.post("/language", data={"language": "en", "back": "/authoring"})
    assert "wrong at line 3; <em>mend it</em>" in trainer.get("/authoring").text


def test_warnings_alone_hold_nothing_back(app, trainer):
    found_problems(app, ("courses/a/b.yaml", 3, "warning"))
    shown = trainer.get("/authoring").text
    assert "Cảnh báo không ngăn việc xuất bản" in shown
    assert "Người học vẫn đọc phiên bản tốt gần nhất" not in shown


def test_a_file_name_that_holds_markup_is_only_text(app, trainer):
    found_problems(app, ("courses/<script>.yaml", 1, "error"))
    assert "<script>.yaml" not in trainer.get("/authoring").text


def test_a_trainer_reads_what_each_level_looks_like_and_what_a_position_requires(app, trainer):
    with app.app_context():
        publish_course()
    shown = trainer.get("/authoring/framework").text
    assert "Thời hạn và ngày hẹn, mức 3" in shown
    assert "Công chức tiếp nhận" in shown
    assert "Phí và lệ phí <b" in shown


def test_a_trainer_reads_how_long_the_assessment_of_a_position_takes(app, trainer):
    with app.app_context():
        publish_course()
    shown = trainer.get("/authoring/framework").text
    assert "Sát hạch cả vị trí: khoảng 2 giờ (4 bài, 0 lượt thực hành)." in shown
    assert "Chưa viết đủ câu sát hạch" not in shown


def test_what_no_item_asks_about_yet_is_named_beside_the_hours(app, trainer):
    with app.app_context():
        publish_course(assessed=0)
    shown = trainer.get("/authoring/framework").text
    assert (
        "Chưa viết đủ câu sát hạch hoặc kịch bản cho: Thời hạn và ngày hẹn, Phí và lệ phí." in shown
    )
