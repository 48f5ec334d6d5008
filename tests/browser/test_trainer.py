"""A trainer sees what is served and what was wrong with the files."""

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_a_trainer_sees_what_is_served_and_how_its_questions_do(someone: Open) -> None:
    page = someone("giangvien")
    expect(page.get_by_role("heading", name="Vấn đề ở lần xuất bản gần nhất")).to_be_visible()
    page.get_by_role("link", name="Thống kê câu hỏi", exact=True).first.click()
    page.locator("main tbody a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_a_trainer_finds_a_fact_and_what_leans_on_it(someone: Open) -> None:
    page = someone("giangvien")
    page.goto("/authoring/facts?q=khai sinh")
    page.locator("main a[href*='/authoring/facts/']").first.click()
    expect(page.locator("h1")).to_be_visible()
