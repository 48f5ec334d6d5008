"""A lesson is there before any script arrives, and works where none ever does."""

from flask import Flask
from playwright.sync_api import Route, expect

from tests.browser.answering import COURSE, fill_in, lesson_questions
from tests.browser.conftest import Open

LESSON = f"/courses/{COURSE}/tracking-and-returning"


def test_a_lesson_can_be_read_while_its_script_is_still_on_the_way(someone: Open) -> None:
    page = someone("hocvien")
    held: list[Route] = []
    page.route("**/*.js", lambda route: held.append(route))
    page.goto(LESSON, wait_until="commit")
    expect(page.locator("article.prose h2").first).to_be_visible()
    expect(page.locator("form.answer, .told").first).to_be_visible()
    assert held, "the page names no script"
    for route in held:
        route.continue_()


def test_a_learner_answers_without_scripts(someone: Open, installation: Flask) -> None:
    page = someone("hocvien", java_script_enabled=False)
    question = lesson_questions(installation, "tracking-and-returning")[0]
    page.goto(f"{LESSON}?again={question.id}")
    card = page.locator(f"#q-{question.id}")
    fill_in(card, question)
    card.locator("form.answer button").click()
    assert page.url.endswith(f"#q-{question.id}")
    expect(card.locator(".told.met")).to_contain_text("Đúng")
