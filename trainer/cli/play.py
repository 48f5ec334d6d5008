"""`trainer play`: play a scenario without a browser."""

import json
from typing import Any

import click

from trainer.cli._scenarios import language, setting_for
from trainer.simulator.engine import replayed
from trainer.simulator.policies import POLICIES, played
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.world import state_hash


@click.command()
@click.argument("scenario")
@click.option("--policy", type=click.Choice(POLICIES), default="reference", show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(scenario: str, policy: str, seed: int, form: str) -> None:
    """Play SCENARIO with a policy: the reference run, or one of the five lazy ones.

    SCENARIO may be "counter-day": the generated day that the seed draws, in a specimen mix.
    Ends with 0 whenever it could be played. TRAINER_LANG=vi shows messages in Vietnamese.
    """
    setting = setting_for(scenario, seed)
    events = played(setting, policy, seed)
    world = replayed(setting, events)
    mark = marked(setting, world, events)
    steps = sum(event.action is not None for event in events)
    head = {"scenario": scenario, "seed": seed, "policy": policy, "finished": mark.finished}
    body = {"steps": steps, "state_hash": state_hash(world)}
    if form == "json":
        click.echo(
            json.dumps(head | _marks(mark) | body | _rows(mark), ensure_ascii=False, indent=2)
        )
        return
    _show(head | _marks(mark) | body, mark)


def _marks(mark: Mark) -> dict[str, Any]:
    return {"score": mark.score, "passed": mark.passed, "critical": mark.critical}


def _rows(mark: Mark) -> dict[str, Any]:
    return {
        "rows": [
            {
                "id": row.id,
                "criterion": row.criterion,
                "skill": row.skill,
                "points": row.points,
                "max": row.max,
                "message": row.message[language()],
            }
            for row in mark.rows
        ]
    }


def _show(head: dict[str, Any], mark: Mark) -> None:
    for name, each in head.items():
        click.echo(
            f"{name.replace('_', ' ')}: {str(each).lower() if each in (True, False) else each}"
        )
    for row in mark.rows:
        click.echo(f"  {row.points:>3}/{row.max:<3} {row.id}: {row.message[language()]}")
