"""Draws the forms: one for each verb that can be asked for now."""

from collections.abc import Callable, Iterator, Mapping

from trainer.domain.values import Text, value
from trainer.simulator.drawing.meant import group, meant, place
from trainer.simulator.drawing.names import PROGRAMS
from trainer.simulator.drawing.papers import people_in_hand, sheet_label
from trainer.simulator.land.registry import case
from trainer.simulator.land.shapes import Question
from trainer.simulator.options import stages
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Verb
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.view import Choice, Field, FieldKind, Form
from trainer.simulator.world import World

_MANY_RULES = 60
_LINES = ("items", "postable")
_SHEETS = ("sheet", "seen", "unread", "original", "scannable", "file")
"""The kinds of argument that name a paper."""


def forms(setting: Setting, world: World, looking: World) -> Iterator[Form]:
    """Yield the verbs that can be asked for: those that can be meant and have something to choose.

    `looking` is the world as it would be with the dossier looked at in hand.
    """
    here = stages(setting, world)
    shown = [name for name in VERBS if VERBS[name].stage in here and meant(setting, looking, name)]
    for name in sorted(shown, key=lambda each: place(looking, each)):
        for form in _forms(setting, world, looking, name):
            if all(f.choices or not f.required for f in form.fields if f.kind in _CHOSEN):
                yield form


_CHOSEN = ("choice", "choices")


def _forms(setting: Setting, world: World, looking: World, name: str) -> Iterator[Form]:
    verb = VERBS[name]
    if verb.own_fields:
        for sheet in _SHEETS_TO_FILL[name](setting):
            yield _typed_form(name, verb, sheet)
        return
    fields = (_field(setting, world, looking, a) for a in verb.arguments)
    yield Form(
        key=name,
        verb=name,
        label=verb.label,
        pane=verb.pane,
        minutes=verb.minutes,
        fields=tuple(field for field in fields if field),
        group=group(looking, name),
    )


@value
class _ToFill:
    """A register or an answer sheet: which one it is, and the fields to type."""

    which: Choice
    fields: tuple[Field, ...]


def _registers(setting: Setting) -> Iterator[_ToFill]:
    for book in setting.registers.values():
        yield _ToFill(
            which=Choice(value=book.id, text=book.title, group=PROGRAMS[book.program]),
            fields=tuple(Field(name=f.id, label=f.label, kind="text") for f in book.fields),
        )


def _answer_sheets(setting: Setting) -> Iterator[_ToFill]:
    for sheet in case(setting).questions:
        yield _ToFill(
            which=Choice(value=sheet.id, text=sheet.title),
            fields=tuple(map(_question, sheet.questions)),
        )


def _question(question: Question) -> Field:
    choices = tuple(Choice(value=option.id, text=option.text) for option in question.options)
    kind: FieldKind = "choice" if question.kind == "choice" else "text"
    return Field(name=question.id, label=question.label, kind=kind, choices=choices)


_SHEETS_TO_FILL: Mapping[str, Callable[[Setting], Iterator[_ToFill]]] = {
    "register": _registers,
    "fill-sheet": _answer_sheets,
}


def _typed_form(name: str, verb: Verb, sheet: _ToFill) -> Form:
    (which,) = verb.arguments
    chosen = Field(name=which.name, label=which.label, kind="choice", choices=(sheet.which,))
    return Form(
        key=f"{name}-{sheet.which.value}",
        verb=name,
        label=verb.label,
        pane=verb.pane,
        minutes=verb.minutes,
        fields=(chosen, *sheet.fields),
    )


def _field(setting: Setting, world: World, looking: World, argument: Argument) -> Field | None:
    """Return the field for an argument; none for the dossier meant where that is the one in hand."""
    kind = KINDS[argument.kind]
    offered = kind.offered(setting, looking)
    required = argument.required or (argument.kind == "rule" and setting.ask_rule)
    if argument.kind in _LINES:
        offered = _lines_near(setting, looking, offered)
    if argument.kind == "rule":
        offered = _rules_near(setting, looking, offered)
    if argument.kind == "dossier":
        if looking.dossier.in_hand == world.dossier.in_hand:
            return None
        offered, required = (looking.dossier.in_hand,), True
    return Field(
        name=argument.name,
        label=argument.label,
        kind=kind.field,
        choices=tuple(_choice(setting, looking, argument.kind, each) for each in offered),
        required=required,
        least=argument.least,
        most=argument.most,
    )


def _lines_near(setting: Setting, world: World, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Offer what can be read on the papers in hand; a whole day's papers would be too many."""
    near = people_in_hand(world)
    owners = {sheet.id for sheet in setting.sheets.values() if sheet.citizen in near}
    return tuple(line for line in lines if line.partition("/")[0] in owners) if near else lines


def _rules_near(setting: Setting, world: World, rules: tuple[str, ...]) -> tuple[str, ...]:
    """Offer a long rule book only as far as it is about the dossiers in hand, or no procedure.

    Of somebody at the counter who has no dossier yet the procedure is still to be found: then
    the whole book. The rest is found and picked in the rule book itself.
    """
    near = people_in_hand(world)
    dossiers = [d for d in world.dossier.dossiers if d.citizen in near]
    new_here = world.desk.at_counter and world.desk.at_counter not in {d.citizen for d in dossiers}
    if len(rules) <= _MANY_RULES or new_here:
        return rules
    others = setting.procedures.keys() - {d.procedure for d in dossiers}
    return tuple(rule for rule in rules if rule.partition("/")[0] not in others)


def _choice(setting: Setting, world: World, kind: str, given: str) -> Choice:
    if kind == "items":
        return Choice(value=given, text=setting.lines[given].label)
    if kind == "record":
        sheet = setting.sheets[given]
        return Choice(value=given, text=_record(setting, given), group=PROGRAMS[sheet.place])
    if kind in _SHEETS:
        return Choice(value=given, text=sheet_label(setting, setting.sheets[given]))
    return Choice(value=given, text=KINDS[kind].named(setting, world, given))


def _record(setting: Setting, record: str) -> Text:
    """Return a record's title and, where several people are served, whose it is."""
    sheet = setting.sheets[record]
    if len(setting.citizens) == 1:
        return sheet.title
    owner = setting.citizens[sheet.citizen].name
    return Text(vi=f"{sheet.title.vi} · {owner}", en=f"{sheet.title.en} · {owner}")
