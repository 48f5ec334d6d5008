"""What a page may weigh on a weak line, compressed as it is served (DESIGN section 3, 12)."""

import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import brotli
import pytest

from tests.browser.answering import COURSE
from tests.browser.walking import Site

LESSON_AND_STYLES = 14_336
FIRST_VISIT, REQUESTS = 40_000, 8
MODULES = (
    "one-stop-counter",
    "checking-components",
    "deadlines-and-appointments",
    "charges",
    "certified-copies",
    "birth-registration",
    "tracking-and-returning",
)
LESSONS = [f"/courses/{COURSE}/{module}" for module in MODULES]
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_PART = re.compile(r'<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"')
_HIDDEN = re.compile(r'name="(csrf_token|next)"[^>]*value="([^"]*)"')


class Visitor:
    """A browser that has never been here: it counts requests and the bytes that come back."""

    def __init__(self, site: Site) -> None:
        self._line = HTTPConnection(urlsplit(site.address).netloc, timeout=30)
        self._cookies: dict[str, str] = {}
        self._kept: set[str] = set()
        self.requests = 0
        self.bytes = 0

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[bytes, str]:
        """Send one request; return what came, as it travelled, and where it leads on to."""
        headers = {"Accept-Encoding": "gzip, deflate, br", "Cookie": self._cookie()}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request("GET" if form is None else "POST", path,
                           None if form is None else urlencode(form), headers)  # fmt: skip
        answer = self._line.getresponse()
        body = answer.read()
        self.requests += 1
        self.bytes += len(body) + sum(len(f"{k}: {v}\r\n") for k, v in answer.getheaders())
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        return body, answer.headers.get("Location", "")

    def read(self, path: str) -> str:
        """Return a page as plain text; what it is made of is fetched once."""
        page = _unpacked(self.ask(path)[0])
        for part in _PART.findall(page):
            if part not in self._kept:
                self._kept.add(part)
                self.ask(part)
        return page

    def sign_in(self, username: str, password: str, towards: str) -> str:
        """Read the sign-in page, send it, and return where it leads."""
        page = self.read("/sign-in?" + urlencode({"next": towards}))
        hidden = {name: unescape(value) for name, value in _HIDDEN.findall(page)}
        return self.ask("/sign-in", hidden | {"username": username, "password": password})[1]

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())


def _unpacked(body: bytes) -> str:
    return brotli.decompress(body).decode()


@pytest.fixture(scope="module")
def learner(site: Site) -> Visitor:
    """A learner who has signed in."""
    visitor = Visitor(site)
    visitor.sign_in("hocvien", site.password, "/today")
    return visitor


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", LESSONS, ids=MODULES)
def test_a_lesson_with_its_styles_travels_in_one_flight(
    learner: Visitor, path: str, language: str
) -> None:
    page = _spoken(learner, path, language)
    body, _ = learner.ask(path)
    styles = [len(learner.ask(style)[0]) for style in _STYLE.findall(page)]
    assert len(body) + sum(styles) <= LESSON_AND_STYLES, (len(body), styles)


def _spoken(learner: Visitor, path: str, language: str) -> str:
    token = dict(_HIDDEN.findall(_unpacked(learner.ask("/help")[0])))["csrf_token"]
    learner.ask("/language", {"csrf_token": token, "language": language, "back": path})
    return _unpacked(learner.ask(path)[0])


def test_a_first_visit_is_light(site: Site) -> None:
    newcomer = Visitor(site)
    lesson = newcomer.sign_in("hocvien", site.password, LESSONS[0])
    newcomer.read(lesson)
    assert newcomer.bytes <= FIRST_VISIT
    assert newcomer.requests <= REQUESTS
