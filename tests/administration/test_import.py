"""Lists of people: good ones are brought in whole, of bad ones each row is named and none is."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.administration.province import (
    DIEN_BIEN_PHU,
    NA_SON,
    PROVINCE,
    given_clerk,
    given_commune_administrator,
    given_province,
    signed_in,
)
from trainer.administration.importing.mistakes import Mistake, Unreadable
from trainer.administration.importing.people import people_table, planned
from trainer.administration.importing.people_doing import carry_out
from trainer.administration.importing.people_plan import PeoplePlan
from trainer.administration.importing.sheets import rows_of
from trainer.extensions import db
from trainer.models import Account, Appointment, Identity, OrgUnit, Person, Post, Publication

HEAD = ["Mã cán bộ", "Họ tên", "Mã xã", "Vị trí", "Tên đăng nhập", "Vai trò", "Từ ngày"]
GOOD = ["MAU-7", "Quàng Văn Thử", NA_SON, "reception-officer", "", "", "05/01/2026"]
TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _province(app: Flask) -> None:
    with app.app_context():
        given_province()


def as_csv(rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def as_xlsx(rows: list[list[object]], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    if merge:
        book.active.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def plan(app: Flask, content: bytes, administered: set[str] | None = None) -> PeoplePlan:
    with app.test_request_context():
        return planned(people_table(content), TODAY, administered)


def brought_in(app: Flask, content: bytes) -> PeoplePlan:
    with app.test_request_context():
        made = planned(people_table(content), TODAY)
        carry_out(made, None, AT)
        return made


def mistakes(app: Flask, *rows: list[str]) -> tuple[Mistake, ...]:
    return plan(app, as_csv([HEAD, *rows])).mistakes


def changed(**cells: str) -> list[str]:
    return [cells.get(key, cell) for key, cell in zip(_KEYS, GOOD, strict=True)]


_KEYS = ["code", "name", "unit", "profile", "username", "roles", "day"]


def people_now(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Person.id))) or 0


class TestGoodLists:
    @pytest.mark.parametrize(
        "content",
        [
            as_csv([HEAD, GOOD]),
            as_csv([HEAD, GOOD], "utf-8-sig"),
            as_csv([HEAD, GOOD], "utf-16"),
            as_csv([HEAD, GOOD], "utf-16-le"),
            as_csv([HEAD, GOOD], "utf-16-be"),
            as_csv([HEAD, GOOD], delimiter=";"),
            as_csv([HEAD, GOOD], delimiter="\t"),
            as_csv([HEAD, GOOD, [""] * 7, [" ", "\t"], []]),
            as_csv([["DANH SÁCH CÁN BỘ XÃ NA SON"], [], HEAD, GOOD]),
            as_csv([["staff_code", "ho ten", "UNIT", "vi tri", "from"], [*GOOD[:4], GOOD[6]]]),
            as_csv([list(reversed(HEAD)), list(reversed(GOOD))]),
            as_xlsx([HEAD, GOOD]),
            as_xlsx([HEAD, [*GOOD[:6], datetime(2026, 1, 5)], [None] * 7, [None] * 7]),
            as_xlsx([HEAD, [*GOOD[:6], 46027]]),
            as_xlsx([["Danh sách"], [], HEAD, GOOD], merge="A1:G1"),
            as_xlsx([HEAD, [*GOOD[:2], 3203, *GOOD[3:]]]),
        ],
    )
    def test_the_same_person_is_read_from_every_kind_of_file(
        self, app: Flask, content: bytes
    ) -> None:
        made = plan(app, content)
        assert not made.mistakes
        row = made.steps[0].row
        assert (row.staff_code, row.name, row.unit_code) == ("MAU-7", "Quàng Văn Thử", NA_SON)
        assert row.profile == "reception-officer"
        assert row.from_day == date(2026, 1, 5)

    @pytest.mark.parametrize(
        "unit", ["03203", "3203", "Xã Na Son", "na son", "XÃ NA SON", "NA SƠN"]
    )
    def test_a_commune_may_be_named_by_code_or_name(self, app: Flask, unit: str) -> None:
        assert plan(app, as_csv([HEAD, changed(unit=unit)])).steps[0].row.unit_code == NA_SON

    def test_a_position_may_be_named_in_vietnamese(self, app: Flask) -> None:
        named = changed(profile="công chức tư pháp - hộ tịch")
        assert plan(app, as_csv([HEAD, named])).steps[0].row.profile == "justice-officer"

    def test_a_newcomer_gets_a_post_an_account_and_the_roles_named(self, app: Flask) -> None:
        brought_in(app, as_csv([HEAD, changed(roles="Học viên; Lãnh đạo, quản lý")]))
        with app.app_context():
            account = db.session.scalars(select(Account).filter_by(username="thu.qv")).one()
            assert {grant.role for grant in account.grants} == {"learner", "manager"}
            assert account.person.appointments[0].post.unit_code == NA_SON
            assert account.password_hash is None

    def test_two_people_of_one_name_get_two_sign_in_names(self, app: Flask) -> None:
        brought_in(app, as_csv([HEAD, GOOD, changed(code="MAU-8")]))
        with app.app_context():
            names = set(db.session.scalars(select(Account.username)))
            assert {"thu.qv", "thu.qv2"} <= names

    def test_the_same_list_a_second_time_changes_nothing(self, app: Flask) -> None:
        content = as_csv([HEAD, GOOD, changed(code="MAU-8", name="Lò Thị Mẫu")])
        brought_in(app, content)
        again = brought_in(app, content)
        assert again.counts() == {"unchanged": 2}
        assert people_now(app) == 3

    def test_another_post_is_a_transfer(self, app: Flask) -> None:
        brought_in(app, as_csv([HEAD, GOOD]))
        moved = changed(unit=DIEN_BIEN_PHU, day="01/06/2026")
        made = brought_in(app, as_csv([HEAD, moved]))
        assert made.counts() == {"transfer": 1}
        with app.app_context():
            held = db.session.scalars(select(Appointment).order_by(Appointment.from_day)).all()
            assert [(a.post.unit_code, a.until_day) for a in held] == [
                (NA_SON, date(2026, 6, 1)),
                (DIEN_BIEN_PHU, None),
            ]

    def test_two_who_change_places_take_each_others_posts(self, app: Flask) -> None:
        other = changed(code="MAU-8", unit=DIEN_BIEN_PHU)
        brought_in(app, as_csv([HEAD, GOOD, other]))
        swapped = [
            changed(unit=DIEN_BIEN_PHU, day="01/06/2026"),
            changed(code="MAU-8", day="01/06/2026"),
        ]
        brought_in(app, as_csv([HEAD, *swapped]))
        with app.app_context():
            assert db.session.scalar(select(func.count(Post.id))) == 3

    def test_a_corrected_name_is_corrected(self, app: Flask) -> None:
        brought_in(app, as_csv([HEAD, GOOD]))
        made = brought_in(app, as_csv([HEAD, changed(name="Quàng Văn Thứ")]))
        assert made.counts() == {"rename": 1}
        with app.app_context():
            identity = db.session.scalars(select(Identity).filter_by(staff_code="MAU-7")).one()
            assert identity.search_key == "quang van thu"

    def test_whoever_comes_back_starts_with_the_roles_of_the_new_post(self, app: Flask) -> None:
        from trainer.records import people

        brought_in(app, as_csv([HEAD, changed(roles="lãnh đạo")]))
        with app.app_context():
            identity = db.session.scalars(select(Identity).filter_by(staff_code="MAU-7")).one()
            people.leave(identity.person, date(2026, 3, 1), AT)
            db.session.commit()
        back = changed(unit=DIEN_BIEN_PHU, day="01/06/2026")
        assert brought_in(app, as_csv([HEAD, back])).counts() == {"return": 1}
        with app.app_context():
            account = db.session.scalars(select(Account).filter_by(username="thu.qv")).one()
            assert account.is_active
            assert [(g.role, g.unit_code) for g in account.grants] == [("learner", DIEN_BIEN_PHU)]

    def test_a_name_that_looks_like_a_formula_is_a_name(self, app: Flask) -> None:
        for content in (
            as_csv([HEAD, changed(name="=cmd()")]),
            as_xlsx([HEAD, changed(name="=cmd()")]),
        ):
            assert plan(app, content).steps[0].row.name == "=cmd()"

    def test_five_thousand_people_come_in_at_once(self, app: Flask) -> None:
        rows = [changed(code=f"MAU-{n}", name=f"Lò Thị Mẫu {n}") for n in range(1000, 6000)]
        made = brought_in(app, as_csv([HEAD, *rows]))
        assert made.counts() == {"create": 5000}
        assert people_now(app) == 5001


class TestBadLists:
    @pytest.mark.parametrize(
        ("cells", "column", "what", "remedy"),
        [
            ({"unit": "03230"}, "Mã xã", "03230", "Có phải Xã Na Son, mã 03203?"),
            ({"unit": "Na Sơm"}, "Mã xã", "Na Sơm", "Có phải Xã Na Son"),
            ({"unit": "Keo Lôm"}, "Mã xã", "Keo Lôm", "Có phải Xã Na Son"),
            ({"unit": "Paris"}, "Mã xã", "Paris", "5 chữ số"),
            ({"unit": ""}, "Mã xã", "Ô trống", "bỏ gộp"),
            (
                {"profile": "Công chức tiếp nhận"},
                "Vị trí",
                "khung năng lực",
                "Công chức tiếp nhận và",
            ),
            ({"profile": "x" * 50_000}, "Vị trí", "khung năng lực", "khung năng lực"),
            ({"day": "11/20/2026"}, "Từ ngày", "11/20/2026", "ngày/tháng/năm"),
            ({"day": "5/1/26"}, "Từ ngày", "5/1/26", "ngày/tháng/năm"),
            ({"day": "05.01.2026"}, "Từ ngày", "05.01.2026", "ngày/tháng/năm"),
            ({"day": "Jan 5 2026"}, "Từ ngày", "Jan 5 2026", "ngày/tháng/năm"),
            ({"day": "30/02/2026"}, "Từ ngày", "30/02/2026", "ngày/tháng/năm"),
            ({"day": "01/01/2030"}, "Từ ngày", "01/01/2030", "khi đến ngày"),
            ({"name": "x" * 2_000_000}, "Họ tên", "2000000 ký tự", "120"),
            ({"name": "Lò\x00Mẫu"}, "Họ tên", "không in được", "gõ lại"),
            ({"code": "mã số 1"}, "Mã cán bộ", "không phải mã cán bộ", "không dấu"),
            ({"username": "ab"}, "Tên đăng nhập", "ab", "để trống"),
            ({"username": "quantri"}, "Tên đăng nhập", "đã có người dùng", "tự đặt"),
            ({"roles": "vua"}, "Vai trò", "vua", "học viên"),
        ],
    )
    def test_each_kind_of_mistake_is_named_with_its_row_its_column_and_what_to_do(
        self, app: Flask, cells: dict[str, str], column: str, what: str, remedy: str
    ) -> None:
        with app.app_context():
            db.session.get_one(OrgUnit, NA_SON).former_names = "Thị trấn Điện Biên Đông; Xã Keo Lôm"
            db.session.commit()
        (found,) = mistakes(
            app,
            changed(code="MAU-1"),
            changed(code="MAU-2", **cells) if "code" not in cells else changed(**cells),
        )
        assert (found.row, found.column) == (3, column)
        assert what in found.what
        assert remedy in found.remedy
        assert len(found.what) < 200

    def test_all_mistakes_are_told_at_once(self, app: Flask) -> None:
        found = mistakes(
            app, changed(unit="Paris", day="hôm qua"), GOOD, changed(name=""), changed(code="MAU-7")
        )
        assert [(m.row, m.column) for m in found] == [
            (2, "Mã xã"),
            (2, "Từ ngày"),
            (4, "Họ tên"),
            (5, "Mã cán bộ"),
        ]

    def test_one_bad_row_keeps_all_good_ones_out(self, app: Flask) -> None:
        from trainer.administration.importing.people_doing import MistakesLeft

        with pytest.raises(MistakesLeft):
            brought_in(app, as_csv([HEAD, GOOD, changed(code="MAU-8", unit="Paris")]))
        assert people_now(app) == 1

    def test_a_username_of_somebody_else_is_not_taken_over(self, app: Flask) -> None:
        brought_in(app, as_csv([HEAD, GOOD]))
        (found,) = mistakes(app, changed(username="quantri"))
        assert "thu.qv" in found.what

    def test_a_merged_cell_is_explained(self, app: Flask) -> None:
        content = as_xlsx([HEAD, GOOD, changed(code="MAU-8")], merge="C2:C3")
        (found,) = plan(app, content).mistakes
        assert (found.row, found.column) == (3, "Mã xã")
        assert "bỏ gộp" in found.remedy

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "không có dòng nào"),
            (b"\xef\xbb\xbf", "không có dòng nào"),
            (b"\n\n\n", "không có dòng nào"),
            (as_csv([HEAD]), "không có dòng nào"),
            (as_xlsx([]), "không có dòng nào"),
            (as_csv([HEAD[:2], GOOD[:2]]), "Thiếu cột: Mã xã, Vị trí, Từ ngày"),
            (as_csv([[*HEAD, "Họ và tên"], GOOD]), "Cột có hai lần: Họ tên"),
            ("Mã cán bộ,Họ tên\nMAU-1,Lò".encode("cp1258", "replace") + b"\xff", "Unicode"),
            (b"PK\x03\x04 not a workbook", "XLSX bị hỏng"),
            (b"%PDF-1.7\x00\x01\x02", "Thiếu cột"),
            (b"x" * (4 * 1024 * 1024 + 1), "lớn hơn 4 MB"),
            (as_csv([HEAD, *[GOOD] * 10_001]), "hơn 10000 dòng"),
        ],
    )
    def test_a_file_that_is_no_list_is_told_so_in_one_sentence(
        self, app: Flask, content: bytes, said: str
    ) -> None:
        with app.test_request_context(), pytest.raises(Unreadable) as refused:
            people_table(content)
        assert said in refused.value.mistake.what

    def test_before_the_framework_is_published_no_row_is_blamed(self, app: Flask) -> None:
        with app.app_context():
            db.session.delete(db.session.get_one(Publication, ("framework", "framework")))
            db.session.commit()
        with app.test_request_context(), pytest.raises(Unreadable) as refused:
            people_table(as_csv([HEAD, GOOD]))
        assert "Chưa xuất bản" in refused.value.mistake.what

    def test_a_workbook_that_unpacks_to_far_more_is_refused_unopened(self, app: Flask) -> None:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 50 * 1024 * 1024)
        with app.test_request_context(), pytest.raises(Unreadable) as refused:
            people_table(bomb.getvalue())
        assert "giải nén" in refused.value.mistake.what

    def test_an_administrator_of_a_commune_brings_nobody_in_elsewhere(self, app: Flask) -> None:
        with app.app_context():
            given_clerk("MAU-9", "Cà Thị Khác", DIEN_BIEN_PHU)
        rows = [
            changed(code="MAU-1"),
            changed(code="MAU-2", unit=DIEN_BIEN_PHU),
            changed(code="MAU-3", unit=PROVINCE, roles="quản trị viên"),
            changed(code="MAU-9", name="Cà Thị Khác"),
        ]
        found = plan(app, as_csv([HEAD, *rows]), {NA_SON}).mistakes
        assert [m.row for m in found] == [3, 4, 5]


class TestThePage:
    @pytest.fixture
    def admin(self, client: FlaskClient) -> FlaskClient:
        return signed_in(client)

    def sent(self, client: FlaskClient, content: bytes):
        return client.post(
            "/administration/import", data={"file": (io.BytesIO(content), "can-bo.csv")}
        )

    def confirmed(self, client: FlaskClient, page: str):
        fields = dict(re.findall(r'name="(rows|mark)" value="([^"]*)"', page))
        return client.post("/administration/import/confirm", data=fields)

    def test_a_list_is_shown_first_and_brought_in_when_confirmed(
        self, app: Flask, admin: FlaskClient
    ) -> None:
        page = self.sent(admin, as_csv([HEAD, GOOD]))
        assert "Thêm mới" in page.text
        assert people_now(app) == 1
        assert self.confirmed(admin, page.text).status_code == 302
        assert people_now(app) == 2

    def test_confirming_twice_brings_people_in_once(self, app: Flask, admin: FlaskClient) -> None:
        page = self.sent(admin, as_csv([HEAD, GOOD])).text
        self.confirmed(admin, page)
        self.confirmed(admin, page)
        assert people_now(app) == 2

    def test_what_changed_since_the_preview_is_shown_again_first(
        self, app: Flask, admin: FlaskClient
    ) -> None:
        page = self.sent(admin, as_csv([HEAD, GOOD])).text
        with app.app_context():
            given_clerk("MAU-7", "Quàng Văn Thử", DIEN_BIEN_PHU)
        again = self.confirmed(admin, page)
        assert "Dữ liệu đã thay đổi" in again.text
        assert "Điều chuyển" in again.text
        assert people_now(app) == 2

    def test_rows_that_were_tampered_with_are_refused(self, app: Flask, admin: FlaskClient) -> None:
        page = self.sent(admin, as_csv([HEAD, GOOD])).text
        rows = re.search(r'name="rows" value="([^"]*)"', page)[1]
        for forged in ("", "x", rows[:-3] + "abc"):
            answer = admin.post("/administration/import/confirm", data={"rows": forged})
            assert answer.status_code == 400

    def test_rows_previewed_by_somebody_else_are_refused(
        self, app: Flask, admin: FlaskClient
    ) -> None:
        with app.app_context():
            given_commune_administrator()
        page = self.sent(admin, as_csv([HEAD, GOOD])).text
        other = signed_in(app.test_client(), "quantri.nason")
        assert self.confirmed(other, page).status_code == 400

    def test_every_bad_row_is_on_the_page(self, admin: FlaskClient) -> None:
        page = self.sent(admin, as_csv([HEAD, changed(unit="Paris"), changed(day="mai")]))
        assert page.status_code == 422
        assert "Paris" in page.text
        assert "“mai”" in page.text
        assert "chưa có gì được ghi" in page.text

    def test_a_script_in_a_name_is_only_a_name(self, admin: FlaskClient) -> None:
        page = self.sent(admin, as_csv([HEAD, changed(name="<script>alert(1)</script>")]))
        assert "&lt;script&gt;" in page.text

    def test_no_file_is_asked_for_again(self, admin: FlaskClient) -> None:
        assert "Hãy chọn tệp." in admin.post("/administration/import").text

    def test_the_longest_list_still_fits_the_page(self, admin: FlaskClient) -> None:
        rows = [changed(code=f"MAU-{n}", name=f"Lò Thị Mẫu {n * 7919}") for n in range(5000)]
        page = self.sent(admin, as_csv([HEAD, *rows]))
        assert page.status_code == 200
        assert len(page.data) < 512 * 1024

    def test_the_template_has_every_column_and_reads_back(
        self, app: Flask, admin: FlaskClient
    ) -> None:
        template = admin.get("/administration/import/template.csv").data
        filled = template + as_csv([GOOD])
        assert not plan(app, filled).mistakes


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([*GOOD, *HEAD, "=1+1", "\x00", "٣٢٠٣", "²", "99999999999", "2026-13-45"]),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=6))
def test_whatever_stands_in_the_cells_is_read_or_named(app: Flask, rows: list[list[str]]) -> None:
    content = as_csv([HEAD, *rows], delimiter=";")
    try:
        made = plan(app, content)
    except Unreadable:
        return
    named = {mistake.row for mistake in made.mistakes}
    assert named | {step.row.row for step in made.steps}


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_whatever_bytes_are_sent_are_read_or_refused(content: bytes) -> None:
    app = Flask(__name__)
    Babel(app)
    for head in (b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff"):
        with app.test_request_context():
            try:
                assert rows_of(head + content)
            except Unreadable:
                continue
