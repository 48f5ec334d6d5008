"""The reported obstacles as a table for spreadsheets, with names beside the codes."""

from collections.abc import Sequence

from flask_babel import gettext as _

from trainer.models import Obstacle
from trainer.reports.obstacles import procedure_names, profile_names
from trainer.web.clock import HERE
from trainer.web.exports import Cell
from trainer.web.obstacles import kind_names, status_names
from trainer.web.templating import demonstration


def obstacle_table(obstacles: Sequence[Obstacle]) -> list[list[Cell]]:
    """Return the reports as a table with its head. No name of a person is in it."""
    procedures, profiles = procedure_names(), profile_names()
    kinds, statuses = kind_names(), status_names()
    rows: list[list[Cell]] = [
        [
            each.unit.name,
            procedures.get(each.procedure, each.procedure),
            kinds[each.kind],
            each.text,
            statuses[each.status],
            each.answer,
            profiles.get(each.profile, each.profile),
            each.unit_code,
            each.procedure,
            each.rule,
            each.kind,
            each.status,
            each.reported_at.astimezone(HERE).date(),
            each.answered_at.astimezone(HERE).date() if each.answered_at else None,
        ]
        for each in obstacles
    ]
    return [_head(), *rows]


def _head() -> list[Cell]:
    named = [_("Xã, phường"), _("Thủ tục"), _("Loại vướng mắc"), _("Điều đã gặp")]
    named += [_("Tình trạng"), _("Trả lời"), _("Vị trí")]
    coded = ["commune", "procedure", "rule", "kind", "status", "reported_on", "answered_on"]
    return [*named, *coded, *([_("Dữ liệu minh hoạ")] if demonstration() else [])]
