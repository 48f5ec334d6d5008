"""The lazy policies must never pass."""

from collections.abc import Iterator

from trainer.domain.values import Text
from trainer.simulator.engine import replayed
from trainer.simulator.policies import LAZY, played
from trainer.simulator.proof.findings import Finding, variant
from trainer.simulator.rubric import PASS_MARK, marked
from trainer.simulator.setting import Setting


def lazy_findings(setting: Setting, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield each lazy policy whose score reaches the pass mark, whether it finished or not."""
    for policy in LAZY:
        events = played(setting, policy, setting.seed)
        mark = marked(setting, replayed(setting, events), events)
        if mark.score >= PASS_MARK:
            yield Finding(
                what=Text(
                    vi=f"cách làm qua loa “{policy}” đạt {mark.score} điểm",
                    en=f"the lazy policy “{policy}” scores {mark.score}",
                ),
                counterexample=variant(setting, names),
            )
