"""How many dossiers communes receive: what practice at a counter day is mixed from."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from trainer.extensions import db


class DossierCount(db.Model):
    """The dossiers of one procedure that a unit received from a day to another, both included.

    `procedure` "" is the unit's total over all procedures. `source` says where the figures stand,
    or that they are invented.
    """

    __tablename__ = "dossier_count"

    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"), primary_key=True)
    procedure: Mapped[str] = mapped_column(String(20), primary_key=True)
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date] = mapped_column(primary_key=True)
    counter: Mapped[int]
    online: Mapped[int]
    post: Mapped[int]
    source: Mapped[str] = mapped_column(String(200), default="")
