"""A sentence of a template is looked up once, and each reader gets it in their own language."""

import pytest
from flask import Flask, render_template_string, session

from trainer.web.language import sentence


@pytest.mark.parametrize(("language", "waiting"), [("vi", "Đang chờ:"), ("en", "Waiting:")] * 2)
def test_each_reader_is_spoken_to_in_their_language(
    app: Flask, language: str, waiting: str
) -> None:
    with app.test_request_context("/"):
        session["language"] = language
        assert render_template_string('{{ _("Đang chờ:") }}') == waiting


def test_what_a_sentence_shows_is_escaped_and_shown_afresh(app: Flask) -> None:
    with app.test_request_context("/"):
        shown = [sentence("Số %(n)s", n=number) for number in (1, "<b>")]
    assert shown == ["Số 1", "Số &lt;b&gt;"]


def test_a_sentence_says_per_cent_as_the_sentences_with_numbers_do(app: Flask) -> None:
    with app.test_request_context("/"):
        assert sentence("100%%") == "100%"
