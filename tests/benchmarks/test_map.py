"""Drawing on a sheet of 2,500 parcels in Chromium: frames a second while the hand moves.

The page is drawn by the real templates and answered from here: no server takes part.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.chromium import chromium
from tests.browser.conftest import LAPTOP
from tests.practice.map_specimen import RUN, page
from trainer.app import create_app
from trainer.config import Config
from trainer.domain.cadastre.inventing import invented
from trainer.web.headers import POLICY

PARCELS = 2500
AT_LEAST = 30
ORIGIN = "http://map.test"
COUNT = """() => { window.times = []; const frame = (at) => { times.push(at); window.counting = requestAnimationFrame(frame); };
  window.counting = requestAnimationFrame(frame); }"""
COUNTED = "() => { cancelAnimationFrame(window.counting); return times; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def table(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The editor with the whole sheet in view."""
    place: Path = tmp_path_factory.mktemp("instance")
    app = create_app(
        Config(instance=place, database_url="sqlite://", secret_key="tests", testing=True)
    )
    html, start = page(app, invented(PARCELS, seed=3), query="?pane=map")
    files = app.test_client()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path.startswith("/static/"):
            file = files.get(path)
            route.fulfill(body=file.data, headers={"Content-Type": file.content_type})
        elif path.endswith("map.json"):
            route.fulfill(body=start, headers={"Content-Type": "application/json"})
        else:
            headers = {"Content-Type": "text/html", "Content-Security-Policy": POLICY}
            route.fulfill(body=html, headers=headers)

    opened = browser.new_page(viewport=LAPTOP)
    opened.route("**/*", answer)
    opened.goto(f"{ORIGIN}/practice/runs/{RUN}")
    opened.wait_for_function("() => document.querySelector('[data-scale]').textContent")
    yield opened
    opened.close()


Hand = Callable[[Page, float, float], None]


def _draw(table: Page, x: float, y: float) -> None:
    table.click("[data-tool=draw]")
    table.mouse.click(x, y)
    for n in range(60):
        table.mouse.move(x + n * 3, y + (n % 20) * 4)
    table.keyboard.press("Escape")


def _pan(table: Page, x: float, y: float) -> None:
    table.mouse.move(x, y)
    table.mouse.down()
    for n in range(60):
        table.mouse.move(x + n * 3, y + (n % 20) * 4)
    table.mouse.up()


def _drag_a_corner(table: Page, x: float, y: float) -> None:
    table.click("[data-tool=move]")
    table.mouse.click(x, y)
    _pan(table, x, y)


@pytest.mark.parametrize("near", [0, 6], ids=["the whole sheet", "near"])
@pytest.mark.parametrize("hand", [_pan, _draw, _drag_a_corner])
def test_the_hand_is_followed_at_thirty_frames_a_second(table: Page, hand: Hand, near: int) -> None:
    table.click("[data-does=whole]")
    for _ in range(near):
        table.click("[data-does=in]")
    box = table.locator("[data-canvas]").bounding_box()
    assert box
    table.evaluate(COUNT)
    hand(table, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    times = table.evaluate(COUNTED)
    rate = 1000 * (len(times) - 1) / (times[-1] - times[0])
    longest = max(b - a for a, b in pairwise(times))
    print(f"\n{hand.__name__}, {near} steps near: {rate:.0f} a second, longest {longest:.0f} ms")
    assert rate >= AT_LEAST
