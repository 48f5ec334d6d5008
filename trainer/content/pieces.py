"""What was read from the folders: each piece with its value, if sound, and where it stands."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from trainer.content.factbook import FactBook
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.cadastre.drawing import Drawing
from trainer.domain.calendar import CalendarDay
from trainer.domain.courses import AssessmentFile, CourseFile, ModuleFile, PlacementFile
from trainer.domain.facts import Procedure, with_case
from trainer.domain.framework import Framework
from trainer.domain.values import Language, value
from trainer.simulator.land.map_shapes import MapFile
from trainer.simulator.scenario import PaperTemplate, Scenario


@value
class Prose:
    """One Markdown file."""

    file: str
    language: Language
    text: str


@value
class ModulePiece:
    """`<module>.yaml` with its prose. `file` is None where the YAML has not the right shape."""

    course: str
    name: str
    node: Node
    file: ModuleFile | None
    prose: Mapping[Language, Prose]

    @property
    def key(self) -> str:
        """Return `<course>/<module>`."""
        return f"{self.course}/{self.name}"


@value
class CoursePiece:
    """A folder of `courses/` other than the framework."""

    key: str
    folder: str
    node: Node
    file: CourseFile | None
    assessment_node: Node | None
    assessment: AssessmentFile | None
    placement_node: Node | None
    placement: PlacementFile | None
    modules: Mapping[str, ModulePiece]
    images: Mapping[str, Path]


@value
class ProcedurePiece:
    """`simulations/facts/procedures/<code>.yaml`."""

    code: str
    node: Node
    procedure: Procedure | None

    def keys(self) -> Iterator[str]:
        """Yield the keys of all rows as they are written, sound or not."""
        yield f"{self.code}/authority"
        for name, kind in (("components", "component"), ("grounds", "ground")):
            yield from (f"{self.code}/{kind}/{row.text('id')}" for row in self.node.each(name))
        for name, kind in (("limits", "time-limit"), ("charges", "charge")):
            for row in self.node.each(name):
                yield f"{self.code}/{with_case(kind, row.text('case') or 'standard')}"
        for row in self.node.each("notes"):
            yield f"{self.code}/{row.text('kind')}/{row.text('id')}"


@value
class ScenarioPiece:
    """A folder of `simulations/scenarios/`; `prose` holds `brief` and `debrief` by language."""

    key: str
    folder: str
    node: Node
    scenario: Scenario | None
    prose: Mapping[tuple[str, Language], Prose]


@value
class MapPiece:
    """A folder of `simulations/maps/`; `sheets` are the sound ones by number, `files` all names."""

    key: str
    node: Node
    file: MapFile | None
    sheets: Mapping[str, Drawing]
    files: tuple[str, ...]


@value
class FrameworkPiece:
    """`courses/framework/`: the five lists, and what became of them."""

    areas: Node
    skills: Node
    profiles: Node
    checklists: Node
    cuts: Node
    framework: Framework


@value
class Library:
    """Everything that trainers wrote, and everything that is wrong with the files themselves."""

    framework: FrameworkPiece
    courses: Mapping[str, CoursePiece]
    fact_files: tuple[Node, ...]
    procedures: Mapping[str, ProcedurePiece]
    book: FactBook
    holidays: tuple[CalendarDay, ...]
    holidays_file: str
    templates: Mapping[str, PaperTemplate]
    template_nodes: Mapping[str, Node]
    maps: Mapping[str, MapPiece]
    scenarios: Mapping[str, ScenarioPiece]
    problems: tuple[Problem, ...]

    @cached_property
    def skill_codes(self) -> frozenset[str]:
        """Return the codes of all skills; a skill whose row is broken exists too."""
        return frozenset(row.text("code") for row in self.framework.skills.each())

    @cached_property
    def fact_keys(self) -> frozenset[str]:
        """Return every fact key; a fact whose row is broken exists too."""
        written = {row.text("key") for node in self.fact_files for row in node.each()}
        of_procedures = {k for p in self.procedures.values() for k in p.keys()}  # noqa: SIM118
        return frozenset({*self.book.keys(), *written, *of_procedures} - {""})

    @cached_property
    def modules(self) -> Mapping[str, ModulePiece]:
        """Return every module by its key."""
        return {m.key: m for c in self.courses.values() for m in c.modules.values()}
