"""The page for authors names every word that a scenario can use."""

from pathlib import Path

import pytest

from trainer.simulator.systems import MESSAGES, PREDICATES, VERBS

_PAGES = Path(__file__).parents[2] / "trainer" / "help" / "trainers"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_author_finds_every_action_and_every_predicate_on_one_page(language):
    page = (_PAGES / f"scenario-words.{language}.md").read_text(encoding="utf-8")
    assert [word for word in (*VERBS, *PREDICATES) if f"`{word}`" not in page] == []


def test_every_argument_of_a_verb_is_named_on_the_page():
    page = (_PAGES / "scenario-words.en.md").read_text(encoding="utf-8")
    wanted = {a.name for verb in VERBS.values() for a in verb.arguments}
    assert [name for name in sorted(wanted) if name not in page] == []


def test_every_message_is_in_both_languages():
    assert all(text.vi and text.en and text.vi != text.en for text in MESSAGES.values())
