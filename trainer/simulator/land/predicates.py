"""What a rubric can ask about the land system."""

from collections.abc import Mapping

from trainer.simulator.land.judging import faults, maps, registers
from trainer.simulator.system import Predicate

PREDICATES: Mapping[str, Predicate] = {
    "map-clean": maps.map_clean,
    "nothing-spoilt": maps.nothing_spoilt,
    "parcels-drawn": maps.parcels_drawn,
    "labelled": maps.labelled,
    "areas": maps.areas,
    "numbers-continued": maps.numbers_continued,
    "struck": maps.struck,
    "old-boundaries-kept": maps.old_boundaries_kept,
    "changes-noted": maps.changes_noted,
    "parcel-chosen": maps.parcel_chosen,
    "extracted": maps.extracted,
    "answered": maps.answered,
    "faults-noted": faults.faults_noted,
    "no-false-fault": faults.no_false_fault,
    "record-updated": registers.record_updated,
    "nothing-broken": registers.nothing_broken,
    "warning-declined": registers.warning_declined,
    "applications-dropped": registers.applications_dropped,
    "tasks-done": registers.tasks_done,
    "list-clean": registers.list_clean,
    "list-imported": registers.list_imported,
}
