"""What a rubric can ask about dossiers, slips, charges, files and registers.

A predicate takes the citizen whose business it is about, where that matters.
"""

from collections.abc import Mapping

from trainer.simulator.dossier.judging import clock, decisions, papers, records
from trainer.simulator.system import Predicate

PREDICATES: Mapping[str, Predicate] = {
    "status": decisions.status,
    "channel": decisions.channel,
    "account": decisions.account,
    "procedure": decisions.procedure,
    "refused-on": decisions.refused_on,
    "asked-for": decisions.asked_for,
    "appointment-due": decisions.appointment_is_due,
    "charge-due": decisions.charge_is_due,
    "components-right": papers.components_right,
    "rests-on": papers.rests_on,
    "no-needless-paper": papers.no_needless_paper,
    "nobody-sent-away": papers.nobody_sent_away,
    "presented-not-kept": papers.presented_not_kept,
    "looked-up": papers.looked_up,
    "digitised": records.digitised,
    "submitted-to": decisions.submitted_to,
    "handed-over": decisions.handed_over,
    "forwarded": decisions.forwarded,
    "assigned": decisions.assigned,
    "proposed": decisions.proposed,
    "approved": decisions.approved,
    "issued": decisions.issued,
    "waived-on": decisions.waived_on,
    "taken-up": clock.taken_up,
    "supplement-taken": clock.supplement_taken,
    "in-time": clock.in_time,
    "apologised": clock.apologised,
    "clock-untouched": clock.clock_untouched,
    "stopped-for": clock.stopped_for,
    "suspended-for": clock.suspended_for,
    "synchronised": clock.synchronised,
    "result-returned": decisions.result_returned,
    "entered-as": records.entered_as,
    "reconciled": decisions.reconciled,
    "nothing-twice": decisions.nothing_twice,
    "own-account-never": decisions.own_account_never,
}
