"""Anchors from Vietnamese headings: "Đăng ký đất đai" is `dang-ky-dat-dai`."""

import re

from trainer.domain.vietnamese import folded


def slug(text: str, separator: str = "-") -> str:
    """Return the anchor of a heading: folded letters and digits, joined by `separator`."""
    return separator.join(re.findall(r"[a-z0-9]+", folded(text)))
