"""Putting revisions into the database and saying which of them is served."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from trainer.domain.cuts import DatedCuts
from trainer.domain.renewal import Changed
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import ContentProblem, Publication, Revision
from trainer.records.gaps import refresh_all_counts
from trainer.records.published import FRAMEWORK, changed_rules, cuts
from trainer.records.rebuild import rebuild

Name = tuple[str, str]
"""Kind and key of a piece of content."""


class NewRevision(Protocol):
    """A compiled piece of content."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def hash(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def search_text(self) -> str: ...  # noqa: D102


class FoundProblem(Protocol):
    """Something wrong with the files."""

    @property
    def file(self) -> str: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def severity(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def message(self) -> Text: ...  # noqa: D102
    @property
    def remedy(self) -> Text: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True)
class Published:
    """What publishing changed."""

    changed: tuple[Name, ...]
    unchanged: int
    withdrawn: tuple[Name, ...]


@dataclass(frozen=True, kw_only=True)
class ServedRevision:
    """A revision that is served now."""

    kind: str
    key: str
    hash: str
    body: Mapping[str, Any]


def served() -> list[ServedRevision]:
    """Return every revision that is served now, in the order of kind and key."""
    query = (
        db.select(Revision.kind, Revision.key, Revision.hash, Revision.body)
        .join(Publication, Publication.revision_hash == Revision.hash)
        .order_by(Revision.kind, Revision.key)
    )
    return [ServedRevision(**row) for row in db.session.execute(query).mappings()]


def publish(
    revisions: Sequence[NewRevision],
    problems: Iterable[FoundProblem],
    at: datetime,
    by: UUID | None = None,
    complete: bool = False,
) -> Published:
    """Serve `revisions` from now on and list `problems` instead of those of last time; commits.

    Pieces that are not among `revisions` go on being served as they are. With `complete` they are
    withdrawn: `revisions` then is everything that there is. `by` is an account; None is the
    command line.
    """
    _store(revisions, at, by)
    rules = _rules()
    pointers = {(p.kind, p.key): p for p in db.session.scalars(db.select(Publication))}
    changed = tuple((r.kind, r.key) for r in revisions if _points(pointers, r))
    wanted = {(r.kind, r.key) for r in revisions}
    withdrawn = tuple(name for name in pointers if complete and name not in wanted)
    for name in withdrawn:
        db.session.delete(pointers[name])
    _list_problems(problems, at)
    db.session.flush()
    if _rules() != rules:
        rebuild()
    elif FRAMEWORK in changed:
        refresh_all_counts()
    db.session.commit()
    return Published(changed=changed, unchanged=len(revisions) - len(changed), withdrawn=withdrawn)


def _rules() -> tuple[Changed, DatedCuts]:
    """Return what of the content standings are folded by."""
    return changed_rules(), cuts()


def _store(revisions: Iterable[NewRevision], at: datetime, by: UUID | None) -> None:
    known = set(db.session.scalars(db.select(Revision.hash)))
    new = {r.hash: r for r in revisions if r.hash not in known}
    db.session.add_all(
        Revision(
            hash=r.hash,
            kind=r.kind,
            key=r.key,
            body=dict(r.body),
            published_at=at,
            published_by=by,
        )
        for r in new.values()
    )
    db.session.flush()


def _points(pointers: dict[Name, Publication], revision: NewRevision) -> bool:
    """Let the piece's publication point to `revision`; say whether it pointed elsewhere."""
    pointer = pointers.get((revision.kind, revision.key))
    if pointer is None:
        pointer = Publication(kind=revision.kind, key=revision.key)
        db.session.add(pointer)
    moved = pointer.revision_hash != revision.hash
    pointer.revision_hash = revision.hash
    pointer.search_text = revision.search_text
    return moved


def _list_problems(problems: Iterable[FoundProblem], at: datetime) -> None:
    db.session.execute(db.delete(ContentProblem))
    db.session.add_all(
        ContentProblem(
            file=p.file[:300],
            line=p.line,
            column=p.column,
            severity=p.severity,
            code=p.code,
            message_vi=p.message.vi,
            message_en=p.message.en,
            remedy_vi=p.remedy.vi,
            remedy_en=p.remedy.en,
            found_at=at,
        )
        for p in problems
    )
