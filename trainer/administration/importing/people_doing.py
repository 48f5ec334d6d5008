"""Carrying out a plan: all of it in one commit."""

from datetime import datetime

from trainer.administration.importing.people_plan import Act, PeoplePlan, Step
from trainer.extensions import db
from trainer.models import Account, Person, Role, RoleGrant
from trainer.records import audit
from trainer.records.accounts import open_account, reopen_account
from trainer.records.gaps import refresh_counts
from trainer.records.people import appoint, create_person, present_posts, rename, transfer
from trainer.records.vacancies import Vacancies


class MistakesLeft(Exception):
    """A plan with mistakes was to be carried out."""


def carry_out(plan: PeoplePlan, by: Account | None, at: datetime) -> None:
    """Write what the plan says and commit. `by` None is the command line."""
    if plan.mistakes:
        raise MistakesLeft
    touched = _units(plan)
    vacancies = Vacancies.of(touched)
    with db.session.no_autoflush:
        for step in plan.changes:
            (_change if step.known else _create)(step, vacancies, at)
    counts = ", ".join(f"{act}: {n}" for act, n in sorted(plan.counts().items()))
    audit.note(by, "people-imported", f"{len(plan.steps)}", counts, at)
    db.session.flush()
    refresh_counts(touched)
    db.session.commit()


def _units(plan: PeoplePlan) -> set[str]:
    held = (a for step in plan.changes if step.known for a in present_posts(step.known.person))
    return {step.row.unit_code for step in plan.changes} | {a.post.unit_code for a in held}


def _create(step: Step, vacancies: Vacancies, at: datetime) -> None:
    person = create_person(step.row.staff_code, step.row.name)
    appoint(person, step.row.unit_code, step.row.profile, step.row.from_day, vacancies)
    _open(person, step, at)


def _change(step: Step, vacancies: Vacancies, at: datetime) -> None:
    """Do every act of a step about somebody who is there already."""
    row, person, account = step.row, *_known(step)
    if Act.TRANSFER in step.acts:
        transfer(person, row.unit_code, row.profile, row.from_day, vacancies)
    if Act.RETURN in step.acts:
        _bring_back(person, account, step, vacancies)
    if Act.RENAME in step.acts:
        rename(person, row.name)
    if Act.ACCOUNT in step.acts:
        _open(person, step, at)
    if Act.ROLES in step.acts and account:
        _add_roles(account, step)


def _known(step: Step) -> tuple[Person, Account | None]:
    assert step.known is not None  # noqa: S101  only steps that create have nobody
    return step.known.person, step.known.account


def _bring_back(person: Person, account: Account | None, step: Step, vacancies: Vacancies) -> None:
    """Whoever comes back starts with the roles of the new post, not with those of long ago."""
    row = step.row
    posts = {(a.post.unit_code, a.post.profile) for a in present_posts(person)}
    if (row.unit_code, row.profile) not in posts:
        appoint(person, row.unit_code, row.profile, row.from_day, vacancies)
    if account:
        reopen_account(account)
        account.grants = []
        db.session.flush()
        _add_roles(account, step)


def _open(person: Person, step: Step, at: datetime) -> None:
    grants = [(role, step.row.unit_code) for role in step.roles]
    open_account(person, step.username, grants, at)


def _add_roles(account: Account, step: Step) -> None:
    held = {(grant.role, grant.unit_code) for grant in account.grants}
    for role in step.roles or (Role.LEARNER,):
        if (role, step.row.unit_code) not in held:
            account.grants.append(RoleGrant(role=role, unit_code=step.row.unit_code))
