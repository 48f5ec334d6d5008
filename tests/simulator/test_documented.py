"""The pages for authors name every word that a scenario can use."""

from pathlib import Path
from typing import get_args

import pytest

from trainer.simulator.land.fields import ORIGINS
from trainer.simulator.land.predicates import PREDICATES as LAND_PREDICATES
from trainer.simulator.land.shapes import LandCase, RecordField
from trainer.simulator.land.verbs import VERBS as LAND_VERBS
from trainer.simulator.systems import MESSAGES, PREDICATES, VERBS

_PAGES = Path(__file__).parents[2] / "trainer" / "help" / "trainers"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_author_finds_every_action_and_every_predicate_on_one_page(language):
    page = (_PAGES / f"scenario-words.{language}.md").read_text(encoding="utf-8")
    words = [w for w in (*VERBS, *PREDICATES) if w not in (*LAND_VERBS, *LAND_PREDICATES)]
    assert [word for word in words if f"`{word}`" not in page] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_author_finds_every_word_of_the_land_system_on_its_page(language):
    page = (_PAGES / f"land.{language}.md").read_text(encoding="utf-8")
    words = (*LAND_VERBS, *LAND_PREDICATES, *LandCase.__dataclass_fields__)
    assert [word for word in words if f"`{word}`" not in page] == []
    names = (*get_args(RecordField), *ORIGINS)
    assert [name for name in names if name not in page] == []


@pytest.mark.parametrize(
    ("page", "verbs"), [("scenario-words", VERBS.keys() - LAND_VERBS.keys()), ("land", LAND_VERBS)]
)
def test_every_argument_of_a_verb_is_named_on_its_page(page, verbs):
    text = (_PAGES / f"{page}.en.md").read_text(encoding="utf-8")
    wanted = {a.name for verb in verbs for a in VERBS[verb].arguments}
    assert [name for name in sorted(wanted) if name not in text] == []


def test_every_message_is_in_both_languages():
    assert all(text.vi and text.en and text.vi != text.en for text in MESSAGES.values())
