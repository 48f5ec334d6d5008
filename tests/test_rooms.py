"""Which room may import which: DESIGN section 4. New features are found by themselves."""

import ast
import sys
from pathlib import Path

import pytest

TRAINER = Path(__file__).resolve().parent.parent / "trainer"
SHARED = {"domain", "simulator", "content", "models", "records", "jobs", "web", "extensions"}
CONTENT_LIBRARIES = {"yaml", "markdown", "pymdownx", "nh3", "pydantic", "pydantic_core", "xml"}
MAY_IMPORT = {
    "domain": {"domain"},
    "simulator": {"domain", "simulator"},
    "content": {"domain", "simulator", "content"},
    "models": {"domain", "extensions", "models"},
    "records": {"domain", "models", "extensions", "records"},
    "jobs": {"domain", "models", "extensions", "jobs"},
    "web": {"domain", "content", "models", "records", "extensions", "web"},
}
COLUMNS_AND_SHAPES = {"shapely", "numpy"}
LIBRARIES = {"domain": COLUMNS_AND_SHAPES, "simulator": set(), "content": CONTENT_LIBRARIES}
EVERYTHING = {"app", "cli", "demo", "__main__", "migrations"}
LEAVES = {"config": {"config"}, "extensions": {"extensions"}, "__init__": set()}


def rooms() -> list[str]:
    found = {p.stem for p in TRAINER.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    return sorted(found - EVERYTHING)


def imports(room: str) -> list[tuple[str, str]]:
    place = TRAINER / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [TRAINER / f"{room}.py"]
    found = []
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            where = f"{file.relative_to(TRAINER)}"
            if isinstance(node, ast.Import):
                found += [(where, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{where}: relative import"
                base = node.module or ""
                if base == "trainer":
                    found += [(where, f"trainer.{alias.name}") for alias in node.names]
                else:
                    found.append((where, base))
    return found


def allowed_rooms(room: str) -> set[str]:
    return MAY_IMPORT.get(room) or LEAVES.get(room) or (SHARED | {room})


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_the_design_lets_it(room: str) -> None:
    wrong = [
        f"{where} imports {name}"
        for where, name in imports(room)
        if name.startswith("trainer.") and name.split(".")[1] not in allowed_rooms(room)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", sorted(LIBRARIES))
def test_the_rules_lean_on_no_library_they_were_not_given(room: str) -> None:
    known = sys.stdlib_module_names | LIBRARIES[room] | {"trainer"}
    wrong = [f"{w} imports {n}" for w, n in imports(room) if n.split(".")[0] not in known]
    assert not wrong, "\n".join(wrong)
