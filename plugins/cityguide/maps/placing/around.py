"""Where a disc, or a column of discs, may stand about its point."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

import numpy as np

from cityguide.maps.placing.positions import Stand
from cityguide.maps.projection import Floats
from cityguide.maps.window import Point

POINT = 3.0
"""Radius of the small dot that marks a place whose disc had to move."""
HALF_POINT = POINT + 0.5
"""Half the side of the box that such a dot covers."""
_RADII = range(19, 108, 8)
FARTHEST = _RADII[-1]
"""Units between the point and a middle, at most."""
_AROUND: Floats = np.array([[radius * way(math.pi * step / 8) for radius in _RADII for step in range(16)] for way in (math.cos, math.sin)])
"""Where the middle may stand off the point: in each direction at each radius, units across and units down."""
_TENTHS, _FAR = np.rint(10 * _AROUND), np.array(list(map(math.hypot, *_AROUND.tolist())))
OFF_POINT = 6.0
"""What it costs to leave the point at all, in units of distance."""
OWN = 0.06
"""What is gained by covering the own point: of two positions as good, that is the better."""
_AT_ONCE = 64
"""Positions that are worked out at once: most discs find theirs among the first so many."""


def stands_around(point: Point, half_width: float, half_height: float, middle: Point) -> Iterator[Stand]:
    """Give the positions of what is so wide and high about its ``point``, which is in tenths of a unit.

    Outward from ``middle`` is a little nearer.
    """
    x, y = point
    yield -OWN, (x - half_width, y - half_height, x + half_width, y + half_height), None
    away_x, away_y = x - middle[0], y - middle[1]
    afar = max(math.hypot(away_x, away_y), 1.0)
    inward = _AROUND[0] * (0.25 * away_x / afar) + _AROUND[1] * (0.25 * away_y / afar)
    cost = _FAR - inward + OFF_POINT - _gained(half_width, half_height)
    tenths, half = np.array([[round(10 * x)], [round(10 * y)]]), np.array([[half_width], [half_height]])
    for part in cost.argsort(kind="stable").reshape(-1, _AT_ONCE):
        middles = (_TENTHS.take(part, axis=1) + tenths) / 10
        boxes = zip(*(middles - half).tolist(), *(middles + half).tolist(), strict=True)
        ties = zip(repeat(x), repeat(y), *middles.tolist(), strict=False)
        yield from zip(cost[part].tolist(), boxes, ties, strict=False)


@lru_cache(maxsize=16)
def _gained(half_width: float, half_height: float) -> Floats:
    """Return what is gained in each position by what is so wide and high."""
    across, down = np.abs(_AROUND)
    covers = (across < half_width + HALF_POINT) & (down < half_height + HALF_POINT)
    return np.where(covers, OWN, 0.0)
