"""Drawing what comes to the counter: by a commune's mix, and as hard as suits the learner."""

from collections.abc import Iterator, Mapping, Sequence

from trainer.domain.values import value
from trainer.simulator.chance import numbers
from trainer.simulator.day.plan import Difficulty
from trainer.simulator.scenario import Argument, CompiledScenario, Scenario

FIT: Mapping[Difficulty, Mapping[int, int]] = {
    1: {1: 6, 2: 3, 3: 1},
    2: {1: 3, 2: 4, 3: 2},
    3: {1: 2, 2: 3, 3: 4},
}
"""How readily a day of some difficulty takes a scenario of some difficulty: a mix, always."""

SHARE = 1000
"""What all shares add up to."""

OTHER = 20
"""The share of a procedure that the mix does not name: rare, never impossible."""


@value
class Mix:
    """What a commune's counter receives: dossiers by procedure code, and by channel."""

    procedures: Mapping[str, int]
    channels: Mapping[str, int]


SPECIMEN_MIX = Mix(
    procedures={
        "2.000815": 30,
        "2.000884": 10,
        "1.001193": 18,
        "1.000656": 5,
        "1.000894": 5,
        "2.000635": 6,
        "1.004873": 4,
        "1.001776": 8,
        "1.014027": 4,
        "1.001612": 6,
        "1.013978": 4,
    },
    channels={"counter": 78, "online": 20, "post": 2},
)
"""An invented mix for a commune without figures of its own: certified copies and births first."""


def by_chance(
    pool: Sequence[CompiledScenario], mix: Mix, difficulty: Difficulty, seed: int
) -> Iterator[CompiledScenario]:
    """Yield every scenario of the pool once, the likelier ones sooner."""
    left = {case.key: case for case in pool}
    weights = weighed([case.definition for case in pool], list(left), mix, difficulty)
    for number in numbers(seed, "cases"):
        if not left:
            return
        yield left.pop(_picked(number, {key: weights[key] for key in left}))


def _picked(number: int, weights: Mapping[str, int]) -> str:
    number %= sum(weights.values())
    for key, weight in weights.items():
        number -= weight
        if number < 0:
            return key
    raise AssertionError("a remainder is less than the sum")


def weighed(
    pool: Sequence[Scenario], keys: Sequence[str], mix: Mix, difficulty: Difficulty
) -> dict[str, int]:
    """Return the weight of each scenario; those of one procedure share what it receives."""
    codes = [scenario.citizens[0].asks.procedure for scenario in pool]
    return {
        key: 1
        + _share(mix.procedures, code)
        * _channel(mix.channels, scenario)
        * FIT[difficulty][scenario.difficulty]
        // codes.count(code)
        for key, code, scenario in zip(keys, codes, pool, strict=True)
    }


def _share(counts: Mapping[str, int], name: str) -> int:
    total = sum(counts.values())
    return SHARE * counts[name] // total if counts.get(name) else OTHER


def _channel(counts: Mapping[str, int], scenario: Scenario) -> int:
    return max((_share(counts, channel) for channel in channels_of(scenario)), default=OTHER)


def channels_of(scenario: Scenario) -> set[str]:
    """Return the channels that the case may come in by."""
    opened = (step.do.get("open-dossier") for step in scenario.reference)
    return {str(_channel_in(args)) for args in opened if args}


def _channel_in(args: Mapping[str, Argument]) -> Argument:
    return args.get("channel", "counter")
