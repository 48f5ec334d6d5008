"""What a check says: a rule of the map, and one place where it is broken."""

from typing import Literal

from trainer.domain.cadastre.drawing import Point
from trainer.domain.values import Text, value

Severity = Literal["error", "warning"]
"""An error makes the map wrong as a record of land; a warning makes it hard to read or to use."""


@value
class Rule:
    """A named rule of the map: what is wrong, why it matters, and how it is mended."""

    id: str
    name: Text
    why: Text
    remedy: Text
    severity: Severity


@value
class Finding:
    """One place where a rule is broken. `features` are the ids of the lines and labels at fault."""

    rule: str
    severity: Severity
    place: Point
    features: tuple[str, ...]
    detail: Text
