"""The land of the whole world as OpenStreetMap has it, read from the Python package ``roaring-landmask``.

Source: OpenStreetMap's land polygons, made from its coastlines (https://osmdata.openstreetmap.de/data/land-polygons.html), generalised by
some tens of metres by who made the package. © OpenStreetMap contributors, ODbL 1.0; the package's code is under the MIT licence.

It gives well-known binary (OGC 06-103r4, "Simple feature access, part 1", clause 8.2): byte order, type, number of parts, then the parts. A
polygon has its own byte order and type, the number of its rings, and for each the number of its points and pairs of longitude and latitude
in degrees, 64-bit floats. The world is one MultiPolygon, all little-endian; land across 180° is cut there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.projection import Bounds, Floats
from cityguide.surveying.packages import LANDMASK, NoWorldDataError, installed

SOURCE, LICENCE = "osm-land", "ODbL-1.0"
"""The id of the source in ``data/sources.yml``, and its licence (SPDX)."""

_MULTIPOLYGON = b"\x01\x06\x00\x00\x00"
_COUNT = struct.Struct("<I")
_POLYGON = struct.Struct("<BII")


def land_clipped(bounds: Bounds) -> BaseGeometry:
    """The land inside ``bounds``: polygons in degrees, valid, continuous with the bounds. Raises NoWorldDataError."""
    installed(LANDMASK)
    from roaring_landmask import LandmaskProvider, Shapes

    pieces = [_clipped(rings, turn, bounds) for rings, turn in _touching(Shapes.wkb(LandmaskProvider.Osm), bounds)]
    return polygonal(shapely.union_all(pieces))


def _touching(world: bytes, bounds: Bounds) -> Iterator[tuple[list[Floats], float]]:
    """The rings of each polygon whose box touches the bounds, and by how many degrees it must be turned to lie there.

    Read one by one: as shapes, all of them would take gigabytes.
    """
    if not world.startswith(_MULTIPOLYGON):
        raise NoWorldDataError(f"{LANDMASK} gives no MultiPolygon")
    west, south, east, north = bounds
    at = len(_MULTIPOLYGON) + _COUNT.size
    for _ in range(*_COUNT.unpack_from(world, at - _COUNT.size)):
        _, _, count = _POLYGON.unpack_from(world, at)
        at += _POLYGON.size
        rings: list[Floats] = []
        for _ in range(count):
            (points,) = _COUNT.unpack_from(world, at)
            rings.append(np.frombuffer(world, "<f8", 2 * points, at + _COUNT.size).reshape(-1, 2))
            at += _COUNT.size + 16 * points
        (left, low), (right, high) = rings[0].min(axis=0), rings[0].max(axis=0)
        if low < north and high > south:
            for turn in (-360.0, 0.0, 360.0):
                if left + turn < east and right + turn > west:
                    yield rings, turn


def _clipped(rings: list[Floats], turn: float, bounds: Bounds) -> BaseGeometry:
    """A polygon inside the bounds.

    Its holes are clipped by themselves: GEOS clips a polygon to a rectangle wholly inside its hole as if the hole were not there.
    """
    shell, *holes = (polygonal(cut_to(shapely.Polygon(np.add(ring, [turn, 0.0])), *bounds)) for ring in rings)
    return shapely.difference(shell, shapely.union_all(holes))
