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
    """One dossier of the one-stop system. `received` counts minutes; -1: not accepted yet."""

    id: str
    citizen: str
    procedure: str
    channel: str
    account: str
    status: Status
    ticked: tuple[Ticked, ...] = ()
    files: tuple[ScannedFile, ...] = ()
    received: int = -1
    appointment: str = ""
    asked_for: tuple[str, ...] = ()
    ground: str = ""
    collected: int = 0
    submitted_to: str = ""
    handed_to: str = ""
    ready_at: int = -1
    from_log: str = ""


@value
class Entry:
    """What was entered in an electronic register: field and text."""

    register: str
    fields: tuple[tuple[str, str], ...]


@value
class OneStop:
    """All dossiers of this run in the order opened, what was looked up, and register entries."""

    dossiers: tuple[Dossier, ...] = ()
    looked_up: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
