"""What the database remembers. Import every model here, so that one import knows all tables."""

from trainer.models.accounts import Account, Role, RoleGrant, SignInAttempt, SignInSlip
from trainer.models.appraisals import Appraisal, Decision, Observation, ReRating, Watching
from trainer.models.audit import AuditEntry, Look
from trainer.models.certificates import Certificate, CertificateState
from trainer.models.confirmations import Confirmation
from trainer.models.content import ContentProblem, Publication, Revision
from trainer.models.contests import Contest, ContestReason, ContestState
from trainer.models.dossiers import DossierCount
from trainer.models.evidence import (
    Calibration,
    Estimate,
    Evidence,
    EvidenceKind,
    GeneralEstimate,
    Standing,
)
from trainer.models.gaps import CommuneCount
from trainer.models.holding import HeldEvidence, ReviewState
from trainer.models.learning import Answer, Enrolment, ModuleProgress, Sitting
from trainer.models.obstacles import Obstacle, ObstacleKind, ObstacleStatus
from trainer.models.people import Appointment, Identity, OrgUnit, Person, Post
from trainer.models.placement import Placement
from trainer.models.practice import Run, RunEvent
from trainer.models.privacy import Consent, DataRequest, RequestKind, RequestState
from trainer.models.settings import HolidayOverride, Setting

__all__ = [
    "Account",
    "Answer",
    "Appointment",
    "Appraisal",
    "AuditEntry",
    "Calibration",
    "Certificate",
    "CertificateState",
    "CommuneCount",
    "Confirmation",
    "Consent",
    "ContentProblem",
    "Contest",
    "ContestReason",
    "ContestState",
    "DataRequest",
    "Decision",
    "DossierCount",
    "Enrolment",
    "Estimate",
    "Evidence",
    "EvidenceKind",
    "GeneralEstimate",
    "HeldEvidence",
    "HolidayOverride",
    "Identity",
    "Look",
    "ModuleProgress",
    "Observation",
    "Obstacle",
    "ObstacleKind",
    "ObstacleStatus",
    "OrgUnit",
    "Person",
    "Placement",
    "Post",
    "Publication",
    "ReRating",
    "RequestKind",
    "RequestState",
    "ReviewState",
    "Revision",
    "Role",
    "RoleGrant",
    "Run",
    "RunEvent",
    "Setting",
    "SignInAttempt",
    "SignInSlip",
    "Sitting",
    "Standing",
    "Watching",
]
