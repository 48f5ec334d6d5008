"""Conduct when the system is down: paper log, honest appointment, entered once afterwards."""

from tests.simulator.scenes import OUTAGE, Run, reference, setting
from trainer.simulator.drawing import screen


def test_the_dossier_keeps_the_time_of_reception_written_in_the_logbook():
    run = reference(setting(OUTAGE))
    dossier = run.world.dossier.dossiers[0]
    assert dossier.received == run.world.desk.log[0].minute
    assert run.setting.moment(dossier.received).hour == 9
    assert run.mark.score == 100


def test_opening_a_second_dossier_beside_the_logbook_costs_the_reconciliation():
    run = reference(setting(OUTAGE), until="return-result")
    run.must("return-result")
    again = Run(run.setting)
    for event in run.events:
        if event.action and event.action.verb != "end-visit":
            again.do(event.action.verb, **event.action.args)
    again.must("open-dossier", procedure="2.000815", channel="counter", account="officer")
    assert again.row("reconciled") == 0


def test_sending_the_citizen_away_because_of_the_outage_is_critical():
    run = Run(setting(OUTAGE))
    run.must("call-next")
    run.must("send-away", components=())
    assert run.mark.critical


def test_waiting_for_the_system_instead_of_writing_loses_the_outage_rows():
    run = reference(setting(OUTAGE), until="log-outage")
    run.must("wait", minutes=60)
    run.must("open-dossier", procedure="2.000815", channel="counter", account="officer")
    run.must("tick", component="original", sheet="certificate")
    run.must("tick", component="copy", sheet="office-copy")
    run.must("accept", appointment="2026-11-18")
    assert run.row("logged") == 0
    assert run.row("honest-appointment") == 10


def test_the_same_logbook_line_is_entered_once():
    run = reference(setting(OUTAGE), until="tick")
    assert not run.do("reconcile", entry="1").accepted
    assert len(run.world.dossier.dossiers) == 1


def test_an_original_taken_back_during_the_outage_can_still_be_recorded_afterwards():
    run = reference(setting(OUTAGE), until="tick")
    assert "certificate" in run.world.desk.returned
    form = next(f for f in screen(run.setting, run.world, run.events).forms if f.verb == "tick")
    sheets = next(field for field in form.fields if field.name == "sheet")
    assert [choice.value for choice in sheets.choices] == ["office-copy", "certificate"]
