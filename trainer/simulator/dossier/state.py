"""What is remembered of dossiers: the ten statuses, components, slips, files and register entries."""

from collections.abc import Mapping
from enum import IntEnum

from trainer.domain.values import Text, value


class Status(IntEnum):
    """The ten statuses of a dossier, as provincial systems and the National Portal exchange them."""

    NEW = 1
    ACCEPTED = 2
    NOT_ACCEPTED = 3
    PROCESSING = 4
    SUPPLEMENT = 5
    FINANCIAL_OBLIGATION = 6
    WITHDRAWN = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10


STATUS_NAMES: Mapping[Status, Text] = {
    Status.NEW: Text(vi="Mới đăng ký", en="New"),
    Status.ACCEPTED: Text(vi="Được tiếp nhận", en="Accepted"),
    Status.NOT_ACCEPTED: Text(vi="Không được tiếp nhận", en="Not accepted"),
    Status.PROCESSING: Text(vi="Đang xử lý", en="Processing"),
    Status.SUPPLEMENT: Text(vi="Yêu cầu bổ sung giấy tờ", en="Supplement requested"),
    Status.FINANCIAL_OBLIGATION: Text(
        vi="Yêu cầu thực hiện nghĩa vụ tài chính", en="Waiting for payment"
    ),
    Status.WITHDRAWN: Text(vi="Công dân yêu cầu rút hồ sơ", en="Withdrawn"),
    Status.STOPPED: Text(vi="Dừng xử lý", en="Processing stopped"),
    Status.FINISHED: Text(vi="Đã xử lý xong", en="Finished"),
    Status.RETURNED: Text(vi="Đã trả kết quả", en="Result returned"),
}


MOVES: Mapping[Status, frozenset[Status]] = {
    Status.NEW: frozenset(
        {Status.ACCEPTED, Status.NOT_ACCEPTED, Status.SUPPLEMENT, Status.WITHDRAWN}
    ),
    Status.ACCEPTED: frozenset(
        {
            Status.PROCESSING,
            Status.SUPPLEMENT,
            Status.FINANCIAL_OBLIGATION,
            Status.WITHDRAWN,
            Status.STOPPED,
        }
    ),
    Status.PROCESSING: frozenset(
        {
            Status.SUPPLEMENT,
            Status.FINANCIAL_OBLIGATION,
            Status.WITHDRAWN,
            Status.STOPPED,
            Status.FINISHED,
        }
    ),
    Status.SUPPLEMENT: frozenset(
        {Status.NEW, Status.ACCEPTED, Status.PROCESSING, Status.WITHDRAWN, Status.STOPPED}
    ),
    Status.FINANCIAL_OBLIGATION: frozenset(
        {
            Status.ACCEPTED,
            Status.PROCESSING,
            Status.FINISHED,
            Status.WITHDRAWN,
            Status.STOPPED,
        }
    ),
    Status.FINISHED: frozenset({Status.RETURNED, Status.FINANCIAL_OBLIGATION}),
    Status.NOT_ACCEPTED: frozenset(),
    Status.WITHDRAWN: frozenset(),
    Status.STOPPED: frozenset(),
    Status.RETURNED: frozenset(),
}
"""The legal moves from one status to another."""


@value
class Ticked:
    """A component that the learner recorded, and the sheet on which that rests."""

    component: str
    sheet: str


@value
class ScannedFile:
    """A scanned sheet: `name` is the component under which it is indexed, "" until named."""

    sheet: str
    name: str = ""
    signed: bool = False


@value
class Dossier:
    """One dossier of the one-stop system.

    `received`, `ready_at` and `finished` are minutes of the run, None before it comes to that; one
    received before the run began has a negative minute. `appointment` is the due date promised,
    `re_appointed` the new one of form 04 and `apologised` when that was given. `pauses` are the
    stretches in which the clock stood still, `paused_since` an open one; `interrupted` is the status
    to which it returns then. `reason` says why it is suspended or was stopped. `decision` is the
    draft of the processing officer, `approver` who has it before them.
    """

    id: str
    citizen: str
    procedure: str
    channel: str
    account: str
    status: Status
    ticked: tuple[Ticked, ...] = ()
    files: tuple[ScannedFile, ...] = ()
    received: int | None = None
    appointment: str = ""
    re_appointed: str = ""
    apologised: int | None = None
    pauses: tuple[tuple[int, int], ...] = ()
    paused_since: int | None = None
    interrupted: Status | None = None
    suspended: bool = False
    reason: str = ""
    recreated: bool = False
    asked_for: tuple[str, ...] = ()
    ground: str = ""
    collected: int = 0
    waived: str = ""
    submitted_to: str = ""
    handed_to: str = ""
    forwarded_to: str = ""
    assigned_to: str = ""
    decision: str = ""
    approver: str = ""
    approved: bool = False
    ready_at: int | None = None
    finished: int | None = None
    supplemented: bool = False
    from_log: str = ""


@value
class Entry:
    """What was entered in an electronic register: field and text."""

    register: str
    fields: tuple[tuple[str, str], ...]


@value
class OneStop:
    """All dossiers of this run in the order opened, what was looked up, and register entries.

    `in_hand` is the dossier opened or taken up last, `taken_up` those held ones that were opened,
    `unsynchronised` those whose last change the National Portal does not show.
    """

    dossiers: tuple[Dossier, ...] = ()
    in_hand: str = ""
    taken_up: tuple[str, ...] = ()
    unsynchronised: tuple[str, ...] = ()
    looked_up: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
