"""One specimen question of each kind."""

from datetime import date
from typing import Any

from trainer.domain.courses import (
    Choice,
    Choices,
    Date,
    Match,
    Misconception,
    Number,
    Option,
    Order,
    Pair,
    ShortText,
)
from trainer.domain.values import Text


def both(text: str) -> Text:
    return Text(vi=text, en=f"{text} (en)")


ASKED: dict[str, Any] = {
    "id": "q1",
    "skill": "reception",
    "prompt": both("Câu hỏi"),
    "explanation": both("Giải thích"),
}
WRONG = both("Chưa đúng")

CHOICE = Choice(
    **ASKED,
    kind="choice",
    options=(
        Option(text=both("Sai"), feedback=both("Vì sao sai")),
        Option(text=both("Đúng"), correct=True),
        Option(text=both("Cũng sai"), feedback=both("Vì sao cũng sai")),
    ),
)
CHOICES = Choices(
    **ASKED,
    kind="choices",
    options=(
        Option(text=both("Đúng một"), correct=True),
        Option(text=both("Đúng hai"), correct=True),
        Option(text=both("Sai một"), feedback=both("Vì sao sai một")),
        Option(text=both("Sai hai"), feedback=both("Vì sao sai hai")),
    ),
)
NUMBER = Number(
    **ASKED,
    kind="number",
    answer=7000,
    unit=both("đồng"),
    otherwise=WRONG,
    misconceptions=(Misconception(answer="10.000", feedback=both("Từ trang 3 chỉ 1.000 đồng")),),
)
DATE = Date(
    **ASKED,
    kind="date",
    answer=date(2026, 11, 25),
    otherwise=WRONG,
    misconceptions=(Misconception(answer="24/11/2026", feedback=both("24/11 là ngày nghỉ")),),
)
ORDER = Order(
    **ASKED,
    kind="order",
    steps=(both("Bước một"), both("Bước hai"), both("Bước ba"), both("Bước bốn")),
    otherwise=WRONG,
)
MATCH = Match(
    **ASKED,
    kind="match",
    pairs=(
        Pair(left=both("Mẫu 01"), right=both("Giấy hẹn")),
        Pair(left=both("Mẫu 02"), right=both("Phiếu bổ sung")),
        Pair(left=both("Mẫu 03"), right=both("Phiếu từ chối")),
        Pair(left=both("Mẫu 1"), right=both("Giấy hẹn")),
    ),
    otherwise=WRONG,
)
TEXT = ShortText(
    **ASKED,
    kind="text",
    accepted=("chứng thực bản sao", "copy certification"),
    otherwise=WRONG,
    misconceptions=(Misconception(answer="Sao y", feedback=both("Sao y là việc khác")),),
)
EVERY_KIND = (CHOICE, CHOICES, NUMBER, DATE, ORDER, MATCH, TEXT)
