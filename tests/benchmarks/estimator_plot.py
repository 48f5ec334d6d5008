"""The calibration plot of the help: what the estimator foretold, and what came true.

    python tests/benchmarks/estimator_plot.py                            draw from the kept numbers
    python tests/benchmarks/estimator_plot.py HARNESS.py DATA.csv.gz …   measure, keep, draw

Kept are twenty groups of answers a log, of equal size by what was foretold; no answer itself.
"""

import csv
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

NUMBERS = Path(__file__).with_name("estimator_calibration.csv")
PICTURE = Path(__file__).parents[2] / "trainer/help/pictures/estimator-calibration.svg"
GROUPS = 20
SIDE, EDGE = 400, 50
COLOURS = ("#1d4ed8", "#b45309", "#047857")

Row = tuple[str, int, float, float]
"""Log, answers in the group, mean chance foretold, share that was right."""


def measured(harness: Path, data: Iterable[Path]) -> list[Row]:
    """Run the estimator on the published split of each log."""
    from trainer.domain.estimator import Estimator

    module = _loaded(harness)
    rows: list[Row] = []
    for path in data:
        folds = module.make_folds(*module.load(str(path)), "published", 5, 7)
        arrays = module.run_batch(Estimator, folds, isolation=False)[1]
        foretold = sorted(zip(arrays["p"].tolist(), arrays["y"].tolist(), strict=True))
        rows += [(path.name.split(".")[0], *group) for group in _grouped(foretold)]
    return rows


def _loaded(harness: Path) -> Any:
    spec = importlib.util.spec_from_file_location("harness", harness)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{harness} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _grouped(foretold: Sequence[tuple[float, int]]) -> Iterable[tuple[int, float, float]]:
    for n in range(GROUPS):
        group = foretold[len(foretold) * n // GROUPS : len(foretold) * (n + 1) // GROUPS]
        yield (
            len(group),
            round(sum(p for p, _ in group) / len(group), 4),
            round(sum(y for _, y in group) / len(group), 4),
        )


def kept() -> list[Row]:
    """Return the numbers that are kept."""
    with NUMBERS.open(newline="") as file:
        return [
            (row["log"], int(row["answers"]), float(row["foretold"]), float(row["right"]))
            for row in csv.DictReader(file)
        ]


def drawn(rows: Sequence[Row]) -> str:
    """Return the plot: each group a point; on the diagonal what was foretold came true."""
    logs = list(dict.fromkeys(row[0] for row in rows))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 2 * EDGE} {SIDE + 2 * EDGE}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{SIDE + 2 * EDGE}" height="{SIDE + 2 * EDGE}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#9ca3af" stroke-dasharray="4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" stroke="#374151" fill="none"/>',
        *(_tick(n / 4) for n in range(5)),
        f'<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">chance foretold</text>',
        f'<text x="{_x(0)}" y="{_y(1) - 12}">share that was right</text>',
    ]
    for log, colour in zip(logs, COLOURS, strict=False):
        parts += [
            f'<circle cx="{_x(p)}" cy="{_y(y)}" r="4" fill="{colour}" fill-opacity=".75"/>'
            for name, _, p, y in rows
            if name == log
        ]
        parts.append(_legend(log, colour, logs.index(log)))
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return round(EDGE + SIDE * share, 1)


def _y(share: float) -> float:
    return round(EDGE + SIDE * (1 - share), 1)


def _tick(share: float) -> str:
    return (
        f'<text x="{_x(share)}" y="{_y(0) + 18}" text-anchor="middle">{share:g}</text>'
        f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
    )


def _legend(log: str, colour: str, number: int) -> str:
    y = _y(0.22) + 22 * number
    return (
        f'<circle cx="{_x(0.7)}" cy="{y}" r="5" fill="{colour}"/>'
        f'<text x="{_x(0.7) + 12}" y="{y + 5}">{log}</text>'
    )


def main() -> None:
    if len(sys.argv) > 1:
        rows = measured(Path(sys.argv[1]), map(Path, sys.argv[2:]))
        with NUMBERS.open("w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerows([("log", "answers", "foretold", "right"), *rows])
    PICTURE.write_text(drawn(kept()))


if __name__ == "__main__":
    main()
