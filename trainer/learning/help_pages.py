"""The pages of `trainer/help/<audience>/<name>.<language>.md`; the first line is the title.

Pages for engineers are in English only. The files are part of the program: they are read once.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask_babel import gettext as _

from trainer.content.markdown import page as rendered
from trainer.learning.prose import scrolling

FOLDER = Path(__file__).resolve().parent.parent / "help"


@dataclass(frozen=True, kw_only=True)
class HelpPage:
    """One help page in one language."""

    audience: str
    name: str
    language: str
    title: str
    html: str
    plain: str


def audiences() -> dict[str, str]:
    """Return the audiences in the order of the contents, with what they are called."""
    return {
        "learners": _("Dành cho người học"),
        "managers": _("Dành cho người quản lý"),
        "trainers": _("Dành cho giảng viên"),
        "administrators": _("Dành cho quản trị viên"),
        "engineers": _("Dành cho kỹ sư phần mềm (chỉ có bản tiếng Anh)"),
    }


def contents(language: str) -> list[tuple[str, list[HelpPage]]]:
    """Return every audience that has pages, with its pages in the reader's language."""
    found = pages(language)
    listed = [(title, [p for p in found if p.audience == a]) for a, title in audiences().items()]
    return [(title, pages) for title, pages in listed if pages]


def page_named(audience: str, name: str, language: str) -> HelpPage | None:
    """Return the page in the reader's language, or in the one it has, or None."""
    return next((p for p in pages(language) if (p.audience, p.name) == (audience, name)), None)


@cache
def pages(language: str) -> tuple[HelpPage, ...]:
    """Return all pages, each in `language` where it has one; an index page comes first."""
    names = {(p.parent.name, p.name.split(".")[0]) for p in FOLDER.glob("*/*.md")}
    ordered = sorted(names, key=lambda n: (n[0], n[1] != "index", n[1]))
    return tuple(_read(audience, name, language) for audience, name in ordered)


def _read(audience: str, name: str, language: str) -> HelpPage:
    other = "en" if language == "vi" else "vi"
    path = FOLDER / audience / f"{name}.{language}.md"
    if not path.exists():
        path, language = FOLDER / audience / f"{name}.{other}.md", other
    title, _newline, prose = path.read_text(encoding="utf-8").partition("\n")
    page = rendered(prose, "en" if language == "en" else "vi", lambda key: None)
    return HelpPage(
        audience=audience,
        name=name,
        language=language,
        title=title.lstrip("# ").strip(),
        html=scrolling(page.html),
        plain=page.plain,
    )
