"""What people type to sign in and to set a password."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import InputRequired

from trainer.accounts import passwords
from trainer.web.forms import Form

LONGEST_TYPED = 1000


def one_line(typed: str | None) -> str:
    """Drop what a keyboard cannot type (a database refuses NUL) and cut what no name is as long as."""
    return "".join(c for c in (typed or "")[:LONGEST_TYPED] if c.isprintable()).strip()


class SignInForm(Form):
    """A name and a password."""

    username = StringField(
        _l("Tên đăng nhập"),
        [InputRequired(_l("Hãy gõ tên đăng nhập."))],
        filters=[lambda typed: one_line(typed).lower()[:64]],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Mật khẩu"),
        [InputRequired(_l("Hãy gõ mật khẩu."))],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class SlipForm(Form):
    """The code from the paper slip."""

    code = StringField(
        _l("Mã trên phiếu"),
        [InputRequired(_l("Hãy gõ mã trên phiếu."))],
        filters=[lambda typed: one_line(typed)[:80]],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class NewPasswordForm(Form):
    """A new password, twice. `username` is whose it becomes."""

    password = PasswordField(
        _l("Mật khẩu mới"),
        [InputRequired(_l("Hãy gõ mật khẩu mới."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("Gõ lại mật khẩu mới"),
        [InputRequired(_l("Hãy gõ lại mật khẩu mới."))],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self, *args: Any, username: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.username = username

    def validate_password(self, field: PasswordField) -> None:
        """Refuse a password that is too short or too easily guessed."""
        refusal = passwords.refusal(field.data or "", self.username)
        if refusal:
            raise ValidationError(refusal)

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two passwords that differ."""
        if field.data != self.password.data:
            raise ValidationError(_("Hai lần gõ chưa giống nhau."))


class ChangePasswordForm(NewPasswordForm):
    """The present password, then a new one."""

    present = PasswordField(
        _l("Mật khẩu hiện tại"),
        [InputRequired(_l("Hãy gõ mật khẩu hiện tại."))],
        render_kw={"autocomplete": "current-password"},
    )
