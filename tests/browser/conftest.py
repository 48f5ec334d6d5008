"""The demo province, served by the real program, and a real Chromium to walk it with.

Without a browser these tests are skipped on a developer's machine and fail where CI is set.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.walking import Site, Trouble, watched
from trainer.app import create_app
from trainer.config import configured

PASSWORD = "mat-khau-minh-hoa"
PATIENCE = 15_000  # milliseconds: machines that test are busy
LAPTOP = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`trainer demo` on a free port, on an instance of its own."""
    port, instance = _free_port(), tmp_path_factory.mktemp("demo")
    environ = dict(os.environ, TRAINER_INSTANCE=str(instance))
    environ.pop("DATABASE_URL", None)
    program = Path(sys.executable).parent / "trainer"
    command = [str(program), "demo", "--password", PASSWORD, "--port", str(port)]
    log = (tmp_path_factory.mktemp("log") / "demo.log").open("w+")
    server = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, log)
        yield Site(address=address, password=PASSWORD, instance=instance)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: IO[str]) -> None:
    for _ in range(720):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            return
    log.seek(0)
    pytest.fail(f"the demo did not start:\n{log.read()[-2000:]}")


@pytest.fixture(scope="session")
def installation(site: Site) -> Flask:
    """The same installation from inside: what the demo's database holds."""
    return create_app(configured({"TRAINER_INSTANCE": str(site.instance)}))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as started:
        yield started


Open = Callable[..., Page]


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """What went wrong in the pages of a test: nothing may."""
    found = Trouble()
    yield found
    assert not found.said, found.said


@pytest.fixture
def someone(browser: Browser, site: Site, trouble: Trouble) -> Iterator[Open]:
    """`someone("hocvien")` gives a page on which that person has signed in; `someone()` nobody's."""
    with ExitStack() as closing:

        def opened(username: str = "", **options: Any) -> Page:
            context = browser.new_context(
                base_url=site.address, **{"viewport": LAPTOP, "locale": "vi-VN"} | options
            )
            closing.callback(context.close)
            context.set_default_timeout(PATIENCE)
            page = watched(context.new_page(), trouble)
            return site.signed_in(page, username) if username else page

        yield opened
