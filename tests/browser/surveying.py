"""At the map table as a person is there: with the mouse, with keys alone, or with forms alone."""

from collections.abc import Callable
from uuid import UUID

from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.browser.playing import answered, begin, steps_of
from trainer.simulator.acts import Action

SCENARIO = "parcel-from-corners"
Corners = list[tuple[str, str]]
"""X, the north, and Y, the east, as the table on the desk writes them."""


def sit_down(page: Page) -> UUID:
    """Begin the scenario and open the map."""
    run = begin(page, "own", SCENARIO)
    page.click("[data-tab=map]")
    expect(page.locator("#map-data")).to_be_attached()
    return run


def corners_on_the_desk(page: Page) -> Corners:
    """Read the table of corners that lies beside the map."""
    rows = page.locator(".desk-table").first.locator("tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    return [(x, y) for x, y in cells]


def step(installation: Flask, run: UUID, verb: str) -> Action:
    """Return what the reference does with a verb."""
    return next(each for each in steps_of(installation, run) if each.verb == verb)


def type_corners(page: Page, corners: Corners) -> None:
    """Draw on the map with keys alone: D to draw, X to type, C to close."""
    canvas(page).focus()
    page.keyboard.press("d")
    for x, y in corners:
        canvas(page).focus()
        page.keyboard.press("x")
        page.keyboard.type(x)
        page.keyboard.press("Tab")
        page.keyboard.type(y)
        page.keyboard.press("Enter")
    canvas(page).focus()
    with_answer(page, lambda: page.keyboard.press("c"))


def click_corners(page: Page, corners: Corners) -> None:
    """Draw with the mouse, each corner near the neighbours' corner that it snaps to."""
    page.click("[data-does=whole]")
    page.click("[data-tool=draw]")
    for x, y in corners[:-1]:
        page.mouse.click(*_pixel(page, x, y))
        page.wait_for_timeout(300)  # two clicks in one place and time would be a double click
    page.mouse.click(*_pixel(page, *corners[-1]))
    with_answer(page, lambda: page.mouse.click(*_pixel(page, *corners[0])))


def _pixel(page: Page, x: str, y: str) -> tuple[float, float]:
    """Return where a place is on the screen, a little beside it, while the whole sheet shows."""
    west, south, east, north = page.evaluate(
        "async () => (await (await fetch(JSON.parse(document.getElementById('map-data').textContent).base)).json())[0].frame"
    )
    box = canvas(page).bounding_box()
    assert box
    size = max((east - west) / (box["width"] - 48), (north - south) / (box["height"] - 48))
    right = (float(y) * 1000 - (west + east) / 2) / size
    up = (float(x) * 1000 - (south + north) / 2) / size
    return box["x"] + box["width"] / 2 + right + 2, box["y"] + box["height"] / 2 - up + 2


def fill_corners(page: Page, corners: Corners) -> None:
    """Draw through the coordinate table."""
    unfold(page, "#map-corners")
    form = page.locator("#act-draw")
    while form.locator("input[name=x]").count() < len(corners):
        form.locator("button[name=more]").click()
    for n, (x, y) in enumerate(corners):
        form.locator("input[name=x]").nth(n).fill(x)
        form.locator("input[name=y]").nth(n).fill(y)
    form.locator("input[name=closed]").check()
    with_answer(page, form.locator("button:not([name])").click)


def label(page: Page, given: Action) -> None:
    """Fill in the form of a label."""
    unfold(page, "#map-labelling")
    east, north = (int(part) / 1000 for part in str(given.args["at"]).split())
    form = page.locator("#map-label")
    typed = {
        "at_x": north,
        "at_y": east,
        "number": given.args["number"],
        "area": given.args["area"],
    }
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(str(value))
    form.locator("[name=code]").select_option(str(given.args["code"]))
    with_answer(page, form.locator("button").click)


def finish(page: Page) -> None:
    """Check the map and end the run."""
    with_answer(page, page.locator("#act-check-map button").click)
    expect(page.locator(".map-findings .tag.met")).to_be_visible()
    tab = page.locator("[data-tab=counter]")
    tab.click()
    unfold(page, "details[data-form=finish]")
    page.locator("#act-finish button").click()
    page.wait_for_url("**/debrief")


def unfold(page: Page, fold: str) -> None:
    """Open a fold, if it is not open."""
    details = page.locator(fold)
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()


def with_answer(page: Page, do: Callable[[], object]) -> None:
    """Do something that is sent, and wait for the answer."""
    before = page.locator(".bench").get_attribute("data-sequence")
    do()
    answered(page, before)


def canvas(page: Page) -> Locator:
    """Return the map itself."""
    return page.locator("[data-canvas]")
