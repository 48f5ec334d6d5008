"""Carrying out a plan: all of it in one commit."""

from datetime import datetime

from trainer.administration.importing.people_plan import Act, Known, PeoplePlan, Step
from trainer.extensions import db
from trainer.models import Account, Person, Role, RoleGrant
from trainer.records import audit, people
from trainer.records.accounts import open_account, reopen_account
from trainer.records.gaps import refresh_counts
from trainer.records.newcomers import Newcomer, bring_in
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
            if step.known:
                _change(step, step.known, vacancies, at)
    db.session.flush()
    newcomers = [_newcomer(step) for step in plan.changes if step.known is None]
    bring_in(newcomers, vacancies, people.installation(), at)
    counts = ", ".join(f"{act}: {n}" for act, n in sorted(plan.counts().items()))
    audit.note(by, "people-imported", f"{len(plan.steps)}", counts, at)
    refresh_counts(touched)
    db.session.commit()


def _units(plan: PeoplePlan) -> set[str]:
    held = (
        a for step in plan.changes if step.known for a in people.present_posts(step.known.person)
    )
    return {step.row.unit_code for step in plan.changes} | {a.post.unit_code for a in held}


def _newcomer(step: Step) -> Newcomer:
    row = step.row
    return Newcomer(
        staff_code=row.staff_code,
        name=row.name,
        unit_code=row.unit_code,
        profile=row.profile,
        from_day=row.from_day,
        username=step.username,
        roles=step.roles,
    )


def _change(step: Step, known: Known, vacancies: Vacancies, at: datetime) -> None:
    """Do every act of a step about somebody who is there already."""
    row, person, account = step.row, known.person, known.account
    if Act.TRANSFER in step.acts:
        people.transfer(person, row.unit_code, row.profile, row.from_day, vacancies)
    if Act.RETURN in step.acts:
        _bring_back(person, account, step, vacancies)
    if Act.RENAME in step.acts:
        people.rename(person, row.name)
    if Act.ACCOUNT in step.acts:
        open_account(person, step.username, [(role, row.unit_code) for role in step.roles], at)
    if Act.ROLES in step.acts and account:
        _add_roles(account, step)


def _bring_back(person: Person, account: Account | None, step: Step, vacancies: Vacancies) -> None:
    """Whoever comes back starts with the roles of the new post, not with those of long ago."""
    row = step.row
    posts = {(a.post.unit_code, a.post.profile) for a in people.present_posts(person)}
    if (row.unit_code, row.profile) not in posts:
        people.appoint(person, row.unit_code, row.profile, row.from_day, vacancies)
    if account:
        reopen_account(account)
        account.grants = []
        db.session.flush()
        _add_roles(account, step)


def _add_roles(account: Account, step: Step) -> None:
    held = {(grant.role, grant.unit_code) for grant in account.grants}
    for role in step.roles or (Role.LEARNER,):
        if (role, step.row.unit_code) not in held:
            account.grants.append(RoleGrant(role=role, unit_code=step.row.unit_code))
