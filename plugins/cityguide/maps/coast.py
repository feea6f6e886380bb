"""Land and water on one plate: the shore, and lines that run along it in the water.

Lines offset from the shore are how engravers told water from land before colour
(E. Imhof, "Cartographic Relief Presentation", 1982, on shore hachures and water lining). They also keep
the two apart for a reader who does not see the tint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.land import land_within, polygonal
from cityguide.maps.window import Window

GRID_KM = 0.45
"""The step of the source's grid in the middle latitudes: below it, a corner is an artefact."""
TOLERANCE = 0.33
"""How far a drawn line may leave the computed one, units."""
SPECK = 2.5
"""Islands and ponds below this area, square units, are dirt on the plate."""


@dataclass(frozen=True)
class Coast:
    """What a plate shows of land and sea, in units."""

    land: BaseGeometry
    lines: tuple[BaseGeometry, ...]
    """Water lines, nearest the shore first."""
    inland: bool
    """No shore on the plate: it needs another motif."""


def _rounded(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut each corner at a quarter of its sides (G. Chaikin, 1974); the ring stays closed."""
    after = np.vstack([ring[1:], ring[1:2]])[: len(ring) - 1]
    before = ring[:-1]
    cut = np.empty((2 * len(before), 2))
    cut[0::2] = 0.75 * before + 0.25 * after
    cut[1::2] = 0.25 * before + 0.75 * after
    return np.vstack([cut, cut[:1]])


def _smooth(polygon: shapely.Polygon, side: float) -> shapely.Polygon:
    """Round a polygon's corners, none by more than a quarter of ``side`` units."""
    rings = []
    for ring in (polygon.exterior, *polygon.interiors):
        xy = shapely.get_coordinates(shapely.segmentize(ring, side))
        rings.append(_rounded(_rounded(xy)))
    return shapely.Polygon(rings[0], rings[1:])


def _without_specks(geometry: BaseGeometry) -> BaseGeometry:
    kept = []
    for part in shapely.get_parts(geometry):
        if part.area >= SPECK:
            holes = [hole for hole in part.interiors if shapely.Polygon(hole).area >= SPECK]
            kept.append(shapely.Polygon(part.exterior, holes))
    return shapely.MultiPolygon(kept)


def coast(window: Window, offsets: Sequence[float]) -> Coast:
    """Return the shore of a window and a water line at each of ``offsets`` units from it."""
    bleed = max(offsets, default=0.0) + 8.0
    area = shapely.box(-bleed, -bleed, window.width + bleed, window.height + bleed)
    degrees = land_within(window.bounds(bleed * 1.5), "10m")
    units = polygonal(shapely.transform(degrees, window.place_all))
    clipped = polygonal(shapely.clip_by_rect(units, *area.bounds))
    side = float(np.clip(2 * GRID_KM / window.km_per_unit, 2.0, 40.0))
    smooth = [_smooth(part, side) for part in shapely.get_parts(clipped)]
    # Rounding also takes the corners of the clip, which lie in the bleed and are never seen.
    drawn = shapely.simplify(smooth, TOLERANCE, preserve_topology=False)
    shore = _without_specks(polygonal(shapely.union_all([polygonal(part) for part in drawn])))
    plate = (0.0, 0.0, window.width, window.height)
    water = window.width * window.height - shapely.clip_by_rect(shore, *plate).area
    inland = water < 0.004 * window.width * window.height
    lines = () if inland else tuple(_water_line(shore, offset, plate) for offset in offsets)
    # Three units of bleed put the stroke along the clip's edge out of sight.
    seen = shapely.clip_by_rect(shore, -3.0, -3.0, window.width + 3.0, window.height + 3.0)
    return Coast(seen, lines, inland)


def _water_line(shore: BaseGeometry, offset: float, plate: tuple[float, float, float, float]) -> BaseGeometry:
    """Return the line ``offset`` units off the shore; the farther, the less detail it needs."""
    coarse = shapely.simplify(shore, offset * 0.04, preserve_topology=False)
    around = shapely.buffer(coarse, offset, quad_segs=4)
    edge = shapely.simplify(shapely.boundary(around), TOLERANCE, preserve_topology=False)
    return shapely.clip_by_rect(edge, *plate)
