"""People look things up."""

import pytest

from trainer.learning.help_pages import pages
from trainer.learning.searching import excerpt, highlighted, words_in


def found(officer, query: str) -> str:
    return officer.get("/search", query_string={"q": query}).text.split("<main")[1]


@pytest.mark.parametrize("query", ["dien bien", "Điện Biên", "ĐIỆN  BIÊN", "bien DIEN"])
def test_search_finds_a_lesson_with_and_without_accents(officer, query):
    page = found(officer, query)
    assert "/courses/counter/first" in page
    assert "<mark>Điện</mark> <mark>Biên</mark>" in page


def test_every_word_has_to_be_there(officer):
    assert "/courses/counter/first" not in found(officer, "điện tử")


def test_a_course_is_found_by_its_title(officer):
    assert 'href="/courses/counter"' in found(officer, "tiep nhan ho so")


def test_help_is_found_too(officer):
    assert "/help/learners/privacy" in found(officer, "du lieu")


def test_a_percent_sign_is_looked_for_and_not_a_joker(officer):
    assert "/courses/counter/first" in found(officer, "100%")
    assert "/courses/counter/first" not in found(officer, "1%0")
    assert "/courses/counter/first" not in found(officer, "_ung")


def test_nothing_found_is_said_with_a_way_on(officer):
    page = found(officer, "xyzzy")
    assert "Không tìm thấy trang nào" in page
    assert "/courses" in page


@pytest.mark.parametrize("query", ["", "   ", "\x00", "<script>alert(1)</script>", "a" * 5000])
def test_odd_queries_are_met_calmly(officer, query):
    page = officer.get("/search", query_string={"q": query})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_a_piece_of_markup_in_a_text_stays_text():
    assert "<b>" not in highlighted("<b>hẹn</b>", ["hen"])
    assert "<mark>hẹn</mark>" in highlighted("<b>hẹn</b>", ["hen"])


def test_letters_that_fold_to_nothing_keep_the_marks_in_place():
    decomposed = "Đie\u0323\u0302n Biên"
    assert "<mark>Điện</mark>" in highlighted(decomposed, ["dien"])
    assert "Biên" in excerpt("x " * 300 + "Biên" + " y" * 300, ["bien"])


def test_control_characters_are_left_out_of_a_query():
    assert words_in("đi\x00ện\u200b  Điện") == ["dien"]


def test_help_opens_without_signing_in(client):
    assert "Bắt đầu từ đâu" in client.get("/help").text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_help_page_opens_in_both_languages(client, language):
    client.post("/language", data={"language": language, "back": "/help"})
    for page in pages(language):
        shown = client.get(f"/help/{page.audience}/{page.name}")
        assert shown.status_code == 200
        assert page.title in shown.text


def test_links_between_help_pages_lead_somewhere(client):
    import re

    for language in ("vi", "en"):
        for page in pages(language):
            for link in re.findall(r'href="([a-z-]+)"', page.html):
                assert client.get(f"/help/{page.audience}/{link}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/help/learners/nothing", "/help/..%2f..%2fetc/passwd", "/help/nobody/index"]
)
def test_help_that_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_word_is_looked_for_at_the_start_of_words(officer):
    assert highlighted("when", ["hen"]) == "when"
    assert "/courses/counter/first" not in found(officer, "ien")


def test_words_side_by_side_come_before_words_apart():
    text = "hẹn nhau. " + "x " * 200 + "ngày hẹn trả"
    assert "ngày hẹn" in excerpt(text, ["ngay hen"])
