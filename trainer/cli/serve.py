"""`trainer serve`: the production server."""

from typing import Any

import click
from waitress import serve

from trainer.app import create_app
from trainer.config import configured

BEHIND_A_PROXY: dict[str, Any] = {
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_count": 1,
    "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
}
"""Without this every visitor has the proxy's address, and one who guesses passwords slows all."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def command(host: str, port: int) -> None:
    """Serve the site of this installation."""
    run_server(host, port)


def run_server(host: str, port: int) -> None:
    """Serve until interrupted; the connection limit keeps slow clients from shutting others out.

    With TRAINER_HTTPS=yes a proxy on this machine is believed about addresses and HTTPS.
    """
    config = configured()
    app = create_app(config)
    click.echo(f"http://{host}:{port}/")
    proxy = BEHIND_A_PROXY if config.https else {}
    serve(app, host=host, port=port, threads=8, connection_limit=2000, ident=None, **proxy)
