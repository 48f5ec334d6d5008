"""Pages are kept for those who have signed in, and only as they were drawn."""

from flask import session

from trainer.web.kept import KeptPage, viewer
from trainer.web.templating import form_id


def test_nothing_is_kept_for_strangers(app):
    with app.test_request_context("/"):
        session["csrf_token"] = "x"
        assert viewer() is None


def test_a_page_without_forms_is_shown_as_it_was_drawn(app):
    with app.test_request_context("/"):
        assert KeptPage("Điện Biên").shown().decode() == "Điện Biên"


def test_only_the_ids_of_forms_are_new(app):
    with app.test_request_context("/"):
        ids = [form_id(), form_id()]
        page = KeptPage(f"<{ids[0]}> a{'0' * 32}a <{ids[1]}>")
    first, second = page.shown().decode(), page.shown().decode()
    assert first != second
    assert all(f"a{'0' * 32}a" in text for text in (first, second))
    assert not any(old in first for old in ids)
