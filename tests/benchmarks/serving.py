"""Servers in processes of their own, and what a request costs them.

python -m tests.benchmarks.serving PORT              the site of TRAINER_INSTANCE
python -m tests.benchmarks.serving PORT FILE         a bare Flask page with the text of FILE
python -m tests.benchmarks.serving PORT FILE packed  the same, compressed as it travels
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, render_template
from flask_compress import Compress
from waitress import serve

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NONE: Mapping[str, str] = {}
BROTLI_LEVEL = 2  # as the site's own


def bare(file: Path, packed: bool) -> Flask:
    """Return an application of one page, whose text a template shows, with nothing around it."""
    app = Flask(__name__)
    text = file.read_text(encoding="utf-8")
    template = app.jinja_env.from_string("{{ text|safe }}")
    if packed:
        app.config["COMPRESS_BR_LEVEL"] = BROTLI_LEVEL
        Compress(app)

    @app.get("/")
    def page() -> str:
        return render_template(template, text=text)

    return app


class Server:
    """A server that answers on a port of this machine, and the cookie it gave."""

    def __init__(self, process: int, port: int) -> None:
        self._process = process
        self._line = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookie: dict[str, str] = {}

    def get(self, path: str, headers: Mapping[str, str] = NONE) -> bytes:
        """Fetch a page that must be there."""
        status, body = self._ask("GET", path, headers)
        assert status == 200, status
        return body

    def post(self, path: str, form: Mapping[str, str]) -> int:
        """Send a form and return the status of the answer."""
        return self._ask("POST", path, FORM, urlencode(form))[0]

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str], sent: str | None = None
    ) -> tuple[int, bytes]:
        self._line.request(method, path, sent, {**headers, **self._cookie})
        answer = self._line.getresponse()
        given = answer.headers["Set-Cookie"]
        if given:
            self._cookie = {"Cookie": given.split(";")[0]}
        return answer.status, answer.read()

    def cost(self, path: str, headers: Mapping[str, str], times: int) -> float:
        """Return the processor time of one request in milliseconds."""
        before = self._spent()
        for _ in range(times):
            self.get(path, headers)
        return (self._spent() - before) / 1e6 / times

    def _spent(self) -> int:
        """Return the processor time of all threads in nanoseconds, as the kernel counts it."""
        threads = Path(f"/proc/{self._process}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads)


@contextmanager
def running(*arguments: str, **environ: str) -> Iterator[Server]:
    """Start one of these servers on a free port, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.benchmarks.serving", str(port), *arguments]
    process = subprocess.Popen(
        command, env=os.environ | environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(240):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise TimeoutError(f"nothing answers on port {port}")


def _application(arguments: list[str]) -> Flask:
    if arguments:
        return bare(Path(arguments[0]), packed=arguments[1:] == ["packed"])
    from trainer.app import create_app

    return create_app()


if __name__ == "__main__":
    number, *given = sys.argv[1:]
    serve(_application(given), host="127.0.0.1", port=int(number), threads=8, ident=None)
