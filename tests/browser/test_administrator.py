"""An administrator brings in people from a list and hands out slips; a newcomer signs in with one."""

import csv
import io

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_workstation import PHONE
from tests.browser.walking import Trouble, scrolls_sideways

HEAD = ["Mã cán bộ", "Họ tên", "Mã xã", "Vị trí", "Tên đăng nhập", "Vai trò", "Từ ngày"]
NEWCOMER = ["MAU-B-1", "Vàng A Thử", "03203", "reception-officer", "", "học viên", "05/01/2026"]
SPOILT = [
    ["MAU-B-1", "Vàng A Thử", "3203x", "reception-officer", "", "", "05/01/2026"],
    ["MAU-B-2", "", "03203", "reception-officer", "", "", "05/01/2026"],
    ["MAU-B-3", "Quàng Văn Thử", "03203", "người gác cổng", "", "", "05/01/2026"],
    ["MAU-B-4", "Lò Văn Thử", "03203", "reception-officer", "a b", "", "05/01/2026"],
    ["MAU-B-5", "Lò Thị Thử", "03203", "reception-officer", "", "sếp", "05/01/2026"],
    ["MAU-B-6", "Cà Thị Thử", "03203", "reception-officer", "", "", "31/02/2026"],
]


def test_every_bad_row_of_a_list_is_named_and_nobody_is_brought_in(
    someone: Open, trouble: Trouble
) -> None:
    trouble.forgiven += ["422"]
    page = someone("quantri")
    _send_list(page, SPOILT)
    named = page.locator("main tbody tr td:first-child").all_inner_texts()
    assert named == ["2", "3", "4", "5", "6", "7"]
    page.goto("/administration/people?q=MAU-B-&state=all")
    expect(page.locator("main")).to_contain_text("Không có ai phù hợp.")


def test_a_newcomer_signs_in_on_a_phone_with_a_slip_on_paper(someone: Open) -> None:
    office = someone("quantri")
    _send_list(office, [NEWCOMER])
    office.get_by_role("button", name="Ghi toàn bộ danh sách").click()
    office.goto("/administration/people?q=MAU-B-1")
    office.locator("main tbody a", has_text="Vàng A Thử").click()
    office.get_by_role("button", name="In phiếu đăng nhập").click()
    slip = office.locator(".slip")
    expect(slip).to_contain_text("Vàng A Thử")
    office.emulate_media(media="print")
    expect(slip).to_be_visible()
    expect(office.locator(".main-nav")).to_be_hidden()
    _use_slip(someone(viewport=PHONE), slip.locator(".code").inner_text())


def _use_slip(page: Page, code: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Tôi có phiếu đăng nhập").click()
    page.fill("input[name=code]", code)
    page.get_by_role("button", name="Tiếp tục").click()
    assert scrolls_sideways(page) == []
    for field in page.locator("input[type=password]").all():
        field.fill("một câu dễ nhớ lắm")
    page.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()
    expect(page.locator("h1")).to_contain_text("Vàng A Thử")


def _send_list(page: Page, rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([HEAD, *rows])
    page.goto("/administration/import")
    sent = {"name": "can-bo.csv", "mimeType": "text/csv", "buffer": file.getvalue().encode()}
    page.set_input_files("input[type=file]", sent)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("h1")).to_contain_text("Xem trước danh sách")
