"""A manager of the province goes from the heat map down to evidence, and takes the numbers along."""

import csv
import io
import re
from collections import Counter

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.walking import Trouble

NA_SON = "03203"


def test_a_manager_drills_from_the_province_to_one_persons_evidence(someone: Open) -> None:
    page = someone("lanhdao.tinh")
    assert page.locator(".heat tbody tr").count() == 45
    page.locator(".heat tbody th a", has_text="Na Son").click()
    expect(page.locator("h1")).to_contain_text("Na Son")
    page.locator("main a[href*='/reports/communes/']", has_text="Tiếp nhận").first.click()
    people = page.locator("main tbody th a")
    assert people.count() >= 3
    name = people.first.inner_text()
    people.first.click()
    expect(page.locator("h1")).to_contain_text(name)
    expect(page.get_by_role("heading", name="Minh chứng chính thức")).to_be_visible()


def test_the_screen_the_csv_and_the_workbook_say_the_same(someone: Open) -> None:
    page = someone("lanhdao.tinh")
    from_csv, from_xlsx = _downloaded(page, "CSV"), _downloaded(page, "XLSX")
    assert len(from_csv) > 45 * 10
    assert from_csv == from_xlsx
    totals: Counter[str] = Counter()
    for row in from_csv:
        totals.update({name: int(row[name]) for name in ("required", "met", "below", "stale")})
    said = page.locator("main > p").first.inner_text()
    numbers = [int(n.replace(".", "")) for n in re.findall(r"\d[\d.]*", said)]
    assert numbers[1:5] == [totals[n] for n in ("required", "met", "below", "stale")]
    assert _cells_on_screen(page) == _cells_of(from_csv)


def _downloaded(page: Page, kind: str) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.locator("main a", has_text=re.compile(f"^{kind}$")).click()
    content = download.value.path().read_bytes()
    if kind == "CSV":
        table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        table = [[_as_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    head, *rows = table
    columns = [name for name in head if name != "Dữ liệu minh hoạ"]
    return [dict(zip(columns, row, strict=False)) for row in rows]


def _as_written(cell: object) -> str:
    return "" if cell is None else str(cell).removesuffix(" 00:00:00")


def _cells_on_screen(page: Page) -> dict[tuple[str, str], str]:
    """Return commune and skill -> "met/required" as the links of the heat map show them."""
    cells = page.locator(".heat td a.cell").evaluate_all(
        "cells => cells.map(c => [c.getAttribute('href'), c.textContent])"
    )
    found = {}
    for href, text in cells:
        commune, skill = re.search(r"/reports/communes/(\w+)/([\w.-]+)", href).groups()
        found[commune, skill] = re.search(r"[\d–]+/\d+", text).group()
    return found


def _cells_of(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    sums: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        numbers = {n: int(row[n]) for n in ("required", "met", "below", "stale")}
        sums.setdefault((row["commune"], row["skill"]), Counter()).update(numbers)
    return {key: _shown(cell) for key, cell in sums.items() if cell["required"]}


def _shown(cell: Counter[str]) -> str:
    unknown = not (cell["met"] or cell["below"] or cell["stale"])
    return f"{'–' if unknown else cell['met']}/{cell['required']}"


def test_the_map_shows_every_commune_and_leads_to_it(someone: Open) -> None:
    page = someone("lanhdao.tinh")
    page.locator("a[href^='/reports/map']").first.click()
    tiles = page.locator(".tiles li a")
    expect(tiles).to_have_count(45)
    tiles.filter(has_text="Na Son").click()
    expect(page.locator("h1")).to_contain_text("Na Son")


def test_the_progress_page_says_who_has_fallen_behind(someone: Open) -> None:
    page = someone("lanhdao.tinh")
    page.click("a[href='/reports/progress']")
    expect(page.locator("main tbody tr")).to_have_count(45)
    page.locator("main tbody th a", has_text="Na Son").click()
    expect(page.locator("main tbody")).to_contain_text("Lò Thị Mẫu")


def test_a_manager_of_one_commune_sees_that_commune_and_no_other(
    someone: Open, trouble: Trouble
) -> None:
    trouble.forgiven += ["403"]
    page = someone("lanhdao.nason")
    page.goto("/reports")
    expect(page.locator("h1")).to_contain_text("Na Son")
    for elsewhere in ("/reports/communes/03127", "/reports/map", "/reports/gaps.csv?unit=03127"):
        assert page.goto(elsewhere).status == 403
