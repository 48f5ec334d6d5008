"""Every sentence of the interface is there in English too; Vietnamese is the source."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRAINER = Path(__file__).resolve().parent.parent / "trainer"
ENGLISH = TRAINER / "translations" / "en" / "LC_MESSAGES" / "messages.po"
MAPPING = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None}


@pytest.fixture(scope="module")
def english() -> Catalog:
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def sentences() -> set[str]:
    found = extract_from_dir(str(TRAINER), MAPPING, options_map={}, keywords=KEYWORDS)
    return {ids if isinstance(ids, str) else ids[0] for _, _, ids, _, _ in found}


def words(message: Message | None) -> list[str]:
    if message is None:
        return [""]
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_a_reader_of_english_never_meets_a_vietnamese_sentence(english: Catalog) -> None:
    missing = [s for s in sentences() if not all(words(english.get(s)))]
    assert not missing, "\n".join(sorted(missing))


def test_no_translation_waits_for_a_second_look(english: Catalog) -> None:
    fuzzy = [message.id for message in english if message.id and message.fuzzy]
    assert not fuzzy


def test_a_translation_keeps_the_places_for_names_and_numbers(english: Catalog) -> None:
    wrong = [
        f"{message.id}: {error}"
        for message in english
        for error in message.check(english)
        if message.id in sentences()
    ]
    assert not wrong, "\n".join(wrong)


def test_no_translation_is_left_of_a_sentence_that_is_gone(english: Catalog) -> None:
    known = sentences()
    ids = [m.id if isinstance(m.id, str) else m.id[0] for m in english if m.id]
    assert not [i for i in ids if i not in known]


def test_what_is_served_is_what_was_translated(english: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, english)
    assert ENGLISH.with_suffix(".mo").read_bytes() == compiled.getvalue()
