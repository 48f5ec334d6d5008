"""A list between preview and confirmation travels in the page, signed: no server keeps it.

So any worker can answer the confirmation, and nothing has to be cleaned up when none comes.
"""

from uuid import UUID

from flask import current_app
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer

from trainer.administration.importing.mistakes import Unreadable
from trainer.administration.importing.tables import Named

LASTS_SECONDS = 3600
MOST_BYTES = 400 * 1024


class Tampered(Exception):
    """What came back is not what the page held, or is too old."""


def packed(rows: list[Named], account_id: UUID) -> str:
    """Return the rows as one signed field of a form. Raises Unreadable when they are too many."""
    text: str = _signer(account_id).dumps(rows)
    if len(text) > MOST_BYTES:
        raise Unreadable(_("Danh sách quá dài."), _("Chia danh sách thành nhiều tệp nhỏ hơn."))
    return text


def unpacked(text: str, account_id: UUID) -> list[Named]:
    """Return the rows that `packed` packed for the same account. Raises Tampered."""
    try:
        rows = _signer(account_id).loads(text, max_age=LASTS_SECONDS)
    except BadSignature as error:
        raise Tampered from error
    return [(number, cells) for number, cells in rows]


def _signer(account_id: UUID) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt=f"import {account_id.hex}")
