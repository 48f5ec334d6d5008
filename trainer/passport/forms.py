"""The forms of a contest."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import UUID, InputRequired

from trainer.models import ContestState
from trainer.passport.words import reason_names, state_names
from trainer.web.forms import Form
from trainer.web.obstacles import words_field


class ContestForm(Form):
    """Contest one occasion; `form_id` becomes the contest's id."""

    reason = RadioField(_l("Vì sao"), validators=[InputRequired(_l("Hãy chọn một lý do."))])
    text = words_field(_l("Điều đã xảy ra"))
    form_id = StringField(validators=[InputRequired(), UUID()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reason.choices = list(reason_names().items())


class AnswerForm(Form):
    """Answer a contest."""

    state = RadioField(_l("Kết luận"), validators=[InputRequired(_l("Hãy chọn một kết luận."))])
    answer = words_field(_l("Lời trả lời"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        closed = (ContestState.UPHELD, ContestState.REFUSED)
        self.state.choices = [(state, state_names()[state]) for state in closed]

    def validate_answer(self, field: TextAreaField) -> None:
        """Whoever is refused is told why."""
        if self.state.data == ContestState.REFUSED and not field.data:
            raise ValidationError(_("Hãy ghi vì sao giữ nguyên."))
