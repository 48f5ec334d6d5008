"""Who may see what, in one place.

Every view carries exactly one rule; the application refuses to start with a view that has none.
Fetching and permitting are one step: a function here gives the thing asked for, or ends the
request with 401 (sign in first), 403 (not yours to see) or 404 (as if it were not there).
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, request
from flask_login import current_user
from sqlalchemy import ScalarSelect

from trainer.extensions import db, login, set_reading
from trainer.models import Account, OrgUnit, Person, Role
from trainer.web.visitor import Columns, Visitor, visitor

P = ParamSpec("P")
R = TypeVar("R")
PROVINCE = "11"


def register(app: Flask) -> None:
    """Load accounts from sessions, and open the database for reading or writing as the view needs."""
    login.user_loader(_visitor_of_session)
    login.unauthorized_handler(lambda: abort(401))
    app.before_request(_choose_transaction)


def _choose_transaction() -> None:
    view = _view(request.endpoint)
    writes = request.method not in {"GET", "HEAD", "OPTIONS"} or getattr(view, "writes", False)
    set_reading(not writes)


def _view(endpoint: str | None) -> Any:
    return current_app.view_functions.get(endpoint or "")


def _visitor_of_session(remembered: str) -> Visitor | None:
    key, _, mark = remembered.partition(":")
    try:
        found = visitor(UUID(key), *_read_along())
    except ValueError:
        return None
    return found if found and found.is_active and found.session_mark == mark else None


def _read_along() -> tuple[Columns, Mapping[str, Any]]:
    columns: Columns = getattr(_view(request.endpoint), "reads_along", ())
    return columns, (request.view_args or {}) if columns else {}


def reads_along(*columns: ScalarSelect[Any]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Read what a view needs in the query for the visitor, who then has it as `along`.

    The parameters of the subqueries are the variable parts of the view's address.
    """

    def marked(view: Callable[P, R]) -> Callable[P, R]:
        view.reads_along = columns  # type: ignore[attr-defined]
        return view

    return marked


def writes(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a GET view that writes (it logs a look), so that its transaction locks at once."""
    view.writes = True  # type: ignore[attr-defined]
    return view


def _rule(view: Callable[P, R], name: str, allowed: Callable[[], bool]) -> Callable[P, R]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if name != "public" and not current_user.is_authenticated:
            abort(401)
        if not allowed():
            abort(403)
        return view(*args, **kwargs)

    guarded.access_rule = name  # type: ignore[attr-defined]
    return guarded


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Anybody, signed in or not."""
    return _rule(view, "public", lambda: True)


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Anybody with an open account; the view shows only what is that person's own."""
    return _rule(view, "signed_in", lambda: True)


def learner_required(view: Callable[P, R]) -> Callable[P, R]:
    """Learners and helpers."""
    return _rule(view, "learner", lambda: bool(scopes(Role.LEARNER, Role.HELPER)))


def trainer_required(view: Callable[P, R]) -> Callable[P, R]:
    """Trainers."""
    return _rule(view, "trainer", lambda: bool(scopes(Role.TRAINER)))


def manager_required(view: Callable[P, R]) -> Callable[P, R]:
    """Managers of any unit; the view then asks `commune_in_scope` which one."""
    return _rule(view, "manager", lambda: bool(scopes(Role.MANAGER)))


def manager_or_trainer_required(view: Callable[P, R]) -> Callable[P, R]:
    """Managers of any unit and trainers: those who may be asked to rate real work."""
    return _rule(view, "manager_or_trainer", lambda: bool(scopes(Role.MANAGER, Role.TRAINER)))


def observer_required(view: Callable[P, R]) -> Callable[P, R]:
    """Trainers and managers of the whole province: those who observe at real counters."""
    return _rule(view, "observer", observes)


def province_manager_required(view: Callable[P, R]) -> Callable[P, R]:
    """Managers of the whole province."""
    return _rule(view, "province_manager", lambda: PROVINCE in scopes(Role.MANAGER))


def administrator_required(view: Callable[P, R]) -> Callable[P, R]:
    """Administrators."""
    return _rule(view, "administrator", lambda: bool(scopes(Role.ADMINISTRATOR)))


def province_administrator_required(view: Callable[P, R]) -> Callable[P, R]:
    """Administrators of the whole province."""
    return _rule(view, "province_administrator", lambda: PROVINCE in scopes(Role.ADMINISTRATOR))


def scopes(*roles: Role) -> set[str]:
    """Return the codes of the units in which the present account holds one of `roles`."""
    if not current_user.is_authenticated:
        return set()
    return {grant.unit_code for grant in current_user.grants if grant.role in roles}


def may(role: str) -> bool:
    """Say whether the present account holds `role` anywhere; templates ask."""
    return bool(scopes(Role(role)))


def manages_province() -> bool:
    """Say whether the present account manages the whole province."""
    return PROVINCE in scopes(Role.MANAGER)


def observes() -> bool:
    """Say whether the present account may observe at real counters."""
    return bool(scopes(Role.TRAINER)) or manages_province()


def commune_in_scope(code: str) -> OrgUnit:
    """Return the commune if the present manager may see it; 404 for none such, 403 for others'."""
    unit = db.session.get(OrgUnit, code)
    if unit is None or unit.kind == "province":
        abort(404)
    if not {code, unit.parent_code} & scopes(Role.MANAGER):
        abort(403)
    return unit


def communes_in_scope() -> list[OrgUnit]:
    """Return the communes that the present manager may see, in the order of their names."""
    communes = db.select(OrgUnit).where(OrgUnit.kind != "province").order_by(OrgUnit.sort_key)
    mine = scopes(Role.MANAGER)
    return [u for u in db.session.scalars(communes) if {u.code, u.parent_code} & mine]


def administered_units() -> list[OrgUnit]:
    """Return the units that the present administrator handles: each scope and what lies below it."""
    mine = scopes(Role.ADMINISTRATOR)
    units = db.session.scalars(db.select(OrgUnit).order_by(OrgUnit.sort_key))
    return [unit for unit in units if {unit.code, unit.parent_code} & mine]


def administers_province() -> bool:
    """Say whether the present administrator handles the whole province."""
    return PROVINCE in scopes(Role.ADMINISTRATOR)


def administered_unit(code: str) -> OrgUnit:
    """Return the unit if the present administrator handles it; 404 for none such, 403 for others'."""
    unit = db.session.get(OrgUnit, code) or abort(404)
    if not {unit.code, unit.parent_code} & scopes(Role.ADMINISTRATOR):
        abort(403)
    return unit


def administered_person(key: UUID) -> Person:
    """Return the person if the present administrator handles them; 404 for none such, else 403.

    Whoever holds a role beyond the administrator's scope is handled from above: otherwise the
    administrator of a commune could print themselves a slip for the province's account.
    """
    person = db.session.get(Person, key)
    if person is None or person.identity is None:
        abort(404)
    if not administers_province():
        codes = {unit.code for unit in administered_units()}
        if not may_administer(person, codes):
            abort(403)
    return person


def may_administer(person: Person, codes: set[str]) -> bool:
    """Say whether the person's last posts and all their roles lie within the units `codes`."""
    account = db.session.scalar(db.select(Account).where(Account.person_id == person.id))
    roles = {grant.unit_code for grant in account.grants} if account else set()
    return bool(_last_units(person) & codes) and roles <= codes


def administered_accounts(accounts: list[Account]) -> list[Account]:
    """Return the accounts if the present administrator handles each of them, else 403."""
    if not administers_province():
        codes = {unit.code for unit in administered_units()}
        if not all(may_administer(account.person, codes) for account in accounts):
            abort(403)
    return accounts


def _last_units(person: Person) -> set[str]:
    present = {a.post.unit_code for a in person.appointments if a.until_day is None}
    if present or not person.appointments:
        return present
    return {max(person.appointments, key=lambda a: a.from_day).post.unit_code}


def own(model: type[Any], key: UUID, *, held: bool = False) -> Any:
    """Return the present person's own row of `model` (a run, a sitting), or 404.

    `held`: nobody else changes it until the transaction ends, so that two requests take turns.
    """
    row = db.session.get(model, key, with_for_update=held or None)
    if row is None or not current_user.is_authenticated or row.person_id != current_user.person_id:
        abort(404)
    return row


def refuse_undeclared(app: Flask) -> None:
    """Refuse to start with a view that says nothing about who may see it."""
    bare = [name for name, view in app.view_functions.items() if not hasattr(view, "access_rule")]
    if bare:
        raise RuntimeError(f"views without an access rule: {', '.join(sorted(bare))}")
