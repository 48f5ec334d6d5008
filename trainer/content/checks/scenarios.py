"""Scenarios: every name in them exists, and everything that can go wrong can also happen."""

from collections.abc import Iterable, Iterator
from datetime import date

from trainer.content.checks import known, scenario_chance, scenario_marking, scenario_names
from trainer.content.checks.leaning import leaned_on
from trainer.content.pieces import Library, ScenarioPiece
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.simulator.day import COUNTER_DAY
from trainer.simulator.system import Verb
from trainer.simulator.systems import VERBS


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every scenario."""
    for piece in library.scenarios.values():
        if piece.key == COUNTER_DAY:
            yield piece.node.problem("reserved-name", *_RESERVED)
        yield from _names(library, piece)
        yield from _facts(library, piece.node, today)
        yield from scenario_marking.check(piece.node, library.template_nodes)
        yield from scenario_chance.check(piece)


def _names(library: Library, piece: ScenarioPiece) -> Iterator[Problem]:
    node = piece.node
    for name in (
        "citizens",
        "colleagues",
        "dossiers",
        "faults",
        "defects",
        "rubric",
        "registers",
    ):
        yield from known.repeated(_unconditional(node.each(name)), "id", _ENTRY)
    yield from _each(node.each("procedures"), known.PROCEDURE, library.procedures)
    if library.skill_codes:
        yield from _each(node.each("skills"), known.SKILL, library.skill_codes)
        yield from _under(node.each("rubric"), "skill", known.SKILL, library.skill_codes)
    lines = scenario_marking.items(node, library.template_nodes)
    yield from scenario_names.check(library, node, lines)
    yield from scenario_names.never_comes(node)
    for colleague in node.each("colleagues"):
        yield from _each(colleague.each("handles"), known.PROCEDURE, library.procedures)
    for step in node.each("reference"):
        yield from _step(step)


def _step(step: Node) -> Iterator[Problem]:
    do = step.get("do")
    deeds = list(do.entries()) if do else []
    if do and len(deeds) != 1:
        yield do.problem("one-verb", *_ONE_VERB)
    for name, deed in deeds:
        yield from known.unknown(deed, "unknown-verb", known.VERB, VERBS, name)
        verb = VERBS.get(name)
        if verb and not verb.own_fields:
            yield from _arguments(deed, verb)


def _arguments(deed: Node, verb: Verb) -> Iterator[Problem]:
    names = {argument.name for argument in verb.arguments}
    given = dict(deed.entries())
    for name, argument in given.items():
        what = Text(vi="tham số", en="argument")
        yield from known.unknown(argument, "unknown-argument", what, names, name)
    for wanted in verb.arguments:
        if wanted.required and wanted.name not in given and not set(given) - names:
            yield deed.problem("no-argument", *_lacking(wanted.name))


def _unconditional(rows: Iterable[Node]) -> list[Node]:
    """Return the rows without `when`: of several with one id, the one that holds is used."""
    return [row for row in rows if row.get("when") is None]


def _facts(library: Library, node: Node, today: date) -> Iterator[Problem]:
    for defect in node.each("defects"):
        rule = defect.get("rule")
        if rule is None or not rule.text():
            yield defect.problem("no-rule", *_NO_RULE)
        else:
            yield from leaned_on(library, rule, rule.text(), today, marked=True)
    for row in node.each("rubric"):
        critical = row.text("critical").lower() == "true"
        for fact in row.each("facts"):
            yield from leaned_on(library, fact, fact.text(), today, marked=True, critical=critical)


def _each(nodes: Iterable[Node], what: Text, names: Iterable[str]) -> Iterator[Problem]:
    names = set(names)
    for node in nodes:
        if "{" not in node.text():
            yield from known.unknown(node, "unknown-name", what, names)


def _under(rows: Iterable[Node], key: str, what: Text, names: Iterable[str]) -> Iterator[Problem]:
    yield from _each(filter(None, (row.get(key) for row in rows)), what, names)


def _lacking(name: str) -> tuple[Text, Text]:
    return (
        Text(vi=f"thao tác thiếu “{name}”", en=f"the verb lacks “{name}”"),
        Text(vi=f"hãy thêm “{name}: …”", en=f"add “{name}: …”"),
    )


_ONE_VERB = (
    Text(vi="mỗi bước có đúng một thao tác", en="a step has exactly one verb"),
    Text(vi="hãy tách thành nhiều bước", en="split it into several steps"),
)
_RESERVED = (
    Text(
        vi=f"“{COUNTER_DAY}” là tên dành cho ngày ở quầy được tạo tự động",
        en=f"“{COUNTER_DAY}” is the name of the generated counter day",
    ),
    Text(vi="hãy đặt tên khác cho thư mục", en="give the folder another name"),
)
_ENTRY = Text(vi="mã", en="id")
_NO_RULE = (
    Text(vi="lỗi cài sẵn không nói trái quy định nào", en="the defect names no rule"),
    Text(vi="hãy thêm “rule: khoá-dữ-kiện”", en="add “rule: fact-key”"),
)
