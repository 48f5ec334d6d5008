"""How passwords are kept and which are refused. Argon2id as OWASP sets it: 19 MiB, 2 passes, 1 lane."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

from trainer.accounts.common_passwords import COMMON
from trainer.domain.vietnamese import folded

SHORTEST = 10
LONGEST = 200
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    """Return what the database keeps of a password."""
    return _hasher.hash(_typed(password))


def matches(kept: str | None, password: str) -> bool:
    """Say whether the password is the kept one; takes as long when there is none to compare."""
    try:
        return _hasher.verify(kept or _nobodys(), _typed(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Say whether the kept hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def refusal(password: str, username: str) -> str | None:
    """Return the sentence that says why a new password is refused, or None."""
    if len(_typed(password)) < SHORTEST:
        return _("Mật khẩu cần ít nhất %(least)s ký tự.", least=SHORTEST)
    if len(_typed(password)) > LONGEST:
        return _("Mật khẩu dài quá %(most)s ký tự. Hãy chọn mật khẩu ngắn hơn.", most=LONGEST)
    plain = folded(password).replace(" ", "")
    if plain in COMMON or len(set(plain)) < 4:
        return _("Mật khẩu này quá phổ biến, dễ bị đoán. Hãy chọn mật khẩu khác.")
    if username in plain or plain in username:
        return _("Mật khẩu không được chứa tên đăng nhập.")
    return None


def _typed(password: str) -> str:
    """Compose accents: keyboards differ in how they send "ế", people do not know which theirs is."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody's password")
