"""The land and the rivers inside a window, as fine as its maps can show: finer near the places, coarser elsewhere.

A plane serves in which a kilometre is about the same everywhere in the window: longitudes shrink by the cosine of its middle latitude.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.ground.land import polygonal
from cityguide.maps.pins import Pin
from cityguide.maps.projection import KM_PER_DEGREE, Bounds, Floats
from cityguide.surveying.gshhg import ISLAND_IN_LAKE, LAKE, LAND, POND, Outline

FINE_WITHIN_KM = 8.0
"""So close to a city's point or to a place a shore is fine: the map of a place shows no more above and below it (`maps/vicinity.py`)."""
STEP = 0.00005
"""Of the grid that a file's numbers count, degrees: 5 m, less than any tolerance."""
LEAST_SIDE = 6.0
"""An island or a pond with less area than a square of so many tolerances a side is left out: the maps drop what is smaller than some six
grains across (`maps/ground/shore.py`, SPECK), and their grain is no finer than the tolerance."""
BESIDE_KM = 1.0
"""A river so close to a shore is the shore's own water: the lines are of 1:3 million and miss their bed by as much."""
SHORTEST_KM = 3.0
"""What is left of a river then and is shorter than this is a scrap between two waters, no course that a map could show."""

_ON_EDGE, _FAR, _NEAR = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Ground:
    """What a window holds, whole: all of the source's points."""

    window: Bounds
    land: BaseGeometry
    """Polygons in degrees, valid; their cuts along the window are no shore."""
    rivers: BaseGeometry
    """Lines in degrees, without those that run in water."""


@dataclass(frozen=True, eq=False)
class Thinned:
    """The same with fewer points, on a grid: degrees = number × ``STEP`` + the window's west or south."""

    land: Sequence[shapely.Polygon]
    rivers: Sequence[shapely.LineString]

    @property
    def points(self) -> int:
        return int(shapely.get_num_coordinates([*self.land, *self.rivers]).sum())


def ground_within(window: Bounds, shores: Iterable[Outline], rivers: Iterable[Outline]) -> Ground:
    """Return land and rivers in the window, from the whole outlines that touch it."""
    rings: Mapping[int, list[BaseGeometry]] = {level: [] for level in (LAND, LAKE, ISLAND_IN_LAKE, POND)}
    for ring in shores:
        if ring.level in rings:
            # Clipped first: Eurasia has a million points, its share of a window some thousand.
            rings[ring.level].append(polygonal(shapely.clip_by_rect(shapely.Polygon(ring.points), *window)))
    land, lakes, islands, ponds = (shapely.union_all(rings[level]) for level in (LAND, LAKE, ISLAND_IN_LAKE, POND))
    land = polygonal(shapely.difference(shapely.union(shapely.difference(land, lakes), islands), ponds))
    lines = shapely.union_all([shapely.clip_by_rect(shapely.LineString(river.points), *window) for river in rivers])
    return Ground(window, land, _dry(lines, land, window))


def _dry(lines: BaseGeometry, land: BaseGeometry, window: Bounds) -> BaseGeometry:
    """Return the courses that no water of the shores shows already, each led on to the water that it comes near."""
    plane = _plane(window)
    water = shapely.transform(shapely.difference(shapely.box(*window), land), plane.out)
    courses = shapely.difference(shapely.transform(lines, plane.out), shapely.buffer(water, BESIDE_KM))
    parts = shapely.get_parts(shapely.line_merge(courses))
    led = [_led_on(part, water) for part in parts[shapely.length(parts) >= SHORTEST_KM]]
    return shapely.transform(shapely.MultiLineString(led), plane.back)


def _led_on(course: BaseGeometry, water: BaseGeometry) -> Floats:
    """Return a course with the way from each of its ends to water that is beside it."""
    points = shapely.get_coordinates(course)
    ways = [shapely.shortest_line(shapely.Point(end), water) for end in (points[0], points[-1])]
    first, last = (shapely.get_coordinates(way)[1:] if way and way.length < 1.01 * BESIDE_KM else points[:0] for way in ways)
    return np.vstack([first, points, last])


def thinned(found: Ground, pins: Sequence[Pin], fine_km: float, coarse_km: float) -> Thinned:
    """Return the ground with each stretch of shore within ``fine_km`` of the source near a pin, and within ``coarse_km`` elsewhere."""
    plane = _plane(found.window)
    middles = plane.out(np.array([[pin.longitude, pin.latitude] for pin in pins]))
    middles[:, 0] += 360 * plane.across * np.round((plane.middle_x - middles[:, 0]) / (360 * plane.across))
    edges = shapely.box(*plane.out(np.array(found.window).reshape(2, 2)).ravel()).exterior
    thin = _Thinner(middles, edges, np.array([0.0, coarse_km, fine_km]))
    polygons = [thin.polygon(part) for part in shapely.get_parts(shapely.transform(found.land, plane.out))]
    lines = [thin.line(shapely.get_coordinates(part)) for part in shapely.get_parts(shapely.transform(found.rivers, plane.out))]

    def on_grid(km: Floats) -> Floats:
        return np.rint((plane.back(km) - found.window[:2]) / STEP)

    pieces = [polygonal(shapely.transform(piece, on_grid)) for piece in polygons if piece is not None]
    # Thinned, an island may touch the mainland. The union may get new corners, which go onto the grid as well.
    land = shapely.orient_polygons(shapely.normalize(polygonal(shapely.set_precision(shapely.union_all(pieces), 1.0))))
    rivers = shapely.normalize(shapely.MultiLineString([shapely.transform(shapely.LineString(line), on_grid) for line in lines]))
    return Thinned(shapely.get_parts(land).tolist(), shapely.get_parts(rivers).tolist())


@dataclass(frozen=True)
class _Plane:
    """Kilometres east of Greenwich and north of the equator, true about one latitude."""

    across: float
    """Kilometres in a degree of longitude."""
    middle_x: float

    def out(self, degrees: NDArray[np.float64]) -> Floats:
        return np.multiply(degrees, [self.across, KM_PER_DEGREE])

    def back(self, km: NDArray[np.float64]) -> Floats:
        return np.divide(km, [self.across, KM_PER_DEGREE])


def _plane(window: Bounds) -> _Plane:
    west, south, east, north = window
    across = KM_PER_DEGREE * max(math.cos(math.radians((south + north) / 2)), 0.01)
    return _Plane(across, (west + east) / 2 * across)


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
