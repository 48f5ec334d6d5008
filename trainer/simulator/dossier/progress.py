"""After reception: taken up, paused, resumed, apologised for, withdrawn, stopped, sent on."""

from trainer.simulator.acts import Action, happened, text
from trainer.simulator.desk.handlers import away
from trainer.simulator.dossier.dossiers import (
    CHARGEABLE,
    IN_PROCESS,
    chosen,
    moving,
    on_dossier,
    waiting,
)
from trainer.simulator.dossier.due import appointment_due, business_of
from trainer.simulator.dossier.pausing import going_on
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.office_time import done_at
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World


def take_up(setting: Setting, world: World, action: Action) -> Answer:
    """Open a dossier that came in by itself; what is attached can be read from now on."""
    dossier = chosen(world, action)
    if dossier is None:
        return Refusal(code="no-dossier")
    if not waiting(setting, world, dossier):
        return Refusal(code="already-taken-up")
    attached = tuple(s.id for s in setting.sheets.values() if s.dossier == dossier.id)
    return (
        happened("dossier-taken-up", dossier=dossier.id),
        happened("papers-laid", sheets=attached),
    )


@on_dossier(Status.SUPPLEMENT)
def take_supplement(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Record that what was asked for is here: the clock goes on."""
    here = {s for s in world.desk.fetched if s in world.desk.table}
    if not any(setting.sheets[s].citizen == dossier.citizen for s in here):
        return Refusal(code="nothing-supplied")
    return (going_on(setting, world, dossier, "supplement-taken"),)


@moving(Status.PROCESSING)
def forward(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Pass a dossier received here on to the authority that decides."""
    authority = setting.colleagues[text(action, "colleague")]
    event = happened("dossier-forwarded", dossier=dossier.id, colleague=authority.id)
    if dossier.procedure not in authority.handles:
        return (event,)
    ready = done_at(setting, world.minute, authority)
    return (happened("dossier-forwarded", **{**event.data, "ready": ready}),)


@on_dossier(*IN_PROCESS)
def suspend(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Let the dossier rest while somebody else's answer is awaited: the clock stands still."""
    if dossier.suspended:
        return Refusal(code="already-suspended")
    return (
        happened(
            "dossier-suspended",
            dossier=dossier.id,
            reason=text(action, "reason"),
            minute=world.minute,
        ),
    )


@on_dossier(*IN_PROCESS)
def resume(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Go on with a suspended dossier."""
    if not dossier.suspended:
        return Refusal(code="not-suspended")
    return (going_on(setting, world, dossier, "dossier-resumed"),)


@moving(Status.FINANCIAL_OBLIGATION)
def ask_payment(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Wait for the citizen to pay: the clock stands still."""
    return (happened("payment-asked", dossier=dossier.id, minute=world.minute),)


@on_dossier(Status.NEW, *CHARGEABLE)
def waive(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Waive the charge on a ground of the procedure."""
    ground = text(action, "ground")
    notes = setting.procedures[dossier.procedure].notes
    if ground not in {note.id for note in notes if note.kind == "waiver"}:
        return Refusal(code="not-a-waiver")
    return (happened("charge-waived", dossier=dossier.id, ground=ground),)


@moving(Status.WITHDRAWN)
def withdraw(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Record that the citizen has withdrawn the dossier; the software asks nobody whether it is so."""
    return (happened("dossier-withdrawn", dossier=dossier.id, minute=world.minute),)


@moving(Status.STOPPED)
def stop(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Stop processing for good (form 05)."""
    return (
        happened(
            "dossier-stopped",
            dossier=dossier.id,
            reason=text(action, "reason"),
            minute=world.minute,
        ),
    )


@on_dossier(*IN_PROCESS, Status.FINANCIAL_OBLIGATION)
def apologise(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Apologise in writing for a delay and give one new date (form 04)."""
    appointment = text(action, "appointment")
    if dossier.re_appointed:
        return Refusal(code="already-apologised")
    if appointment[:10] <= setting.moment(world.minute).date().isoformat():
        return Refusal(code="appointment-in-the-past")
    return (
        happened(
            "delay-apologised",
            dossier=dossier.id,
            appointment=appointment,
            minute=world.minute,
        ),
    )


@on_dossier(*IN_PROCESS, Status.SUPPLEMENT, Status.FINANCIAL_OBLIGATION)
def recreate(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Delete a dossier and enter it anew: a fresh clock, and a false one."""
    business = business_of(setting, dossier.citizen)
    return (
        happened(
            "dossier-recreated",
            dossier=dossier.id,
            minute=world.minute,
            appointment=appointment_due(setting, business, world.minute),
        ),
    )


@on_dossier(*Status)
def synchronise(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Send the dossier's last change to the National Portal once more."""
    if dossier.id not in world.dossier.unsynchronised:
        return Refusal(code="already-synchronised")
    return (happened("dossier-synchronised", dossier=dossier.id),)


@moving(Status.PROCESSING)
def assign(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Assign an accepted dossier to the officer who is to process it."""
    colleague = setting.colleagues[text(action, "colleague")]
    if dossier.procedure not in colleague.handles:
        return Refusal(code="not-my-work")
    if away(setting, world, colleague.id):
        return Refusal(code="colleague-away")
    ready = done_at(setting, world.minute, colleague)
    return (happened("dossier-assigned", dossier=dossier.id, colleague=colleague.id, ready=ready),)


@on_dossier(*IN_PROCESS)
def propose(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Draft the decision as the processing officer."""
    if dossier.approver:
        return Refusal(code="draft-with-approver")
    return (happened("decision-proposed", dossier=dossier.id, decision=text(action, "decision")),)


@on_dossier(Status.PROCESSING)
def submit_approval(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Submit the draft to whoever signs it."""
    colleague = setting.colleagues[text(action, "colleague")]
    if not dossier.decision:
        return Refusal(code="no-draft")
    if dossier.approver or dossier.approved:
        return Refusal(code="draft-with-approver")
    if dossier.procedure not in colleague.handles:
        return Refusal(code="not-my-work")
    return (
        happened(
            "approval-asked",
            dossier=dossier.id,
            colleague=colleague.id,
            ready=done_at(setting, world.minute, colleague),
        ),
    )


@moving(Status.FINISHED)
def issue(setting: Setting, world: World, action: Action, dossier: Dossier) -> Answer:
    """Number, date and issue the signed result."""
    if not dossier.approved:
        return Refusal(code="not-approved")
    return (happened("result-issued", dossier=dossier.id, minute=world.minute),)
