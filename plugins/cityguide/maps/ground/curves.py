"""From land to a path: its control polygons, thinned to a grid, and the curve that these stand for, written once for all plates."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray

SPECK = 40.0
"""Islands and ponds of fewer square grains, some six across, look like dirt on a plate."""


def controls(polygons: NDArray[np.object_], grain: float, longest: float) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return the control polygons of land as rings, and which polygon each is of, its outer ring first, without specks.

    They keep within 1.2 ``grain`` of the land, and no side is longer than ``longest``. Holes turn the other way round, as a path needs
    it to leave them open; clipping and cutting turn rings as they like.
    """
    turned = shapely.orient_polygons(polygons)
    rings, of = shapely.get_rings(turned[shapely.area(turned) >= SPECK * grain**2], return_index=True)
    outer = np.diff(of, prepend=-1) > 0
    seen = outer | (shapely.area(shapely.polygons(rings)) >= SPECK * grain**2)
    # A topology to preserve would cost a hundred times as much, and a curve may touch itself.
    thinned = shapely.simplify(rings[seen], 1.2 * grain, preserve_topology=False)
    of, lines = of[seen], shapely.get_num_coordinates(thinned) < 4
    if lines.any():  # a pier narrower than the grid; an outer ring's holes go with it
        stay = ~lines & ~np.isin(of, of[lines & outer[seen]])
        thinned, of = thinned[stay], np.unique(of[stay], return_inverse=True)[1]
    return thinned if math.isinf(longest) else shapely.segmentize(thinned, longest), of


def curve(rings: NDArray[np.object_], grain: float, *, straight: bool = False) -> str:
    """Return all control polygons as path data on a grid of half ``grain``: as splines, or with ``straight`` sides."""
    points, of = shapely.get_coordinates(rings, return_index=True)
    grid = np.rint(points / grain).astype(np.int64)
    last = np.flatnonzero(np.diff(of, append=-1))
    moves = np.ones(len(grid), dtype=np.bool_)
    moves[1:] = np.any(grid[1:] != grid[:-1], axis=1)
    moves[np.append(0, last + 1)[:-1]] = moves[last]  # a ring's last point repeats its first
    moves[last] = False
    kept = np.bincount(of[moves], minlength=len(rings))
    return (polygons_data if straight else splines)(grid[moves], kept)


def splines(points: NDArray[np.int64], sizes: NDArray[np.int64]) -> str:
    """Return closed rings as quadratic B-splines.

    ``points`` of all rings have shape (points, 2), none twice in a row, the first of a ring not repeated; ``sizes`` tell how many each has.

    The curve runs from the middle of each side to the middle of the next. Seen from a middle, a control point and the
    one after it are mirror images: just what ``t`` assumes, so one step a point is all there is to write. On a grid of
    half a step the middles are whole too, and nothing drifts.
    """
    ends = np.cumsum(sizes)[sizes > 0]
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[ends - 1] = firsts = np.append(0, ends)[:-1]
    before[firsts] = ends - 1
    middles = points + points[after]
    steps, runs = _listed(middles - middles[before]), []
    for first, end, (x, y), (u, v) in zip(firsts, ends, middles[ends - 1].tolist(), (2 * points[firsts]).tolist(), strict=True):
        if end - first >= 3:
            head = f"M{x} {y}q{u - x} {v - y} {steps[2 * first]} {steps[2 * first + 1]}"
            runs.append(f"{head}t{' '.join(steps[2 * first + 2 : 2 * end])}z")
    return _tight("".join(runs))


def polygons_data(points: NDArray[np.int64], sizes: NDArray[np.int64]) -> str:
    """Return closed rings with straight sides; the rings are as for :func:`splines`, and their numbers are twice as large here too."""
    corners = 2 * points
    steps, runs, first = _listed(np.diff(corners, axis=0)), [], 0
    for size in sizes.tolist():
        if size >= 3:
            x, y = corners[first].tolist()
            runs.append(f"M{x} {y}l{' '.join(steps[2 * first : 2 * (first + size) - 2])}z")
        first += size
    return _tight("".join(runs))


def _listed(steps: NDArray[np.int64]) -> list[str]:
    return list(map(str, steps.ravel().tolist()))


def _tight(data: str) -> str:
    return data.replace(" -", "-")
