"""Which obstacles a manager asks for, all of it in the address; and what the province answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, TextAreaField, ValidationError

from trainer.models import ObstacleStatus
from trainer.models.obstacles import LONGEST
from trainer.records.obstacles import Wanted
from trainer.web.forms import Form
from trainer.web.obstacles import kind_names, short_and_plain, status_names, tidied


@dataclass(frozen=True, kw_only=True)
class ObstacleFilter:
    """One reading of the list; "" asks for all. What does not exist asks for all, too."""

    unit: str = ""
    procedure: str = ""
    kind: str = ""
    status: str = ""

    @classmethod
    def read(cls, args: Mapping[str, str]) -> "ObstacleFilter":
        """Read the address."""
        kind, status = args.get("kind", ""), args.get("status", "")
        return cls(
            unit=args.get("unit", ""),
            procedure=args.get("procedure", "")[:20],
            kind=kind if kind in kind_names() else "",
            status=status if status in status_names() else "",
        )

    def of(self, units: Collection[str]) -> Wanted:
        """Return what is asked for of these units."""
        return Wanted(units=units, procedure=self.procedure, kind=self.kind, status=self.status)

    def address(self, **changes: Any) -> dict[str, str]:
        """Return the address arguments of this list with `changes`; templates make links."""
        asked = {each.name: getattr(self, each.name) for each in fields(self)} | changes
        return {name: str(given) for name, given in asked.items() if given}


class AnswerForm(Form):
    """What becomes of one report."""

    status = RadioField(_l("Tình trạng"))
    answer = TextAreaField(
        _l("Trả lời"),
        filters=[tidied],
        validators=[short_and_plain],
        render_kw={"rows": 5, "maxlength": LONGEST},
    )
    shared = BooleanField(_l("Hiện câu trả lời trong sổ quy định cho mọi người học"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.status.choices = list(status_names().items())

    def validate_answer(self, field: TextAreaField) -> None:
        """An answered report has an answer."""
        if self.status.data == ObstacleStatus.ANSWERED and not field.data:
            raise ValidationError(_("Hãy viết câu trả lời, hoặc chọn tình trạng khác."))
