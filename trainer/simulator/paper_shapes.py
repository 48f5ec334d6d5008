"""The shape of a paper or database record: templates and what a scenario writes into them."""

from typing import Literal

from trainer.domain.values import Text, value
from trainer.simulator.marking_shapes import When

Form = Literal["original", "certified-copy", "photocopy", "photo", "electronic", "record"]
"""What a sheet is. "record" is an entry in a database, seen by looking it up."""

Look = Literal["certificate", "form", "card", "handwritten", "plain", "record"]
"""How a facsimile is laid out: issued by an office, filled in by the citizen, a card, by hand, …"""

PHYSICAL: tuple[Form, ...] = ("original", "certified-copy", "photocopy")
"""Forms that can be laid on a copier or a scanner."""


@value
class TemplateItem:
    """One line of a template: its label, and its value where that is always the same."""

    id: str
    label: Text
    value: str = ""


@value
class PaperTemplate:
    """`simulations/papers/<template>.yaml`: a kind of paper that several scenarios use.

    Where `look` is left out, a paper with an issuer is a certificate, one without a form.
    """

    title: Text
    issuer: str
    items: tuple[TemplateItem, ...]
    look: Look | None = None


@value
class Item:
    """One readable thing on a paper. `label` may be left out where the template has one."""

    id: str
    value: str
    label: Text | None = None
    when: When | None = None


@value
class Paper:
    """A paper of a citizen, or a record in a database.

    `place`: "table" (handed over at once), "asked" (comes when a topic gives it), "copier" (made by
    copying the paper named in `copy_of`), "home" (fetched when form 02 asks for it), "file" (in the
    `dossier` that the system already holds), "reply" (comes when the colleague named in `sender` is
    asked in writing) or the program in which a record is looked up. `component` is the component of
    the dossier that it serves, if any.
    """

    id: str
    citizen: str
    form: Form
    place: Literal[
        "table",
        "asked",
        "copier",
        "home",
        "file",
        "reply",
        "national-portal",
        "population-database",
        "civil-status-register",
        "social-protection",
        "business-register",
        "land-records",
    ] = "table"
    copy_of: str = ""
    dossier: str = ""
    sender: str = ""
    template: str = ""
    title: Text | None = None
    component: str = ""
    pages: str = "1"
    items: tuple[Item, ...] = ()
    when: When | None = None
