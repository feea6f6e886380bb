"""Numbered places: discs that never cover one another, tied to their points by short lines.

Beside a disc's number, on a plaque, stands the icon of the place's kind. Two neighbours stand ``DISCS_APART`` units from middle to
middle, upward or across, which is 24 CSS px where the map is 358 px wide: the spacing that WCAG 2.5.8 asks of small targets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from cityguide.maps.drawing import linked_mark
from cityguide.maps.pins import Pin
from cityguide.maps.window import Box, Window
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
POINT = 3.0
"""Radius of the small dot that marks a place whose disc had to move."""


@dataclass(frozen=True)
class Spot:
    """One point on a plate and the attractions there."""

    x: float
    y: float
    pins: tuple[Pin, ...]


@dataclass(frozen=True)
class DiscColumn:
    """A spot and the middle of its disc, or of its column of discs."""

    spot: Spot
    x: float
    y: float

    @property
    def half_width(self) -> float:
        """Half the width of the column, units."""
        return max(_wide(pin) for pin in self.spot.pins) / 2

    @property
    def half_height(self) -> float:
        """Half the height of the column, units."""
        return RADIUS + (len(self.spot.pins) - 1) * DISCS_APART / 2

    @property
    def box(self) -> Box:
        """What the marker covers."""
        return Box.around(self.x, self.y, self.half_width, self.half_height)

    @property
    def moved(self) -> bool:
        """Whether a line has to lead back to the point."""
        return math.hypot(self.x - self.spot.x, self.y - self.spot.y) > 0.5


def _wide(pin: Pin) -> float:
    return PLAQUE if pin.icon and pin.number is not None else 2 * RADIUS


def spots(window: Window, pins: Sequence[Pin]) -> list[Spot]:
    """Return the points of a plate; pins less than two units apart share one."""
    found: list[Spot] = []
    for pin in pins:
        x, y = window.place(pin)
        for index, spot in enumerate(found):
            if math.hypot(spot.x - x, spot.y - y) < 2.0:
                found[index] = Spot(spot.x, spot.y, (*spot.pins, pin))
                break
        else:
            found.append(Spot(x, y, (pin,)))
    return found


def _crowding(a: DiscColumn, b: DiscColumn) -> float:
    """Return how many units two columns are short of standing apart: beside or above each other, whichever is nearer done."""
    margin = DISCS_APART - 2 * RADIUS
    across = a.half_width + b.half_width + margin - abs(a.x - b.x)
    upward = a.half_height + b.half_height + margin - abs(a.y - b.y)
    return max(min(across, upward), 0.0)


def _candidates(spot: Spot) -> list[tuple[float, float]]:
    around = [(0.0, 0.0)]
    for ring in range(1, 13):
        distance = 11.0 + 8.0 * ring
        for step in range(16):
            angle = 2 * math.pi * step / 16
            around.append((distance * math.cos(angle), distance * math.sin(angle)))
    return [(spot.x + dx, spot.y + dy) for dx, dy in around]


def arrange(found: Sequence[Spot], window: Window, keep_clear: Sequence[Box]) -> list[DiscColumn]:
    """Return a marker for each spot on the plate, in the spots' order.

    Spots with the most room are set first and stay on their points; a crowded one moves outward from the middle of its crowd.
    ``keep_clear`` is what stands on the plate already: cities' dots, scale, needle.
    """
    if len(found) > MOST_APART:
        return [DiscColumn(spot, spot.x, spot.y) for spot in found]
    middle_x = sum(spot.x for spot in found) / max(len(found), 1)
    middle_y = sum(spot.y for spot in found) / max(len(found), 1)

    def room(spot: Spot) -> float:
        gaps = [math.hypot(spot.x - o.x, spot.y - o.y) for o in found if o is not spot]
        return min([*gaps, 1000.0])

    order = sorted(range(len(found)), key=lambda i: (-min(room(found[i]), DISCS_APART), i))
    set_down: dict[int, DiscColumn] = {}
    for index in order:
        spot = found[index]
        best, least = DiscColumn(spot, spot.x, spot.y), math.inf
        for x, y in _candidates(spot):
            marker = DiscColumn(spot, round(x, 1), round(y, 1))
            cost = math.hypot(x - spot.x, y - spot.y)
            if 0.75 * cost >= least:
                break  # the rest are farther off, and being outward gives back at most a quarter of the distance
            if Box(4.0, 4.0, window.width - 4, window.height - 4).shared(marker.box) < marker.box.area - 0.5:
                cost += 500.0
            for other in set_down.values():
                cost += 60.0 * _crowding(marker, other)
            for other_spot in found:
                if other_spot is not spot:
                    covered = Box.around(other_spot.x, other_spot.y, 3.5).shared(marker.box)
                    cost += 1.2 * covered
            cost += sum(1.5 * box.shared(marker.box) for box in keep_clear)
            outward = (x - spot.x) * (spot.x - middle_x) + (y - spot.y) * (spot.y - middle_y)
            cost -= 0.25 * outward / max(math.hypot(spot.x - middle_x, spot.y - middle_y), 1.0)
            if cost < least - 1e-9:
                best, least = marker, cost
        set_down[index] = best
    return [set_down[index] for index in range(len(found))]


def at_edge(spot: Spot, window: Window) -> DiscColumn:
    """Return the marker of a place beyond the plate, inside its edge."""
    waiting = DiscColumn(spot, spot.x, spot.y)
    edge = EDGE - RADIUS
    x = min(max(spot.x, waiting.half_width + edge), window.width - waiting.half_width - edge)
    y = min(max(spot.y, waiting.half_height + edge), window.height - waiting.half_height - edge)
    moved = Spot(round(x, 1), round(y, 1), spot.pins)
    return DiscColumn(moved, moved.x, moved.y)


def pointer(marker: DiscColumn, window: Window) -> str:
    """Return a triangle from an edge marker outward, away from the middle of the plate."""
    angle = math.atan2(marker.y - window.height / 2, marker.x - window.width / 2)
    dx, dy = math.cos(angle), math.sin(angle)
    foot = min(marker.half_width / max(abs(dx), 1e-9), marker.half_height / max(abs(dy), 1e-9)) - 3
    corners = ((foot + 8, 0.0), (foot, 5.0), (foot, -5.0))
    points = "L".join(f"{coordinate(marker.x + far * dx - off * dy)} {coordinate(marker.y + far * dy + off * dx)}" for far, off in corners)
    return element("path", class_="cg-map-beyond", d=f"M{points}z")


def _disc(pin: Pin, x: float, y: float) -> str:
    """Return a pin's mark, its middle at a point."""
    if pin.number is None:
        mark = element("circle", class_="cg-map-dot", r=5)
    else:
        mark, left = "", -_wide(pin) / 2
        if pin.icon:
            mark = element("rect", class_="cg-map-plaque", x=left, y=-RADIUS, width=PLAQUE, height=2 * RADIUS, rx=RADIUS)
            mark += element("use", href=f"#{icon_id(pin.icon)}", x=left + 2 * RADIUS + 1, y=-ICON / 2, width=ICON, height=ICON)
        mark += element("circle", class_="cg-map-disc", cx=left + RADIUS, r=RADIUS)
        mark += text_element(str(pin.number), left + RADIUS, 4.4, class_="cg-map-number", font_size=DIGITS)
    mark = element("g", mark, transform=f"translate({coordinate(x)} {coordinate(y)})")
    if pin.href is None:
        return element("g", element("title", escape(pin.name)) + mark)
    at = f"{round(pin.latitude, 5)},{round(pin.longitude, 5)}" if pin.place else None  # for the street map
    return linked_mark(mark, pin.href, aria_label=pin.name, data_place=pin.place, data_at=at)


def drawn(markers: Sequence[DiscColumn]) -> str:
    """Return lines and small dots first, discs over them."""
    ties: list[str] = []
    discs: list[str] = []
    for marker in markers:
        spot = marker.spot
        if marker.moved:
            ties.append(
                element("line", class_="cg-map-leader", x1=spot.x, y1=spot.y, x2=marker.x, y2=marker.y)
                + element("circle", class_="cg-map-star", cx=spot.x, cy=spot.y, r=POINT)
            )
        first = marker.y - (len(spot.pins) - 1) * DISCS_APART / 2
        if len(spot.pins) > 1:
            last = marker.y + (len(spot.pins) - 1) * DISCS_APART / 2
            ties.append(element("line", class_="cg-map-share", x1=marker.x, y1=first, x2=marker.x, y2=last))
        discs += [_disc(pin, marker.x, first + i * DISCS_APART) for i, pin in enumerate(spot.pins)]
    return "".join(ties + discs)


def icons_of(pins: Sequence[Pin]) -> tuple[str, ...]:
    """Return the kinds of place whose icons the pins' marks use, in the order of the alphabet."""
    return tuple(sorted({pin.icon for pin in pins if pin.icon and pin.number is not None}))
