"""Reads `simulations/scenarios/` and the paper templates of `simulations/papers/`."""

from pathlib import Path

from trainer.content.pieces import Prose, ScenarioPiece
from trainer.content.reading import Reader
from trainer.content.source import Node
from trainer.domain.values import LANGUAGES, Language
from trainer.simulator.scenario import PaperTemplate, Scenario

TEXTS = ("brief", "debrief")


def read_templates(
    reader: Reader, folder: Path
) -> tuple[dict[str, PaperTemplate], dict[str, Node]]:
    """Return the sound templates and the roots of all template files, by name."""
    paths = sorted(folder.glob("*.yaml"))
    reader.refuse_others(folder, {p.name for p in paths})
    read = {path.stem: reader.value(PaperTemplate, path) for path in paths}
    sound = {name: template for name, (_, template) in read.items() if template is not None}
    return sound, {name: node for name, (node, _) in read.items()}


def read_scenarios(reader: Reader, folder: Path) -> dict[str, ScenarioPiece]:
    """Return every scenario by its key, which is the name of its folder."""
    found = (_read_scenario(reader, each) for each in reader.folders(folder))
    return {scenario.key: scenario for scenario in found}


def _read_scenario(reader: Reader, folder: Path) -> ScenarioPiece:
    path = folder / "scenario.yaml"
    node, scenario = reader.value(Scenario, path)
    prose: dict[tuple[str, Language], Prose] = {}
    for name in TEXTS:
        found = reader.prose(folder, name, path)
        prose |= {(name, language): text for language, text in found.items()}
    texts = {f"{name}.{language}.md" for name in TEXTS for language in LANGUAGES}
    reader.refuse_others(folder, {"scenario.yaml", *texts})
    return ScenarioPiece(
        key=folder.name,
        folder=reader.name(folder),
        node=node,
        scenario=scenario,
        prose=prose,
    )
