"""Which language a page speaks: the account's, else this browser's choice, else Vietnamese."""

from functools import lru_cache

from babel import Locale
from flask import Flask, Response, g, has_request_context, session
from flask_babel import (
    force_locale,
    format_date,
    format_datetime,
    format_decimal,
    get_locale,
    gettext,
)
from flask_login import current_user
from markupsafe import Markup

from trainer.domain.values import LANGUAGES, Text

LOCALES = {language: Locale.parse(language) for language in LANGUAGES}


def chosen() -> Locale:
    """Return the locale, "vi" or "en", of the present request."""
    wanted = session.get("language")
    if wanted is None:
        wanted = getattr(current_user, "language", None)  # a stranger has none
    return LOCALES[wanted if wanted in LANGUAGES else "vi"]


def current() -> str:
    """Return the language of the present request as Text knows it."""
    locale = chosen() if has_request_context() else get_locale()  # the same, but sooner told
    return "en" if locale is not None and locale.language == "en" else "vi"


def register(app: Flask) -> None:
    """Teach templates to show texts, days, instants and amounts as the reader writes them."""
    app.jinja_env.globals["_"] = sentence
    app.add_template_filter(said, "text")
    app.add_template_filter(lambda day: format_date(day, "dd/MM/yyyy"), "day")
    app.add_template_filter(lambda at: format_datetime(at, "HH:mm dd/MM/yyyy"), "moment")
    app.add_template_filter(lambda n: format_decimal(n), "number")
    app.context_processor(_language_of_page)
    app.after_request(_name_language)


def _language_of_page() -> dict[str, str]:
    """Find the language once, as the page begins: a page says hundreds of texts."""
    g.language = current()
    return {"language": g.language}


def of_page() -> str:
    """Return the language of the page being drawn: what `current` said as it began."""
    return g.get("language") or current()


def said(text: "Text | dict[str, str]") -> str:
    """Return a bilingual text in the page's language; bodies of revisions hold plain dicts."""
    return text[of_page()]


def sentence(vietnamese: str, **shown: object) -> Markup:
    """Return a sentence of the templates in the page's language, with what it shows filled in.

    In place of Flask-Babel's own `_`, which asks for the language and the catalogue each time.
    """
    if shown:
        return _translated(of_page(), vietnamese) % shown
    return _filled(of_page(), vietnamese)


@lru_cache(maxsize=8192)
def _translated(language: str, vietnamese: str) -> Markup:
    with force_locale(language):
        return Markup(gettext(vietnamese))  # noqa: S704  written by us, what it shows is escaped


@lru_cache(maxsize=8192)
def _filled(language: str, vietnamese: str) -> Markup:
    return _translated(language, vietnamese) % {}


def _name_language(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = current()
    return response
