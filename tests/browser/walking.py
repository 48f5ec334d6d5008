"""How a person comes to a page, and what they would stumble over on it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

AXE = Axe()


@dataclass(frozen=True)
class Site:
    """A running site, the sign-ins of its demo province, and where its database lies."""

    address: str
    password: str
    instance: Path

    def signed_in(self, page: Page, username: str) -> Page:
        """Sign in as a person would, and return the page that opens."""
        page.goto("/sign-in")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", self.password)
        page.click("main form button")
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page


@dataclass
class Trouble:
    """Errors on the console and requests that failed. `forgiven`: parts of what a test brings on."""

    said: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Note one trouble, unless the test brought it on itself."""
        if not any(part in what for part in self.forgiven):
            self.said.append(what)


def watched(page: Page, trouble: Trouble) -> Page:
    """Note whatever goes wrong on the page from now on."""

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            trouble.note(f"{page.url}: console: {message.text}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left for another page, or a download
            trouble.note(f"{request.url}: {request.failure}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            trouble.note(f"{response.url}: {response.status}")

    page.on("console", console)
    page.on("pageerror", lambda error: trouble.note(f"{page.url}: {error}"))
    page.on("requestfailed", failed)
    page.on("response", answered)
    return page


def scrolls_sideways(page: Page) -> list[str]:
    """Return what sticks out where the document is wider than the window; nothing is well."""
    page.wait_for_load_state()
    return page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const out = [...document.querySelectorAll("body *")].filter(
            (e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".wide"));
          return [`${document.documentElement.scrollWidth} px in ${width}: `
            + out.slice(0, 5).map((e) => e.tagName + "." + e.className).join(", ")];
        }"""
    )


def axe_violations(page: Page) -> list[str]:
    """Return what axe-core finds, one line for each rule, with the first places."""
    found = AXE.run(page).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {_places(rule['nodes'])}" for rule in found]


def _places(nodes: list[dict[str, Any]]) -> str:
    return "; ".join(f"{node['target']} {node['html'][:100]}" for node in nodes[:3])
