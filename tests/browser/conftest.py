"""The demo province, served by the real program, and a real Chromium to walk it with.

Without a browser these tests are skipped on a developer's machine and fail where CI is set.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "mat-khau-minh-hoa"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A running site and the sign-ins of its demo province."""

    address: str
    password: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`trainer demo` on a free port, on an instance of its own."""
    port = _free_port()
    environ = dict(os.environ, TRAINER_INSTANCE=str(tmp_path_factory.mktemp("demo")))
    environ.pop("DATABASE_URL", None)
    program = Path(sys.executable).parent / "trainer"
    command = [str(program), "demo", "--password", PASSWORD, "--port", str(port)]
    log = (tmp_path_factory.mktemp("log") / "demo.log").open("w+")  # noqa: SIM115
    server = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, log)
        yield Site(address=address, password=PASSWORD)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: object) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            return
    log.seek(0)  # type: ignore[attr-defined]
    pytest.fail(f"the demo did not start:\n{log.read()[-2000:]}")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium; the browser tests must run there")
        pytest.skip("no Chromium on this machine (apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def signed_in(context: BrowserContext, site: Site, username: str) -> Page:
    """Sign in as a person would, and return the page that opens."""
    page = context.new_page()
    page.goto(f"{site.address}/sign-in")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", site.password)
    page.click("main button[type=submit], main form button")
    page.wait_for_load_state()
    assert "/sign-in" not in page.url, page.inner_text("main")
    return page
