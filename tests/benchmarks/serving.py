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

from flask import Flask, render_template
from flask_compress import Compress
from waitress import serve

TICKS = os.sysconf("SC_CLK_TCK")


def bare(file: Path, packed: bool) -> Flask:
    """Return an application of one page, whose text a template shows."""
    app = Flask(__name__)
    text = file.read_text(encoding="utf-8")
    template = app.jinja_env.from_string("{{ text|safe }}")
    if packed:
        Compress(app)

    @app.get("/")
    def page() -> str:
        return render_template(template, text=text)

    return app


class Server:
    """A server that answers on a port of this machine."""

    def __init__(self, process: int, port: int) -> None:
        self._process = process
        self.line = HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, headers: Mapping[str, str]) -> bytes:
        """Fetch a page that must be there."""
        self.line.request("GET", path, headers=dict(headers))
        answer = self.line.getresponse()
        body = answer.read()
        assert answer.status == 200, answer.status
        return body

    def cost(self, path: str, headers: Mapping[str, str], times: int) -> float:
        """Return the processor time of one request in milliseconds, when everything is warm."""
        for _ in range(30):
            self.get(path, headers)
        before = self._spent()
        for _ in range(times):
            self.get(path, headers)
        return (self._spent() - before) * 1000 / times

    def _spent(self) -> float:
        fields = Path(f"/proc/{self._process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


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
