"""The map of a day: its stops by number in their order, and the way from each to the next as a line."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.framing import SIDE
from cityguide.maps.ground.shore import lone_shore
from cityguide.maps.ornaments import north, scale_bar
from cityguide.maps.pins import Pin, sights_by_number
from cityguide.maps.placing.markers import icons_of
from cityguide.maps.plate import CityPlate, PlateGround
from cityguide.maps.surroundings import NOTE
from cityguide.maps.window import Point, fit
from cityguide.svg import coordinate, element
from cityguide.terrain.model import NO_TERRAIN, Terrain

HEIGHT = 300.0
"""Units; the map is as wide as a cluster's numbered map."""
CLOSEST_COURSE_KM = 1.0
"""From the middle to the nearer edge, at least."""

CourseWay = tuple[Pin, Pin, bool]
"""From where to where, and whether on foot."""


def course_map(
    pins: Sequence[Pin], ways: Sequence[CourseWay], terrain: Terrain = NO_TERRAIN, *, map_id: str, title: str, summary: str, shore_id: str
) -> Drawing:
    """Return the map of ``pins``: numbered stops, and cities where they fall into the frame.

    Lines between stops are straight: they say what comes after what, and not which street to take. One gone on foot is dotted. Raises
    ValueError without any stop.
    """
    sights = sights_by_number(pins)
    ends = [pin for way in ways for pin in way[:2]]
    window = fit([*sights, *ends], width=SIDE, height=HEIGHT, inner=(SIDE - 90, HEIGHT - 110), least_km=CLOSEST_COURSE_KM)
    shapes = Shapes()
    on = PlateGround(lone_shore(window, terrain.shore), terrain, shapes, shore_id, map_id)
    (below_bar, bar), (below_needle, needle) = scale_bar(window, NOTE), north(window, NOTE)
    made = CityPlate(window, on, pins, [below_bar, below_needle])
    under = "".join(_line(window.place(start), window.place(end), on_foot) for start, end, on_foot in ways)
    content = made.content(under, bar + needle)
    return Drawing(
        map_id, title, summary, "cg-map-course", SIDE, HEIGHT, "".join(content), linked=any(pin.href for pin in sights),
        shapes=shapes.markup, sources=tuple(shapes.sources), icons=icons_of(sights),
    )  # fmt: skip


def _line(start: Point, end: Point, on_foot: bool) -> str:
    d = f"M{coordinate(start[0])} {coordinate(start[1])}L{coordinate(end[0])} {coordinate(end[1])}"
    return element("path", class_="cg-map-walk" if on_foot else "cg-map-ride", d=d)
