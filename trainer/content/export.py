"""Published revisions back to the files they came from."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import yaml

from trainer.content.files import read_text
from trainer.content.geojson import sheet_text
from trainer.content.leaners import HasBody
from trainer.content.maps_folder import sheet_file
from trainer.content.revisions import (
    Body,
    adapter,
    course_of,
    facts_of,
    framework_of,
    holidays_of,
    image_of,
    module_of,
    question_of,
    scenario_of,
)
from trainer.content.shapes import validated
from trainer.content.source import Node, read_yaml
from trainer.domain.courses import AssessmentFile, CourseFile, ModuleFile, PlacementFile
from trainer.domain.cuts import Cuts
from trainer.domain.facts import Fact, Procedure
from trainer.domain.framework import Area, Checklist, JobProfile, Skill
from trainer.domain.values import LANGUAGES, value
from trainer.simulator.land.map_shapes import Map, MapFile
from trainer.simulator.scenario import PaperTemplate, Scenario

_WIDTH = 100
_FIRST = ("code", "id", "key", "kind")


@value
class ExportedFile:
    """One file to write. `kind` and `content` say what a YAML file means."""

    path: str
    data: bytes
    kind: Any = None
    content: Any = None

    def agrees_with(self, existing: Path) -> bool:
        """Say whether the file that is there already says the same, however it is laid out."""
        if existing.is_symlink() or not existing.is_file():
            return False
        if existing.read_bytes() == self.data:
            return True
        if self.kind is not None:
            return self._means(existing)
        return _words(existing) == self.data.decode("utf-8", "replace")

    def _means(self, existing: Path) -> bool:
        source, problems = read_yaml(existing, self.path, existing.parent)
        content, mistakes = validated(self.kind, Node(source))
        return not problems and not mistakes and content == self.content


def _words(path: Path) -> str | None:
    return read_text(path, path.name, path.parent).text


def files_of(revisions: Iterable[HasBody]) -> list[ExportedFile]:
    """Return the files of the revisions that are served, in the order of their paths."""
    by_kind: dict[str, dict[str, Body]] = {}
    hashes: dict[str, Body] = {}
    for each in revisions:
        by_kind.setdefault(each.kind, {})[each.key] = each.body
        hashes[getattr(each, "hash", "")] = each.body
    made = {file.path: file for file in _files(by_kind, hashes)}
    return [made[path] for path in sorted(made)]


def _files(
    by_kind: Mapping[str, Mapping[str, Body]], hashes: Mapping[str, Body]
) -> Iterator[ExportedFile]:
    for body in by_kind.get("framework", {}).values():
        yield from _framework(body)
    for body in by_kind.get("facts", {}).values():
        yield from _facts(body)
    for key, body in by_kind.get("course", {}).items():
        yield from _course(f"courses/{key}", body, hashes)
    for key, body in by_kind.get("module", {}).items():
        yield from _module(f"courses/{key}", body, hashes)
    for key, body in by_kind.get("image", {}).items():
        yield ExportedFile(path=f"courses/{key}", data=image_of(body).data)
    for key, body in by_kind.get("scenario", {}).items():
        yield from _scenario(f"simulations/scenarios/{key}", body)


def _framework(body: Body) -> Iterator[ExportedFile]:
    framework = framework_of(body)
    yield _yaml("courses/framework/areas.yaml", tuple[Area, ...], framework.areas)
    yield _yaml("courses/framework/skills.yaml", tuple[Skill, ...], framework.skills)
    yield _yaml("courses/framework/profiles.yaml", tuple[JobProfile, ...], framework.profiles)
    yield _yaml("courses/framework/checklists.yaml", tuple[Checklist, ...], framework.checklists)
    yield _yaml("courses/framework/cuts.yaml", tuple[Cuts, ...], framework.cuts)


def _facts(body: Body) -> Iterator[ExportedFile]:
    book, folder, start = facts_of(body), "simulations/facts", 0
    for name, count in sorted(body["files"].items()):
        rows = book.facts[start : start + count]
        yield _yaml(f"{folder}/{name}.yaml", tuple[Fact, ...], rows)
        start += count
    for procedure in book.procedures:
        yield _yaml(f"{folder}/procedures/{procedure.code}.yaml", Procedure, procedure)
    yield _holidays(f"{folder}/holidays.csv", body)


def _holidays(path: str, body: Body) -> ExportedFile:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("date", "weekday", "kind", "name_vi", "name_en", "source"))
    for row in holidays_of(body):
        kind = "work" if row.working else "off"
        table.writerow((row.day, f"{row.day:%a}", kind, row.name.vi, row.name.en, row.source))
    return ExportedFile(path=path, data=written.getvalue().encode())


def _course(folder: str, body: Body, hashes: Mapping[str, Body]) -> Iterator[ExportedFile]:
    yield _yaml(f"{folder}/course.yaml", CourseFile, course_of(body))
    closed = body["assessment"]
    if closed:
        items = tuple(question_of(hashes[hash_]) for hash_ in closed["items"])
        file = AssessmentFile(minutes=closed["minutes"], per_skill=closed["per_skill"], items=items)
        yield _yaml(f"{folder}/assessment.yaml", AssessmentFile, file)
    if asked := body.get("placement"):
        questions = PlacementFile(items=tuple(question_of(hashes[hash_]) for hash_ in asked))
        yield _yaml(f"{folder}/placement.yaml", PlacementFile, questions)


def _module(stem: str, body: Body, hashes: Mapping[str, Body]) -> Iterator[ExportedFile]:
    module = module_of(body)
    file = ModuleFile(
        title=module.title,
        summary=module.summary,
        minutes=module.minutes,
        skills=module.skills,
        after=module.after,
        questions=tuple(question_of(hashes[hash_]) for hash_ in module.questions),
    )
    yield _yaml(f"{stem}.yaml", ModuleFile, file)
    for language in LANGUAGES:
        yield ExportedFile(path=f"{stem}.{language}.md", data=body["prose"][language].encode())


def _scenario(folder: str, body: Body) -> Iterator[ExportedFile]:
    compiled = scenario_of(body)
    yield _yaml(f"{folder}/scenario.yaml", Scenario, compiled.definition)
    for name, texts in body["prose"].items():
        for language, text in texts.items():
            yield ExportedFile(path=f"{folder}/{name}.{language}.md", data=text.encode())
    for name, template in compiled.templates.items():
        yield _yaml(f"simulations/papers/{name}.yaml", PaperTemplate, template)
    case, drawn = compiled.definition.land, compiled.map
    if case and drawn:
        yield from _map(f"simulations/maps/{case.map}", drawn)


def _map(folder: str, drawn: Map) -> Iterator[ExportedFile]:
    """Yield the files of a map: of its sheets those that are in use."""
    yield _yaml(f"{folder}/map.yaml", MapFile, drawn.file)
    for number, drawing in drawn.sheets.items():
        yield ExportedFile(path=f"{folder}/{sheet_file(number)}", data=sheet_text(drawing).encode())


def _yaml(path: str, kind: Any, content: Any) -> ExportedFile:
    data = _plain(adapter(kind).dump_python(content, exclude_defaults=True))
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return ExportedFile(path=path, data=text.encode(), kind=kind, content=content)


def _plain(data: Any) -> Any:
    """Return `data` in the types that a trainer's YAML has."""
    if isinstance(data, Mapping):
        names = sorted(data, key=lambda name: name not in _FIRST)
        return {name: _plain(data[name]) for name in names}
    if isinstance(data, tuple | list):
        return [_plain(part) for part in data]
    if isinstance(data, datetime | time):
        return data.isoformat(timespec="minutes")
    return data


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which our format refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an alias."""
        return True
