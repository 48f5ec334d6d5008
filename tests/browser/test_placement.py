"""A placement from its start to its result with nothing but a keyboard, and without scripts."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.walking import Trouble
from trainer.domain.placement import MOST_QUESTIONS

STOPS = 60  # more than any of these pages has


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if wanted.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"{wanted} is never reached by Tab on {page.url}")


def press(page: Page, name: str) -> None:
    """Go to a button or link of the page by Tab and press Enter."""
    main = page.locator("main")
    reach(page, main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose_or_type(page: Page) -> None:
    """Answer the question on the page in some way."""
    field = page.locator("main form").first.locator(
        "input[type=radio], input[type=checkbox], select, input:not([type=hidden])"
    )
    first = field.first
    reach(page, first)
    kind = first.get_attribute("type") or ""
    page.keyboard.press("Space") if kind in ("radio", "checkbox") else page.keyboard.type("7")


def test_somebody_with_a_keyboard_and_without_scripts_learns_where_to_begin(
    someone: Open, trouble: Trouble
) -> None:
    page = someone("hocvien", java_script_enabled=False)
    trouble.forgiven.append("422")
    page.goto("/placement")
    press(page, "Bắt đầu")
    press(page, "Trả lời")
    expect(page.locator("main")).to_contain_text("Hãy")
    choose_or_type(page)
    press(page, "Trả lời")
    for _ in range(MOST_QUESTIONS):
        if page.url.endswith("/result"):
            break
        press(page, "Không biết")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nên bắt đầu từ đâu")
    expect(page.locator("main")).to_contain_text("Nên học từ đầu")
    press(page, "Xem kế hoạch học tập")
    assert page.url.endswith("/plan")
