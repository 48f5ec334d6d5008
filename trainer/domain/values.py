"""What every value of the domain has in common.

A content type is a frozen dataclass. The same class is the shape of the author's file: the content
room validates YAML straight into it and refuses every key that it does not name.
"""

from dataclasses import dataclass
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make `cls` a frozen, keyword-only dataclass that refuses unknown keys when read from a file."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


@value
class Text:
    """A sentence in both languages of the platform."""

    vi: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the sentence in `language`; anything but "en" is Vietnamese, the first language."""
        return self.en if language == "en" else self.vi
