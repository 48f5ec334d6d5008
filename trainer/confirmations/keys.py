"""The key that signs badges: made once, kept in the instance folder where only its owner reads it."""

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from flask import current_app

FILE = "badge_key.pem"


def signing_key() -> Ed25519PrivateKey:
    """Return the installation's key."""
    return _key(Path(current_app.instance_path))


@cache
def _key(instance: Path) -> Ed25519PrivateKey:
    kept = instance / FILE
    if not kept.exists():
        _make(kept)
    key = load_pem_private_key(kept.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{FILE} holds no Ed25519 key; move it away and a new one is made")
    return key


def _make(kept: Path) -> None:
    """Write a new key, unless another process has just done so."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    made = kept.with_suffix(f".{os.getpid()}")
    made.touch(mode=0o600)
    made.write_bytes(pem)
    try:
        os.link(made, kept)
    except FileExistsError:
        pass
    finally:
        made.unlink()
