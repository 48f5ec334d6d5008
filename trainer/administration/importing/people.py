"""Importing people, for the page and the command alike: read, plan, then carry out."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.administration.importing.mistakes import Unreadable
from trainer.administration.importing.people_plan import PeoplePlan, plan_people
from trainer.administration.importing.people_rows import COLUMNS, PeopleReader
from trainer.administration.importing.sheets import rows_of
from trainer.administration.importing.tables import Named, named
from trainer.administration.importing.units import UnitNames
from trainer.administration.profiles import profile_names
from trainer.extensions import db
from trainer.models import OrgUnit


def people_table(content: bytes) -> list[Named]:
    """Return the rows of a file with their columns named. Raises Unreadable."""
    if not profile_names():
        raise Unreadable(
            _("Chưa xuất bản khung năng lực nên chưa có vị trí nào để bố trí."),
            _("Xuất bản nội dung (trainer publish) rồi nhập lại."),
        )
    return named(rows_of(content), COLUMNS)


def planned(rows: list[Named], today: date, administered: set[str] | None = None) -> PeoplePlan:
    """Say what the rows would change. `administered`: only people of these units; None is all."""
    units = UnitNames(db.session.scalars(select(OrgUnit)))
    people, mistakes = PeopleReader(units, profile_names(), today).read(rows)
    return plan_people(people, mistakes, administered)
