"""What a learner types to report an obstacle."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import UUID, InputRequired

from trainer.models.obstacles import LONGEST
from trainer.web.forms import Form
from trainer.web.obstacles import kind_names, short_and_plain, tidied


class _OneOf(RadioField):
    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered, and nothing at all."""
        if self.data not in {value for value, _label in self.choices or ()}:
            raise ValidationError(_("Hãy chọn một mục."))


def _said(_form: Any, field: Field) -> None:
    if not field.data:
        raise ValidationError(_("Hãy viết ngắn gọn điều đã gặp."))


class ObstacleForm(Form):
    """One report; `form_id` becomes its id, so that a double send reports once."""

    form_id = StringField(validators=[InputRequired(), UUID()])
    procedure = _OneOf(_l("Thủ tục"))
    kind = _OneOf(_l("Loại vướng mắc"))
    text = TextAreaField(
        _l("Điều đã gặp"),
        filters=[tidied],
        validators=[_said, short_and_plain],
        render_kw={"rows": 5, "maxlength": LONGEST, "required": True},
    )

    def __init__(self, procedures: dict[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.procedure.choices = list(procedures.items())
        self.kind.choices = list(kind_names().items())
        if len(procedures) == 1:
            [self.procedure.data] = procedures
