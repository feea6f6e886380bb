"""The motif of a place without a shore: distance rings about it and a compass, as on a portolan chart.

Its sixteen winds cross the sheet from one centre. What is printed is measured: rings at labelled distances, and true north.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import shapely

from cityguide.maps.clipping import cut_to
from cityguide.maps.ornaments import told_km
from cityguide.maps.paths import path
from cityguide.maps.pins import Pin
from cityguide.maps.window import SCALES_KM, Box, Point, Window, towards
from cityguide.svg import coordinate, element

NOTE_BEARING = 208.0
"""The direction in which the rings' distances are written: between the winds, where there are few names."""


def _note(words: str, at: Point, size: float) -> str:
    head = f'x="{coordinate(at[0])}" y="{coordinate(at[1] + size * 0.35)}" class="cg-map-note" font-size="{coordinate(size)}"'
    return f'<text {head} text-anchor="middle">{words}</text>'


@cache
def _ticks(centre: Point, radius: float) -> str:
    """Return a graduated ring: a tick each 5°, longer each 15° and 45°."""
    lines = []
    for bearing in range(0, 360, 5):
        length = 9.0 if bearing % 45 == 0 else 6.0 if bearing % 15 == 0 else 3.0
        lines.append((towards(centre, bearing, radius), towards(centre, bearing, radius + length)))
    return path(shapely.MultiLineString(lines), "cg-map-ticks")


@cache
def _winds(centre: Point, inner: float, width: float, height: float) -> str:
    """Return the winds of a portolan chart, from the innermost ring to the edge of the plate."""
    reach, bearings = math.hypot(width, height), [wind * 11.25 for wind in range(32) if wind % 8]
    lines = [(towards(centre, bearing, inner), towards(centre, bearing, reach)) for bearing in bearings]
    return path(cut_to(shapely.MultiLineString(lines), 0.0, 0.0, width, height), "cg-map-wind")


def struck(window: Window, centre: Point, size: float) -> list[tuple[Box, float]]:
    """Return obstacles along the axis and on the rings' distances, so that no name is placed across them."""
    x, y = centre
    axis = [Box(x - 2, 0, x + 2, window.height), Box(0, y - 2, window.width, y + 2)]
    return [(box, 2.0) for box in axis] + [(box, 6.0) for box in ring_notes(window, centre, size)]


def rings_km(window: Window) -> list[float]:
    """Return up to three round distances; the largest is the graduated ring that fits the plate."""
    limit = min(window.width, window.height) / 2 - 30
    fitting = [km for km in SCALES_KM if 30 <= km / window.km_per_unit <= limit]
    return [float(km) for km in fitting[-3:]]


def ring_notes(window: Window, centre: Point, size: float, bearing: float = NOTE_BEARING) -> list[Box]:
    """Return what the rings' distances cover when they are written in a direction, degrees from north."""
    spots = [(towards(centre, bearing, km / window.km_per_unit), told_km(km)) for km in rings_km(window)]
    return [Box.around(x, y, len(words) * size * 0.3, size * 0.6) for (x, y), words in spots]


def rings(window: Window, centre: Point, size: float, bearing: float = NOTE_BEARING) -> str:
    """Return circles at round distances from ``centre``, each with its distance in a direction; no distances at size 0."""
    distances = rings_km(window)
    at = f'cx="{coordinate(centre[0])}" cy="{coordinate(centre[1])}"'
    parts = [f'<circle class="cg-map-ring" {at} r="{coordinate(km / window.km_per_unit)}"/>' for km in distances]
    if size:
        parts += [_note(told_km(km), towards(centre, bearing, km / window.km_per_unit), size) for km in distances]
    return "".join(parts)


def motif(window: Window, centre: Point, pins: Sequence[Pin], size: float, *, words: bool = True) -> str:
    """Return winds, axis and rings about ``centre``, the outermost graduated; ``size`` is that of distances and letters."""
    x, y = centre
    radii = [km / window.km_per_unit for km in rings_km(window)]
    outer = max([*radii, 40.0])
    axis = path(shapely.MultiLineString([((x, 0.0), (x, window.height)), ((0.0, y), (window.width, y))]), "cg-map-axis")
    parts = [_winds(centre, radii[0] if radii else 20.0, window.width, window.height)]
    parts += [element("circle", class_="cg-map-dial", cx=x, cy=y, r=outer), _ticks(centre, outer), axis]
    parts.append(rings(window, centre, size if words else 0))
    for letter, bearing in zip("NESW" if words else "", (0, 90, 180, 270), strict=False):
        spot = towards(centre, bearing, outer + size * 0.5 + 9)
        if all(math.dist(spot, window.place(pin)) > size * 0.5 + 12 for pin in pins):
            parts.append(_note(letter, spot, size))
    return "".join(parts)
