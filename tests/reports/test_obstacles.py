"""The obstacles that staff report reach their commune's head and the province, which answers."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest

from tests.province import NA_SON, NOW, PU_NHUNG
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import AuditEntry, Obstacle, ObstacleKind
from trainer.records.obstacles import NewObstacle, report
from trainer.reports.obstacles import PAGE

NAME = "Lò Thị Mẫu"


@pytest.fixture
def reported(app, province):
    """Report something; the later the call, the newer the report."""

    def reported(who="lanhdao.punhung", procedure="1.001193", kind="rule-unclear", text="Khác"):
        with app.app_context():
            count = db.session.scalar(db.select(db.func.count(Obstacle.id)))
            new = NewObstacle(
                id=new_id(),
                person_id=province.people[who],
                procedure=procedure,
                rule="",
                kind=ObstacleKind(kind),
                text=text,
            )
            made = report(new, NOW + timedelta(minutes=count)).id
            db.session.commit()
        return made

    return reported


def test_the_province_sees_every_commune_and_a_head_the_own_newest_first(signed_in, reported):
    reported(text="Mới hơn")
    whole = signed_in("lanhdao.tinh").get("/reports/obstacles").text
    assert whole.index("Mới hơn") < whole.index("Phần mềm không tính được phí")
    assert "2 vướng mắc" in whole
    head = signed_in("lanhdao.punhung").get("/reports/obstacles").text
    assert "1 vướng mắc" in head
    assert "Phần mềm không tính được phí" not in head


def test_no_name_stands_on_any_page_or_sheet(signed_in, province):
    browser = signed_in("lanhdao.tinh")
    for path in ("", ".csv", f"/{province.obstacle}"):
        page = browser.get(f"/reports/obstacles{path}").text
        assert "Xã Na Son" in page
        assert NAME not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("procedure=1.001193", 2),
        ("kind=software-fails", 2),
        ("kind=software-fails&procedure=1.001193", 1),
        (f"unit={PU_NHUNG}", 2),
        ("status=answered", 0),
        ("kind=gossip", 3),
    ],
)
def test_a_list_is_narrowed_and_so_is_its_sheet(signed_in, reported, asked, found):
    reported()
    reported(kind="software-fails")
    browser = signed_in("lanhdao.tinh")
    page = browser.get(f"/reports/obstacles?{asked}").text
    assert (f"<b>{found} vướng mắc</b>" in page) is bool(found)
    sheet = browser.get(f"/reports/obstacles.csv?{asked}").data.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(sheet)))) == 1 + found


def test_the_numbers_of_a_procedure_are_those_of_its_reports(signed_in, reported):
    for kind in ("rule-unclear", "rule-unclear", "other"):
        reported(procedure="1.001193", kind=kind)
    page = signed_in("lanhdao.tinh").get("/reports/obstacles").text
    line = page[page.index("?procedure=1.001193") :]
    cells = [c.split("</td>")[0] for c in line.split('<td class="num">')[1:9]]
    assert cells == ["2", "–", "–", "–", "–", "1", "<b>3</b>", "3"]


def test_a_very_long_list_comes_in_pages(signed_in, reported, app, province):
    with app.app_context():
        for n in range(PAGE):
            text, unit = f"Việc {n:02}", NA_SON
            row = {"procedure": "1.001193", "kind": "other", "unit_code": unit, "text": text}
            person = province.people["hocvien"]
            db.session.add(Obstacle(id=new_id(), person_id=person, reported_at=NOW, **row))
        db.session.commit()
    browser = signed_in("lanhdao.tinh")
    pages = [browser.get(f"/reports/obstacles?page={n}").text for n in (1, 2)]
    assert sum(page.count("<article>") for page in pages) == PAGE + 1
    assert browser.get("/reports/obstacles?page=99").status_code == 200


def test_the_sheets_hold_the_same_rows_and_no_formula(signed_in, reported):
    reported(text='=HYPERLINK("http://x")')
    browser = signed_in("lanhdao.tinh")
    text = browser.get("/reports/obstacles.csv").data.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/reports/obstacles.xlsx").data))
    assert [row[0] for row in book.active.iter_rows(values_only=True)] == [
        head[0],
        *(row[0] for row in rows),
    ]
    assert rows[0][3].startswith("'=")
    assert book.active["D2"].data_type == "s"


def answered(browser, key, **changes):
    form = {"status": "answered", "answer": "Đã báo đơn vị phần mềm.", "shared": "y"}
    return browser.post(f"/reports/obstacles/{key}", data=form | changes)


def test_the_province_answers_and_the_reporter_reads_it(signed_in, province, app):
    browser = signed_in("lanhdao.tinh")
    assert answered(browser, province.obstacle).status_code == 303
    assert "Đã báo đơn vị phần mềm." in signed_in("hocvien").get("/practice/obstacles").text
    page = browser.get(f"/reports/obstacles/{province.obstacle}").text
    assert 'value="answered"' in page
    assert "Đã báo đơn vị phần mềm.</textarea>" in page
    with app.app_context():
        assert "obstacle-answered" in db.session.scalars(db.select(AuditEntry.act)).all()


def test_the_reporter_sees_that_it_is_being_looked_at(signed_in, province, app):
    answered(signed_in("lanhdao.tinh"), province.obstacle, status="looked-at", answer="")
    assert "Đang xem xét" in signed_in("hocvien").get("/practice/obstacles").text
    with app.app_context():
        assert not db.session.get_one(Obstacle, province.obstacle).shared


def test_what_is_answered_waits_no_longer(signed_in, reported, province):
    reported()
    browser = signed_in("lanhdao.tinh")
    assert "2 chưa trả lời" in browser.get("/reports/obstacles").text
    answered(browser, province.obstacle)
    assert "1 chưa trả lời" in browser.get("/reports/obstacles").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answer": " "}, "Hãy viết câu trả lời"),
        ({"answer": "x" * 501}, "tối đa 500"),
        ({"answer": "Gọi 0900 000 000"}, "dãy số"),
        ({"status": "closed"}, "status-error"),
    ],
)
def test_an_answer_that_says_nothing_or_too_much_is_refused(signed_in, province, changes, said):
    answer = answered(signed_in("lanhdao.tinh"), province.obstacle, **changes)
    assert answer.status_code == 422
    assert said in answer.text


def test_only_the_province_answers(signed_in, province):
    assert answered(signed_in("lanhdao.nason"), province.obstacle).status_code == 403
    assert answered(signed_in("lanhdao.tinh"), new_id()).status_code == 404
