"""The verbs of the map table and of the land information system."""

from collections.abc import Mapping

from trainer.simulator.land.map_verbs import MAP_VERBS
from trainer.simulator.land.record_verbs import RECORD_VERBS
from trainer.simulator.system import Verb

VERBS: Mapping[str, Verb] = {**MAP_VERBS, **RECORD_VERBS}
