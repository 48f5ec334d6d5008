"""The cadastral map in a browser: mouse, keys alone, forms alone, a bad line, what it weighs."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Open
from tests.browser.playing import acts_in, mark_of
from tests.browser.surveying import (
    canvas,
    click_corners,
    corners_on_the_desk,
    fill_corners,
    finish,
    label,
    sit_down,
    step,
    type_corners,
)
from tests.browser.walking import Trouble, axe_violations, scrolls_sideways
from trainer.web.assets import TRAINER

PHONE = {"width": 360, "height": 740}
SCRIPTS = 120_000
DRAW = {"mouse": click_corners, "keys": type_corners, "table": fill_corners}


@pytest.mark.parametrize("hands", DRAW)
def test_a_parcel_is_drawn_from_its_corners(someone: Open, installation: Flask, hands: str) -> None:
    page = someone("hocvien")
    run = sit_down(page)
    expect(page.locator("[data-scale]")).not_to_be_empty()
    DRAW[hands](page, corners_on_the_desk(page))
    label(page, step(installation, run, "label"))
    finish(page)
    assert mark_of(installation, run) == 100
    assert acts_in(installation, run) == ["draw", "label", "check-map", "finish"]


def test_a_parcel_is_drawn_on_a_phone_without_scripts(someone: Open, installation: Flask) -> None:
    page = someone("hocvien", java_script_enabled=False, viewport=PHONE)
    run = sit_down(page)
    expect(page.locator(".map-still")).to_be_visible()
    fill_corners(page, corners_on_the_desk(page))
    label(page, step(installation, run, "label"))
    finish(page)
    assert mark_of(installation, run) == 100


def test_a_line_is_drawn_once_though_the_answer_was_lost(
    someone: Open, installation: Flask, trouble: Trouble
) -> None:
    trouble.forgiven += ["ERR_FAILED"]
    page = someone("hocvien")
    run = sit_down(page)
    page.route("**/act*", lambda route: (route.fetch(), route.abort()), times=1)
    type_corners(page, corners_on_the_desk(page))
    assert acts_in(installation, run) == ["draw"]
    expect(canvas(page)).to_be_focused()


def test_the_map_stays_where_it_was_while_something_else_is_looked_at(someone: Open) -> None:
    page = someone("hocvien")
    sit_down(page)
    expect(page.locator("[data-scale]")).not_to_be_empty()
    page.click("[data-does=in]")
    page.click("[data-does=in]")
    page.wait_for_timeout(500)  # the scale bar is written when the map has come to rest
    scale = page.locator("[data-scale]").inner_text()
    page.click("[data-tab=dossier]")
    page.click("[data-tab=map]")
    expect(canvas(page)).to_be_visible()
    assert page.locator("[data-scale]").inner_text() == scale


@pytest.mark.parametrize(
    ("window", "theme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop", "phone"]
)
def test_the_map_fits_and_reads_well(someone: Open, window: dict[str, int], theme: str) -> None:
    page = someone("hocvien", viewport=window, color_scheme=theme)
    sit_down(page)
    page.evaluate("document.querySelectorAll('.map-body details').forEach((d) => d.open = true)")
    page.locator("[data-tool=draw]").click()
    assert not scrolls_sideways(page)
    assert not axe_violations(page)


def test_the_scripts_of_the_map_page_are_light(someone: Open) -> None:
    page = someone("hocvien")
    sit_down(page)
    names = scripts(page)
    assert "map.js" in names
    assert sum(len(gzip.compress(served(name).read_bytes())) for name in names) <= SCRIPTS


def scripts(page: Page) -> list[str]:
    sources = page.evaluate("[...document.scripts].map((script) => script.src).filter(Boolean)")
    return [source.rsplit("/", 1)[1] for source in sources]


def served(name: str) -> Path:
    return next(TRAINER.glob(f"*/static/{name}"))
