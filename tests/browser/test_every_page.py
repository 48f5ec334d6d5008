"""Every page of the walk on a phone and a laptop, in both languages, light and dark."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.answering import COURSE
from tests.browser.conftest import Open
from tests.browser.playing import SCENARIO, begin
from tests.browser.walking import Trouble, axe_violations, scrolls_sideways

Way = Callable[[Page], object]
WIDTHS = (360, 1280)


def at(address: str) -> Way:
    """Go straight to an address."""
    return lambda page: page.goto(address)


def through(address: str, *links: str) -> Way:
    """Go to an address and follow links from there."""

    def go(page: Page) -> None:
        page.goto(address)
        for link in links:
            _follow(page, page.locator(link).first)

    return go


def _follow(page: Page, link: Locator) -> None:
    """Click, and be on the page it leads to: what is judged next must not be the one before."""
    if link.get_attribute("data-tab"):  # turned within the page
        link.click()
        return
    with page.expect_navigation():
        link.click()


NOBODY = {
    "sign-in": at("/sign-in"),
    "slip": at("/slip"),
    "help": at("/help"),
    "help page": through("/help", "main a[href*='/help/trainers/']"),
}
LEARNER = {
    "today": at("/today"),
    "courses": at("/courses"),
    "course": at(f"/courses/{COURSE}"),
    "lesson": at(f"/courses/{COURSE}/charges"),
    "assessment": at(f"/courses/{COURSE}/assessment"),
    "skills": at("/skills"),
    "skill": at("/skills/counter.deadlines"),
    "passport": at("/skills/passport"),
    "certificates": at("/certificates"),
    "confirmations": at("/confirmations"),
    "checked": through("/confirmations", "a[href*='/check/']"),
    "contests": at("/contests"),
    "contest": through("/skills/counter.charges", "a[href*='/contests/']"),
    "own reviews": at("/reviews/own"),
    "own appraisal": through("/appraisals/mine", "main ul a"),
    "own data": at("/privacy"),
    "plan": at("/plan"),
    "refresher": at("/refresher"),
    "placement": at("/placement"),
    "search": at("/search?q=ho so"),
    "account": at("/account"),
    "not found": at("/nowhere"),
    "practice": at("/practice"),
    "scenario": at(f"/practice/{SCENARIO}"),
    "counter day": at("/practice/counter-day"),
    "workstation": lambda page: begin(page, "guided"),
    "brief": through("/practice", "a[href*='/practice/runs/']", "a[href$='/brief']"),
    "rules": through("/practice", "a[href*='/practice/runs/']", "[data-tab=rules]"),
    "obstacle": through(
        "/practice", "a[href*='/practice/runs/']", "[data-tab=rules]", "a[href*='/obstacle?']"
    ),
    "own obstacles": at("/practice/obstacles"),
}
MANAGER = {
    "heat map": at("/reports"),
    "map": at("/reports/map"),
    "commune": at("/reports/communes/03203"),
    "people": at("/reports/communes/03203/counter.reception"),
    "evidence": through("/reports/communes/03203/counter.deadlines", "main tbody th a"),
    "progress": at("/reports/progress"),
    "progress of people": through("/reports/progress", "main tbody th a"),
    "obstacles": at("/reports/obstacles"),
    "answer": through("/reports/obstacles", "article a"),
    "contests": at("/contests/all"),
    "answer a contest": through("/contests/all", "main li a"),
    "reviews": at("/reviews"),
    "review": through("/reviews", "main li a"),
    "two ratings": at("/appraisals/agreement"),
    "observation report": at("/observations/report"),
}
TRAINER = {
    "authoring": at("/authoring"),
    "facts": at("/authoring/facts"),
    "fact": through("/authoring/facts", "main tbody a, main dt a, main li a"),
    "items": at("/authoring/items"),
    "item": through("/authoring/items", "main tbody a"),
    "framework": at("/authoring/framework"),
    "appraisals": at("/appraisals"),
    "second rating": through("/appraisals", "a[href*='/appraisals/second/']"),
    "observations": at("/observations"),
    "observation": through("/observations", "a[href*='/observations/']"),
}
ADMINISTRATOR = {
    "administration": at("/administration"),
    "people": at("/administration/people"),
    "person": through("/administration/people", "main tbody th a"),
    "new person": at("/administration/people/new"),
    "import": at("/administration/import"),
    "units": at("/administration/units"),
    "posts": through("/administration/units", "main tbody th a"),
    "holidays": at("/administration/holidays"),
    "audit": at("/administration/audit"),
    "certificates": at("/certificates/all"),
    "certificate": through("/certificates/all", "main li a"),
    "register": at("/confirmations/register"),
    "data requests": at("/privacy/requests"),
    "data request": through("/privacy/requests", "main li a"),
}
WALKS = {
    "": NOBODY,
    "hocvien": LEARNER,
    "lanhdao.tinh": MANAGER,
    "giangvien": TRAINER,
    "quantri": ADMINISTRATOR,
}


LOOKS = {"en": (360, "dark"), "vi": (1280, "light")}


@pytest.mark.parametrize("username", WALKS, ids=lambda name: name or "nobody")
def test_every_page_fits_and_reads_well(someone: Open, trouble: Trouble, username: str) -> None:
    trouble.forgiven += ["/nowhere"]
    page = someone(username)
    wrong: list[str] = []
    for language in LOOKS:
        with _speaking(page, language):
            for name, way in WALKS[username].items():
                way(page)
                wrong += [f"{name} ({language}): {what}" for what in _looked_at(page, language)]
    assert not wrong, "\n".join(wrong)


@contextmanager
def _speaking(page: Page, language: str) -> Iterator[None]:
    """Read in a language, and leave the account in Vietnamese, as other tests expect it."""
    _speak(page, language)
    try:
        yield
    finally:
        _speak(page, "vi")


def _speak(page: Page, language: str) -> None:
    page.goto("/help")
    button = page.locator(f"button[name=language][value={language}]")
    if button.count():
        button.click()
    page.wait_for_selector(f"html[lang={language}]")


def _looked_at(page: Page, language: str) -> Iterator[str]:
    """Yield what is wrong: sideways scrolling at both widths, and axe's findings.

    What axe judges hangs on theme and width more than on words, and it is slow: one language is
    judged small and dark, the other wide and light.
    """
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{width}: {what}" for what in scrolls_sideways(page))
    width, theme = LOOKS[language]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    yield from (f"{width} {theme}: {what}" for what in axe_violations(page))
