"""The list of people, and adding one."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from trainer.administration import blueprint, queries, services
from trainer.administration.forms import NewPersonForm
from trainer.administration.present import me, now, only_units, today
from trainer.administration.profiles import profile_names
from trainer.administration.queries import PAGE, STATES, Wanted
from trainer.models import Person
from trainer.web.access import administered_unit, administered_units, administrator_required
from trainer.web.language import current


@blueprint.get("/administration/people")
@administrator_required
def people() -> ResponseReturnValue:
    """List the people asked for."""
    wanted = _wanted()
    count = queries.count_people(wanted)
    pages = max(1, -(-count // PAGE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "administration/people.html",
        lines=queries.people_lines(wanted, page),
        count=count,
        page=page,
        pages=pages,
        wanted=wanted,
        states=_states(),
        units=administered_units(),
        profiles=profile_names(current()),
        address=lambda number: url_for(".people", **{**request.args.to_dict(), "page": number}),
    )


def _wanted() -> Wanted:
    state = request.args.get("state", "")
    return Wanted(
        words=request.args.get("q", "").strip()[:200],
        unit=request.args.get("unit", "")[:8],
        state=state if state in STATES else "working",
        units=only_units(),
    )


def _states() -> list[tuple[str, str]]:
    return [
        ("working", _("Đang làm việc")),
        ("no-account", _("Chưa có tài khoản")),
        ("no-password", _("Chưa đặt mật khẩu")),
        ("left", _("Tài khoản đã khoá")),
        ("all", _("Tất cả")),
    ]


@blueprint.route("/administration/people/new", methods=["GET", "POST"])
@administrator_required
def new_person() -> ResponseReturnValue:
    """Add a person by hand."""
    form = NewPersonForm(
        units=administered_units(), profiles=profile_names(current()), today=today()
    )
    if not form.validate_on_submit():
        return render_template("administration/new_person.html", form=form)
    unit = administered_unit(form.unit.data)
    found = services.add_person(me(), _new(form, unit.code), now())
    if not isinstance(found, Person):
        return render_template("administration/new_person.html", form=form, refusal=found), 422
    flash(_("Đã thêm người và mở tài khoản. Hãy in phiếu đăng nhập."), "done")
    return redirect(url_for(".person", key=found.id))


def _new(form: NewPersonForm, unit_code: str) -> services.NewPerson:
    return services.NewPerson(
        staff_code=form.staff_code.meant,
        name=form.name.meant,
        unit_code=unit_code,
        profile=form.profile.data,
        from_day=form.from_day.meant,
        username=form.username.meant,
    )
