"""What the commands about scenarios share: finding a scenario in the files."""

import os
from functools import cache
from pathlib import Path

import click

from trainer.content.library import load
from trainer.content.pieces import Library
from trainer.content.roots import NoContent, roots_of
from trainer.content.scenarios import assembled
from trainer.domain.values import Language
from trainer.simulator.day import COUNTER_DAY, SPECIMEN_MIX, NoDay
from trainer.simulator.day.proving import day_setting
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_of


def language() -> Language:
    """Return the language of TRAINER_LANG (English if unset)."""
    return "vi" if os.environ.get("TRAINER_LANG", "en").startswith("vi") else "en"


def scenario_keys() -> tuple[str, ...]:
    """Return the keys of all scenarios."""
    return tuple(sorted(_library().scenarios))


def compiled(key: str) -> CompiledScenario:
    """Return a scenario ready to be played; an unknown or broken one ends the command."""
    library = _library()
    piece = library.scenarios.get(key)
    if piece is None:
        known = ", ".join(sorted(library.scenarios)) or "none"
        raise click.UsageError(f"there is no scenario {key!r}; there are: {known}")
    if piece.scenario is None:
        raise click.ClickException(f"scenario {key} has mistakes; see: trainer check")
    return assembled(library, key, piece.scenario)


def setting_for(key: str, seed: int) -> Setting:
    """Return the setting of one run: of a scenario, or of the counter day that the seed draws."""
    if key != COUNTER_DAY:
        return setting_of(compiled(key), seed)
    try:
        return day_setting(every_scenario(), SPECIMEN_MIX, seed)
    except NoDay as mistake:
        raise click.ClickException(str(mistake)) from None


def every_scenario() -> dict[str, CompiledScenario]:
    """Return all sound scenarios by key."""
    library = _library()
    return {key: compiled(key) for key in scenario_keys() if library.scenarios[key].scenario}


@cache
def _library() -> Library:
    try:
        roots = roots_of((), Path.cwd())
    except NoContent as mistake:
        raise click.UsageError(str(mistake)) from None
    return load(roots.courses, roots.simulations, Path.cwd())
