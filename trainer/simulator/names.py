"""What every id in a scenario names: read from the field, or the argument, in which it stands.

"declaration" may be a paper and a component of the dossier; where it stands tells which.
"""

from collections.abc import Mapping

FIELDS: Mapping[str, Mapping[str, str]] = {
    "Citizen": {"id": "citizen"},
    "Topic": {"id": "topic", "gives": "paper", "after": "topic"},
    "Business": {"original": "paper"},
    "Paper": {
        "id": "paper",
        "citizen": "citizen",
        "copy_of": "paper",
        "dossier": "dossier",
        "sender": "colleague",
    },
    "Colleague": {"id": "colleague"},
    "Held": {
        "id": "dossier",
        "citizen": "citizen",
        "handed_to": "colleague",
        "ticked": "paper",
    },
    "Fault": {"id": "fault"},
    "Register": {"id": "register", "citizen": "citizen"},
    "Defect": {"id": "defect", "seen_in": "line", "rows": "row"},
    "Row": {"id": "row"},
}
"""Of each shape of the scenario format: the fields that hold ids of the scenario's own."""

KINDS: Mapping[str, str] = {
    "ask": "topic",
    "explain": "topic",
    "consult": "topic",
    "sheet": "paper",
    "seen": "paper",
    "unread": "paper",
    "original": "paper",
    "scannable": "paper",
    "file": "paper",
    "record": "paper",
    "items": "line",
    "postable": "line",
    "register": "register",
    "colleague": "colleague",
    "dossier": "dossier",
    "waiting-dossier": "dossier",
    "absent": "citizen",
    "entry": "entry",
    "application": "application",
    "land-record": "land-record",
    "row": "list-row",
    "list": "list",
    "answer-sheet": "answer-sheet",
}
"""Kinds of argument of a verb whose values are ids of the scenario's own."""

JUDGED: Mapping[str, str] = {
    "citizen": "citizen",
    "sheet": "paper",
    "sheets": "paper",
    "records": "paper",
    "items": "line",
    "topics": "topic",
    "register": "register",
    "to": "colleague",
    "of": "colleague",
    "defects": "defect",
    "dossier": "dossier",
    "plots": "plot",
    "record": "land-record",
    "application": "application",
    "warnings": "warning",
    "list": "list",
    "questions": "answer-sheet",
}
"""Arguments of a predicate whose values are ids of the scenario's own."""
