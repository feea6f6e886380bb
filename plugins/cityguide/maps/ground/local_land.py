"""The land and the rivers of a cluster's own shore file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, each_valid, put_together
from cityguide.maps.ground.land import touching
from cityguide.maps.projection import Bounds, Floats
from cityguide.terrain.model import GridPath, LocalShore


def covers(local: LocalShore, bounds: Bounds) -> bool:
    """Tell whether the file's window holds all of ``bounds``: beyond it nothing is known, and a map would end in open water."""
    west, south, east, north = local.window
    return west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north


@lru_cache(maxsize=16)  # some thousand points each
def land_of(local: LocalShore) -> BaseGeometry:
    """Return the whole land of a file, its waters cut out; polygons in degrees, those with a shore of such waters valid.

    Whoever measures a part of it makes that valid, which is less to ask than of the whole.
    """
    parts, waters = _polygons(local, local.land), put_together(_polygons(local, local.waters))
    shapely.prepare(waters)
    wet = shapely.intersects(waters, parts)  # of a hundred islands few have a river, and all others stay as they are
    return shapely.multipolygons(shapely.get_parts([*parts[~wet], *shapely.difference(each_valid(parts[wet]), waters)]))


@lru_cache(maxsize=16)
def _rivers_of(local: LocalShore) -> shapely.STRtree:
    """Return the rivers of a file as lines in degrees."""
    points, ends = _degrees(local, local.rivers)
    return shapely.STRtree(shapely.from_ragged_array(shapely.GeometryType.LINESTRING, points, (ends,)))


def rivers_near(local: LocalShore, bounds: Bounds) -> BaseGeometry:
    """Return the rivers of a file that may cross ``bounds``, each whole, in degrees as the file has them."""
    turn = 360.0 * round((local.window[0] - bounds[0]) / 360.0)
    return shapely.multilinestrings(touching(_rivers_of(local), (bounds[0] + turn, bounds[1], bounds[2] + turn, bounds[3])))


def clipped(local: LocalShore, bounds: Bounds) -> BaseGeometry:
    """Return the land of a file inside ``bounds``, in degrees; what was valid need not be so when it is cut."""
    found: BaseGeometry = cut_to(land_of(local), *bounds)
    return found


def _polygons(local: LocalShore, polygons: Sequence[Sequence[GridPath]]) -> NDArray[np.object_]:
    points, ends = _degrees(local, [ring for polygon in polygons for ring in polygon])
    found: NDArray[np.object_] = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (ends, _ends(polygons)))
    return found


def _degrees(local: LocalShore, paths: Sequence[GridPath]) -> tuple[Floats, NDArray[np.int64]]:
    """Return rows of longitude and latitude of all paths, one after the other, and where each begins and the last ends."""
    grid, (x, y) = local.grid, (list(chain.from_iterable(path[axis] for path in paths)) for axis in (0, 1))
    xy = np.stack([np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)], axis=1)
    return xy * (grid.step_x, grid.step_y) + (grid.origin_x, grid.origin_y), _ends([path[0] for path in paths])


def _ends(parts: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    return np.cumsum([0, *map(len, parts)])
