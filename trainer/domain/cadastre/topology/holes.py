"""Whether sound rings leave a hole between them: asked of every map, so answered cheaply."""

import numpy as np

from trainer.domain.cadastre.topology.linework import Lengths, Linework, Numbers, Plane


def encloses_void(work: Linework, areas: Lengths) -> bool:
    """Say whether the loose segments of rings in agreement may run around ground of nobody.

    Walked with its parcel on the left, the edge of a block runs anticlockwise around the block
    and clockwise around a hole. Blocks that touch in a point are taken to leave one.
    """
    start, end = parcel_on_the_left(work, work.loose, areas)
    following = _following(start, end)
    if following is None:
        return True
    twice = (np.conj(start) * end).imag
    return bool((_sums_of_loops(following, twice) < 0).any())


def parcel_on_the_left(work: Linework, segments: Numbers, areas: Lengths) -> tuple[Plane, Plane]:
    """Return the starts and ends of rings' segments, walked with their parcel on the left."""
    kept = areas[work.line[segments]] > 0
    start, end = work.start[segments], work.end[segments]
    return np.where(kept, start, end), np.where(kept, end, start)


def twice_areas(work: Linework) -> Lengths:
    """Return twice the signed area (mm²) of each line of the linework, exact below 10 km."""
    first = work.vertices[np.searchsorted(work.owner, np.arange(len(work.lines)))]
    start, end = work.start - first[work.line], work.end - first[work.line]
    twice = (np.conj(start) * end).imag
    return np.bincount(work.line, twice, minlength=len(work.lines)).astype(np.float64)


def _following(start: Plane, end: Plane) -> Numbers | None:
    """Return for each segment the one that goes on from its end; None where two do."""
    order = np.argsort(start)
    if (start[order][1:] == start[order][:-1]).any():
        return None
    found = np.searchsorted(start[order], end).clip(max=max(len(order) - 1, 0))
    following = order[found]
    return None if (start[following] != end).any() else np.asarray(following, dtype=np.int64)


def _sums_of_loops(following: Numbers, values: Lengths) -> Lengths:
    """Add up `values` along each loop, named by the smallest position in it."""
    name = np.arange(len(following))
    step = following
    for _ in range(len(following).bit_length()):
        name = np.minimum(name, name[step])
        step = step[step]
    return np.bincount(name, values).astype(np.float64)
