"""The forms about certificates."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    Field,
    RadioField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import UUID, InputRequired, Optional, StopValidation
from wtforms.widgets import TextInput

from trainer.domain.framework import Framework, Skill
from trainer.models import CertificateState
from trainer.models.certificates import LONGEST_LINE, LONGEST_NUMBER
from trainer.web.forms import Form
from trainer.web.language import current
from trainer.web.obstacles import short_and_plain, tidied, words_field

EARLIEST = date(1950, 1, 1)
"""No certificate of anybody who works today is older."""

_FILL_IN = _l("Hãy điền mục này.")


class DayField(DateField):
    """A day as people here write it, 31/12/2026."""

    widget = TextInput()

    def __init__(self, label: Any, validators: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(label, list(validators), format=["%d/%m/%Y", "%Y-%m-%d"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a day, or say how it is written."""
        try:
            super().process_formdata([each.strip() for each in valuelist])
        except ValueError:
            raise ValueError(_("Ghi ngày dạng ngày/tháng/năm, ví dụ 05/09/2021.")) from None


def _line(label: Any, *more: Any, most: int = LONGEST_LINE) -> StringField:
    return StringField(
        label,
        filters=[_one_line],
        validators=[InputRequired(_FILL_IN), _at_most(most), *more],
        render_kw={"maxlength": most},
    )


def _at_most(most: int) -> Callable[[Form, Field], None]:
    """Refuse what is longer; what else may be said of it waits until it is shorter."""

    def check(_form: Form, field: Field) -> None:
        if len(field.data) > most:
            raise StopValidation(_("Tối đa %(max)d ký tự.", max=most))

    return check


def _one_line(text: str | None) -> str:
    return " ".join(tidied(text).split())


class CertificateForm(Form):
    """Enter a certificate; `form_id` becomes its id."""

    skill = SelectField(_l("Năng lực mà giấy này chứng tỏ"), validate_choice=False)
    title = _line(_l("Tên văn bằng, chứng chỉ"), short_and_plain)
    issuer = _line(_l("Nơi cấp"), short_and_plain)
    number = _line(_l("Số hiệu"), most=LONGEST_NUMBER)
    issued_on = DayField(_l("Ngày cấp"), [InputRequired(_FILL_IN)])
    expires_on = DayField(_l("Có giá trị đến ngày (nếu trên giấy có ghi)"), [Optional()])
    form_id = StringField(validators=[InputRequired(), UUID()])

    def __init__(self, framework: Framework, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today
        self.codes = {skill.code for skill in framework.skills}
        self.skill.choices = {"": [("", _("Chọn một năng lực"))], **_by_area(framework)}

    def validate_skill(self, field: Field) -> None:
        """A certificate is about one skill."""
        if field.data not in self.codes:
            raise ValidationError(_("Hãy chọn một năng lực."))

    def validate_issued_on(self, field: Field) -> None:
        """What has been issued was issued on a day that has been."""
        if field.data and not EARLIEST <= field.data <= self.today:
            raise ValidationError(_("Ngày cấp phải từ năm 1950 và không sau hôm nay."))

    def validate_expires_on(self, field: Field) -> None:
        """What ends, ends after it began."""
        if field.data and self.issued_on.data and field.data <= self.issued_on.data:
            raise ValidationError(_("Ngày hết giá trị phải sau ngày cấp."))


def _by_area(framework: Framework) -> dict[str, list[tuple[str, str]]]:
    """Return the skills by the name of their area; those that only a certificate shows first."""
    language = current()
    areas = sorted(framework.areas, key=lambda area: not _specialists(framework, area.code))
    return {
        area.name[language]: [
            (skill.code, skill.name[language])
            for skill in framework.skills
            if skill.area == area.code
        ]
        for area in areas
    }


def _specialists(framework: Framework, area: str) -> list[Skill]:
    return [s for s in framework.skills if s.area == area and s.kind == "specialist"]


class DecisionForm(Form):
    """Confirm a certificate with the level that it shows, or refuse it with a reason."""

    state = RadioField(_l("Kết luận"), validators=[InputRequired(_l("Hãy chọn một kết luận."))])
    level = RadioField(_l("Mức được công nhận"), validate_choice=False)
    seen = BooleanField(_l("Tôi đã xem bản chính, các thông tin trên đây đúng với bản chính."))
    answer = words_field(_l("Lý do hoặc ghi chú"))

    def __init__(self, skill: Skill, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.state.choices = [
            (CertificateState.CONFIRMED, _("Xác nhận")),
            (CertificateState.REFUSED, _("Không xác nhận")),
        ]
        self.level.choices = [
            (str(n), _("Mức %(level)s: %(words)s", level=n, words=skill.levels[n][current()]))
            for n in range(1, len(skill.levels))
        ]

    @property
    def confirms(self) -> bool:
        """Whether the certificate is to be confirmed."""
        return bool(self.state.data == CertificateState.CONFIRMED)

    def validate_seen(self, field: Field) -> None:
        """Nobody confirms what they have not seen."""
        if self.confirms and not field.data:
            raise ValidationError(_("Chỉ xác nhận khi đã xem bản chính."))

    def validate_level(self, field: Field) -> None:
        """A level belongs to a confirmation."""
        if self.confirms and field.data not in dict(self.level.choices):
            raise ValidationError(_("Hãy chọn mức được công nhận."))

    def validate_answer(self, field: Field) -> None:
        """Whoever is refused is told why."""
        if self.state.data == CertificateState.REFUSED and not field.data:
            raise ValidationError(_("Hãy ghi vì sao không xác nhận."))


class RevocationForm(Form):
    """Say why a certificate was confirmed wrongly."""

    answer = words_field(_l("Lý do thu hồi"))

    def validate_answer(self, field: Field) -> None:
        """Whoever loses a level is told why."""
        if not field.data:
            raise ValidationError(_("Hãy ghi vì sao thu hồi."))
