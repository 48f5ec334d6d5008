"""Figures measured on request, never in the normal suite: `python3 -m trainer test tests/benchmarks`.

Every figure is processor time of one process, so that a busy machine spoils it less; what is
compared is measured in one run. `-s` shows the figures.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from trainer.app import create_app
from trainer.config import configured

HERE = Path(__file__).parent
PASSWORD = "mat-khau-minh-hoa"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the benchmarks out unless they were asked for by name."""
    if not any("benchmarks" in argument for argument in config.args):
        items[:] = [item for item in items if HERE not in item.path.parents]


@dataclass(frozen=True)
class Demo:
    """The demo province, and how long it took to make it."""

    instance: Path
    seconds: float


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo province on SQLite, made by the real program."""
    instance = tmp_path_factory.mktemp("demo")
    environ = dict(os.environ, TRAINER_INSTANCE=str(instance))
    environ.pop("DATABASE_URL", None)
    program = Path(sys.executable).parent / "trainer"
    started = time.perf_counter()
    command = [str(program), "demo", "--no-serve", "--password", PASSWORD]
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return Demo(instance=instance, seconds=time.perf_counter() - started)


@pytest.fixture(scope="session")
def installation(demo: Demo) -> Flask:
    """The application on the demo province, from inside."""
    return create_app(configured({"TRAINER_INSTANCE": str(demo.instance)}))
