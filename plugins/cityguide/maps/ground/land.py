"""The world's land, from Natural Earth: clipped and repaired on demand.

It is loaded once. Source: Natural Earth 1:110m and 1:10m land (public domain), as packaged in npm ``world-atlas`` 2.0.2. The files
under ``assets/vendor/world-atlas`` hold its integers as arrays, which load ten times faster than TopoJSON
(``tools/vendor_world_atlas.py``); hashes are in ``vendor.json``. Lakes are not part of this layer (the Caspian
Sea is): Chicago and Toronto are inland here. The 1:10m file sits on a grid of 0.0036° by 0.0017°, some 300 m,
and generalises a coast by up to a kilometre.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.made_with import COASTS
from cityguide.maps.projection import Bounds, Floats

Resolution = Literal["110m", "10m"]


Blocks = tuple[Floats, Floats, NDArray[np.bool_]]
"""The points of a polygon, west, south, east and north of its blocks, and which points stay however far they are: the ends of the blocks,
and what GEOS tells the turn of a ring by."""


@dataclass(frozen=True)
class Land:
    """Outer shores, and the shores of what lies inside them (the Caspian Sea).

    Both are polygons without holes, in degrees, unrolled: one over the antimeridian runs on past ±180. They are kept apart because GEOS
    clips a polygon to a rectangle wholly inside its hole as if the hole were not there.
    """

    shells: shapely.STRtree
    holes: shapely.STRtree
    large: Mapping[int, Blocks]
    """Of the continents among them, by the ``id`` of each."""


def _unrolled(points: Floats) -> Floats:
    """Return a ring without the jump from 180 to -180, closed over the pole if it rounds one.

    The file's rings were stitched over the antimeridian for spherical drawing. On a plane the jump
    is a line across the whole world, and a polygon with it counts as invalid.
    """
    turns = np.cumsum(np.round(np.diff(points[:, 0], prepend=points[0, 0]) / -360.0)) * 360.0
    if not turns.any():
        return points
    unrolled = points + np.stack([turns, np.zeros_like(turns)], axis=1)
    if turns[-1]:  # Antarctica: the ring ends a full turn from where it began.
        pole = np.copysign(90.0, points[0, 1])
        corners = [(unrolled[-1, 0], pole), (unrolled[0, 0], pole), unrolled[0]]
        return np.vstack([unrolled, *corners])
    return unrolled


@cache
def land(resolution: Resolution) -> Land:
    """Return the whole layer, no polygon repaired yet, since few are ever drawn. Loaded once in a process (1:10m in about 0.1 s)."""
    with np.load(COASTS / f"land-{resolution}.npz", allow_pickle=False) as rings:
        grid = np.cumsum(np.stack([rings["dx"], rings["dy"]], axis=1), axis=0, dtype=np.int64)
        points: Floats = grid * rings["transform"][:2] + rings["transform"][2:]
        sizes, inner = rings["sizes"].astype(np.int64), np.diff(rings["polygons"], prepend=-1) == 0
    ends = np.cumsum(sizes)
    jumps = np.flatnonzero(np.abs(np.diff(points[:, 0])) > 180.0) + 1
    crossing = set(np.searchsorted(ends, jumps, side="right").tolist())
    starts = ends - sizes
    pieces: list[Floats] = []
    done = 0
    for ring in sorted(crossing):
        unrolled = _unrolled(points[starts[ring] : ends[ring]])
        pieces += [points[done : starts[ring]], unrolled]
        sizes[ring] = len(unrolled)
        done = int(ends[ring])
    pieces.append(points[done:])
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    each = np.arange(len(sizes) + 1)
    outlines = shapely.from_ragged_array(shapely.GeometryType.POLYGON, np.vstack(pieces), (offsets, each))
    large = {id(one): _blocks(one) for one in outlines[shapely.get_num_coordinates(outlines) >= LARGE]}
    return Land(shapely.STRtree(outlines[~inner]), shapely.STRtree(outlines[inner]), large)


def land_within(bounds: Bounds, resolution: Resolution, region: Bounds | None = None) -> BaseGeometry:
    """Return the land inside ``bounds``, valid, in degrees continuous with ``bounds``.

    Clipping comes first and repair second: Eurasia has 84,000 points, its share of a city's
    surroundings a few hundred. A window over the antimeridian also gets the land that the file
    keeps a turn away, moved next to it. Whoever asks for several parts of a ``region`` names it: land is looked up once for all of it.
    """
    tile = _tile(region or bounds)
    shells, holes = (_clipped(_near(resolution, inner, tile), bounds) for inner in (False, True))
    together = shapely.MultiPolygon(shells)
    # Islands do not overlap; only a repair or a turn can bring two pieces onto each other.
    ground = together if together.is_valid else shapely.union_all(shells)
    return shapely.difference(ground, shapely.union_all(holes)) if holes else ground


TILE = 2.0
"""Degrees along a side of the tiles for which land is looked up: the maps of a city lie on one, or on a few."""


def _tile(bounds: Bounds) -> Bounds:
    """Return the whole tiles that hold ``bounds``."""
    west, south, east, north = bounds
    return math.floor(west / TILE) * TILE, math.floor(south / TILE) * TILE, math.ceil(east / TILE) * TILE, math.ceil(north / TILE) * TILE


FEW = 64
"""Points of a polygon that it is not worth thinning."""


@lru_cache(maxsize=16)  # some hundred points each, and the tiles of one city are asked for one after the other
def _near(resolution: Resolution, inner: bool, tile: Bounds) -> Sequence[tuple[float, shapely.STRtree]]:
    """Return shells or holes as far as a clip to any part of a tile needs them: those of each whole turn that brings some onto it."""
    west, south, east, north = tile
    whole = land(resolution)
    layer = whole.holes if inner else whole.shells
    found = []
    for turn in (-360.0, 0.0, 360.0):
        here = (west - turn, south, east - turn, north)
        if polygons := [_without_far_points(one, whole.large.get(id(one)), here) for one in touching(layer, here)]:
            found.append((turn, shapely.STRtree(polygons)))
    return found


def _without_far_points(polygon: shapely.Polygon, blocks: Blocks | None, tile: Bounds) -> shapely.Polygon:
    """Return a polygon without the points that make no difference to a clip to any part of a tile.

    They lie between two others beyond the same edge of the tile: the way past them and the straight way are both beyond it. So Eurasia
    keeps some hundred points of 84,000, in their order. The straight ways may cross, so what GEOS tells the turn of a ring by stays: its
    highest points and those beside them.
    """
    points = _without_far_blocks(polygon, blocks, tile)
    if len(points) < FEW:
        return polygon
    highest = points[:, 1] == points[:, 1].max()
    stays = highest.copy()
    stays[:-1] |= highest[1:]
    stays[1:] |= highest[:-1]
    stays[[0, 1, -2, -1]] = True
    for axis, low, high in ((0, tile[0], tile[2]), (1, tile[1], tile[3])):
        along = points[:, axis]
        below, above = along < low, along > high
        left = stays.copy()
        left[1:-1] |= ~(below[:-2] & below[1:-1] & below[2:] | above[:-2] & above[1:-1] & above[2:])
        points, stays = points[left], stays[left]
    return shapely.Polygon(points)


BLOCK, LARGE = 64, 4000
"""Points that follow each other and are looked at as one, in polygons of so many points as only continents have."""


def _without_far_blocks(polygon: shapely.Polygon, blocks: Blocks | None, tile: Bounds) -> Floats:
    """Return the points of a polygon; of a continent without those inside blocks that lie beyond an edge of the tile as a whole."""
    points: Floats = shapely.get_coordinates(polygon) if blocks is None else blocks[0]
    if blocks is None:
        return points
    _, boxes, stays = blocks
    west, south, east, north = tile
    far = (boxes[2] < west) | (boxes[3] < south) | (boxes[0] > east) | (boxes[1] > north)
    near: Floats = points[stays | ~np.repeat(far, BLOCK)[: len(points)]]
    return near


def _blocks(polygon: shapely.Polygon) -> Blocks:
    points = shapely.get_coordinates(polygon)
    firsts = np.arange(0, len(points), BLOCK)
    boxes = np.concatenate([np.minimum.reduceat(points, firsts), np.maximum.reduceat(points, firsts)], axis=1).T
    stays = points[:, 1] == points[:, 1].max()
    stays[:-1] |= stays[1:]
    stays[1:] |= stays[:-1]
    stays[firsts] = stays[firsts - 1] = True
    return points, boxes, stays


def touching(layer: shapely.STRtree, bounds: Bounds) -> NDArray[np.object_]:
    """Return the polygons that may lie inside ``bounds``, in their order."""
    found: NDArray[np.object_] = layer.geometries[np.sort(layer.query(shapely.box(*bounds)))]
    return found


def _clipped(near: Sequence[tuple[float, shapely.STRtree]], bounds: Bounds) -> list[BaseGeometry]:
    """Return the valid parts of layers inside ``bounds``, each moved by its turn."""
    west, south, east, north = bounds
    found: list[BaseGeometry] = []
    for turn, layer in near:
        here = (west - turn, south, east - turn, north)
        clipped = cut_to(touching(layer, here), *here)
        for part in clipped[~shapely.is_empty(clipped)]:
            piece = polygonal(part)
            moved = shapely.transform(piece, lambda xy, by=turn: np.add(xy, [by, 0.0])) if turn else piece
            found.extend(shapely.get_parts(moved))
    return found
