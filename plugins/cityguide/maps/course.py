"""The map of a day: its stops by number in their order, and the way from each to the next as a line."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.maps.drawing import Drawing
from cityguide.maps.framing import SIDE
from cityguide.maps.ground.shore import shore
from cityguide.maps.insets import CLOSEST_KM
from cityguide.maps.ornaments import city_dot, ground, neatline, north, scale_bar
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.labels import Obstacle, lay_out
from cityguide.maps.placing.lettering import leader, lettered, wanted_name
from cityguide.maps.placing.markers import arrange, drawn, icons_of, spots
from cityguide.maps.surroundings import CITY_NAME, NOTE, furniture
from cityguide.maps.window import Box, Point, fit
from cityguide.svg import coordinate, element

HEIGHT = 300.0
"""Units; the map is as wide as a cluster's numbered map."""
CLOSEST_COURSE_KM = 1.0
"""From the middle to the nearer edge, at least."""

CourseWay = tuple[Pin, Pin, bool]
"""From where to where, and whether on foot."""


def course_map(pins: Sequence[Pin], ways: Sequence[CourseWay], *, map_id: str, title: str, summary: str, shore_id: str) -> Drawing:
    """Return the map of ``pins``: numbered stops, and cities where they fall into the frame.

    Lines between stops are straight: they say what comes after what, and not which street to take. One gone on foot is dotted. Raises
    ValueError without any stop.
    """
    sights = sights_by_number(pins)
    ends = [pin for way in ways for pin in way[:2]]
    window = fit([*sights, *ends], width=SIDE, height=HEIGHT, inner=(SIDE - 90, HEIGHT - 110), least_km=CLOSEST_COURSE_KM)
    cities = [(pin, *window.place(pin)) for pin in named_places(pins)]
    cities = [city for city in cities if window.holds(city[1], city[2], 8)]
    fixed = [*furniture(window), *(Box.around(x, y, 7.0) for _, x, y in cities)]
    markers = arrange(spots(window, sights), window, fixed)
    obstacles: list[Obstacle] = [(marker.box, 6.0) for marker in markers] + [(box, 8.0) for box in fixed]
    wanted = [wanted_name(pin, x, y, 9.0, CITY_NAME) for pin, x, y in cities]
    placed = lay_out(wanted, obstacles, Box(8, 8, SIDE - 8, HEIGHT - 8), reaches=(0, 8, 18, 30))

    close = window.km_per_unit * HEIGHT / 2 < CLOSEST_KM  # closer in, a shore at 1:10 million misleads
    found = None if close else shore(window.frame, (window,), 0.6 * window.km_per_unit)
    land = None if found is None or found.inland(window) else found
    sheet = element("rect", class_="cg-map-sheet", width=SIDE, height=HEIGHT)
    content = [ground(window, land, shore_id, lines=3) if land else sheet]
    content += [_line(window.place(start), window.place(end), on_foot) for start, end, on_foot in ways]
    content += [leader(want, put) for want, put in zip(wanted, placed, strict=True)]
    content += [city_dot(x, y, 5) for _, x, y in cities]
    content += [neatline(window), drawn(markers)]
    content += [lettered(want, put, pin) for want, put, (pin, _, _) in zip(wanted, placed, cities, strict=True)]
    content += [scale_bar(window, 16, HEIGHT - 16, NOTE), north(SIDE - 19, 45, NOTE)]
    return Drawing(
        map_id, title, summary, "cg-map-course", SIDE, HEIGHT, "".join(content), linked=any(pin.href for pin in sights),
        shores={shore_id: land.data} if land else {}, icons=icons_of(sights),
    )  # fmt: skip


def _line(start: Point, end: Point, on_foot: bool) -> str:
    d = f"M{coordinate(start[0])} {coordinate(start[1])}L{coordinate(end[0])} {coordinate(end[1])}"
    return element("path", class_="cg-map-walk" if on_foot else "cg-map-ride", d=d)
