"""Every name in a scenario means something: a person, a paper, a topic, a component, a ground."""

from collections.abc import Iterable, Iterator, Mapping

from trainer.content.checks import known
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.simulator.dossier.kinds import DECISIONS, PAUSE_REASONS, STOP_REASONS
from trainer.simulator.names import JUDGED, KINDS
from trainer.simulator.systems import VERBS

Names = Mapping[str, set[str]]
"""What there is of each kind of thing."""

_WHAT: Mapping[str, Text] = {
    "citizen": Text(vi="người dân", en="citizen"),
    "paper": Text(vi="giấy tờ", en="paper"),
    "line": Text(vi="mục trên giấy tờ", en="item on a paper"),
    "topic": Text(vi="chủ đề", en="topic"),
    "register": Text(vi="sổ", en="register"),
    "colleague": Text(vi="đồng nghiệp, cơ quan", en="colleague"),
    "dossier": Text(vi="hồ sơ", en="dossier"),
    "defect": Text(vi="lỗi cài sẵn", en="defect"),
    "procedure": known.PROCEDURE,
    "component": Text(vi="thành phần hồ sơ", en="component"),
    "ground": Text(vi="căn cứ từ chối", en="ground"),
    "waiver": Text(vi="căn cứ miễn thu", en="ground for waiving"),
    "template": Text(vi="mẫu giấy tờ", en="template"),
    "decision": Text(vi="đề xuất", en="decision"),
    "reason": Text(vi="lý do", en="reason"),
    "plot": Text(vi="thửa đúng", en="plot of the truth"),
    "land-record": Text(vi="bản ghi đất đai", en="land record"),
    "application": Text(vi="hồ sơ đất đai", en="application"),
    "warning": Text(vi="hộp thoại cảnh báo", en="warning"),
    "list": Text(vi="danh sách", en="list"),
    "list-row": Text(vi="dòng của danh sách", en="row of a list"),
    "answer-sheet": Text(vi="phiếu trả lời", en="answer sheet"),
}
_ROWS = (
    ("papers", "citizen", "citizen"),
    ("papers", "template", "template"),
    ("papers", "copy_of", "paper"),
    ("papers", "component", "component"),
    ("papers", "dossier", "dossier"),
    ("papers", "sender", "colleague"),
    ("registers", "citizen", "citizen"),
    ("dossiers", "citizen", "citizen"),
    ("dossiers", "handed_to", "colleague"),
)
"""List of rows, field, and what the field names."""

_VERB_KINDS = {
    **KINDS,
    "procedure": "procedure",
    "component": "component",
    "components": "component",
    "ground": "ground",
    "waiver": "waiver",
    "decision": "decision",
    "stop-reason": "reason",
    "pause-reason": "reason",
}
_PREDICATE_KINDS = {
    **JUDGED,
    "component": "component",
    "components": "component",
    "also": "component",
    "reason": "reason",
}


def check(library: Library, node: Node, lines: set[str]) -> Iterator[Problem]:
    """Yield every name that names nothing. `lines` are all items there are, as "paper/item"."""
    names = _names(library, node) | {"line": lines}
    for rows, field, kind in _ROWS:
        for row in node.each(rows):
            yield from _unknown(row.get(field), kind, names)
    yield from _people(node, names)
    yield from _land(node.get("land"), names)
    for held in node.each("dossiers"):
        ticked = held.get("ticked")
        for component, sheet in ticked.entries() if ticked else ():
            yield from known.unknown(
                sheet, "unknown-name", _WHAT["component"], names["component"], component
            )
            yield from _unknown(sheet, "paper", names)
    for step in node.each("reference"):
        do = step.get("do")
        for verb, args in do.entries() if do else ():
            yield from _arguments(verb, args, names)
    for row in (*node.each("rubric"), *node.each("defects")):
        for judged in (row.get("check"), row.get("put_right")):
            yield from _check(judged, names)
    for colleague in node.each("colleagues"):
        sends_back = colleague.get("sends_back")
        yield from _check(sends_back.get("unless") if sends_back else None, names)


def _names(library: Library, node: Node) -> dict[str, set[str]]:
    codes = {code.text() for code in node.each("procedures")}
    pieces = [library.procedures[code].node for code in codes if code in library.procedures]
    return {
        "citizen": _ids(node, "citizens"),
        "paper": _ids(node, "papers"),
        "topic": {
            topic.text("id")
            for who in (*node.each("citizens"), *node.each("colleagues"))
            for topic in who.each("topics")
        },
        "register": _ids(node, "registers"),
        "colleague": _ids(node, "colleagues"),
        "dossier": _ids(node, "dossiers"),
        "defect": _ids(node, "defects"),
        "procedure": codes,
        "component": {row.text("id") for piece in pieces for row in piece.each("components")},
        "ground": {row.text("id") for piece in pieces for row in piece.each("grounds")},
        "waiver": {row.text("id") for piece in pieces for row in piece.each("notes")},
        "template": set(library.template_nodes),
        "decision": set(DECISIONS),
        "reason": {*STOP_REASONS, *PAUSE_REASONS},
        **_land_names(node.get("land")),
    }


def _land_names(land: Node | None) -> dict[str, set[str]]:
    truth = land.get("truth") if land else None
    lists = list(land.each("lists")) if land else []
    return {
        "plot": _ids(truth, "plots") if truth else set(),
        "land-record": _ids(land, "records") if land else set(),
        "application": _ids(land, "applications") if land else set(),
        "warning": _ids(land, "warnings") if land else set(),
        "list": {each.text("id") for each in lists},
        "list-row": {name for each in lists for name in _ids(each, "rows")},
        "answer-sheet": _ids(land, "questions") if land else set(),
    }


def _land(land: Node | None, names: Names) -> Iterator[Problem]:
    for row in land.each("applications") if land else ():
        yield from _unknown(row.get("record"), "land-record", names)
        yield from _unknown(row.get("citizen"), "citizen", names)
        yield from _unknown(row.get("repeats"), "application", names)
    for row in land.each("warnings") if land else ():
        yield from _unknown(row.get("record"), "land-record", names)


def _people(node: Node, names: Names) -> Iterator[Problem]:
    for citizen in node.each("citizens"):
        asks = citizen.get("asks")
        if asks:
            yield from _unknown(asks.get("procedure"), "procedure", names)
            yield from _unknown(asks.get("original"), "paper", names)
    for who in (*node.each("citizens"), *node.each("colleagues")):
        own = {topic.text("id") for topic in who.each("topics")}
        for topic in who.each("topics"):
            for paper in topic.each("gives"):
                yield from _unknown(paper, "paper", names)
            for before in topic.each("after"):
                yield from _unknown(before, "topic", {**names, "topic": own})


def _arguments(verb: str, args: Node, names: Names) -> Iterator[Problem]:
    known_verb = VERBS.get(verb)
    kinds = (
        {a.name: _VERB_KINDS.get(a.kind, "") for a in known_verb.arguments} if known_verb else {}
    )
    for name, given in args.entries():
        yield from _each(given, kinds.get(name, ""), names)


def _check(check: Node | None, names: Names) -> Iterator[Problem]:
    if check is None:
        return
    of = check.get("of")
    for name, given in of.entries() if of else ():
        yield from _each(given, _PREDICATE_KINDS.get(name, ""), names)
    for deed in (check.get("did"), check.get("never"), *check.each("before")):
        args = deed.get("args") if deed else None
        if deed and args:
            yield from _arguments(deed.text("verb"), args, names)
    for way in ("all", "any", "none", "parts"):
        for part in check.each(way):
            yield from _check(part, names)


def _each(given: Node, kind: str, names: Names) -> Iterator[Problem]:
    for one in list(given.each()) or [given]:
        yield from _unknown(one, kind, names)


def _unknown(node: Node | None, kind: str, names: Names) -> Iterator[Problem]:
    """Yield the problem of a name that names nothing; "due" and draws in braces are no names."""
    if node is None or kind not in names or "{" in node.text() or node.text() == "due":
        return
    if kind == "dossier" and node.text().isdigit():
        return
    yield from known.unknown(node, "unknown-name", _WHAT[kind], names[kind])


def _ids(node: Node, key: str) -> set[str]:
    return {row.text("id") for row in node.each(key)}


def never_comes(node: Node) -> Iterator[Problem]:
    """Yield who or what can never come within the working days of the run."""
    days = int(node.text("days") or 1) if (node.text("days") or "1").isdigit() else 1
    for rows, field in (("citizens", "day"), ("colleagues", "back_on")):
        for row in node.each(rows):
            when = row.get(field)
            late = when and isinstance(when.data, int | str) and when.text().isdigit()
            if when and late and not 1 <= int(when.text()) <= days + (field == "back_on"):
                yield when.problem("never-comes", *_NEVER_COMES)
    yield from _papers_that_never_come(node)


def _papers_that_never_come(node: Node) -> Iterator[Problem]:
    travellers = {c.text("id") for c in node.each("citizens") if c.text("travel") not in ("", "0")}
    needs: Iterable[tuple[str, str]] = (("file", "dossier"), ("reply", "sender"))
    for paper in node.each("papers"):
        place = paper.text("place")
        lacking = any(place == wanted and not paper.text(field) for wanted, field in needs)
        if lacking or (place == "home" and paper.text("citizen") not in travellers):
            yield (paper.get("place") or paper).problem("never-comes", *_PAPER_NEVER_COMES)


_NEVER_COMES = (
    Text(
        vi="không bao giờ đến: tình huống không có ngày làm việc này",
        en="never comes: the scenario has no such working day",
    ),
    Text(vi="hãy sửa ngày hoặc tăng “days”", en="correct the day, or raise “days”"),
)
_PAPER_NEVER_COMES = (
    Text(vi="giấy tờ này không bao giờ đến", en="this paper never comes"),
    Text(
        vi="giấy ở nhà cần “travel” của người dân, giấy trong hồ sơ cần “dossier”, "
        "văn bản trả lời cần “sender”",
        en="at home it needs the citizen's “travel”, in a file its “dossier”, "
        "as a reply its “sender”",
    ),
)
