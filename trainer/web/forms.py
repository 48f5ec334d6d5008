"""What every form has in common: WTForms, which has no Vietnamese, speaks as the pages do."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm

_FROM_LIST = _l("Hãy chọn trong danh sách.")
_INCOMPLETE = _l("Trang gửi đi thiếu một phần. Hãy mở lại trang và làm lại.")
_SAID = {
    "Not a valid choice.": _FROM_LIST,
    "Invalid Choice: could not coerce.": _FROM_LIST,
    "Not a valid date value.": _l("Hãy ghi một ngày có trong lịch."),
    "This field is required.": _INCOMPLETE,
    "Invalid UUID.": _INCOMPLETE,
}
"""The sentences of WTForms that a reader can come to see."""


class _Sentences:
    """Gives WTForms' sentences in the reader's language, as its fields ask for them."""

    def gettext(self, said: str) -> str:
        return str(_SAID.get(said, said))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


class Form(FlaskForm):
    """A form of this platform."""

    class Meta(FlaskForm.Meta):
        """Where WTForms finds its sentences."""

        def get_translations(self, form: Any) -> _Sentences:
            """Return the sentences for a form."""
            return _Sentences()
