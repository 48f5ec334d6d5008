"""What administrators type. The rules of a cell in a list are the rules of a field in a form."""

from collections.abc import Callable, Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import Field, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from trainer.administration.importing import people_rows
from trainer.administration.importing.days import day_of
from trainer.models import OrgUnit, Role
from trainer.web.forms import Form
from trainer.web.roles import role_name


class OneOf(SelectField):
    """A choice from a list that the route gives."""

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Set what can be chosen, as (value, label)."""
        self.choices = [SelectChoice(value, label) for value, label in choices]

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        if self.data not in {choice.value for choice in self.choices or ()}:
            raise ValidationError(_("Hãy chọn trong danh sách."))


def said_by(read: Callable[[str], Any]) -> Callable[[Any, Field], None]:
    """Return a validator that refuses what a list would refuse, and keeps what was read."""

    def validate(_form: Any, field: Field) -> None:
        try:
            field.meant = read((field.data or "").strip())
        except people_rows.CellRefused as refused:
            raise ValidationError(f"{refused.what} {refused.remedy}") from refused

    return validate


class _Form(Form):
    """A form whose choices and present day are given by the route."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.today = kwargs.pop("today", None)
        units: Iterable[OrgUnit] = kwargs.pop("units", ())
        profiles: dict[str, str] = kwargs.pop("profiles", {})
        super().__init__(*args, **kwargs)
        if "unit" in self:
            self.unit.offer((unit.code, unit.name) for unit in units)
        if "profile" in self:
            self.profile.offer(profiles.items())


def _validate_day(form: Any, field: Field) -> None:
    said_by(lambda text: people_rows.past_day(text, form.today))(form, field)


def _day_field(label: Any) -> StringField:
    return StringField(label, [InputRequired(_l("Hãy ghi ngày.")), _validate_day])


def _unit_field() -> OneOf:
    return OneOf(_l("Đơn vị"))


def _name_field() -> StringField:
    return StringField(_l("Họ tên"), [said_by(people_rows.person_name)])


class NewPersonForm(_Form):
    """A person with a post and an account."""

    staff_code = StringField(_l("Mã cán bộ"), [said_by(people_rows.staff_code)])
    name = _name_field()
    unit = _unit_field()
    profile = OneOf(_l("Vị trí"))
    from_day = _day_field(_l("Từ ngày"))
    username = StringField(_l("Tên đăng nhập"), [said_by(people_rows.username)])


class TransferForm(_Form):
    """Another post from a day on."""

    unit = _unit_field()
    profile = OneOf(_l("Vị trí mới"))
    from_day = _day_field(_l("Từ ngày"))


class LeaveForm(_Form):
    """The day on which somebody leaves."""

    on = _day_field(_l("Ngày nghỉ việc"))


class NameForm(_Form):
    """A corrected name."""

    name = _name_field()


class RoleForm(_Form):
    """One more role in a unit."""

    role = OneOf(_l("Vai trò"))
    unit = _unit_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.offer((role.value, role_name(role)) for role in Role)


class AccountForm(_Form):
    """A sign-in name, or nothing to have one made."""

    username = StringField(_l("Tên đăng nhập"), [said_by(people_rows.username)])


class PostForm(_Form):
    """One more place on the payroll."""

    profile = OneOf(_l("Vị trí"))
    from_day = _day_field(_l("Từ ngày"))


class HolidayForm(_Form):
    """A day off, or a make-up day."""

    day = StringField(_l("Ngày"), [InputRequired(_l("Hãy ghi ngày."))])
    kind = OneOf(_l("Loại"))
    name_vi = StringField(
        _l("Tên"),
        [InputRequired(_l("Hãy ghi tên ngày.")), Length(max=120, message=_l("Tối đa 120 ký tự."))],
    )
    name_en = StringField(_l("Tên tiếng Anh"), [Length(max=120, message=_l("Tối đa 120 ký tự."))])
    source = StringField(_l("Văn bản"), [Length(max=200, message=_l("Tối đa 200 ký tự."))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.offer([("off", _("Nghỉ")), ("work", _("Làm bù"))])

    def validate_day(self, field: Field) -> None:
        """Refuse what is no day."""
        if day_of((field.data or "").strip()) is None:
            raise ValidationError(_l("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 01/07/2025."))


class UploadForm(Form):
    """A file with a list."""

    file = FileField(_l("Tệp CSV hoặc XLSX"), [FileRequired(_l("Hãy chọn tệp."))])
