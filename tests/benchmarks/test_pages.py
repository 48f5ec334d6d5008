"""A signed-in lesson page against a bare Flask page with the same text, on the same server."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median

from tests.benchmarks.conftest import PASSWORD, Demo
from tests.benchmarks.serving import Server, running

LESSON = "/courses/receiving-dossiers/one-stop-counter"
TIMES = 5
TURNS = 200
WARM = 20  # turns, until both are warm
AT_MOST = 3.0
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
PLAIN = {"Accept-Encoding": "identity"}


def test_a_lesson_costs_at_most_three_times_a_bare_page(demo: Demo, tmp_path: Path) -> None:
    with running(TRAINER_INSTANCE=str(demo.instance)) as site:
        _sign_in(site)
        page = tmp_path / "page.html"
        page.write_bytes(site.get(LESSON, PLAIN))
        with running(str(page), "packed") as packed, running(str(page)) as bare:
            as_browsers_ask = _cost(site, packed, BROWSER)
            unpacked = _cost(site, bare, PLAIN)
    print(f"\nas a browser asks: {as_browsers_ask}\nwithout compression: {unpacked}")
    assert as_browsers_ask.times <= AT_MOST
    assert unpacked.times <= AT_MOST


@dataclass(frozen=True)
class Cost:
    """What the lesson and the bare page cost, in milliseconds of the processor."""

    lesson: float
    bare: float

    @property
    def times(self) -> float:
        """Return how many bare pages one lesson costs."""
        return self.lesson / self.bare

    def __str__(self) -> str:
        return f"{self.lesson:.2f} ms, bare {self.bare:.2f} ms: {self.times:.2f} times"


def _cost(site: Server, other: Server, headers: dict[str, str]) -> Cost:
    """Measure in many short turns, so that what else the machine does meets both alike."""
    turns = [
        (site.cost(LESSON, headers, TIMES), other.cost("/", headers, TIMES)) for _ in range(TURNS)
    ]
    lesson, bare = zip(*turns[WARM:], strict=True)
    return Cost(lesson=median(lesson), bare=median(bare))


def _sign_in(site: Server) -> None:
    page = site.get("/sign-in").decode()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token is not None
    form = {"csrf_token": unescape(token[1]), "username": "hocvien", "password": PASSWORD}
    assert site.post("/sign-in", form) == 302
