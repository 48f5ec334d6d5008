"""Facts with a date and a source, and procedures made of them (shared rules: one fact, one row).

A fact is named by its key, e.g. `base-level/social-assistance` or `1.001193/time-limit`. When a
rule is replaced the old row gets an `until` and a new row with the same key is added: rows of one
key never overlap in time.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Literal

from trainer.domain.values import Text, value

Confidence = Literal["V", "V2", "S", "B", "U"]
"""Verified, verified in a secondary source, stated in the press, background, uncertain.

V and V2 are taught; S is taught as what the press stated; B is taught with its mark and is never a
critical error; U is never marked right or wrong."""


@value
class Provenance:
    """Where a fact stands written, and when it holds (`until` is the last day, inclusive)."""

    document: str
    source: str
    confidence: Confidence
    in_force: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the fact is in force on `day`."""
        return (self.in_force is None or self.in_force <= day) and (
            self.until is None or day <= self.until
        )


@value
class Fact(Provenance):
    """One dated fact. `value` is what programs use; `text` is what people read in a lesson."""

    key: str
    title: Text
    text: Text
    value: int | str | None = None


def says(fact: Fact) -> str:
    """Return what a fact says: an answer is judged by it, and goes stale when it changes."""
    return fact.text.vi if fact.value is None else str(fact.value)


@value
class Authority(Provenance):
    """Who decides (fact key `<code>/authority`)."""

    text: Text


@value
class Component(Provenance):
    """One paper or datum of the dossier (fact key `<code>/component/<id>`).

    `kind`: "submit" (kept in the dossier), "present" (checked and handed back, no copy may be
    demanded), "lookup" (the office finds it in a database; asking the citizen for it is a breach).
    """

    id: str
    kind: Literal["submit", "present", "lookup"]
    name: Text
    note: Text | None = None


@value
class TimeLimit(Provenance):
    """The time limit of one case (fact key `<code>/time-limit`, or `<code>/time-limit/<case>`).

    `limit` is in the language of `trainer.domain.deadlines`: "same day after 15:00 next working
    day", "3 working days", "15 days", "8 hours".
    """

    limit: str
    text: Text
    case: str = "standard"


@value
class Tier:
    """Pages up to and including `up_to` (None: all further pages) cost `each` đồng a page."""

    each: int
    up_to: int | None = None


@value
class Charge(Provenance):
    """What is due (fact key `<code>/charge`, or `<code>/charge/<case>`), in đồng.

    A flat `amount` per `per`, or `tiers` by page with at most `at_most` per copy. `amount=0` is
    free; both absent means that the rate is not settled and may not be marked.
    """

    text: Text
    case: str = "standard"
    amount: int | None = None
    per: Literal["case", "copy"] = "case"
    tiers: tuple[Tier, ...] = ()
    at_most: int | None = None


@value
class Ground(Provenance):
    """A ground on which the dossier is refused (fact key `<code>/ground/<id>`)."""

    id: str
    text: Text


@value
class Note(Provenance):
    """Anything else worth a row: channel, output, step, form, common mistake, ground on which the
    charge is waived (key `<code>/<kind>/<id>`)."""

    id: str
    kind: Literal["channel", "output", "step", "mistake", "rule", "form", "waiver"]
    text: Text


@value
class Procedure:
    """One administrative procedure, as `simulations/facts/procedures/<code>.yaml` holds it."""

    code: str
    name: Text
    field: str
    authority: tuple[Authority, ...]
    components: tuple[Component, ...]
    limits: tuple[TimeLimit, ...]
    charges: tuple[Charge, ...]
    grounds: tuple[Ground, ...]
    notes: tuple[Note, ...] = ()
    portal: str = ""


def facts_of(procedure: Procedure) -> Iterator[Fact]:
    """Yield every row of a procedure as a fact."""
    for key, row, text, amount in _rows_of(procedure):
        yield _fact(procedure, key, row, text, amount)


def _rows_of(
    procedure: Procedure,
) -> Iterator[tuple[str, Provenance, Text, int | str | None]]:
    for authority in procedure.authority:
        yield "authority", authority, authority.text, None
    for part in procedure.components:
        yield f"component/{part.id}", part, _with_note(part.name, part.note), part.kind
    for limit in procedure.limits:
        yield with_case("time-limit", limit.case), limit, limit.text, limit.limit
    for charge in procedure.charges:
        yield with_case("charge", charge.case), charge, charge.text, charge.amount
    for ground in procedure.grounds:
        yield f"ground/{ground.id}", ground, ground.text, None
    for note in procedure.notes:
        yield f"{note.kind}/{note.id}", note, note.text, None


def with_case(kind: str, case: str) -> str:
    """Return the end of the key of a time limit or charge: the standard case has no name."""
    return kind if case == "standard" else f"{kind}/{case}"


def _with_note(name: Text, note: Text | None) -> Text:
    if note is None:
        return name
    return Text(vi=f"{name.vi.rstrip('.')}. {note.vi}", en=f"{name.en.rstrip('.')}. {note.en}")


def _fact(
    procedure: Procedure, key: str, row: Provenance, text: Text, amount: int | str | None
) -> Fact:
    provenance = {f.name: getattr(row, f.name) for f in fields(Provenance)}
    name = procedure.name
    return Fact(
        key=f"{procedure.code}/{key}",
        title=Text(vi=f"{name.vi} ({procedure.code})", en=f"{name.en} ({procedure.code})"),
        text=text,
        value=amount,
        **provenance,
    )
