"""A plate of a city's scale: its ground, and on it discs, dots and names, none over another.

Whatever a map is about (a cluster's surroundings, a day, what is near a place), its plate is made here, in one order: discs first, then
the cities' names, the places', those of waters and quarters, of stations, and last the signs of the lines. What finds no room is left
out, except for discs and cities.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.rails import Sign, Station, drawn_lines, drawn_stations, signs, worth_a_dot
from cityguide.maps.ground.shore import Shore, drawn_rivers
from cityguide.maps.ornaments import city_dot, ground, neatline
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.labels import Placed, Wanted, lay_out
from cityguide.maps.placing.lettering import in_two, leader, lettered, wanted_name
from cityguide.maps.placing.markers import DiscColumn, arrange, at_edge, discs, pointer, spots, ties
from cityguide.maps.placing.settling import Asking, settle
from cityguide.maps.window import Box, Window
from cityguide.svg import element
from cityguide.terrain.model import Terrain

CITY_NAME, QUARTER, STATION = 15.0, 13.0, 12.5
"""Sizes of names in units: 13, 12 and 11 px on a telephone."""
SHORT_NAME = 11.5
"""Size of a place's name in units: 11 px in the wide column; on a telephone it is not shown."""
MOST_STATIONS = 12
"""Stations that are named on one plate."""
LONGEST_STATION = 24
"""Characters of a station's name on a plate."""
HUB = 3
"""Lines that meet at a station which has a dot on a plate with details: such a plate is for finding one's way between these."""
DOT = 2.2
"""Radius of a station's dot."""
DOTS_APART = 7.0
"""Units between the dots of two stations: the less useful one of a closer pair is left out."""


@dataclass(frozen=True)
class PlateGround:
    """What a plate stands on: a shore (None: open land) and what else is known of the terrain, as shapes under ids that begin alike."""

    shore: Shore | None
    terrain: Terrain
    shapes: Shapes
    shore_id: str
    plate_id: str
    """Begins the ids of what this plate alone shows."""

    def bare(self, window: Window) -> bool:
        """Tell whether there is nothing by which a reader could find the way: neither a shore nor a line."""
        return (self.shore is None or self.shore.inland(window)) and not self.terrain.lines

    def drawn(self, window: Window) -> str:
        """Return water, land, rivers and lines."""
        base = ground(window, self.shore, self.shapes, self.shore_id, lines=3, net=not self.terrain.lines)
        base += drawn_rivers(window, self.terrain.shore, self.shapes, f"{self.plate_id}-rivers")
        return base + drawn_lines(window, self.terrain, self.shapes, f"{self.plate_id}-lines")


class CityPlate:
    """A plate in the making. ``solid`` is what stands on it: whoever draws more on it adds to that before :meth:`content` is asked for."""

    def __init__(
        self,
        window: Window,
        on: PlateGround,
        pins: Sequence[Pin],
        fixed: Sequence[Box],
        *,
        starred: Sequence[Pin] = (),
        frames: Sequence[Box] = (),
    ) -> None:
        """Set the discs of ``pins`` about what is ``fixed``.

        ``frames`` are the parts that other plates show closer: what is there gets no name here, and the pins in ``starred`` no number.
        """
        self.frames = frames
        self.window, self.on, self.pins = window, on, pins
        self.stars = [(spot.x, spot.y) for spot in spots(window, starred)]
        found = [(pin, *window.place(pin)) for pin in named_places(pins)]
        self.cities = [city for city in found if window.holds(city[1], city[2], 6)]
        self.solid = [*fixed, *(Box.around(x, y, 7.0) for _, x, y in self.cities)]
        shown = spots(window, [pin for pin in sights_by_number(pins) if pin not in starred])
        inner = window.inside(4)
        inside = [spot for spot in shown if inner.holds(spot.x, spot.y)]
        beyond = [at_edge(spot, window) for spot in shown if not inner.holds(spot.x, spot.y)]
        columns = arrange([*inside, *beyond], window, self.solid)
        self.markers, self.waiting = columns[: len(inside)], columns[len(inside) :]
        self.solid += [column.box for column in columns]
        self.solid += [Box.around(one.spot.x, one.spot.y, 3.5) for one in self.markers if one.moved]

    def content(self, under: str = "", over: str = "") -> list[str]:
        """Return the plate from the ground up: ``under`` lies below dots and discs, ``over`` on top of them."""
        bounds, soft = self.window.inside(8.0), [(Box.around(x, y, 3.0), 3.0) for x, y in self.stars]
        tied = [(one.spot.x, one.spot.y, one.x, one.y) for one in self.markers if one.moved]
        names = [wanted_name(pin, x, y, 9.0, CITY_NAME) for pin, x, y in self.cities]
        cities = lay_out(names, bounds, self.solid, soft, reaches=(0, 8, 18, 30, 45, 60), ties=tied)
        self.solid += [put.box for put in cities]
        quarters = self._quarters(bounds)
        shorts = self._shorts(bounds)
        dots, stations = self._stations(bounds)
        marks = [leader(put) for put in cities] + [city_dot(x, y, 5) for _, x, y in self.cities]
        stars = [element("circle", class_="cg-map-star", cx=x, cy=y, r=2.2) for x, y in self.stars]
        written = {put.wanted.pin: lettered(put, "cg-map-short") for put in shorts}
        return [
            self.on.drawn(self.window),
            drawn_stations(dots, self.on.shapes, f"{self.on.plate_id}-stations"),
            *(sign.drawn(box) for sign, box in self._signs(bounds)),
            *(lettered(put, f"cg-map-of-{put.wanted.pin.kind}") for put in [*quarters, *stations]),
            under,
            *stars,
            *marks,
            neatline(self.window),
            *(pointer(one, self.window) for one in self.waiting),
            ties(self.markers) + discs([*self.markers, *self.waiting], written),
            over,
            *(lettered(put) for put in cities),
        ]

    def _closer(self, x: float, y: float) -> bool:
        """Tell whether another plate shows a point closer."""
        return any(frame.holds(x, y) for frame in self.frames)

    def _shorts(self, bounds: Box) -> list[Placed]:
        """Return the places' own names, beside their discs; on two lines where one line finds no room."""
        named = [(pin, column, y) for column in self.markers for pin, y in column.discs if pin.short]

        def wanted(pin: Pin, column: DiscColumn, y: float, lines: Sequence[str]) -> Wanted:
            set_ = tuple((line, SHORT_NAME) for line in lines)
            return Wanted(pin, column.x, y, column.spot.half_width + 2.5, set_, must=False, rise=11.5)

        placed = self._lay([wanted(*one, [one[0].short or ""]) for one in named], bounds)
        there = {put.wanted.pin for put in placed}
        broken = [(one, in_two(one[0].short or "")) for one in named if one[0] not in there]
        return placed + self._lay([wanted(*one, lines) for one, lines in broken if len(lines) > 1], bounds)

    def _quarters(self, bounds: Box) -> list[Placed]:
        """Return the names of waters and quarters, about their points; those of quarters where no other plate is closer."""
        named = [(pin, *self.window.place(pin)) for pin in self.pins if pin.kind in ("district", "water")]
        plate = self.window.inside(0.0)
        seen = [(pin, x, y) for pin, x, y in named if plate.holds(x, y) and (pin.kind == "water" or not self._closer(x, y))]
        return self._lay([replace(wanted_name(*one, 0.0, QUARTER), must=False) for one in seen], bounds)

    def _stations(self, bounds: Box) -> tuple[list[tuple[Station, float, float]], list[Placed]]:
        """Return the stations that get a dot, and the names that find room."""
        dots: list[tuple[Station, float, float]] = []
        least = HUB if self.frames else 2
        for one, x, y in worth_a_dot(self.window, self.on.terrain, sights_by_number(self.pins), least):
            if not self._closer(x, y) and all(math.hypot(x - u, y - v) >= DOTS_APART for _, u, v in dots):
                dots.append((one, x, y))
        asked = []
        cities = {pin.label for pin, _, _ in self.cities}  # "Tokyo" beside "Tokyo" tells nothing
        named = [dot for dot in dots if len(dot[0].name) <= LONGEST_STATION and dot[0].name not in cities]
        for one, x, y in named[: 2 * MOST_STATIONS]:
            pin = Pin(one.latitude, one.longitude, one.name, "station")
            asked.append(Wanted(pin, x, y, DOT + 2.5, ((pin.label, STATION),), must=False))
        soft = [(Box.around(x, y, DOT + 0.5), 2.0) for _, x, y in dots]
        return dots, self._lay(asked, bounds, soft, most=MOST_STATIONS)

    def _signs(self, bounds: Box) -> list[tuple[Sign, Box]]:
        """Return the signs of the lines that find room, and where."""
        offered = signs(self.window, self.on.terrain)
        plate = self.window.inside(0.0)
        asking = [Asking([(cost, box, None) for cost, box in enumerate(sign.boxes)], plate, must=False) for sign in offered]
        seats = settle(asking, bounds, [*self.solid, *self.frames])
        return [(sign, seat.box) for sign, seat in zip(offered, seats, strict=True) if seat.box is not None]

    def _lay(self, asked: Sequence[Wanted], bounds: Box, soft: Sequence[tuple[Box, float]] = (), most: int = 1000) -> list[Placed]:
        """Place names that may be left out, and let what comes later keep off them."""
        placed = lay_out(asked, bounds, self.solid, soft)[:most]
        self.solid += [put.box for put in placed]
        return placed
