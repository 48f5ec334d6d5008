"""The pages of signing in."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from trainer.accounts import blueprint, services
from trainer.accounts.forms import ChangePasswordForm, NewPasswordForm, SignInForm, SlipForm
from trainer.accounts.services import Wait, Wrong
from trainer.models import Account, SignInSlip
from trainer.records.slips import usable_slip
from trainer.web.access import public, signed_in
from trainer.web.pages import local


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Ask for a name and a password; lead on to where the person wanted to go."""
    if current_user.is_authenticated:
        return redirect(local(request.args.get("next", "/")))
    form = SignInForm()
    if not form.validate_on_submit():
        form.next.data = form.next.data or request.args.get("next", "/")
        return render_template("accounts/sign_in.html", form=form)
    found = services.sign_in(form.username.data, form.password.data, _address(), datetime.now(UTC))
    if isinstance(found, Account):
        _renew_session(found)
        return redirect(local(form.next.data or "/"))
    wrong = _(
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."
    )
    return _refused("accounts/sign_in.html", form, found, wrong)


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this browser's session."""
    _forget_session()
    return redirect(url_for("accounts.sign_in"))


@blueprint.route("/slip", methods=["GET", "POST"])
@public
def slip() -> ResponseReturnValue:
    """Ask for the code on the paper slip."""
    form = SlipForm()
    if not form.validate_on_submit():
        return render_template("accounts/slip.html", form=form)
    found = services.slip_of_code(form.code.data, _address(), datetime.now(UTC))
    if isinstance(found, SignInSlip):
        _forget_session()
        session["slip"] = found.id.hex
        return redirect(url_for("accounts.password_by_slip"))
    wrong = _(
        "Mã này không đúng, đã được dùng hoặc đã hết hạn. "
        "Hãy gõ lại đúng như trên phiếu, hoặc xin quản trị viên phiếu mới."
    )
    return _refused("accounts/slip.html", form, found, wrong)


@blueprint.route("/slip/password", methods=["GET", "POST"])
@public
def password_by_slip() -> ResponseReturnValue:
    """Let the holder of a slip choose a password, and sign them in."""
    at = datetime.now(UTC)
    slip = usable_slip(UUID(session["slip"]), at) if "slip" in session else None
    if slip is None:
        flash(_("Phiếu này không còn dùng được. Hãy gõ mã của phiếu mới nhất."), "error")
        return redirect(url_for("accounts.slip"))
    form = NewPasswordForm(username=slip.account.username)
    if not form.validate_on_submit():
        return render_template("accounts/password_by_slip.html", form=form, account=slip.account)
    account = services.set_password_by_slip(slip, form.password.data or "", at)
    _renew_session(account)
    flash(_("Đã đặt mật khẩu. Lần sau, hãy đăng nhập bằng tên đăng nhập và mật khẩu này."), "done")
    return redirect("/")


@blueprint.get("/account")
@signed_in
def own_account() -> ResponseReturnValue:
    """Show one's own account."""
    form = ChangePasswordForm(username=current_user.username)
    return render_template("accounts/own_account.html", form=form)


@blueprint.post("/account/password")
@signed_in
def change_password() -> ResponseReturnValue:
    """Set a new password."""
    form = ChangePasswordForm(username=current_user.username)
    if not form.validate_on_submit():
        return render_template("accounts/own_account.html", form=form)
    account = current_user.account
    found = services.change_password(
        account,
        form.present.data or "",
        form.password.data or "",
        _address(),
        datetime.now(UTC),
    )
    if isinstance(found, Account):
        _renew_session(found)
        flash(_("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất."), "done")
        return redirect(url_for("accounts.own_account"))
    return _refused("accounts/own_account.html", form, found, _("Mật khẩu hiện tại chưa đúng."))


@blueprint.post("/account/sign-out-everywhere")
@signed_in
def sign_out_everywhere() -> ResponseReturnValue:
    """End every session of one's own account."""
    services.end_sessions(current_user.account, datetime.now(UTC))
    _forget_session()
    flash(_("Đã đăng xuất khỏi mọi thiết bị."), "done")
    return redirect(url_for("accounts.sign_in"))


def _refused(
    template: str, form: SignInForm | SlipForm | ChangePasswordForm, why: Wait | Wrong, wrong: str
) -> ResponseReturnValue:
    """Show the form again with the sentence that says why."""
    if isinstance(why, Wrong):
        return render_template(template, form=form, refusal=wrong), 422
    until = format_datetime(why.until, "HH:mm:ss")
    sentence = _("Đã thử sai quá nhiều lần. Hãy đợi đến %(until)s rồi thử lại.", until=until)
    page = Response(render_template(template, form=form, refusal=sentence), 429)
    seconds = (why.until - datetime.now(UTC)).total_seconds()
    page.headers["Retry-After"] = str(max(1, round(seconds)))
    return page


def _renew_session(account: Account) -> None:
    """Start a session of one's own; only the chosen language comes along."""
    _forget_session()
    login_user(account)
    session.permanent = True


def _forget_session() -> None:
    language = session.get("language")
    logout_user()
    session.clear()
    if language:
        session["language"] = language


def _address() -> str:
    return request.remote_addr or ""
