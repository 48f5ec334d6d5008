"""How many dossiers the demo's communes received: totals of the press, their split invented.

`dossiers.csv` beside this module is a list as `trainer import dossiers` takes it; each row says
what of it is invented.
"""

from datetime import datetime
from pathlib import Path

from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from trainer.administration.importing.dossiers import counts_in, keep_counts
from trainer.domain.calendar import local_day

LIST = Path(__file__).with_suffix(".csv")

SOURCES = (
    _l(
        "Số liệu mẫu: tổng theo Báo Điện Biên Phủ (đến đầu tháng 10/2025, ghi tròn quý III); cách chia theo thủ tục là giả định"
    ),
    _l(
        "Số liệu mẫu: tổng theo Báo Điện Biên Phủ (năm 2025, ghi tròn quý III); cách chia theo thủ tục là giả định"
    ),
    _l(
        "Tổng của các xã, phường theo Báo Điện Biên Phủ (từ 1/7/2025, ghi tròn quý III); không có số liệu bưu chính"
    ),
)
"""The sources that the list names, so that they can be translated."""


class BadList(Exception):
    """The demo's own list was refused by the import."""


def bring_in(at: datetime) -> None:
    """Import the list and commit."""
    with force_locale("vi"):
        counts, mistakes = counts_in(LIST.read_bytes(), local_day(at))
    if mistakes:
        raise BadList(mistakes)
    keep_counts(counts, None, at)
