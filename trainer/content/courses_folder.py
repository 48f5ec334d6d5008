"""Reads the folders of `courses/`: one course each, with its modules."""

from pathlib import Path
from typing import TypeVar

from trainer.content.images import image_problem, is_image
from trainer.content.pieces import CoursePiece, ModulePiece
from trainer.content.reading import Reader
from trainer.content.source import Node
from trainer.domain.courses import AssessmentFile, CourseFile, ModuleFile, PlacementFile

T = TypeVar("T")
_NO_MODULES = {"course", "assessment", "placement"}


def read_courses(reader: Reader, folder: Path) -> dict[str, CoursePiece]:
    """Return every course by its key, which is the name of its folder."""
    found = (_read_course(reader, f) for f in reader.folders(folder) if f.name != "framework")
    return {course.key: course for course in found}


def _read_course(reader: Reader, folder: Path) -> CoursePiece:
    node, file = reader.value(CourseFile, folder / "course.yaml")
    assessment_node, assessment = _if_there(reader, AssessmentFile, folder / "assessment.yaml")
    placement_node, placement = _if_there(reader, PlacementFile, folder / "placement.yaml")
    modules = [_read_module(reader, folder, name) for name in _module_names(folder)]
    images = {p.name: p for p in sorted(folder.iterdir()) if is_image(p)}
    wrong = (image_problem(p, reader.name(p), reader.root) for p in images.values())
    reader.problems += [problem for problem in wrong if problem]
    reader.refuse_others(folder, _known(modules, images))
    return CoursePiece(
        key=folder.name,
        folder=reader.name(folder),
        node=node,
        file=file,
        assessment_node=assessment_node,
        assessment=assessment,
        placement_node=placement_node,
        placement=placement,
        modules={m.name: m for m in modules},
        images=images,
    )


def _module_names(folder: Path) -> list[str]:
    stems = (path.stem for path in sorted(folder.glob("*.yaml")))
    return [stem for stem in stems if stem not in _NO_MODULES]


def _known(modules: list[ModulePiece], images: dict[str, Path]) -> set[str]:
    own = {f"{m.name}{end}" for m in modules for end in (".yaml", ".vi.md", ".en.md")}
    return {"course.yaml", "assessment.yaml", "placement.yaml", *own, *images}


def _if_there(reader: Reader, kind: type[T], path: Path) -> tuple[Node | None, T | None]:
    return reader.value(kind, path) if path.exists() else (None, None)


def _read_module(reader: Reader, folder: Path, name: str) -> ModulePiece:
    path = folder / f"{name}.yaml"
    node, file = reader.value(ModuleFile, path)
    prose = reader.prose(folder, name, path)
    return ModulePiece(course=folder.name, name=name, node=node, file=file, prose=prose)
