"""The command line: one program, `trainer`, and one small module a command."""

import pkgutil
import sys
from importlib import import_module

import click

from trainer.config import BadSetting


class _Commands(click.Group):
    """Finds the commands by themselves: each module of this package holds one as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = (name for _, name, _ in pkgutil.iter_modules(__path__))
        return sorted(name.removesuffix("_").replace("_", "-") for name in found if name[0] != "_")

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = name.replace("-", "_")
        if module == "import":
            module = "import_"
        command: click.Command = import_module(f"{__name__}.{module}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="trainer")
def program() -> None:
    """Training and digital skills for the civil servants of Vietnam's communes."""


def main() -> None:
    """Run the program: 0 success, 1 a finding, 2 wrong use; errors are one plain sentence."""
    try:
        sys.exit(program.main(standalone_mode=False))
    except click.exceptions.Abort:
        sys.exit(1)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as mistake:
        print(f"trainer: {mistake.format_message()}", file=sys.stderr)
        sys.exit(mistake.exit_code)
    except BadSetting as mistake:
        print(f"trainer: {mistake}", file=sys.stderr)
        sys.exit(2)
    except Exception as trouble:
        said = _said_by_the_database(trouble)
        if said is None:
            raise
        print(f"trainer: the database cannot be used: {said}", file=sys.stderr)
        sys.exit(2)


def _said_by_the_database(trouble: Exception) -> str | None:
    """Return why the database does not answer, or None where something else is wrong."""
    from sqlalchemy.exc import OperationalError  # here: most commands start without a database

    if not isinstance(trouble, OperationalError):
        return None
    return str(trouble.orig).strip().splitlines()[0]
