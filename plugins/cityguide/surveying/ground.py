"""What lies inside a window, whole: OpenStreetMap's land, the waters on it, and the rivers that are lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.projection import KM_PER_DEGREE, Bounds, Floats
from cityguide.surveying.gshhg import ISLAND_IN_LAKE, LAKE, LAND, POND, Outline

NARROW_KM = 0.1
"""Two shores of one coast lie so far apart that strips of twice this width between them mean nothing."""
LINE_WITHIN_KM = 0.5
"""A river's line runs in its surface, or passes so close to it."""
MOUTH = 0.1
"""Of a river's outline at most so much lies on the sea: of the Han a hundredth, of the Pearl River a fiftieth; of land that was won at a
river's mouth four tenths."""
BESIDE_KM = 1.0
"""A river so close to a water is that water: the lines are of 1:3 million and miss their bed by as much."""
SHORTEST_KM = 3.0
"""What is left of a river then and is shorter than this is a scrap between two waters, no course that a map could show."""


@dataclass(frozen=True, eq=False)
class WholeGround:
    """What a window holds, in degrees, with all of the sources' points."""

    window: Bounds
    land: BaseGeometry
    """Polygons, valid; their cuts along the window are no shore."""
    waters: Sequence[BaseGeometry]
    """The waters on that land, polygons, valid: GSHHG's, then those of each source that was added. They may reach out into the sea."""
    rivers: BaseGeometry
    """Lines, without those that run in water."""


def km_per_degree(window: Bounds) -> Floats:
    """Return kilometres in a degree of longitude and of latitude, which make a plane of a window of some hundred kilometres.

    They are true about its middle latitude; a kilometre is about the same everywhere.
    """
    _, south, _, north = window
    return np.array([KM_PER_DEGREE * max(math.cos(math.radians((south + north) / 2)), 0.01), KM_PER_DEGREE])


def ground_within(
    window: Bounds, land: BaseGeometry, shores: Iterable[Outline], rivers: Iterable[Outline], added: Sequence[BaseGeometry] = ()
) -> WholeGround:
    """Return the ground of a window: its land is given, clipped; of GSHHG's outlines and of added waters those that touch it, whole.

    In the box about an added water GSHHG gives way, surfaces and lines. The rest of its box is the price of a rule that holds
    whatever the two make of one river.
    """
    scale = km_per_degree(window)

    def in_km(degrees: BaseGeometry) -> BaseGeometry:
        return shapely.transform(degrees, lambda xy: xy * scale)

    frame, land = in_km(shapely.box(*window)), in_km(land)
    rings: dict[int, list[BaseGeometry]] = {level: [] for level in (LAND, LAKE, ISLAND_IN_LAKE, POND)}
    for ring in shores:
        if ring.level in rings:
            # Clipped first: Eurasia has a million points, its share of a window some thousand.
            clipped = polygonal(cut_to(shapely.Polygon(ring.points), *window))
            rings[ring.level].append(in_km(clipped))
    old_land, lakes, islands, ponds = (shapely.union_all(rings[level]) for level in (LAND, LAKE, ISLAND_IN_LAKE, POND))
    lines = in_km(shapely.union_all([cut_to(shapely.LineString(river.points), *window) for river in rivers]))
    sea = shapely.difference(frame, land)
    surfaces = _river_surfaces(shapely.difference(frame, old_land), sea, lines)
    inland = shapely.union_all([shapely.difference(lakes, islands), ponds, surfaces])

    added = [in_km(_turned_into(window, surface)) for surface in added]
    boxes = shapely.union_all(shapely.envelope(shapely.get_parts(added)))
    # Where an added water is cut, the two overlap a little, so that no bank is left between them.
    inland = shapely.difference(inland, shapely.buffer(boxes, -NARROW_KM, join_style="mitre"))
    waters = [polygonal(water) for water in (inland, *added)]
    courses = _dry(shapely.difference(lines, boxes), shapely.union_all([sea, *waters]))
    back = [shapely.transform(found, lambda xy: xy / scale) for found in (land, courses, *waters)]
    return WholeGround(window, back[0], back[2:], back[1])


def _turned_into(window: Bounds, surface: BaseGeometry) -> BaseGeometry:
    """Return what of a surface lies in the window, moved by whole turns where need be."""
    turned = [shapely.transform(surface, lambda xy, by=turn: np.add(xy, [by, 0.0])) for turn in (-360.0, 0.0, 360.0)]
    return shapely.union_all([polygonal(cut_to(each, *window)) for each in turned])


def _river_surfaces(old_sea: BaseGeometry, sea: BaseGeometry, lines: BaseGeometry) -> BaseGeometry:
    """Return the parts of GSHHG's sea that are rivers, a little way out into the sea.

    GSHHG counts an estuary as sea as far up as the tide goes; OpenStreetMap ends the sea at the mouth. What lies between the two is
    a river where a river's line runs in it, and where it meets the sea at a mouth. Else it is land that was won since.
    """
    cores = shapely.get_parts(shapely.buffer(shapely.difference(old_sea, sea), -NARROW_KM))
    cores = cores[shapely.dwithin(cores, lines, LINE_WITHIN_KM)]
    shore = shapely.buffer(sea, 1.5 * NARROW_KM)
    on_sea = shapely.length(shapely.intersection(shapely.boundary(cores), shore)) / np.maximum(shapely.length(cores), NARROW_KM)
    return shapely.intersection(shapely.buffer(shapely.union_all(cores[on_sea < MOUTH]), 2 * NARROW_KM), old_sea)


def _dry(lines: BaseGeometry, water: BaseGeometry) -> BaseGeometry:
    """Return the courses that no water shows already, each led on to the water that it comes near."""
    parts = shapely.get_parts(shapely.line_merge(shapely.difference(lines, shapely.buffer(water, BESIDE_KM))))
    return shapely.MultiLineString([_led_on(part, water) for part in parts[shapely.length(parts) >= SHORTEST_KM]])


def _led_on(course: BaseGeometry, water: BaseGeometry) -> Floats:
    """Return a course with the way from each of its ends to water that is beside it."""
    points = shapely.get_coordinates(course)
    ways = [shapely.shortest_line(shapely.Point(end), water) for end in (points[0], points[-1])]
    first, last = (shapely.get_coordinates(way)[1:] if way and way.length < 1.01 * BESIDE_KM else points[:0] for way in ways)
    return np.vstack([first, points, last])
