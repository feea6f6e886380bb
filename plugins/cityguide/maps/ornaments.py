"""One plate: water, shore and what stands on it, without names or numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from cityguide.maps.clipping import cut_to
from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.shore import LINES, Shore
from cityguide.maps.paths import lines_path, path
from cityguide.maps.window import SCALES_KM, Box, Point, Window
from cityguide.svg import coordinate, element, text_element

NET_STEPS = tuple(minutes / 60 for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600))
"""Degrees between the lines of a graticule: round minutes of arc."""
BENT = 0.3
"""Units by which a line of it may keep off its straight way and still be drawn straight."""
BAND = 5.0
"""Width of the neatline's checkered band, units."""


def ground(window: Window, shore: Shore | None, shapes: Shapes, shore_id: str, *, lines: int = LINES, net: bool = True) -> str:
    """Return water, the lines along the shore in it, land, and over both the graticule; bare ground where there is no shore."""
    if shore is None or shore.inland(window):
        return element("rect", class_="cg-map-sheet", width=window.width, height=window.height)
    water = element("rect", class_="cg-map-water", width=window.width, height=window.height)
    return water + shore.drawn(window, shapes, shore_id, lines) + (graticule(window) if net else "")


@dataclass(frozen=True)
class Net:
    """A graticule's lines: degrees of each meridian and parallel, and how far apart they are."""

    meridians: tuple[float, ...]
    parallels: tuple[float, ...]
    across: float
    down: float


@lru_cache(maxsize=64)
def net_of(window: Window) -> Net:
    """Return meridians and parallels at a round step, some four to a plate's height."""
    west, south, east, north_ = window.bounds(0.0)
    down = next((s for s in NET_STEPS if (north_ - south) / s <= 4.5), NET_STEPS[-1])
    shrink = math.cos(math.radians(window.frame.latitude))
    across = next((s for s in NET_STEPS if s * shrink >= down * 0.75), NET_STEPS[-1])
    meridians = tuple(nth * across for nth in range(math.ceil(west / across), math.floor(east / across) + 1))
    parallels = tuple(nth * down for nth in range(math.ceil(south / down), math.floor(north_ / down) + 1))
    return Net(meridians, parallels, across, down)


def graticule(window: Window) -> str:
    """Return the graticule as one path."""
    west, south, east, north_ = window.bounds(0.0)
    net = net_of(window)
    ends = [((meridian, south), (meridian, north_)) for meridian in net.meridians]
    ends += [((west, parallel), (east, parallel)) for parallel in net.parallels]
    straight = [_straight(window, *line) for line in ends]
    if None not in straight:
        return lines_path([window.seen_of(*line) for line in straight if line], "cg-map-net")
    along = np.array([np.linspace(*line, 7) for line in ends])
    at = window.place_all(along.reshape(-1, 2)).reshape(-1, 7, 2)
    drawn = shapely.simplify(shapely.multilinestrings(shapely.linestrings(at)), BENT, preserve_topology=False)
    return path(cut_to(drawn, 0, 0, window.width, window.height), "cg-map-net")


def _straight(window: Window, start: Point, end: Point) -> tuple[Point, Point] | None:
    """Return where a line between two places, in degrees, begins and ends on a plate; None where it is bent there."""
    (x, y), (u, v) = window.at(*start), window.at(*end)
    mid_x, mid_y = window.at((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    bent = abs((mid_x - x) * (v - y) - (mid_y - y) * (u - x)) > BENT * math.hypot(u - x, v - y)
    return None if bent else ((x, y), (u, v))


def degrees(value: float, letters: str) -> str:
    """Return an angle as an atlas prints it, ``37°30′N``; ``letters`` name the positive and the negative side."""
    value = (value + 180.0) % 360.0 - 180.0
    minutes = round(abs(value) * 60)
    whole, rest = divmod(minutes, 60)
    side = "" if minutes == 0 or (minutes == 180 * 60 and letters == "EW") else letters[value < 0]
    return f"{whole}°{f'{rest:02d}′' if rest else ''}{side}"


def degree_figures(window: Window, area: Box, size: float) -> list[tuple[str, Box]]:
    """Return the degrees of the graticule's lines and the boxes they would stand in: parallels along the left edge of
    ``area``, meridians along its lower one, just off their lines. A box that would leave ``area`` is left out."""
    middle, net = window.frame.moved(window.east, window.north), net_of(window)
    off = size * 0.25
    spots = [(degrees(each, "NS"), area.left, window.at(middle.longitude, each)[1] - off) for each in net.parallels]
    spots += [(degrees(each, "EW"), window.at(each, middle.latitude)[0] + off, area.bottom - off) for each in net.meridians]
    boxes = [(words, Box(x, y - size * 0.8, x + len(words) * size * 0.5, y + size * 0.2)) for words, x, y in spots]
    return [(words, box) for words, box in boxes if box.shared(area) > 0.95 * box.area]


def neatline(window: Window) -> str:
    """Return the frame of an atlas plate: a band between two lines, checked each fifth of the graticule's step."""
    net, (west, south, east, north_) = net_of(window), window.bounds(0.0)
    half_width, half_height = window.width / 2 * window.km_per_unit, window.height / 2 * window.km_per_unit
    band, edges, frame = _band(window.width, window.height)
    checks = []
    for sign, data in zip((1, -1), edges[:2], strict=True):
        level = window.frame.moved(window.east, window.north + sign * half_height).latitude
        checks.append(_checked(window, (west, east), net.across, 0, level, data))
    for sign, data in zip((-1, 1), edges[2:], strict=True):
        level = window.frame.moved(window.east + sign * half_width, window.north).longitude
        checks.append(_checked(window, (south, north_), net.down, 1, level, data))
    return band + "".join(checks) + frame


@lru_cache(maxsize=16)
def _band(wide: float, tall: float) -> tuple[str, Sequence[str], str]:
    """Return the band along the edges of a plate, its four sides as path data, north, south, west and east, and the lines beside it."""
    near, across, down = BAND / 2, f"h{coordinate(wide)}", f"v{coordinate(tall)}"
    edges = [f"M0 {coordinate(y)}{across}" for y in (near, tall - near)] + [f"M{coordinate(x)} 0{down}" for x in (near, wide - near)]
    band = element("rect", class_="cg-map-band", x=BAND / 2, y=BAND / 2, width=wide - BAND, height=tall - BAND)
    outer = element("rect", class_="cg-map-frame", x=0.5, y=0.5, width=wide - 1, height=tall - 1)
    inner = element("rect", class_="cg-map-frame", x=BAND, y=BAND, width=wide - 2 * BAND, height=tall - 2 * BAND)
    return band, edges, outer + inner


def _checked(window: Window, ends: tuple[float, float], step: float, axis: int, level: float, data: str) -> str:
    """Return an edge at ``level`` degrees, ``data``, dashed: dark is every second fifth of ``step``, the one from an even mark on.

    On a plate the fifths are as long as one another to a tenth of a unit, so one length of dash serves for the edge. ``ends`` are degrees
    that hold it.
    """
    low, high = ends
    first, last = math.floor(low / step * 5), math.ceil(high / step * 5)

    def at(mark: int) -> float:
        degrees_ = mark * step / 5
        return window.at(level, degrees_)[1] if axis else window.at(degrees_, level)[0]

    fifth = (at(last) - at(first)) / (last - first)  # negative where it is upward
    begin = at(first + first % 2) + min(fifth, 0.0)
    length = abs(fifth)
    dashes = f'stroke-dasharray="{length:.3f}" stroke-dashoffset="{coordinate(-begin % (2 * length))}"'
    return f'<path class="cg-map-checks" d="{data}" {dashes}/>'


def city_dot(x: float, y: float, radius: float) -> str:
    """Return a ringed dot, as atlases mark a city."""
    at = f'cx="{coordinate(x)}" cy="{coordinate(y)}"'
    ring = f'<circle class="cg-map-city" {at} r="{coordinate(radius)}"/>'
    return f'{ring}<circle class="cg-map-city-core" {at} r="{coordinate(radius * 0.45)}"/>'


def lights(points: Sequence[tuple[float, float]], radius: float, *, afloat: bool = False) -> str:
    """Return small lit dots as paths of no length with round ends, glow and core; ``afloat`` is for those on water."""
    if not points:
        return ""
    data = "".join(f"M{coordinate(x)} {coordinate(y)}h0" for x, y in points)
    sizes = (("cg-map-glow", 7), ("cg-map-glow", 4), ("cg-map-light", 2))
    return element(
        "g",
        "".join(element("path", class_=class_, stroke_width=radius * size, d=data) for class_, size in sizes),
        class_="cg-map-lights cg-map-afloat" if afloat else "cg-map-lights",
    )


WALKED_KM = 5.0
"""The longest scale that says how long one walks."""
WALK_KMH = 5.0
"""How fast: the pace of an adult on level ground, a kilometre in twelve minutes."""


INSET = 16.0
"""Units from a plate's edges to its scale."""


def told_km(km: float) -> str:
    """Return a round distance in words: kilometres, or metres below one."""
    return f"{km:g} km" if km >= 1 else f"{1000 * km:g} m"


def scale_bar(window: Window, size: float) -> tuple[Box, str]:
    """Return what the scale in the lower left corner of a plate covers, and the scale: a bar, halved by a tick, its words to the right.

    They tell its length, and up to :data:`WALKED_KM` the minutes on foot too.
    """
    km = max((km for km in SCALES_KM if km / window.km_per_unit <= window.width * 0.24), default=SCALES_KM[0])
    words = told_km(km)
    if km <= WALKED_KM:
        minutes = round(km / WALK_KMH * 60)
        words += f", {f'{minutes} min' if minutes < 60 else f'{minutes / 60:g} h'} on foot"
    units, y = km / window.km_per_unit, window.height - INSET
    ends = f"M{coordinate(INSET)} {coordinate(y - 5)}v5h{coordinate(units)}v-5m{coordinate(-units / 2)} 5v-3"
    label = text_element(words, round(INSET + units + 6, 1), y + 1, class_="cg-map-note", font_size=size)
    covered = Box(0, y - 1.5 * size, INSET + units + 10 + 0.56 * size * len(words), y + INSET)
    return covered, element("path", class_="cg-map-scale", d=ends) + label


def north(window: Window, size: float) -> tuple[Box, str]:
    """Return what the needle in the upper right corner of a plate covers, and the needle, which points up, with its letter."""
    return Box(window.width - 34, 0, window.width, 52), _needle(window.width - 19, size)


@lru_cache(maxsize=16)
def _needle(x: float, size: float) -> str:
    needle = element("path", class_="cg-map-arrow", d=f"M{coordinate(x)} 27l4.5 16l-4.5-3.5l-4.5 3.5z")
    return needle + text_element("N", x, 24, class_="cg-map-note", font_size=size, text_anchor="middle")


def nested(content: Sequence[str], window: Window, y: float) -> str:
    """Return a plate below another; a nested viewport clips what runs over its edge."""
    return element(
        "svg",
        "".join(content),
        class_="cg-map-plate",
        y=y,
        width=window.width,
        height=window.height,
        viewBox=f"0 0 {coordinate(window.width)} {coordinate(window.height)}",
        overflow="hidden",
    )
