"""The four ways to play one scenario, and what each of them counts for."""

from enum import StrEnum

from trainer.models import EvidenceKind, Run

HINT_FACTOR = 0.7
"""By what each hint multiplies the weight of a run (the kinds have weights of their own)."""


class Mode(StrEnum):
    """Watch the reference run, play with hints, play alone, play what counts."""

    WATCH = "watch"
    GUIDED = "guided"
    OWN = "own"
    ASSESSMENT = "assessment"

    @property
    def asks_rule(self) -> bool:
        """Say whether pointing at something wrong needs the rule that it offends."""
        return self in {Mode.OWN, Mode.ASSESSMENT}

    @property
    def has_hints(self) -> bool:
        """Say whether hints can be had."""
        return self is Mode.GUIDED

    @property
    def is_practice(self) -> bool:
        """Say whether a run can be begun again from any of its events."""
        return self in {Mode.GUIDED, Mode.OWN}


def evidence_kind(run: Run) -> EvidenceKind:
    """Return what a finished run is evidence of.

    A run begun again in the middle of another says as much as a guided one: the debrief was read.
    """
    if run.mode == Mode.ASSESSMENT:
        return EvidenceKind.ASSESSMENT_RUN
    if run.mode == Mode.OWN and run.restarted_from is None:
        return EvidenceKind.OWN_RUN
    return EvidenceKind.GUIDED_RUN


def weight(run: Run) -> float:
    """Return how much one whole finished run weighs among runs of its kind."""
    return float(HINT_FACTOR**run.hints_taken)
