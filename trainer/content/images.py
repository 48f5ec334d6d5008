"""Pictures of courses: what is accepted, and how they are kept in a revision."""

import base64
from pathlib import Path

from trainer.content.files import problem
from trainer.content.problems import Problem
from trainer.domain.values import Text

TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
LARGEST = 200 * 1024
_SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/webp": (b"RIFF",),
}


def is_image(path: Path) -> bool:
    """Say whether the name is that of a picture."""
    return path.suffix.lower() in TYPES


def type_of(path: Path) -> str:
    """Return the media type of a picture by its name."""
    return TYPES[path.suffix.lower()]


def image_body(path: Path) -> dict[str, str]:
    """Return the body of the picture's revision."""
    return {"type": type_of(path), "data": base64.b64encode(path.read_bytes()).decode()}


def image_problem(path: Path, name: str, root: Path) -> Problem | None:
    """Say what is wrong with a picture: elsewhere, too heavy for a weak line, not what it says."""
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        return problem(name, 1, "outside", *_OUTSIDE)
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return problem(name, 1, "too-large", *_TOO_LARGE)
    if not raw.startswith(_SIGNATURES[type_of(path)]):
        return problem(name, 1, "not-an-image", *_NOT_AN_IMAGE)
    return None


_OUTSIDE = (
    Text(vi="hình không nằm trong thư mục nội dung", en="the image is not within the content"),
    Text(vi="hãy chép tệp hình thật vào đây", en="put the real file here"),
)
_TOO_LARGE = (
    Text(vi="hình lớn hơn 200 kB", en="the image is larger than 200 kB"),
    Text(vi="hãy thu nhỏ hoặc lưu dạng WebP", en="make it smaller, or save it as WebP"),
)
_NOT_AN_IMAGE = (
    Text(vi="nội dung tệp không đúng với đuôi tệp", en="the file is not what its name says"),
    Text(vi="hãy lưu lại dạng PNG, JPEG hoặc WebP", en="save it again as PNG, JPEG or WebP"),
)
