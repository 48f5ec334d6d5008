"""`python3 -m trainer …` on a machine that has only Python: installs what is locked, then runs.

The packages go into `.venv` beside the checkout, with their hashes checked. `python3 -m trainer
test` installs the test tools too and runs the whole suite. Everything else is the program
`trainer` itself.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
HOME = CHECKOUT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
RUNTIME = CHECKOUT / "requirements.lock"
TESTS = CHECKOUT / "tests" / "requirements.lock"


def main(arguments: list[str]) -> int:
    """Install what is missing and run the command in the installed environment."""
    testing = arguments[:1] == ["test"]
    _install(TESTS if testing else RUNTIME)
    if testing:
        return _run(str(BIN / "python"), "-m", "pytest", *arguments[1:])
    return _run(str(BIN / "trainer"), *arguments)


def _install(lock: Path) -> None:
    stamp = HOME / f"{lock.parent.name}.installed"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    print("Installing into .venv …", file=sys.stderr, flush=True)
    if not (BIN / "python").exists():
        venv.create(HOME, with_pip=True)
    pip = (str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if _run(*pip, "--require-hashes", "-r", str(lock)):
        sys.exit("trainer: the packages could not be installed; see pip's message above")
    if _run(*pip, "--no-deps", "--no-build-isolation", "-e", str(CHECKOUT)):
        sys.exit("trainer: the program could not be installed; see pip's message above")
    stamp.write_bytes(lock.read_bytes())


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
