"""A scenario with everything a run needs: procedures, facts, papers and the calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from trainer.content.markdown import page
from trainer.content.pieces import Library, ScenarioPiece
from trainer.content.revisions import Body, dumped
from trainer.domain.facts import Fact, Procedure, Provenance
from trainer.domain.values import LANGUAGES
from trainer.simulator.land.map_shapes import Map
from trainer.simulator.scenario import CompiledScenario, Scenario

_ROWS = ("authority", "components", "limits", "charges", "grounds", "notes")


def compiled_scenario(library: Library, piece: ScenarioPiece, day: date) -> Body | None:
    """Return the body of the scenario's revision; None where it or what it needs is broken."""
    if piece.scenario is None or not complete(library, piece.scenario):
        return None
    made = assembled(library, piece.key, piece.scenario)
    return {
        "scenario": dumped(CompiledScenario, made),
        "html": _pages(library, piece, day),
        "facts": sorted(set(keys_of(piece.scenario))),
        "prose": {
            name: {language: piece.prose[name, language].text for language in LANGUAGES}
            for name in ("brief", "debrief")
            if (name, "vi") in piece.prose and (name, "en") in piece.prose
        },
    }


def assembled(library: Library, key: str, scenario: Scenario) -> CompiledScenario:
    """Return the scenario with the rows in force on the days on which it plays or received."""
    days = {start.at.date() for start in scenario.start}
    days |= {held.received.date() for held in scenario.dossiers if held.received}
    procedures = {p.code: p for p in library.book.procedures}
    own = tuple(f"{code}/" for code in scenario.procedures)
    others = sorted(k for k in set(keys_of(scenario)) if not k.startswith(own))
    found = (library.book.shown(k, min(days, default=date.min)) for k in others)
    return CompiledScenario(
        key=key,
        definition=scenario,
        templates={
            name: library.templates[name]
            for name in sorted({paper.template for paper in scenario.papers})
            if name in library.templates
        },
        procedures=tuple(
            in_force(procedures[code], days) for code in scenario.procedures if code in procedures
        ),
        facts=tuple(fact for fact in found if fact is not None),
        calendar=library.holidays,
        map=map_used(library, scenario),
    )


def map_used(library: Library, scenario: Scenario) -> Map | None:
    """Return the map of a scenario with the sheets that it uses; None where it uses none."""
    case = scenario.land
    piece = library.maps.get(case.map) if case else None
    if case is None or piece is None or piece.file is None:
        return None
    numbers = (case.sheet, *case.beside)
    sheets = {number: piece.sheets[number] for number in numbers if number in piece.sheets}
    return Map(file=piece.file, sheets=sheets)


def complete(library: Library, scenario: Scenario) -> bool:
    """Say whether every procedure, paper template and map sheet it names could be read."""
    codes = {procedure.code for procedure in library.book.procedures}
    templates = {paper.template for paper in scenario.papers} - {""}
    if not (set(scenario.procedures) <= codes and templates <= library.templates.keys()):
        return False
    case, drawn = scenario.land, map_used(library, scenario)
    return not (case and case.sheet) or (
        drawn is not None and {case.sheet, *case.beside} <= drawn.sheets.keys()
    )


def in_force(procedure: Procedure, days: set[date]) -> Procedure:
    """Return the procedure with the rows that hold on any of `days`."""
    rows: dict[str, Any] = {name: tuple(_holding(getattr(procedure, name), days)) for name in _ROWS}
    return replace(procedure, **rows)


def _holding(rows: tuple[Provenance, ...], days: set[date]) -> Iterator[Provenance]:
    return (row for row in rows if any(row.holds_on(day) for day in days))


def keys_of(scenario: Scenario) -> Iterator[str]:
    """Yield the keys of the facts that the marking names."""
    yield from (defect.rule for defect in scenario.defects)
    yield from (key for row in scenario.rubric for key in row.facts)


def _pages(library: Library, piece: ScenarioPiece, day: date) -> dict[str, dict[str, str]]:
    def fact(key: str) -> Fact | None:
        return library.book.shown(key, day)

    pages: dict[str, dict[str, str]] = {}
    for (name, language), prose in piece.prose.items():
        pages.setdefault(name, {})[language] = page(prose.text, language, fact).html
    return pages
