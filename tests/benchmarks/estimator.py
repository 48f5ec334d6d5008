"""Measures the estimator with an evaluation harness that is not part of the project.

    python tests/benchmarks/estimator.py HARNESS.py [DATA.csv.gz …] [--models BestLR,Elo]

The harness takes a candidate as FILE.py:CLASS. Runs its simulated truth, its speed test, and its
published split of every data file given.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CANDIDATE = f"{CHECKOUT / 'trainer' / 'domain' / 'estimator.py'}:Estimator"


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("harness", type=Path, nargs="?")
    given.add_argument("data", nargs="*", type=Path)
    given.add_argument("--models", default="")
    given.add_argument("--persons", type=int, default=20000)
    chosen = given.parse_args()
    if chosen.harness is None:
        print("skipped: give the path of the harness to measure the estimator")
        return 0
    command = [
        sys.executable,
        str(chosen.harness),
        *("--candidate", CANDIDATE, "--models", chosen.models),
        *("--truth", "--scale", str(chosen.persons)),
    ]
    if chosen.data:
        command += ["--protocol", "published", "--data", *map(str, chosen.data)]
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(command, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
