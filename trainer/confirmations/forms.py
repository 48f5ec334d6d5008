"""The forms of confirmations."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import UUID, DataRequired, InputRequired, Length

from trainer.models.confirmations import LONGEST_REASON
from trainer.web.forms import Form
from trainer.web.obstacles import tidied

LONGEST_BADGE = 20_000


class IssueForm(Form):
    """Issue a confirmation of the skills chosen; `form_id` becomes its id."""

    skills = SelectMultipleField(validate_choice=False)
    form_id = StringField(validators=[InputRequired(), UUID()])


class RevokeForm(Form):
    """Revoke a confirmation: everybody who checks it reads the reason."""

    reason = StringField(
        _l("Lý do thu hồi"),
        filters=[tidied],
        validators=[
            DataRequired(_l("Hãy ghi lý do.")),
            Length(max=LONGEST_REASON, message=_l("Tối đa 200 ký tự.")),
        ],
    )


class IssuerForm(Form):
    """Who issues, and under which licence."""

    name = StringField(
        _l("Cơ quan cấp"),
        filters=[tidied],
        validators=[DataRequired(_l("Hãy ghi tên cơ quan cấp.")), Length(max=120)],
    )
    licence = StringField(
        _l("Số giấy phép cấp chứng chỉ"), filters=[tidied], validators=[Length(max=120)]
    )


class CheckForm(Form):
    """A code typed by hand, or a badge as text."""

    code = TextAreaField(
        _l("Mã trên giấy, hoặc nội dung tệp huy hiệu"),
        filters=[tidied],
        validators=[DataRequired(_l("Hãy nhập mã in trên giấy.")), Length(max=LONGEST_BADGE)],
    )
