"""Units and their places on the payroll, held or vacant."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from trainer.administration import blueprint, queries, services
from trainer.administration.forms import PostForm
from trainer.administration.present import me, now, today
from trainer.administration.profiles import profile_names
from trainer.extensions import db
from trainer.models import OrgUnit, Post
from trainer.web.access import administered_unit, administered_units, administrator_required
from trainer.web.language import current


@blueprint.get("/administration/units")
@administrator_required
def units() -> ResponseReturnValue:
    """List the units with how many of their places are vacant."""
    codes = {unit.code for unit in administered_units()}
    return render_template("administration/units.html", lines=queries.unit_lines(codes, today()))


@blueprint.get("/administration/units/<code>")
@administrator_required
def posts(code: str) -> ResponseReturnValue:
    """List a unit's places and who holds them."""
    unit = administered_unit(code)
    return _page(unit, _form())


@blueprint.post("/administration/units/<code>/posts")
@administrator_required
def open_post(code: str) -> ResponseReturnValue:
    """Open one more place."""
    unit, form = administered_unit(code), _form()
    if not form.validate_on_submit():
        return _page(unit, form), 422
    services.open_post(me(), unit.code, form.profile.data, form.from_day.meant, now())
    flash(_("Đã mở vị trí; vị trí đang khuyết."), "done")
    return redirect(url_for(".posts", code=code))


@blueprint.post("/administration/units/<code>/posts/<uuid:key>/close")
@administrator_required
def close_post(code: str, key: UUID) -> ResponseReturnValue:
    """Close a vacant place."""
    unit, post = administered_unit(code), db.session.get(Post, key)
    if post is None or post.unit_code != unit.code or post.closed_on:
        abort(404)
    refusal = services.close_post(me(), post, today(), now())
    flash(refusal or _("Đã đóng vị trí."), "error" if refusal else "done")
    return redirect(url_for(".posts", code=code))


def _form() -> PostForm:
    return PostForm(profiles=profile_names(current()), today=today())


def _page(unit: OrgUnit, form: PostForm) -> str:
    return render_template(
        "administration/posts.html",
        unit=unit,
        posts=[(post, queries.holder(post, today())) for post in queries.posts_of(unit.code)],
        profiles=profile_names(current()),
        form=form,
    )
