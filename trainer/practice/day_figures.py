"""The figures that close a counter day, set out like the province's own report."""

from flask_babel import gettext as _

from trainer.domain.values import value
from trainer.models import Run
from trainer.practice import journal, scenarios
from trainer.practice.modes import Mode
from trainer.simulator.dossier.figures import Figures, figures
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played


@value
class FigureRow:
    """One line of the report: the learner's count and the reference's. `part`: of the line above."""

    name: str
    own: int
    share: float
    reference: int
    part: bool = False


@value
class DayReport:
    """The closing summary of a day."""

    rows: tuple[FigureRow, ...]
    progress: float
    reference_progress: float
    own: Figures


def of(run: Run) -> DayReport | None:
    """Return the closing summary of a finished day, None for a written scenario."""
    if scenarios.day(run.revision) is None:
        return None
    whole = journal.opened(run)
    setting = scenarios.setting(run.revision, run.seed, Mode(run.mode).asks_rule)
    own = figures(setting, whole.world)
    right = figures(setting, replayed(setting, played(setting, "reference")))
    return DayReport(
        rows=tuple(_row(line, own, right) for line in _lines()),
        progress=own.progress,
        reference_progress=right.progress,
        own=own,
    )


Line = tuple[str, str, bool]
"""The name of a line, what it counts, and whether it is a part of the line above."""


def _lines() -> tuple[Line, ...]:
    return (
        (_("Tổng số hồ sơ nộp đến"), "received", False),
        (_("Trực tiếp"), "counter", True),
        (_("Trực tuyến"), "online", True),
        (_("Bưu chính"), "post", True),
        (_("Đã giải quyết"), "resolved", False),
        (_("Trước hạn"), "early", True),
        (_("Đúng hạn"), "on_time", True),
        (_("Quá hạn"), "late", True),
        (_("Đang giải quyết"), "in_process", False),
        (_("Trong hạn"), "in_time", True),
        (_("Đã quá hạn"), "overdue", True),
        (_("Chờ bổ sung hoặc chờ nộp tiền"), "waiting", False),
        (_("Công dân rút hồ sơ"), "withdrawn", False),
        (_("Dừng xử lý"), "stopped", False),
        (_("Không được tiếp nhận"), "not_accepted", False),
    )


def _row(line: Line, own: Figures, right: Figures) -> FigureRow:
    name, counted, part = line
    count = _count(own, counted)
    return FigureRow(
        name=name, own=count, share=own.share(count), reference=_count(right, counted), part=part
    )


def _count(found: Figures, counted: str) -> int:
    if counted in found.channels:
        return found.channels[counted]
    count: int = getattr(found, counted)
    return count
