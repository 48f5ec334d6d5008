"""What prose becomes: clean, anchored in Vietnamese, with its facts shown and marked."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.markdown import page
from trainer.content.slugs import slug
from trainer.domain.facts import Confidence, Fact
from trainer.domain.values import Text


class _Tags(HTMLParser):
    """What a browser would make of a page: every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def runs(html: str) -> list[str]:
    """Return everything in a page that a browser would run."""
    tags = _Tags(html).found
    dangerous = [tag for tag, _ in tags if tag in ("script", "iframe", "svg", "object", "style")]
    handlers = [name for _, attrs in tags for name in attrs if name.startswith("on")]
    links = [v or "" for _, a in tags for n, v in a.items() if n in ("href", "src")]
    schemes = [link for link in links if re.match(r"\s*(javascript|data|vbscript):", link, re.I)]
    return [*dangerous, *handlers, *schemes]


def a_fact(confidence: Confidence = "V") -> Fact:
    return Fact(
        key="base-level/social",
        title=Text(vi="Mức chuẩn", en="Base level"),
        text=Text(vi="540.000 đồng.", en="540,000 đồng."),
        document="Nghị định 335/2026/NĐ-CP",
        source="mẫu",
        confidence=confidence,
        in_force=date(2026, 7, 1),
    )


def shown(text: str, confidence: Confidence = "V") -> str:
    return page(text, "vi", {"base-level/social": a_fact(confidence)}.get).html


def test_a_vietnamese_heading_has_a_readable_anchor() -> None:
    assert slug("Đăng ký đất đai") == "dang-ky-dat-dai"
    assert '<h2 id="dang-ky-dat-dai">' in shown("## Đăng ký đất đai")


def test_a_fact_shows_its_text_and_where_it_stands_written() -> None:
    html = shown("Mức: [[base-level/social]]")
    assert "540.000 đồng." in html
    assert 'title="Nghị định 335/2026/NĐ-CP · hiệu lực từ 01/07/2026"' in html
    assert "mark" not in html


@pytest.mark.parametrize("confidence", ["S", "B", "U"])
def test_a_fact_that_is_less_than_verified_says_so_in_words(confidence: Confidence) -> None:
    html = shown("[[base-level/social]]", confidence)
    assert f'data-confidence="{confidence}"' in html
    assert re.search(r'<sup class="mark">[^<]+</sup>', html)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '![a](x" onerror="alert(1))',
        "<a href='javascript:alert(1)'>x</a>",
        "| a |\n|---|\n| <svg onload=alert(1)> |",
        '!!! note "<script>x</script>"\n    <iframe src=//x>',
        "[x]: javascript:alert(1)\n\n[x]",
        "## <script>x</script>",
    ],
)
def test_nothing_that_runs_reaches_a_learner(attack: str) -> None:
    assert runs(shown(attack)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>\"'&;:=[]()!`*_#|-\n abonclick/script", max_size=60))
def test_whatever_is_written_stays_harmless(text: str) -> None:
    assert runs(shown(text)) == []


def test_a_foreign_link_does_not_open_our_page_to_the_other_site() -> None:
    assert 'rel="noopener"' in shown("[cổng](https://dichvucong.gov.vn)")
    assert "rel" not in shown("[bài sau](second)")


def test_aligned_columns_need_no_inline_style() -> None:
    html = shown("| a |\n|--:|\n| 1 |")
    assert "style" not in html
    assert '<td class="right">' in html


def test_words_and_reading_time_are_counted_without_tags() -> None:
    made = page("## Một hai\n\nba **bốn** năm", "vi", lambda key: None)
    assert (made.words, made.minutes) == (5, 1)


def test_code_shows_a_reference_as_it_is_written() -> None:
    assert "[[base-level/social]]" in shown("Viết `[[base-level/social]]`")


@pytest.mark.parametrize("raw", ["<div>x</div>", "một <b>x</b> hai"])
def test_raw_html_is_shown_as_text(raw: str) -> None:
    assert "&lt;" in shown(raw)
