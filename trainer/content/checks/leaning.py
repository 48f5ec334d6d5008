"""Leaning on a fact: it exists, it is in force, and it is sure enough for what it is used for."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.facts import Fact
from trainer.domain.values import Text


def leaned_on(
    library: Library,
    node: Node,
    key: str,
    today: date,
    marked: bool = False,
    critical: bool = False,
) -> Iterator[Problem]:
    """Yield what is wrong with leaning on `key` at `node`.

    `marked`: an answer is right or wrong by it. `critical`: getting it wrong caps the mark.
    """
    yield from known.unknown(node, "unknown-fact", known.FACT, library.fact_keys)
    fact = library.book.shown(key, today)
    if fact is None:
        return
    if not fact.holds_on(today):
        yield node.problem("fact-out-of-force", *out_of_force(fact, today), "warning")
    if marked and fact.confidence == "U":
        yield node.problem("uncertain-fact", *_uncertain(key))
    if critical and fact.confidence in ("B", "U"):
        yield node.problem("background-fact-critical", *_background(key))


def out_of_force(fact: Fact, today: date) -> tuple[Text, Text]:
    """Return message and remedy for a fact that does not hold today."""
    if fact.until is not None and fact.until < today:
        message = Text(
            vi=f"dữ kiện “{fact.key}” đã hết hiệu lực ngày {fact.until:%d/%m/%Y}",
            en=f"the fact “{fact.key}” has been out of force since {fact.until}",
        )
        return message, Text(
            vi="hãy thêm dòng mới cho quy định thay thế, rồi sửa nội dung dựa vào nó",
            en="add the row that replaced it, then mend what leans on it",
        )
    message = Text(
        vi=f"dữ kiện “{fact.key}” chỉ có hiệu lực từ {fact.in_force:%d/%m/%Y}",
        en=f"the fact “{fact.key}” comes into force only on {fact.in_force}",
    )
    return message, Text(
        vi="hãy nói rõ đây là quy định sắp tới", en="say clearly that this rule is still to come"
    )


def _uncertain(key: str) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"dữ kiện “{key}” còn chưa chắc chắn (U) mà câu hỏi lại chấm đúng sai theo nó",
            en=f"the fact “{key}” is uncertain (U), and an answer is marked by it",
        ),
        Text(
            vi="hãy hỏi điều khác, hoặc xác minh dữ kiện trước",
            en="ask something else, or verify the fact first",
        ),
    )


def _background(key: str) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"dữ kiện “{key}” chưa được đối chiếu (B) nên không thể là lỗi nghiêm trọng",
            en=f"the fact “{key}” is only background (B), so that it cannot be a critical error",
        ),
        Text(
            vi="hãy bỏ “critical: true”, hoặc xác minh dữ kiện trước",
            en="drop “critical: true”, or verify the fact first",
        ),
    )
