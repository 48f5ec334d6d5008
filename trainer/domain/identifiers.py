"""Time-ordered identifiers, so that logs of several installations merge in order."""

import secrets
import time
from uuid import UUID


def new_id(milliseconds: int | None = None) -> UUID:
    """Return a UUID version 7 (RFC 9562): 48 bits of Unix time in ms, then random bits."""
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    bits = (stamp & (1 << 48) - 1) << 80 | secrets.randbits(80)
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=bits)
