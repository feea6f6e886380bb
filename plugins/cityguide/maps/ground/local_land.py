"""The land and the rivers of a cluster's own shore file, as shapes in degrees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.projection import Bounds
from cityguide.terrain.model import GridPath, LocalShore


def covers(local: LocalShore, bounds: Bounds) -> bool:
    """Tell whether the file's window holds all of ``bounds``: beyond it nothing is known, and a map would end in open water."""
    west, south, east, north = local.window
    return west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north


@lru_cache(maxsize=64)  # some thousand points each
def land_of(local: LocalShore) -> BaseGeometry:
    """Return the whole land of a file, valid, its waters cut out; polygons in degrees."""
    return polygonal(shapely.difference(_polygons(local, local.land), _polygons(local, local.waters)))


@lru_cache(maxsize=64)
def rivers_of(local: LocalShore) -> BaseGeometry:
    """Return the rivers of a file as lines in degrees."""
    return shapely.multilinestrings([shapely.LineString(_degrees(local, river)) for river in local.rivers])


def clipped(local: LocalShore, bounds: Bounds) -> BaseGeometry:
    """Return the land of a file inside ``bounds``, valid, in degrees."""
    found: BaseGeometry = polygonal(cut_to(land_of(local), *bounds))
    return found


def _polygons(local: LocalShore, polygons: Sequence[Sequence[GridPath]]) -> BaseGeometry:
    rings = [[_degrees(local, ring) for ring in polygon] for polygon in polygons]
    return shapely.union_all([polygonal(shapely.Polygon(one[0], one[1:])) for one in rings])


def _degrees(local: LocalShore, path: GridPath | Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Return rows of longitude and latitude."""
    grid, xy = local.grid, np.array(path, dtype=np.float64).T
    return xy * (grid.step_x, grid.step_y) + (grid.origin_x, grid.origin_y)
