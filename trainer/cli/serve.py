"""`trainer serve`: the production server."""

import click
from waitress import serve

from trainer.app import create_app


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def command(host: str, port: int) -> None:
    """Serve the site of this installation."""
    run_server(host, port)


def run_server(host: str, port: int) -> None:
    """Serve until interrupted; the connection limit keeps slow clients from shutting others out."""
    click.echo(f"http://{host}:{port}/")
    serve(create_app(), host=host, port=port, threads=8, connection_limit=2000, ident=None)
