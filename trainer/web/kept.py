"""Pages kept as they were drawn, for whoever comes back to a page on which nothing has changed.

A page is kept under everything that it shows: its viewer, as read for the present request together
with the state of what the page is about (`access.reads_along`). Only the ids of its forms, new at
each showing, are put in afresh.
"""

import re
from os import urandom
from typing import NamedTuple

from flask import session
from flask_login import current_user

from trainer.web.language import current
from trainer.web.templating import form_ids
from trainer.web.visitor import Visitor


class Viewer(NamedTuple):
    """For whom a page is kept: one account as it is now, in one session and one language."""

    visitor: Visitor
    token: str  # what the form tokens of the session stand for
    language: str


def viewer() -> Viewer | None:
    """Return for whom the present page may be kept.

    None at the first page of a session, where nobody has signed in, and where the page also says
    something that is said only once.
    """
    token, visitor = session.get("csrf_token"), current_user._get_current_object()
    if token is None or "_flashes" in session or not isinstance(visitor, Visitor):
        return None
    return Viewer(visitor, token, current())


class KeptPage:
    """A page that was drawn for the present request."""

    def __init__(self, html: str) -> None:
        """Keep the page without its form ids."""
        parts = re.split("|".join(form_ids()), html) if form_ids() else [html]
        self._parts = [part.encode() for part in parts]

    def shown(self) -> bytes:
        """Return the page with new form ids."""
        first, *others = self._parts
        return first + b"".join(urandom(16).hex().encode() + part for part in others)
