"""The names that exist. A name whose row is broken exists too: one mistake is told once."""

from collections.abc import Iterable, Iterator

from trainer.content.problems import Problem, Severity, suggestion
from trainer.content.source import Node
from trainer.domain.values import Text


def unknown(
    node: Node, code: str, what: Text, names: Iterable[str], key: str = ""
) -> Iterator[Problem]:
    """Yield the problem of a name that does not exist: the value at `node`, or its `key`."""
    names, given = set(names), key or node.text()
    if given and given not in names:
        yield node.problem(
            code,
            Text(vi=f"không có {what.vi} “{given}”", en=f"there is no {what.en} “{given}”"),
            suggestion(given, names, _CORRECT),
            at_key=bool(key),
        )


def repeated(
    rows: Iterable[Node], key: str, what: Text, severity: Severity = "error"
) -> Iterator[Problem]:
    """Yield a problem for each row whose `key` an earlier row has already."""
    first: dict[str, int] = {}
    for row in rows:
        node = row.get(key)
        name = node.text() if node else ""
        if not node or not name:
            continue
        if name in first:
            yield node.problem(
                "duplicate-id",
                Text(
                    vi=f"{what.vi} “{name}” đã có ở dòng {first[name]}",
                    en=f"the {what.en} “{name}” stands already in line {first[name]}",
                ),
                Text(vi="hãy đặt tên khác", en="give it another name"),
                severity,
            )
        first.setdefault(name, node.source.position(node.place)[0])


_CORRECT = Text(
    vi="hãy sửa tên hoặc thêm mục còn thiếu", en="correct the name, or add what is missing"
)
SKILL = Text(vi="năng lực", en="skill")
FACT = Text(vi="dữ kiện", en="fact")
MODULE = Text(vi="bài học", en="module")
COURSE = Text(vi="khoá học", en="course")
SCENARIO = Text(vi="kịch bản", en="scenario")
PROCEDURE = Text(vi="thủ tục", en="procedure")
VERB = Text(vi="thao tác", en="verb")
DRAW = Text(vi="giá trị rút", en="draw")
