"""Searching everything that can be done in a scenario, over an abstraction of equivalent states.

Written so that few states stand for many: information is gathered and sound bookkeeping done as soon
as they can be (neither closes a way, and a run without them scores no better), and what is typed is
typed rightly. Two states are the same when the same actions are possible afterwards and the same
defects have been dealt with. Time within one phase (between two things that happen by themselves)
is one moment.
"""

from collections import deque
from collections.abc import Hashable, Iterator
from itertools import chain

from trainer.domain.values import value
from trainer.simulator.acts import Action, Event
from trainer.simulator.checks import found
from trainer.simulator.desk.findings import hit
from trainer.simulator.engine import answered, begin, replayed, stepped
from trainer.simulator.office_time import arrival, opening, start_minute
from trainer.simulator.options import decisive, gathering, routine
from trainer.simulator.setting import Setting
from trainer.simulator.systems import ABSTRACTIONS
from trainer.simulator.world import World

MOST_STATES = 20_000
"""A scenario with more abstract states than this is not proven but refused as too wide."""

Key = Hashable


@value
class Node:
    """One abstract state: its representative world, and the run that first led to it."""

    world: World
    events: tuple[Event, ...]
    actions: tuple[Action, ...]


@value
class Graph:
    """All abstract states that can be reached, and which lead to which."""

    nodes: dict[Key, Node]
    before: dict[Key, set[Key]]

    @property
    def ends(self) -> list[Node]:
        """Return the runs that the learner brought to an end."""
        return [node for node in self.nodes.values() if node.world.ended == "finished"]


def explored(setting: Setting) -> Graph:
    """Return everything reachable in one setting, breadth first."""
    first = _start(setting)
    key = _key(setting, first.world)
    graph = Graph(nodes={key: first}, before={key: set()})
    waiting = deque([key])
    while waiting and len(graph.nodes) < MOST_STATES:
        here = waiting.popleft()
        for node in _successors(setting, graph.nodes[here]):
            key = _key(setting, node.world)
            graph.before.setdefault(key, set()).add(here)
            if key not in graph.nodes:
                graph.nodes[key] = node
                waiting.append(key)
    return graph


def dead_ends(graph: Graph) -> list[Node]:
    """Return states from which the learner can never bring the run to an end."""
    alive = {key for key, node in graph.nodes.items() if node.world.ended == "finished"}
    waiting = deque(alive)
    while waiting:
        for key in graph.before[waiting.popleft()] - alive:
            alive.add(key)
            waiting.append(key)
    return [n for key, n in graph.nodes.items() if key not in alive and not n.world.ended]


def _start(setting: Setting) -> Node:
    events = begin(setting)
    return Node(world=replayed(setting, events), events=events, actions=())


def _successors(setting: Setting, node: Node) -> Iterator[Node]:
    for action in decisive(setting, node.world):
        if answered(setting, node.world, action):
            yield _tidied(setting, _after(setting, node, action))


def _after(setting: Setting, node: Node, action: Action) -> Node:
    outcome, world = stepped(setting, node.world, action)
    return Node(world=world, events=node.events + outcome.events, actions=(*node.actions, action))


def _tidied(setting: Setting, node: Node) -> Node:
    """Gather what can be known and keep the file in order, until nothing of it is left."""
    while not node.world.ended:
        offered = chain(gathering(setting, node.world), routine(setting, node.world))
        action = next((a for a in offered if answered(setting, node.world, a)), None)
        if action is None:
            break
        node = _after(setting, node, action)
    return node


def _key(setting: Setting, world: World) -> Key:
    defects = setting.scenario.defects
    return (
        *(abstract(setting, world) for abstract in ABSTRACTIONS),
        tuple(fault for fault, _ in world.showing),
        world.over,
        _phase(setting, world),
        world.ended,
        tuple(hit(setting, world, d) for d in defects),
        tuple(found(setting, world, (), d.put_right).full for d in defects),
    )


def _phase(setting: Setting, world: World) -> int:
    """Return how many of the things that happen by the clock lie behind."""
    start = start_minute(setting)
    times = [start + f.minute for f in setting.faults.values() if f.minute is not None]
    times += [arrival(setting, c) for c in setting.citizens.values()]
    times += [start + held.arrives for held in setting.held.values()]
    times += [opening(setting, day + 1) for day in range(len(setting.office_days))]
    return sum(time <= world.minute for time in times)
