"""The help says what is so: its links lead somewhere, its commands and files exist."""

import re
from pathlib import Path

import pytest

from tests.benchmarks import estimator_plot
from trainer.administration.importing import dossier_rows, holiday_rows, people_rows
from trainer.cli import program
from trainer.config import Config
from trainer.domain.cuts import CUTS
from trainer.domain.item_statistics import FEWEST, FEWEST_TO_COMPARE
from trainer.learning import help_pages
from trainer.records.slips import LIFETIME

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "trainer" / "help"
PAGES = sorted(HELP.glob("*/*.md"))
FOR_USERS = [page for page in PAGES if page.parent.name != "engineers"]


def named(page: Path) -> str:
    return f"{page.parent.name}/{page.name}"


@pytest.mark.parametrize("page", FOR_USERS, ids=named)
def test_every_page_for_users_is_there_in_both_languages(page):
    name, language, _ = page.name.split(".")
    assert page.with_name(f"{name}.{'en' if language == 'vi' else 'vi'}.md").exists()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_help_pages_lead_somewhere(page):
    for audience, name in re.findall(r"\(/help/(?!pictures/)([\w-]+)/([\w-]+)", page.read_text()):
        assert list((HELP / audience).glob(f"{name}.*.md")), f"/help/{audience}/{name}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_is_named_exists(page):
    known = [*program.list_commands(None), "test"]
    for command in re.findall(r"`(?:python3 -m )?trainer ([a-z]+)", page.read_text()):
        assert command in known, f"trainer {command}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_exists(page):
    named_files = re.findall(
        r"`((?:trainer|tests|courses|simulations)/[\w./-]*)`", page.read_text()
    )
    missing = [name for name in named_files if not list(ROOT.glob(f"{name.rstrip('/')}*"))]
    assert not missing


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("page", "columns"),
    [
        ("importing-people", people_rows.COLUMNS),
        ("importing-dossiers", dossier_rows.COLUMNS),
        ("days-off", holiday_rows.COLUMNS),
    ],
)
def test_every_column_of_a_list_is_explained(language, page, columns):
    text = (HELP / "administrators" / f"{page}.{language}.md").read_text()
    rows = re.findall(r"^\| ([^|(]+?) (?:\([^|]*\) )?\| (\S+) \|", text, re.MULTILINE)
    needed = {"vi": "có", "en": "yes"}[language]
    assert [(c.heading, c.required) for c in columns] == [
        (name, said == needed) for name, said in rows if name in {c.heading for c in columns}
    ]


def test_every_setting_is_explained():
    text = (HELP / "engineers" / "deployment.en.md").read_text()
    for setting in ("TRAINER_INSTANCE", "DATABASE_URL", "SECRET_KEY", "TRAINER_HTTPS"):
        assert f"| `{setting}` |" in text
    assert len(Config.__dataclass_fields__) == 5  # these four, and `testing`


def test_figures_that_the_help_quotes_are_those_of_the_program():
    levels = (HELP / "engineers" / "evidence-and-levels.en.md").read_text()
    assert ", ".join(str(cut).replace("-", "−") for cut in CUTS.levels) in levels
    assert f"fewer than {FEWEST} people" in levels
    assert f"below {FEWEST_TO_COMPARE}." in levels
    assert f"{LIFETIME.days} ngày" in (HELP / "administrators" / "accounts.vi.md").read_text()


def test_a_block_of_code_keeps_its_lines():
    pages = {page.name: page for page in help_pages.pages("en")}
    assert "<pre><code>K  = s / ( p(1 − p)/w + v·s² )\nm' = " in pages["evidence-and-levels"].html


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_picture_that_is_shown_exists(page):
    for picture in re.findall(r"\(/help/pictures/([\w.-]+)\)", page.read_text()):
        assert (HELP / "pictures" / picture).exists()


def test_the_calibration_plot_is_drawn_from_the_kept_numbers():
    assert estimator_plot.PICTURE.read_text() == estimator_plot.drawn(estimator_plot.kept())
