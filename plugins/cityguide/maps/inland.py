"""The motif of a place without a shore: distance rings, a compass, and its places as a constellation.

On the numbered map the pattern is that of a portolan chart, whose sixteen winds cross the sheet from one centre; the
picture lays the same rings and places over an astrolabe's plate (`astrolabe`). What is printed is measured: rings at
labelled distances, true north, and the way to the nearest sea.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import shapely

from cityguide.maps.drawing import path
from cityguide.maps.land import shore_points
from cityguide.maps.pins import Pin
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import SCALES_KM, Box, Point, Window, towards
from cityguide.svg import element, text_element

FARTHEST_SEA_KM = 1500.0
"""Beyond this the nearest sea says nothing about a place."""
NOTE_BEARING = 208.0
"""The direction in which the rings' distances are written: between the winds, where there are few names."""


def nearest_sea(latitude: float, longitude: float) -> tuple[float, float] | None:
    """Return kilometres and bearing (degrees from north, clockwise) from a place on land to the sea.

    Measured to the nearest vertex of the 1:10m shore on the sphere, good to about a kilometre. None when
    the sea is farther than ``FARTHEST_SEA_KM``.
    """
    frame = LocalFrame(latitude, longitude)
    for reach in (300.0, FARTHEST_SEA_KM):
        points = shore_points(frame.bounds(reach, reach))
        if not len(points):
            continue
        east, north = frame.project(points[:, 0], points[:, 1])
        distance = np.hypot(east, north)
        best = int(np.argmin(distance))
        if distance[best] <= reach:
            return float(distance[best]), math.degrees(math.atan2(east[best], north[best])) % 360
    return None


def _note(words: str, at: Point, size: float, anchor: str = "middle") -> str:
    return text_element(
        words,
        round(at[0], 1),
        round(at[1] + size * 0.35, 1),
        class_="cg-map-note",
        font_size=size,
        text_anchor=anchor,
    )


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
    return path(shapely.clip_by_rect(shapely.MultiLineString(lines), 0.0, 0.0, width, height), "cg-map-wind")


def thread(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the shortest set of lines that joins all points (Prim 1957): a constellation."""
    left = list(points[1:])
    joined = list(points[:1])
    lines: list[tuple[Point, Point]] = []
    while left:
        pairs = [(math.dist(a, b), i, j) for i, a in enumerate(joined) for j, b in enumerate(left)]
        _, i, j = min(pairs)
        lines.append((joined[i], left[j]))
        joined.append(left.pop(j))
    return lines


def struck(window: Window, centre: Point, points: Sequence[Point], size: float) -> list[tuple[Box, float]]:
    """Return obstacles along axis and constellation and on the rings' distances, so that no name is placed across them."""
    x, y = centre
    boxes = [
        (Box(x - 2, 0, x + 2, window.height), 2.0),
        (Box(0, y - 2, window.width, y + 2), 2.0),
    ]
    for (ax, ay), (bx, by) in thread([centre, *points]):
        steps = max(int(math.dist((ax, ay), (bx, by)) / 6), 1)
        for i in range(1, steps):
            t = i / steps
            boxes.append((Box.around(ax + (bx - ax) * t, ay + (by - ay) * t, 3.0), 3.0))
    for km in rings_km(window):
        note_x, note_y = towards(centre, NOTE_BEARING, km / window.km_per_unit)
        boxes.append((Box.around(note_x, note_y, len(f"{km:g} km") * size * 0.3, size * 0.6), 6.0))
    return boxes


def rings_km(window: Window) -> list[float]:
    """Return up to four round distances; the largest is the graduated ring that fits the plate."""
    limit = min(window.width, window.height) / 2 - 30
    fitting = [km for km in SCALES_KM if 30 <= km / window.km_per_unit <= limit]
    return [float(km) for km in fitting[-3:]]


def motif(window: Window, centre: Point, pins: Sequence[Pin], size: float) -> str:
    """Return rings, winds, axis and constellation about ``centre``; ``size`` is that of the notes."""
    x, y = centre
    radii = [km / window.km_per_unit for km in rings_km(window)]
    outer = max([*radii, 40.0])
    parts = [_winds(centre, radii[0] if radii else 20.0, window.width, window.height)]
    parts.append(element("circle", class_="cg-map-dial", cx=x, cy=y, r=outer))
    parts.append(_ticks(centre, outer))
    parts.append(constellation(window, centre, pins))
    for letter, bearing in zip("NESW", (0, 90, 180, 270), strict=True):
        spot = towards(centre, bearing, outer + size * 0.5 + 9)
        if all(math.dist(spot, window.place(pin)) > size * 0.5 + 12 for pin in pins):
            parts.append(_note(letter, spot, size))
    parts.append(_sea(window, centre, outer, size))
    return "".join(parts) + rings(window, centre, size)


def rings(window: Window, centre: Point, size: float) -> str:
    """Return circles at round distances from ``centre``, each with its kilometres."""
    parts = [element("circle", class_="cg-map-ring", cx=centre[0], cy=centre[1], r=km / window.km_per_unit) for km in rings_km(window)]
    parts += [_note(f"{km:g} km", towards(centre, NOTE_BEARING, km / window.km_per_unit), size) for km in rings_km(window)]
    return "".join(parts)


def constellation(window: Window, centre: Point, pins: Sequence[Pin]) -> str:
    """Return the axis, north to south and west to east, and the lines that join the places to ``centre``."""
    x, y = centre
    axis = path(shapely.MultiLineString([((x, 0.0), (x, window.height)), ((0.0, y), (window.width, y))]), "cg-map-axis")
    threads = thread([centre, *(window.place(pin) for pin in pins)])
    return axis + (path(shapely.MultiLineString(threads), "cg-map-thread") if threads else "")


def _sea(window: Window, centre: Point, outer: float, size: float) -> str:
    """Return an arrow on the graduated ring toward the nearest sea, with the distance."""
    middle = window.frame
    found = nearest_sea(middle.latitude, middle.longitude)
    if found is None:
        return ""
    km, bearing = found
    rounded = round(km, -1) if km >= 50 else round(km)
    half = math.degrees(5.5 / (outer + 8))
    tip = towards(centre, bearing, outer + 24)
    left, right = towards(centre, bearing - half, outer + 8), towards(centre, bearing + half, outer + 8)
    head = element(
        "path",
        class_="cg-map-arrow",
        d="M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in (tip, left, right)) + "z",
    )
    words = f"sea {rounded:,.0f} km"
    label_x, label_y = towards(centre, bearing, outer + 30)
    east = math.sin(math.radians(bearing))
    anchor = "start" if east > 0.3 else "end" if east < -0.3 else "middle"
    wide = len(words) * size * 0.55
    # On a narrow plate the words would run off it: they then stand inside the ring.
    if not wide * 0.1 < label_x + (wide if anchor == "start" else -wide if anchor == "end" else 0) < (window.width - 6):
        label_x, label_y = towards(centre, bearing, outer - 8)
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    return head + _note(words, (label_x, label_y), size, anchor)
