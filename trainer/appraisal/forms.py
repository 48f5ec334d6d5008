"""The forms of appraisals and observations; marks are read by `sheets`."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import UUID, InputRequired

from trainer.appraisal.watching_services import FURTHEST
from trainer.appraisal.words import decision_names
from trainer.models import Decision
from trainer.web.clock import today
from trainer.web.forms import Form
from trainer.web.obstacles import words_field


class SheetForm(Form):
    """What stands beside the marks; `form_id` lets a form that was sent twice count once."""

    form_id = StringField(validators=[InputRequired(), UUID()])


class DecisionForm(Form):
    """Decide about an appraisal that the second rating does not bear out."""

    decision = RadioField(_l("Kết luận"), validators=[InputRequired(_l("Hãy chọn một kết luận."))])
    reason = words_field(_l("Lý do"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.decision.choices = list(decision_names().items())

    def validate_reason(self, field: TextAreaField) -> None:
        """The person whose appraisal falls, and who gave it, are told why."""
        if self.decision.data == Decision.VOIDED and not field.data:
            raise ValidationError(_("Hãy ghi vì sao nhận xét không còn được tính."))


class PlanForm(Form):
    """Plan an observation at a counter."""

    person = SelectField(
        _l("Người được quan sát"),
        validators=[InputRequired(_l("Hãy chọn một người."))],
        validate_choice=False,
    )
    skill = SelectField(_l("Năng lực"), validators=[InputRequired(_l("Hãy chọn một năng lực."))])
    day = DateField(_l("Ngày quan sát"), validators=[InputRequired(_l("Hãy chọn ngày."))])
    form_id = StringField(validators=[InputRequired(), UUID()])

    def validate_person(self, field: SelectField) -> None:
        """Who took their agreement back since the page was opened is offered no more."""
        if field.data not in dict(field.choices):
            raise ValidationError(
                _("Người này không còn đồng ý được quan sát. Hãy chọn người khác.")
            )

    def validate_day(self, field: DateField) -> None:
        """An observation lies ahead, and not too far; what is no day at all is told the same."""
        if field.data is None or not today() <= field.data <= today() + FURTHEST:
            field.errors = []
            raise ValidationError(_("Hãy chọn một ngày từ hôm nay đến 60 ngày tới."))
