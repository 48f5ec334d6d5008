"""From the library to revisions. A broken piece is held back; sound pieces do not wait for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from trainer.content.images import image_body
from trainer.content.markdown import REFERENCE, Page, page
from trainer.content.pieces import CoursePiece, Library, ModulePiece, Prose, ScenarioPiece
from trainer.content.problems import Problem
from trainer.content.revisions import Body, CompiledRevision, dumped, revision
from trainer.content.scenarios import compiled_scenario
from trainer.content.source import Node
from trainer.domain.courses import (
    AssessmentFile,
    CourseFile,
    ModuleFile,
    PlacementFile,
    Question,
)
from trainer.domain.facts import Fact, Procedure, says
from trainer.domain.framework import Framework
from trainer.domain.rule_changes import days_of_change
from trainer.domain.values import Text, value
from trainer.domain.vietnamese import folded

Served = Mapping[tuple[str, str], tuple[str, Body]]
"""(kind, key) -> hash and body of the revision that is served now."""


@value
class Compilation:
    """The revisions of all sound pieces, and the names of what was held back."""

    revisions: tuple[CompiledRevision, ...]
    held: tuple[str, ...]


def everything(file: str) -> bool:
    """Want every file."""
    return True


def compiled(
    library: Library,
    problems: Iterable[Problem],
    day: date,
    served: Served | None = None,
    wanted: Callable[[str], bool] = everything,
) -> Compilation:
    """Return what can be published on `day` of the pieces that have a `wanted` file.

    `problems` are those of `checks.problems_of`. Where a module, an assessment or a placement is broken or not
    wanted, its course keeps the one in `served`.
    """
    return _Compiler(library, problems, day, served or {}, wanted).run()


class _Compiler:
    def __init__(
        self,
        library: Library,
        problems: Iterable[Problem],
        day: date,
        served: Served,
        wanted: Callable[[str], bool],
    ) -> None:
        self.library, self.day, self.served, self.wanted = library, day, served, wanted
        self.broken = {p.file for p in problems if p.severity == "error"}
        self.revisions: list[CompiledRevision] = []
        self.held: list[str] = []

    def run(self) -> Compilation:
        self._framework()
        self._facts()
        for course in self.library.courses.values():
            self._course(course)
        for piece in self.library.scenarios.values():
            self._scenario(piece)
        return Compilation(revisions=tuple(self.revisions), held=tuple(self.held))

    def _add(self, kind: str, key: str, body: Body, words: str = "") -> str:
        made = revision(kind, key, body, folded(words))
        self.revisions.append(made)
        return made.hash

    def _is_wanted(self, files: Iterable[str]) -> bool:
        return any(map(self.wanted, files))

    def _is_broken(self, files: Iterable[str]) -> bool:
        return any(file in self.broken for file in files)

    def _lost(self, keys: Iterable[str]) -> bool:
        """Say whether a fact is named whose row is broken: what leans on it has to wait."""
        return any(self.library.book.shown(key, self.day) is None for key in keys)

    def _framework(self) -> None:
        piece = self.library.framework
        nodes = (piece.areas, piece.skills, piece.profiles, piece.checklists, piece.cuts)
        files = [node.source.file for node in nodes]
        if self._is_broken(files):
            self._hold("framework", files)
        elif self._is_wanted(files):
            self._add("framework", "framework", dumped(Framework, piece.framework))

    def _facts(self) -> None:
        nodes = [*self.library.fact_files, *(p.node for p in self.library.procedures.values())]
        files = [*(node.source.file for node in nodes), self.library.holidays_file]
        if self._is_broken(files):
            self._hold("facts", files)
        elif self._is_wanted(files):
            self._add("facts", "facts", _facts_body(self.library))

    def _scenario(self, piece: ScenarioPiece) -> None:
        body = compiled_scenario(self.library, piece, self.day)
        files = [piece.node.source.file, *(p.file for p in piece.prose.values())]
        files += self._map_files(piece)
        if body is None or self._is_broken(files) or self._lost(body["facts"]):
            self._hold(f"scenario {piece.key}", files)
        elif self._is_wanted(files):
            self._add("scenario", piece.key, body, _scenario_words(body))

    def _map_files(self, piece: ScenarioPiece) -> Iterable[str]:
        case = piece.scenario.land if piece.scenario else None
        drawn = self.library.maps.get(case.map) if case else None
        return drawn.files if drawn else ()

    def _hold(self, what: str, files: Iterable[str]) -> None:
        if self._is_wanted(files):
            self.held.append(what)

    def _course(self, course: CoursePiece) -> None:
        before, images = len(self.revisions), self._images(course)
        modules = {m.name: self._module(m, images) for m in course.modules.values()}
        assessment, placement = self._assessment(course), self._placement(course)
        file = course.node.source.file
        if course.file is None or self._is_broken([file]):
            self._hold(f"course {course.key}", [file])
        elif self._is_wanted([file]) or len(self.revisions) > before:
            listed = {name: modules.get(name) for name in course.file.modules}
            body = {
                "course": dumped(CourseFile, course.file),
                "modules": {name: hash_ for name, hash_ in listed.items() if hash_},
                "assessment": assessment,
                **({"placement": placement} if placement else {}),
            }
            self._add("course", course.key, body, _both(course.file.title, course.file.summary))

    def _images(self, course: CoursePiece) -> dict[str, str]:
        """Add the pictures; return name -> address, relative to the page of a module."""
        sound = {n: p for n, p in course.images.items() if not self._is_broken([_in(course, n)])}
        made = {n: revision("image", f"{course.key}/{n}", image_body(p)) for n, p in sound.items()}
        self.revisions += [r for n, r in made.items() if self._is_wanted([_in(course, n)])]
        return {name: f"images/{image.hash}" for name, image in made.items()}

    def _module(self, module: ModulePiece, images: Mapping[str, str]) -> str | None:
        """Add the module and return its hash; that of the one served if this one has to wait."""
        files = [module.node.source.file, *(p.file for p in module.prose.values())]
        facts = _facts_named(module)
        served = self.served.get(("module", module.key), (None, {}))[0]
        if module.file is None or self._is_broken(files) or self._lost(facts):
            self._hold(f"module {module.key}", files)
            return served
        if not self._is_wanted(files):
            return served
        questions = [self._item(module.key, q) for q in module.file.questions]
        pages = {language: self._page(p, images) for language, p in module.prose.items()}
        body = {
            "module": {**_head(module.file), "questions": questions},
            "html": {language: p.html for language, p in pages.items()},
            "words": {language: p.words for language, p in pages.items()},
            "reading": {language: p.minutes for language, p in pages.items()},
            "facts": facts,
            "prose": {language: p.text for language, p in module.prose.items()},
        }
        words = [_both(module.file.title, module.file.summary), *(p.plain for p in pages.values())]
        return self._add("module", module.key, body, " ".join(words))

    def _page(self, prose: Prose, images: Mapping[str, str]) -> Page:
        return page(prose.text, prose.language, self._fact, images)

    def _fact(self, key: str) -> Fact | None:
        return self.library.book.shown(key, self.day)

    def _item(self, owner: str, question: Question) -> str:
        shown = {key: _said(self._fact(key)) for key in question.facts}
        body = {"question": dumped(type(question), question), "facts": shown}
        return self._add("item", f"{owner}/{question.id}", body)

    def _assessment(self, course: CoursePiece) -> dict[str, Any] | None:
        node, file = course.assessment_node, course.assessment
        if node is None:
            return None
        items = self._items("assessment", course, node, file)
        if file is None or items is None:
            return self._before(course).get("assessment")
        return {"minutes": file.minutes, "per_skill": file.per_skill, "items": items}

    def _placement(self, course: CoursePiece) -> list[str] | None:
        node = course.placement_node
        if node is None:
            return None
        items = self._items("placement", course, node, course.placement)
        return self._before(course).get("placement") if items is None else items

    def _items(
        self,
        name: str,
        course: CoursePiece,
        node: Node,
        file: AssessmentFile | PlacementFile | None,
    ) -> list[str] | None:
        """Add the items of a file and return their hashes; None if the one served stays."""
        named = {key for item in file.items for key in item.facts} if file else set()
        files = [node.source.file]
        if file is None or self._is_broken(files) or self._lost(named):
            self._hold(f"{name} {course.key}", files)
            return None
        if not self._is_wanted(files):
            return None
        return [self._item(f"{course.key}/{name}", item) for item in file.items]

    def _before(self, course: CoursePiece) -> Body:
        return self.served.get(("course", course.key), ("", {}))[1]


def _in(course: CoursePiece, name: str) -> str:
    return f"{course.folder}/{name}"


def _head(file: ModuleFile) -> dict[str, Any]:
    data = dumped(ModuleFile, file)
    return {key: part for key, part in data.items() if key != "questions"}


def _facts_named(module: ModulePiece) -> list[str]:
    """Return the keys that prose and questions name, sorted."""
    asked = {key for q in (module.file.questions if module.file else ()) for key in q.facts}
    return sorted(asked | {k for p in module.prose.values() for k in named_in(p.text)})


def named_in(text: str) -> Iterator[str]:
    """Yield the fact keys that a Markdown text names."""
    yield from (key.strip() for key in re.findall(REFERENCE, re.sub(r"(`+).+?\1", "", text)))


def _said(fact: Fact | None) -> str:
    return says(fact) if fact else ""


def _facts_body(library: Library) -> Body:
    return {
        "facts": [dumped(Fact, fact) for fact in library.book.facts],
        "files": {
            PurePosixPath(n.source.file).stem: len(list(n.each())) for n in library.fact_files
        },
        "procedures": [dumped(Procedure, p) for p in library.book.procedures],
        "changed": {
            key: [day.isoformat() for day in days]
            for key, rows in sorted(library.book.replaced.items())
            if (days := days_of_change(rows))
        },
        "holidays": [
            {
                "day": row.day.isoformat(),
                "working": row.working,
                "name_vi": row.name.vi,
                "name_en": row.name.en,
                "source": row.source,
            }
            for row in library.holidays
        ],
    }


def _both(*texts: Text) -> str:
    return " ".join(text[language] for language in ("vi", "en") for text in texts)


def _scenario_words(body: Body) -> str:
    definition = body["scenario"]["definition"]
    return " ".join(definition[key][lang] for lang in ("vi", "en") for key in ("title", "summary"))
