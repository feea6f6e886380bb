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
    written, ends = polygon_data if straight else spline, np.cumsum(np.bincount(of[moves], minlength=len(rings)))
    return "".join(map(written, np.split(grid[moves], ends[:-1])))


def spline(ring: NDArray[np.int64]) -> str:
    """Return a closed ring as a quadratic B-spline; ``ring`` has shape (points, 2), no point twice in a row, the first not repeated.

    The curve runs from the middle of each side to the middle of the next. Seen from a middle, a control point and the
    one after it are mirror images: just what ``t`` assumes, so one step a point is all there is to write. On a grid of
    half a step the middles are whole too, and nothing drifts.
    """
    if len(ring) < 3:
        return ""
    middles = ring + np.roll(ring, -1, axis=0)
    start, control = middles[-1], 2 * ring[0]
    steps = np.diff(middles, axis=0, prepend=start[None])
    head = f"M{start[0]} {start[1]}q{control[0] - start[0]} {control[1] - start[1]} {steps[0][0]} {steps[0][1]}t"
    return _tight(f"{head}{_listed(steps[1:])}z")


def polygon_data(ring: NDArray[np.int64]) -> str:
    """Return a closed ring with straight sides; ``ring`` is as for :func:`spline`, and its numbers are twice as large here too."""
    if len(ring) < 3:
        return ""
    points = 2 * ring
    return _tight(f"M{points[0][0]} {points[0][1]}l{_listed(np.diff(points, axis=0))}z")


def _listed(steps: NDArray[np.int64]) -> str:
    return " ".join(map(str, steps.ravel().tolist()))


def _tight(data: str) -> str:
    return data.replace(" -", "-")
