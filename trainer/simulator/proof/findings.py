"""What a proof can find wrong with a scenario, with the run that shows it."""

from trainer.domain.values import Text, value
from trainer.simulator.acts import Action
from trainer.simulator.setting import Setting
from trainer.simulator.wording import described
from trainer.simulator.world import World


@value
class Finding:
    """One thing that is wrong, and the counterexample: variant, policy or actions that show it."""

    what: Text
    counterexample: Text


@value
class Proof:
    """The verdict on a scenario: how many abstract states were searched, and what was found."""

    scenario: str
    ok: bool
    states: int
    findings: tuple[Finding, ...]


def variant(setting: Setting, names: tuple[str, ...]) -> Text:
    """Return the variant and seed of a setting in words."""
    shown = ", ".join(f"{name}={setting.draws[name]}" for name in names)
    text = f"seed {setting.seed}" + (f" ({shown})" if shown else "")
    return Text(vi=text, en=text)


def path(setting: Setting, world: World, actions: tuple[Action, ...], before: Text) -> Text:
    """Return a run in words: its variant, then its actions one after another."""
    said = [described(setting, world, action) for action in actions]
    return Text(
        vi=f"{before.vi}: " + " → ".join(s.vi for s in said),
        en=f"{before.en}: " + " → ".join(s.en for s in said),
    )
