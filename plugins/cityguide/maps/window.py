"""The part of the earth that one plate shows, where on the plate a place falls, and the rectangles that things cover on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cityguide.maps.pins import Pin
from cityguide.maps.projection import Bounds, LocalFrame

SCALES_KM = (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Lengths a scale bar or a distance ring may have."""


Point = tuple[float, float]
"""x and y, y downward: units on a plate, pixels on a card."""


def towards(centre: Point, bearing: float, distance: float) -> Point:
    """Return the point so far from ``centre`` in a direction, degrees from north, clockwise."""
    angle = math.radians(bearing)
    return centre[0] + distance * math.sin(angle), centre[1] - distance * math.cos(angle)


class Box(NamedTuple):
    """A rectangle in units, y downward."""

    left: float
    top: float
    right: float
    bottom: float

    @staticmethod
    def around(x: float, y: float, half_width: float, half_height: float | None = None) -> Box:
        """Return the box about a centre."""
        rise = half_width if half_height is None else half_height
        return Box(x - half_width, y - rise, x + half_width, y + rise)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def shared(self, other: tuple[float, float, float, float]) -> float:
        """Return the area that both boxes cover, square units."""
        left, top, right, bottom = self
        west, north, east, south = other
        if right <= west or east <= left or bottom <= north or south <= top:
            return 0.0
        return (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))

    @property
    def area(self) -> float:
        """Square units."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True)
class Window:
    """A plate of ``width`` by ``height`` units in a local projection, its middle ``east`` and ``north`` km off the frame's centre.

    Plates of one cluster share the frame, so that one drawing of its shore fits all of them.
    """

    frame: LocalFrame
    width: float
    height: float
    km_per_unit: float
    east: float = 0.0
    north: float = 0.0

    def place(self, pin: Pin) -> tuple[float, float]:
        """Return a pin's x and y in units, y downward; it may lie off the plate."""
        x, y = self.at(pin.longitude, pin.latitude)
        return round(x, 1), round(y, 1)

    def at(self, longitude: float, latitude: float) -> Point:
        """Return x and y in units of a point in degrees."""
        east, north = self.frame.spot(longitude, latitude)
        return self.width / 2 + (east - self.east) / self.km_per_unit, self.height / 2 - (north - self.north) / self.km_per_unit

    def place_all(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return x and y in units for rows of longitude and latitude in degrees."""
        east, north = self.frame.project(degrees[:, 0], degrees[:, 1])
        x = self.width / 2 + (east - self.east) / self.km_per_unit
        y = self.height / 2 - (north - self.north) / self.km_per_unit
        return np.stack([x, y], axis=1)

    def bounds(self, bleed: float) -> Bounds:
        """Return degrees that enclose the plate and ``bleed`` units around it."""
        half_width = (self.width / 2 + bleed) * self.km_per_unit
        middle = self.frame.moved(self.east, self.north)
        return middle.bounds(half_width, (self.height / 2 + bleed) * self.km_per_unit)

    def edges_km(self, box: Box) -> Bounds:
        """Return the edges of a box on the plate, in kilometres east and south of the frame's centre."""
        left, right = ((x - self.width / 2) * self.km_per_unit + self.east for x in (box.left, box.right))
        top, bottom = ((y - self.height / 2) * self.km_per_unit - self.north for y in (box.top, box.bottom))
        return left, top, right, bottom

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a point in units lies on the plate, at least ``margin`` from its edge."""
        return self.inside(margin).holds(x, y)

    def inside(self, margin: float) -> Box:
        """Return the plate without ``margin`` units along its edges."""
        return Box(margin, margin, self.width - margin, self.height - margin)

    def seen_of(self, start: Point, end: Point) -> Sequence[Point]:
        """Return the ends of what the plate shows of a straight line in units; none where it shows nothing of it."""
        x, y, across, down = *start, end[0] - start[0], end[1] - start[1]
        enter, leave = 0.0, 1.0
        for at, by, side in ((x, across, self.width), (y, down, self.height)):
            if by:
                enter, leave = max(enter, min(-at / by, (side - at) / by)), min(leave, max(-at / by, (side - at) / by))
            elif not 0.0 < at < side:
                return ()
        return [(x + part * across, y + part * down) for part in (enter, leave)] if enter < leave else ()

    def seen_from(self, frame: LocalFrame) -> Window:
        """Return the same plate in another frame some tens of kilometres off; north turns by less than half a degree."""
        middle = self.frame.moved(self.east, self.north)
        east, north = frame.spot(middle.longitude, middle.latitude)
        return replace(self, frame=frame, east=east, north=north)


def fit(
    pins: Sequence[Pin], *, width: float, height: float, inner: tuple[float, float], least_km: float, about: Pin | None = None
) -> Window:
    """Return a window in which ``pins`` fill at most ``inner`` units, centred on the box around them, or on the pin that it is ``about``.

    ``least_km`` is the smallest distance from the centre to the nearer edge. Raises ValueError without any pin.
    """
    if not pins:
        raise ValueError("a local map needs at least one pin: without one it has no centre")
    first = about or pins[0]
    frame = LocalFrame(first.latitude, first.longitude)
    east, north = zip(*(frame.spot(pin.longitude, pin.latitude) for pin in pins), strict=True)
    if about:
        across, up = 2 * max(map(abs, east)), 2 * max(map(abs, north))
    else:
        across, up = max(east) - min(east), max(north) - min(north)
        frame = frame.moved((min(east) + max(east)) / 2, (min(north) + max(north)) / 2)
    return Window(frame, width, height, max(across / inner[0], up / inner[1], 2 * least_km / min(width, height)))
