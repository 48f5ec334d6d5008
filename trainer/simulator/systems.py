"""The one list of systems: the engine knows them only through here.

A further system (office) is a package with a state, VERBS, KINDS, REDUCERS, PREDICATES,
MESSAGES and an abstraction for the proof, named in these tables.
"""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.desk.abstraction import abstract as abstract_desk
from trainer.simulator.desk.kinds import KINDS as DESK_KINDS
from trainer.simulator.desk.messages import MESSAGES as DESK_MESSAGES
from trainer.simulator.desk.predicates import PREDICATES as DESK_PREDICATES
from trainer.simulator.desk.reducers import REDUCERS as DESK_REDUCERS
from trainer.simulator.desk.verbs import VERBS as DESK_VERBS
from trainer.simulator.dossier.abstraction import abstract as abstract_dossier
from trainer.simulator.dossier.consequences import consequences as dossier_consequences
from trainer.simulator.dossier.kinds import KINDS as DOSSIER_KINDS
from trainer.simulator.dossier.messages import MESSAGES as DOSSIER_MESSAGES
from trainer.simulator.dossier.predicates import PREDICATES as DOSSIER_PREDICATES
from trainer.simulator.dossier.reducers import REDUCERS as DOSSIER_REDUCERS
from trainer.simulator.dossier.verbs import VERBS as DOSSIER_VERBS
from trainer.simulator.land.abstraction import abstract as abstract_land
from trainer.simulator.land.kinds import KINDS as LAND_KINDS
from trainer.simulator.land.messages import MESSAGES as LAND_MESSAGES
from trainer.simulator.land.predicates import PREDICATES as LAND_PREDICATES
from trainer.simulator.land.reducers import REDUCERS as LAND_REDUCERS
from trainer.simulator.land.verbs import VERBS as LAND_VERBS
from trainer.simulator.system import Abstract, Consequences, Kind, Predicate, Reducer, Verb

VERBS: Mapping[str, Verb] = {**DESK_VERBS, **DOSSIER_VERBS, **LAND_VERBS}
KINDS: Mapping[str, Kind] = {**DESK_KINDS, **DOSSIER_KINDS, **LAND_KINDS}
REDUCERS: Mapping[str, Reducer] = {**DESK_REDUCERS, **DOSSIER_REDUCERS, **LAND_REDUCERS}
PREDICATES: Mapping[str, Predicate] = {
    **DESK_PREDICATES,
    **DOSSIER_PREDICATES,
    **LAND_PREDICATES,
}
MESSAGES: Mapping[str, Text] = {**DESK_MESSAGES, **DOSSIER_MESSAGES, **LAND_MESSAGES}
CONSEQUENCES: tuple[Consequences, ...] = (dossier_consequences,)
ABSTRACTIONS: tuple[Abstract, ...] = (abstract_desk, abstract_dossier, abstract_land)
