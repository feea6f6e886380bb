"""A place's own small map: the place in the middle, rings at round distances about it, and what is near by number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import shapely

from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.ground.shore import lone_shore
from cityguide.maps.inland import ring_notes, rings
from cityguide.maps.ornaments import north
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.markers import icons_of
from cityguide.maps.plate import CityPlate, PlateGround
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Box, Point, Window
from cityguide.place_icons import icon_id
from cityguide.svg import element
from cityguide.terrain.model import NO_TERRAIN, Terrain

PLATE = (340.0, 260.0)
"""Units across and down: a pixel each on a telephone."""
ROOM = (140.0, 108.0)
"""Units from the middle, across and up, within which a place that is in the frame stands."""
DISTANCE = 12.0
"""Size of distances in units."""
LEAST_KM, MOST_KM = 0.7, 8.0
"""The least and the most kilometres from the middle to the frame's upper edge; more where all that is near is farther off."""
SURE, LEAP = 3, 4.0
"""So many of the nearest are in the frame. What is so many times as far as those before it waits at the edge, lest they stand in a heap."""
PIER_KM = 0.15
"""A place so near to land may stand on a pier, or at a quay of a shore that was generalised by some tens of metres."""
_CENTRE = shapely.Point(0, 0)
"""Where the place itself is, kilometres from the centre of its frame."""
MIDDLE = 15.0
"""Radius of the disc in the middle."""
BEARINGS = (208.0, 152.0, 332.0, 28.0, 242.0, 118.0, 298.0, 62.0)
"""Directions in which the rings' distances may be written, the best first."""


def vicinity_map(
    middle: Pin, pins: Sequence[Pin], terrain: Terrain = NO_TERRAIN, *, map_id: str, title: str, summary: str, shore_id: str
) -> Drawing:
    """Return the map about ``middle``, with the icon of its kind in the middle: numbered pins that are near, and cities in the frame.

    The frame reaches as far as the numbered pins, or without any to the nearest city. A shore at 1:10 million misleads closer in, and
    any may leave out what was won from the sea later: where it would put the place into the water, beyond a
    pier's length, none is drawn.
    """
    sights, (width, height) = sights_by_number(pins), PLATE
    window, centre = _framed(middle, sights or named_places(pins)), (width / 2, height / 2)
    here = Box.around(*centre, MIDDLE + 2)
    shapes, found = Shapes(), lone_shore(window, terrain.shore)
    trusted = found if found and shapely.dwithin(found.land, _CENTRE, PIER_KM) else None
    on = PlateGround(trusted, terrain, shapes, shore_id, map_id)
    shown = [pin for pin in pins if pin.kind != "city" or not here.shared(Box.around(*window.place(pin), 6))]
    below_needle, needle = north(window, DISTANCE)
    made = CityPlate(window, on, shown, [here, below_needle])
    bearing = _least_covered(window, centre, made.solid)
    made.solid += ring_notes(window, centre, DISTANCE, bearing)
    content = made.content(rings(window, centre, DISTANCE, bearing), needle + _here(middle.icon, centre))
    icons = {*icons_of(sights), *([middle.icon] if middle.icon else [])}
    return Drawing(
        map_id, title, summary, "cg-map-vicinity", width, height, "".join(content), linked=any(pin.href for pin in sights),
        shapes=shapes.markup, sources=tuple(shapes.sources), icons=tuple(sorted(icons)),
    )  # fmt: skip


def _framed(middle: Pin, others: Sequence[Pin]) -> Window:
    """Return the window about ``middle`` that holds what is near of ``others``."""
    frame, (width, height) = LocalFrame(middle.latitude, middle.longitude), PLATE
    spots = [frame.spot(pin.longitude, pin.latitude) for pin in others]  # few: as an array they would take longer
    scales = sorted(max(abs(east) / ROOM[0], abs(north_) / ROOM[1]) for east, north_ in spots)
    least, most = LEAST_KM / (height / 2), MOST_KM / (height / 2)
    scale = max([least, *scales[:1], *(wider for wider in scales[1:SURE] if wider <= most)])
    for wider in scales:
        if scale < wider <= min(LEAP * scale, most):
            scale = wider
    return Window(frame, width, height, scale)


def _least_covered(window: Window, centre: Point, solid: Sequence[Box]) -> float:
    """Return the direction in which the rings' distances cover least of what stands: mostly the first is free."""
    found, least = BEARINGS[0], math.inf
    for way in BEARINGS:
        covered = sum(note.shared(box) for note in ring_notes(window, centre, DISTANCE, way) for box in solid)
        if covered < least:
            found, least = way, covered
        if not least:
            break
    return found


@lru_cache(maxsize=64)
def _here(icon: str | None, at: Point) -> str:
    """Return the disc of the place itself, with its icon."""
    mark = element("circle", class_="cg-map-here", cx=at[0], cy=at[1], r=MIDDLE)
    if icon:
        mark += element("use", href=f"#{icon_id(icon)}", x=at[0] - 10, y=at[1] - 10, width=20, height=20)
    return mark
