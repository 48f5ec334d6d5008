"""The forms of a review: the answer, and the person's objection to it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField, ValidationError
from wtforms.validators import InputRequired

from trainer.models import ReviewState
from trainer.web.forms import Form
from trainer.web.obstacles import words_field


class AnswerForm(Form):
    """Answer a review."""

    state = RadioField(_l("Kết luận"), validators=[InputRequired(_l("Hãy chọn một kết luận."))])
    answer = words_field(_l("Lời trả lời"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.state.choices = [
            (ReviewState.CLEARED, _("Được tính: có lời giải thích hợp lý, hoặc không đủ cơ sở")),
            (
                ReviewState.REFUSED,
                _("Không được tính: kết quả không cho biết người này làm được gì"),
            ),
        ]

    def validate_answer(self, field: TextAreaField) -> None:
        """Whoever is refused is told why."""
        if self.state.data == ReviewState.REFUSED and not field.data:
            raise ValidationError(_("Hãy ghi vì sao không được tính."))


class ObjectionForm(Form):
    """Object to a refusal."""

    text = words_field(_l("Vì sao anh/chị không đồng ý"))

    def validate_text(self, field: TextAreaField) -> None:
        """Who answers has to know what to look at."""
        if not field.data:
            raise ValidationError(_("Hãy viết vì sao anh/chị không đồng ý."))
