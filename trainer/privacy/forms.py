"""The forms about one's own data."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import UUID, InputRequired

from trainer.models import RequestState
from trainer.privacy.words import kind_names, state_names
from trainer.web.forms import Form
from trainer.web.obstacles import words_field


class RequestForm(Form):
    """Ask for something about one's own data; `form_id` becomes the request's id."""

    kind = RadioField(
        _l("Anh/chị yêu cầu"), validators=[InputRequired(_l("Hãy chọn một yêu cầu."))]
    )
    text = words_field(_l("Nội dung cụ thể (nếu có)"))
    form_id = StringField(validators=[InputRequired(), UUID()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind.choices = list(kind_names().items())


class AnswerForm(Form):
    """Answer a request."""

    state = RadioField(_l("Trả lời"), validators=[InputRequired(_l("Hãy chọn cách trả lời."))])
    answer = words_field(_l("Lời trả lời"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        answers = (RequestState.ACCEPTED, RequestState.DONE, RequestState.REFUSED)
        self.state.choices = [(state, state_names()[state]) for state in answers]

    def validate_answer(self, field: TextAreaField) -> None:
        """Whoever is refused is told why."""
        if self.state.data == RequestState.REFUSED and not field.data:
            raise ValidationError(_("Hãy ghi lý do không thực hiện được."))
