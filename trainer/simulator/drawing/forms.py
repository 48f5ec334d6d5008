"""Draws the forms: one for each verb that can be asked for now."""

from collections.abc import Iterator

from trainer.simulator.options import stages
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.view import (
    Choice,
    Field,
    Form,
)
from trainer.simulator.world import World


def forms(setting: Setting, world: World) -> Iterator[Form]:
    """Yield the verbs that can be asked for: those whose every choice has something to choose."""
    here = stages(setting, world)
    for name, verb in VERBS.items():
        if verb.stage not in here:
            continue
        fields = tuple(_field(setting, world, a) for a in verb.arguments) + _typed(setting, name)
        if all(f.choices or not f.required for f in fields if f.kind in ("choice", "choices")):
            yield Form(
                verb=name, label=verb.label, pane=verb.pane, minutes=verb.minutes, fields=fields
            )


def _field(setting: Setting, world: World, argument: Argument) -> Field:
    kind = KINDS[argument.kind]
    required = argument.required or (argument.kind == "rule" and setting.ask_rule)
    return Field(
        name=argument.name,
        label=argument.label,
        kind=kind.field,
        choices=tuple(
            Choice(value=each, text=kind.named(setting, world, each))
            for each in kind.offered(setting, world)
        ),
        required=required,
        least=argument.least,
        most=argument.most,
    )


def _typed(setting: Setting, verb: str) -> tuple[Field, ...]:
    """Return the fields to type that depend on the scenario: those of its register."""
    if not VERBS[verb].own_fields:
        return ()
    fields = {f.id: f for r in setting.registers.values() for f in r.fields}
    return tuple(Field(name=f.id, label=f.label, kind="text") for f in fields.values())
