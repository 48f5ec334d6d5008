"""A newcomer's day: today, a lesson, questions, an assessment; and what the commune's report says."""

import csv
import io
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, Response, expect

from tests.browser.answering import (
    COURSE,
    VI,
    a_night_passes,
    asked_in,
    closed_questions,
    fill_in,
    lesson_questions,
    nothing_was_rushed,
    secrets,
)
from tests.browser.conftest import Open
from tests.browser.playing import begin, play, steps_of
from trainer.demo.answers import wrong_answer
from trainer.domain.courses import Choice

NA_SON = "03203"
MODULE = "one-stop-counter"
SKILL = "counter.tracking"


def test_a_newcomer_is_told_what_the_post_requires_and_what_comes_next(someone: Open) -> None:
    page = someone("hocvien")
    expect(page.locator("h1")).to_contain_text("Lò Thị Mẫu")
    assert page.locator("table.own tbody tr").count() >= 10
    page.click(".card.next a.btn")
    expect(page.locator("h1")).to_be_visible()


def test_a_learner_is_told_why_an_answer_is_wrong_and_can_put_it_right(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien")
    page.goto("/courses")
    page.click(f"a[href='/courses/{COURSE}']")
    page.click(f"a[href='/courses/{COURSE}/{MODULE}']")
    question = next(q for q in lesson_questions(installation, MODULE) if isinstance(q, Choice))
    card = page.locator(f"#q-{question.id}")
    if card.get_by_text("Làm lại câu này").count():
        card.get_by_text("Làm lại câu này").click()
    mistake = wrong_answer(question, 0)
    fill_in(card, question, mistake)
    card.locator("form.answer button").click()
    feedback = question.options[mistake].feedback
    assert feedback is not None
    expect(card).to_contain_text(feedback[VI])
    expect(card.locator(".told")).to_contain_text("Chưa đúng")
    card.get_by_text("Làm lại câu này").click()
    fill_in(card, question)
    card.locator("form.answer button").click()
    expect(card.locator(".told.met")).to_contain_text("Đúng")


@pytest.mark.parametrize("kind", ["choices", "number", "date", "order", "match", "text"])
def test_a_right_answer_of_every_kind_is_taken(
    someone: Open, installation: Flask, kind: str
) -> None:
    module, question = next(_of_kind(installation, kind))
    page = someone("hocvien")
    page.goto(f"/courses/{COURSE}/{module}?again={question.id}")
    card = page.locator(f"#q-{question.id}")
    fill_in(card, question)
    card.locator("form.answer button").click()
    expect(card.locator(".told.met")).to_contain_text("Đúng")


def _of_kind(installation: Flask, kind: str) -> Iterator[tuple[str, object]]:
    for module in ("charges", "certified-copies", "deadlines-and-appointments",
                   "checking-components", "birth-registration", "tracking-and-returning"):  # fmt: skip
        for question in lesson_questions(installation, module):
            if question.kind == kind:
                yield module, question


def test_a_passed_assessment_moves_the_communes_report_and_practice_does_not(
    someone: Open, installation: Flask
) -> None:
    manager = someone("lanhdao.nason")
    before = gap_counts(manager)
    learner = someone("hocvien")
    play(learner, steps_of(installation, begin(learner, "own")))
    assert gap_counts(manager) == before
    sit(learner, installation, SKILL, "Chưa đủ minh chứng sát hạch")
    a_night_passes(installation)
    assert gap_counts(manager)[SKILL]["met"] == before[SKILL]["met"]
    sit(learner, installation, SKILL, "Mức chính thức của anh/chị nay là mức 2.")
    after = gap_counts(manager)
    assert after[SKILL]["met"] == before[SKILL]["met"] + 1
    assert after[SKILL]["not_measured"] == before[SKILL]["not_measured"] - 1
    assert {s: c for s, c in after.items() if s != SKILL} == {
        s: c for s, c in before.items() if s != SKILL
    }


def sit(page: Page, installation: Flask, skill: str, told: str) -> None:
    """Sit the assessment of one skill and answer everything right; nothing gives answers away.

    `told`: what the result says of the level.
    """
    questions = closed_questions(installation)
    seen: list[str] = []

    def read(response: Response) -> None:
        if "/sittings/" in response.url and response.status == 200:
            seen.append(response.text())

    page.on("response", read)
    page.goto(f"/courses/{COURSE}/assessment")
    page.check(f"input[name=skill][value='{skill}']")
    page.get_by_role("button", name="Bắt đầu làm bài").click()
    cards = page.locator(".card.question")
    expect(cards).to_have_count(6)
    asked = [asked_in(card, questions) for card in cards.all()]
    for card, question in zip(cards.all(), asked, strict=True):
        fill_in(card, question)
    page.get_by_role("button", name="Lưu và xem lại trước khi nộp").click()
    expect(page.locator("main")).to_contain_text("đã trả lời đủ")
    nothing_was_rushed(installation)
    told_early = "\n".join(seen)
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator("main")).to_contain_text(told)
    assert len(seen) >= 2
    assert not [sentence for sentence in secrets(asked) if sentence in told_early]


def test_an_assessment_run_counts_and_says_so(someone: Open, installation: Flask) -> None:
    page = someone("hocvien")
    run = begin(page, "assessment")
    nothing_was_rushed(installation)
    expect(page.locator("#act-hint")).to_have_count(0)
    play(page, steps_of(installation, run))
    expect(page.locator(".score")).to_contain_text("100")
    expect(page.locator(".result")).to_contain_text("được tính vào mức năng lực chính thức")
    expect(page.get_by_text("Làm lại từ đây")).to_have_count(0)


def gap_counts(manager: Page) -> dict[str, dict[str, int]]:
    """Return Na Son's counts by skill, summed over levels, as the manager's CSV gives them."""
    sent = manager.request.get(f"/reports/gaps.csv?unit={NA_SON}")
    rows = csv.DictReader(io.StringIO(sent.body().decode("utf-8-sig")))
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        of_skill = counts.setdefault(row["skill"], {"met": 0, "not_measured": 0, "below": 0})
        for name in of_skill:
            of_skill[name] += int(row[name])
    return counts
