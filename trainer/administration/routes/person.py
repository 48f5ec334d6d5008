"""One person: posts, account, roles."""

from collections.abc import Callable
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from trainer.administration import blueprint, forms, services
from trainer.administration.present import me, now, today
from trainer.administration.profiles import profile_names
from trainer.models import Account, Person, Role
from trainer.records.people import account_of, present_posts
from trainer.web.access import (
    administered_person,
    administered_unit,
    administered_units,
    administrator_required,
)
from trainer.web.forms import Form
from trainer.web.language import current


def _forms() -> dict[str, Form]:
    """Return the page's forms; each reads only its own fields when one of them was sent."""
    given = {"units": administered_units(), "profiles": profile_names(current()), "today": today()}
    return {
        "transfer": forms.TransferForm(prefix="transfer", **given),
        "leave": forms.LeaveForm(prefix="leave", **given),
        "name": forms.NameForm(prefix="name", **given),
        "role": forms.RoleForm(prefix="role", **given),
        "account": forms.AccountForm(prefix="account", **given),
    }


def _page(person: Person, given: dict[str, Form], refusal: str = "") -> str:
    return render_template(
        "administration/person.html",
        person=person,
        account=account_of(person),
        posts=sorted(person.appointments, key=lambda a: a.from_day, reverse=True),
        present=present_posts(person),
        profiles=profile_names(current()),
        forms=given,
        refusal=refusal,
    )


def _acted(
    key: UUID, name: str, act: Callable[[Person, Form], str | None], done: str
) -> ResponseReturnValue:
    """Find the person, read the form called `name`, act, and say what came of it."""
    person, given = administered_person(key), _forms()
    if not given[name].validate_on_submit():
        return _page(person, given), 422
    refusal = act(person, given[name])
    if refusal:
        return _page(person, given, refusal), 422
    flash(done, "done")
    return redirect(url_for(".person", key=key))


def _account(person: Person) -> Account:
    return account_of(person) or abort(404)


@blueprint.get("/administration/people/<uuid:key>")
@administrator_required
def person(key: UUID) -> ResponseReturnValue:
    """Show a person."""
    given = _forms()
    found = administered_person(key)
    given["name"].process(data={"name": found.identity.name if found.identity else ""})
    return _page(found, given)


@blueprint.post("/administration/people/<uuid:key>/transfer")
@administrator_required
def transfer(key: UUID) -> ResponseReturnValue:
    """Move a person to another post."""

    def act(person: Person, form: forms.TransferForm) -> str | None:
        unit = administered_unit(form.unit.data)
        return services.transfer(
            me(), person, unit.code, form.profile.data, form.from_day.meant, now()
        )

    return _acted(key, "transfer", act, _("Đã điều chuyển."))


@blueprint.post("/administration/people/<uuid:key>/leave")
@administrator_required
def leave(key: UUID) -> ResponseReturnValue:
    """End a person's posts and account."""

    def act(person: Person, form: forms.LeaveForm) -> str | None:
        return services.leave(me(), person, form.on.meant, now())

    return _acted(key, "leave", act, _("Đã ghi nhận nghỉ việc và khoá tài khoản."))


@blueprint.post("/administration/people/<uuid:key>/name")
@administrator_required
def rename(key: UUID) -> ResponseReturnValue:
    """Correct a person's name."""

    def act(person: Person, form: forms.NameForm) -> str | None:
        return services.rename(me(), person, form.name.meant, now())

    return _acted(key, "name", act, _("Đã sửa họ tên."))


@blueprint.post("/administration/people/<uuid:key>/account")
@administrator_required
def open_account(key: UUID) -> ResponseReturnValue:
    """Open an account for a person without one."""

    def act(person: Person, form: forms.AccountForm) -> str | None:
        return services.open_account(me(), person, form.username.meant, now())

    return _acted(key, "account", act, _("Đã mở tài khoản. Hãy in phiếu đăng nhập."))


@blueprint.post("/administration/people/<uuid:key>/roles")
@administrator_required
def add_role(key: UUID) -> ResponseReturnValue:
    """Give the person's account one more role."""

    def act(person: Person, form: forms.RoleForm) -> str | None:
        unit = administered_unit(form.unit.data)
        return services.add_role(me(), _account(person), Role(form.role.data), unit.code, now())

    return _acted(key, "role", act, _("Đã giao vai trò."))


@blueprint.post("/administration/people/<uuid:key>/roles/<uuid:grant_id>/remove")
@administrator_required
def remove_role(key: UUID, grant_id: UUID) -> ResponseReturnValue:
    """Take one role away."""
    account = _account(administered_person(key))
    grant = next((grant for grant in account.grants if grant.id == grant_id), None) or abort(404)
    return _said(key, services.remove_role(me(), account, grant, now()), _("Đã thu hồi vai trò."))


@blueprint.post("/administration/people/<uuid:key>/account/close")
@administrator_required
def close_account(key: UUID) -> ResponseReturnValue:
    """Close the person's account."""
    account = _account(administered_person(key))
    return _said(key, services.close_account(me(), account, now()), _("Đã khoá tài khoản."))


@blueprint.post("/administration/people/<uuid:key>/account/reopen")
@administrator_required
def reopen_account(key: UUID) -> ResponseReturnValue:
    """Open the person's account again."""
    account = _account(administered_person(key))
    services.reopen_account(me(), account, now())
    return _said(key, None, _("Đã mở lại tài khoản. Hãy in phiếu đăng nhập mới."))


def _said(key: UUID, refusal: str | None, done: str) -> ResponseReturnValue:
    flash(refusal or done, "error" if refusal else "done")
    return redirect(url_for(".person", key=key))
