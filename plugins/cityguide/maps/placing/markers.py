"""Numbered places: discs that never cover one another, tied to their points by short lines.

Beside a disc's number, on a plaque, stands the icon of the place's kind. Two neighbours stand ``DISCS_APART`` units from middle to
middle, upward or across, which is 24 CSS px where the map is 358 px wide: the spacing that WCAG 2.5.8 asks of small targets.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from cityguide.maps.pins import Pin
from cityguide.maps.placing.around import FARTHEST, HALF_POINT, POINT, stands_around
from cityguide.maps.placing.boxes import Sides
from cityguide.maps.placing.positions import Stand
from cityguide.maps.placing.settling import Asking, settle
from cityguide.maps.window import Box, Point, Window
from cityguide.place_icons import icon_id
from cityguide.svg import coordinate, element, text_element

DISCS_APART = 27.0
RADIUS = 10.5
DIGITS = 12.5
"""Size of a number in units: 11 px on a telephone."""
PLAQUE = 42.0
"""Width of a disc with its plaque."""
ICON = 16.0
"""Size of an icon on a plaque."""
EDGE = 22.0
"""Where the middle of the disc of a place beyond the plate stands, units from the edge: there is room for its pointer."""
MOST_APART = 150
"""About so many discs can stand apart on a plate; with more spots, each disc stays on its point."""


@dataclass(frozen=True)
class Spot:
    """One point on a plate, in tenths of a unit, and the attractions there."""

    x: float
    y: float
    pins: tuple[Pin, ...]

    @cached_property
    def half_width(self) -> float:
        """Half the width of its disc, or of its column of discs, units."""
        return max(_wide(pin.number, pin.icon) for pin in self.pins) / 2

    @cached_property
    def half_height(self) -> float:
        """Half the height of the same, units."""
        return RADIUS + (len(self.pins) - 1) * DISCS_APART / 2


@dataclass(frozen=True)
class DiscColumn:
    """A spot and the middle of its disc, or of its column of discs."""

    spot: Spot
    x: float
    y: float
    free: bool = True
    """Whether it covers nothing; False where the plate has no room for it."""

    @property
    def box(self) -> Box:
        """What the marker covers."""
        return Box.around(self.x, self.y, self.spot.half_width, self.spot.half_height)

    @property
    def discs(self) -> list[tuple[Pin, float]]:
        """The pins, and the y of the middle of the disc of each."""
        first = self.y - (len(self.spot.pins) - 1) * DISCS_APART / 2
        return [(pin, first + nth * DISCS_APART) for nth, pin in enumerate(self.spot.pins)]

    @property
    def moved(self) -> bool:
        """Whether a line has to lead back to the point."""
        return math.hypot(self.x - self.spot.x, self.y - self.spot.y) > 0.5


def _wide(number: int | None, icon: str | None) -> float:
    return PLAQUE if icon and number is not None else 2 * RADIUS


SAME = 2.0
"""Pins closer than this, in units, share a spot."""


def spots(window: Window, pins: Sequence[Pin]) -> list[Spot]:
    """Return the points of a plate, in the order of the first pin of each."""
    found: dict[Point, list[Pin]] = {}
    for pin in pins:
        x, y = at = window.place(pin)
        for near in found:  # a dozen, mostly, and few that are even in the same column
            if abs(near[0] - x) < SAME and math.hypot(near[0] - x, near[1] - y) < SAME:
                at = near
                break
        found.setdefault(at, []).append(pin)
    return [Spot(x, y, tuple(there)) for (x, y), there in found.items()]


COVERED = 1.2
"""What it costs to cover a square unit of another place's point."""


def _stands(spot: Spot, middle: Point) -> Iterator[Stand]:
    """Give the positions of a spot's column of discs, each with room about it."""
    margin = (DISCS_APART - 2 * RADIUS) / 2
    return stands_around((spot.x, spot.y), spot.half_width + margin, spot.half_height + margin, middle)


def _reach(spot: Spot) -> Sides:
    """Return what holds all positions of a spot's column."""
    across, down = (FARTHEST + DISCS_APART + half for half in (spot.half_width, spot.half_height))
    return spot.x - across, spot.y - down, spot.x + across, spot.y + down


def _dot(spot: Spot) -> Box:
    return Box.around(spot.x, spot.y, HALF_POINT)


def _room(spot: Spot, found: Sequence[Spot]) -> float:
    """Return how far the nearest point of another spot is, up to a disc's width."""
    x, y, least = spot.x, spot.y, DISCS_APART * DISCS_APART
    for other in found:
        across, down = other.x - x, other.y - y
        if 0.0 < (square := across * across + down * down) < least:
            least = square
    return math.sqrt(least)


def arrange(found: Sequence[Spot], window: Window, keep_clear: Sequence[Box]) -> list[DiscColumn]:
    """Return a marker for each spot on the plate, in the spots' order.

    Spots with the most room are set first and stay on their points; a crowded one moves outward from the middle of its crowd, on a
    line. ``keep_clear`` is what stands on the plate already: cities' dots, scale, needle.
    """
    if len(found) > MOST_APART:
        return [DiscColumn(spot, spot.x, spot.y) for spot in found]
    if not found:
        return []
    room = [_room(spot, found) for spot in found]
    order = sorted(range(len(found)), key=lambda index: -room[index])
    dots = [(_dot(spot), COVERED) for spot in found]
    x = y = 0.0
    for spot in found:
        x, y = x + spot.x, y + spot.y
    middle = x / len(found), y / len(found)
    asking = [Asking(_stands(found[index], middle), _reach(found[index]), own=index) for index in order]
    seats = settle(asking, window.inside(1.0), keep_clear, dots)
    columns: dict[int, DiscColumn] = {}
    for index, seat in zip(order, seats, strict=True):
        left, top, right, bottom = seat.box or _dot(found[index])
        columns[index] = DiscColumn(found[index], round((left + right) / 2, 1), round((top + bottom) / 2, 1), seat.free)
    return [columns[index] for index in range(len(found))]


def at_edge(spot: Spot, window: Window) -> Spot:
    """Return the spot of a place beyond the plate moved inside its edge."""
    across, down = spot.half_width + EDGE - RADIUS, spot.half_height + EDGE - RADIUS
    x, y = min(max(spot.x, across), window.width - across), min(max(spot.y, down), window.height - down)
    return Spot(round(x, 1), round(y, 1), spot.pins)


def pointer(marker: DiscColumn, window: Window) -> str:
    """Return a triangle from an edge marker outward, away from the middle of the plate."""
    angle = math.atan2(marker.y - window.height / 2, marker.x - window.width / 2)
    dx, dy = math.cos(angle), math.sin(angle)
    foot = min(marker.spot.half_width / max(abs(dx), 1e-9), marker.spot.half_height / max(abs(dy), 1e-9)) - 3
    corners = ((foot + 8, 0.0), (foot, 5.0), (foot, -5.0))
    points = "L".join(f"{coordinate(marker.x + far * dx - off * dy)} {coordinate(marker.y + far * dy + off * dx)}" for far, off in corners)
    return element("path", class_="cg-map-beyond", d=f"M{points}z")


@lru_cache(maxsize=1024)
def _mark(number: int | None, icon: str | None) -> str:
    """Return a pin's mark about its middle; a city's places have theirs on many maps."""
    if number is None:
        return element("circle", class_="cg-map-dot", r=5)
    mark, left = "", -_wide(number, icon) / 2
    if icon:
        mark = element("rect", class_="cg-map-plaque", x=left, y=-RADIUS, width=PLAQUE, height=2 * RADIUS, rx=RADIUS)
        mark += element("use", href=f"#{icon_id(icon)}", x=left + 2 * RADIUS + 1, y=-ICON / 2, width=ICON, height=ICON)
    mark += element("circle", class_="cg-map-disc", cx=left + RADIUS, r=RADIUS)
    return mark + text_element(str(number), left + RADIUS, 4.4, class_="cg-map-number", font_size=DIGITS)


def _disc(pin: Pin, x: float, y: float, name: str) -> str:
    """Return a pin's mark, its middle at a point, and its name behind a space, lest number and name be read as one word."""
    mark = f'<g transform="translate({coordinate(x)} {coordinate(y)})">{_mark(pin.number, pin.icon)}</g>' + (f" {name}" if name else "")
    if pin.href is None:
        return f"<g><title>{escape(pin.name)}</title>{mark}</g>"
    head = f'href="{escape(pin.href)}" aria-label="{escape(pin.name)}"'
    if pin.place:  # with where it is, for the street map
        head += f' data-place="{escape(pin.place)}" data-at="{round(pin.latitude, 5)},{round(pin.longitude, 5)}"'
    return f"<a {head}>{mark}</a>"


def ties(markers: Sequence[DiscColumn]) -> str:
    """Return the lines from points to discs that had to move, the points as small dots, and what joins the discs of one spot."""
    parts: list[str] = []
    for marker in markers:
        spot = marker.spot
        if marker.moved:
            x, y, u, v = map(coordinate, (spot.x, spot.y, marker.x, marker.y))
            parts.append(f'<line class="cg-map-leader" x1="{x}" y1="{y}" x2="{u}" y2="{v}"/>')
            parts.append(f'<circle class="cg-map-star" cx="{x}" cy="{y}" r="{coordinate(POINT)}"/>')
        if len(spot.pins) > 1:
            (_, first), *_, (_, last) = marker.discs
            parts.append(element("line", class_="cg-map-share", x1=marker.x, y1=first, x2=marker.x, y2=last))
    return "".join(parts)


def discs(markers: Sequence[DiscColumn], names: Mapping[Pin, str]) -> str:
    """Return the discs of all markers. ``names`` are texts that belong to the link of a pin."""
    return "".join(_disc(pin, marker.x, y, names.get(pin, "")) for marker in markers for pin, y in marker.discs)


def icons_of(pins: Sequence[Pin]) -> tuple[str, ...]:
    """Return the kinds of place whose icons the pins' marks use, in the order of the alphabet."""
    return tuple(sorted({pin.icon for pin in pins if pin.icon and pin.number is not None}))
