"""Days off and make-up days that the shipped calendar does not know."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from trainer.administration import blueprint, holidays
from trainer.administration.forms import HolidayForm
from trainer.administration.importing.days import day_of
from trainer.administration.importing.holiday_rows import Day
from trainer.administration.present import me, now
from trainer.web.access import province_administrator_required


@blueprint.route("/administration/holidays", methods=["GET", "POST"])
@province_administrator_required
def holiday_list() -> ResponseReturnValue:
    """List the days, and add or change one."""
    form = HolidayForm()
    if not form.validate_on_submit():
        return render_template("administration/holidays.html", form=form, days=holidays.days())
    holidays.set_day(me(), _day(form), now())
    flash(_("Đã ghi ngày này vào lịch."), "done")
    return redirect(url_for(".holiday_list"))


def _day(form: HolidayForm) -> Day:
    return Day(
        day=day_of(form.day.data.strip()) or abort(400),
        working=form.kind.data == "work",
        name_vi=form.name_vi.data.strip(),
        name_en=form.name_en.data.strip() or form.name_vi.data.strip(),
        source=form.source.data.strip(),
    )


@blueprint.post("/administration/holidays/<day>/remove")
@province_administrator_required
def remove_holiday(day: str) -> ResponseReturnValue:
    """Remove one day."""
    holidays.remove_day(me(), day_of(day) or abort(404), now())
    flash(_("Đã xoá ngày này khỏi lịch."), "done")
    return redirect(url_for(".holiday_list"))
