"""A test client that looks at every page it fetches, as a careful reader would."""

from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = {"meta", "link", "br", "input", "img", "hr", "col", "wbr", "source", "area", "path", "rect"}


class Page(HTMLParser):
    """What is checked of a page: its ids, headings, title, language and unclosed tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.headings = 0
        self.title = ""
        self.language: str | None = None
        self.inline: list[str] = []
        self.open: list[str] = []
        self.unlabelled: list[str] = []
        self._labels: set[str] = set()
        self._inputs: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "h1":
            self.headings += 1
        if tag == "html":
            self.language = given.get("lang")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline.append("script")
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        last = self.open.pop()
        assert last == tag, f"<{last}> is closed by </{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title":
            self.title += data


def check_page(response: TestResponse) -> None:
    """Refuse a page that a careful reader would stumble over."""
    html = response.get_data(as_text=True)
    page = Page(html)
    where = response.request.path
    assert not page.open, f"{where}: <{page.open[-1]}> is never closed"
    assert page.headings == 1, f"{where}: {page.headings} h1 headings"
    assert page.title.strip(" ·"), f"{where}: no title"
    assert page.language in {"vi", "en"}, f"{where}: no language"
    twice = {i for i in page.ids if page.ids.count(i) > 1}
    assert not twice, f"{where}: ids used twice: {twice}"
    assert not page.inline, f"{where}: the policy forbids inline {page.inline}"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


class PageClient(FlaskClient):
    """A client that checks every HTML page that it fetches."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        whole = response.mimetype == "text/html" and b"<!doctype html>" in response.data
        if whole and not 300 <= response.status_code < 400:
            check_page(response)
        return response

    def sign_in(self, username: str, password: str) -> TestResponse:
        """Sign in as a person would."""
        return self.post("/sign-in", data={"username": username, "password": password})
