"""The ground inside a window, as fine as its maps can show: finer near the places, coarser elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import polygonal
from cityguide.maps.pins import Pin
from cityguide.maps.projection import Floats
from cityguide.surveying.ground import WholeGround, km_per_degree

FINE_WITHIN_KM = 8.0
"""So close to a city's point or to a place a shore is fine: the map of a place shows no more above and below it (`maps/vicinity.py`)."""
STEP = 0.00005
"""Of the grid that a file's numbers count, degrees: 5 m, less than any tolerance."""
LEAST_SIDE = 6.0
"""An island or a pond with less area than a square of so many tolerances a side is left out: the maps drop what is smaller than some six
grains across (`maps/ground/shore.py`, SPECK), and their grain is no finer than the tolerance."""

_ON_EDGE, _FAR, _NEAR = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Thinned:
    """A ground with fewer points, on a grid: degrees = number × ``STEP`` + the window's west or south."""

    land: Sequence[shapely.Polygon]
    waters: Sequence[shapely.Polygon]
    """Those of one source together, in the order of the sources."""
    rivers: Sequence[shapely.LineString]

    @property
    def points(self) -> int:
        return int(shapely.get_num_coordinates([*self.land, *self.waters, *self.rivers]).sum())


def thinned(found: WholeGround, pins: Sequence[Pin], fine_km: float, coarse_km: float) -> Thinned:
    """Return the ground with each stretch of shore within ``fine_km`` of the source near a pin, and within ``coarse_km`` elsewhere."""
    scale, (west, south, east, north) = km_per_degree(found.window), found.window
    at = np.array([[pin.longitude, pin.latitude] for pin in pins])
    at[:, 0] += 360 * np.round(((west + east) / 2 - at[:, 0]) / 360)  # a pin may be a turn away
    edges = shapely.box(*[west, south] * scale, *[east, north] * scale).exterior
    thin = _Thinner(at * scale, edges, np.array([0.0, coarse_km, fine_km]))

    def in_km(degrees: BaseGeometry) -> list[BaseGeometry]:
        return list(shapely.get_parts(shapely.transform(degrees, lambda xy: xy * scale)))

    def on_grid(km: Floats) -> Floats:
        return np.rint((km / scale - [west, south]) / STEP)

    def surfaces(whole: BaseGeometry) -> list[shapely.Polygon]:
        polygons = [thin.polygon(part) for part in in_km(whole)]
        pieces = [polygonal(shapely.transform(piece, on_grid)) for piece in polygons if piece is not None]
        # Thinned, an island may touch the mainland. The union may get new corners, which go onto the grid as well.
        together = polygonal(shapely.set_precision(shapely.union_all(pieces), 1.0))
        return list(shapely.get_parts(shapely.orient_polygons(shapely.normalize(together))))

    lines = [thin.line(shapely.get_coordinates(part)) for part in in_km(found.rivers)]
    rivers = shapely.normalize(shapely.MultiLineString([shapely.transform(shapely.LineString(line), on_grid) for line in lines]))
    waters = [polygon for whole in found.waters for polygon in surfaces(whole)]
    return Thinned(surfaces(found.land), waters, shapely.get_parts(rivers).tolist())


@dataclass(frozen=True, eq=False)
class _Thinner:
    """Thins rings and lines in the plane. ``tolerances`` are kilometres: on the edge, far from and near the pins."""

    pins: Floats
    edges: BaseGeometry
    tolerances: NDArray[np.float64]

    def kinds(self, points: Floats) -> NDArray[np.int64]:
        """Return for each point where it is."""
        near = np.zeros(len(points), bool)
        for pin in self.pins:
            near |= np.hypot(*(points - pin).T) < FINE_WITHIN_KM
        on_edge = shapely.dwithin(shapely.points(points), self.edges, 1e-6)
        return np.where(on_edge, _ON_EDGE, np.where(near, _NEAR, _FAR))

    def line(self, points: Floats) -> Floats:
        """Return a line or ring with fewer points: each run of one kind thinned by itself, its ends kept."""
        kinds = self.kinds(points)
        cuts = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), len(points) - 1]
        runs = [(start, end) for start, end in pairwise(cuts) if end > start]
        lines = [shapely.LineString(points[start : end + 1]) for start, end in runs]
        thin = shapely.simplify(lines, self.tolerances[kinds[[start for start, _ in runs]]], preserve_topology=False)
        return np.vstack([points[:1], *(shapely.get_coordinates(run)[1:] for run in thin)])

    def polygon(self, whole: shapely.Polygon) -> shapely.Polygon | None:
        """Return a polygon with fewer points; None where it is too small to be seen and holds no pin."""
        shell = self.ring(whole.exterior)
        if shell is None:
            return None
        holes = [self.ring(ring) for ring in whole.interiors]
        return shapely.Polygon(shell, [hole for hole in holes if hole is not None])

    def ring(self, ring: BaseGeometry) -> Floats | None:
        points = shapely.get_coordinates(ring)
        inside = shapely.Polygon(points)
        holds = bool(shapely.contains_xy(inside, self.pins).any())
        least = self.tolerances[max(self.kinds(points).max(), _FAR)] * LEAST_SIDE
        if inside.area < least**2 and not holds:
            return None
        # Begun where the kind changes, or at its westernmost point: a point in the middle of a run would be kept for nothing.
        changes = np.flatnonzero(np.diff(self.kinds(points)))
        start = int(changes[0]) + 1 if changes.size else int(np.argmin(points[:, 0]))
        turned = np.vstack([points[start:-1], points[:start], points[start : start + 1]])
        thin = self.line(turned)
        return thin if len(thin) >= 4 else points if holds else None
