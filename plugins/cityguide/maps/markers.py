"""Numbered places: discs that never cover one another, tied to their points by short lines.

Two neighbouring discs stand ``DISCS_APART`` units from centre to centre, which is 24 CSS px where the map is
358 px wide: the spacing that WCAG 2.5.8 asks of small targets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from cityguide.maps.drawing import linked_mark
from cityguide.maps.pins import Pin
from cityguide.maps.window import Box, Window
from cityguide.svg import element, text_element

DISCS_APART = 27.0
RADIUS = 10.5
DIGITS = 12.5
"""Size of a number in units: 11 px on a telephone."""
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
class DiscRow:
    """A spot and the centre of its disc, or of its row of discs."""

    spot: Spot
    x: float
    y: float

    @property
    def half_width(self) -> float:
        """Half the width of the row, units."""
        return RADIUS + (len(self.spot.pins) - 1) * DISCS_APART / 2

    @property
    def box(self) -> Box:
        """What the marker covers."""
        return Box.around(self.x, self.y, self.half_width, RADIUS)

    @property
    def moved(self) -> bool:
        """Whether a line has to lead back to the point."""
        return math.hypot(self.x - self.spot.x, self.y - self.spot.y) > 0.5


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


def _gap(a: DiscRow, b: DiscRow) -> float:
    """Return the distance between two rows' nearest discs, centre to centre."""
    across = abs(a.x - b.x) - (a.half_width - RADIUS) - (b.half_width - RADIUS)
    return math.hypot(max(across, 0.0), a.y - b.y)


def _candidates(spot: Spot) -> list[tuple[float, float]]:
    around = [(0.0, 0.0)]
    for ring in range(1, 10):
        distance = 11.0 + 8.0 * ring
        for step in range(16):
            angle = 2 * math.pi * step / 16
            around.append((distance * math.cos(angle), distance * math.sin(angle)))
    return [(spot.x + dx, spot.y + dy) for dx, dy in around]


def arrange(found: Sequence[Spot], window: Window, keep_clear: Sequence[tuple[float, float]]) -> list[DiscRow]:
    """Return a marker for each spot on the plate, in the spots' order.

    Spots with the most room are set first and stay on their points; a crowded one moves outward
    from the middle of its crowd. ``keep_clear`` are centres of the cities' dots.
    """
    if len(found) > MOST_APART:
        return [DiscRow(spot, spot.x, spot.y) for spot in found]
    middle_x = sum(spot.x for spot in found) / max(len(found), 1)
    middle_y = sum(spot.y for spot in found) / max(len(found), 1)

    def room(spot: Spot) -> float:
        gaps = [math.hypot(spot.x - o.x, spot.y - o.y) for o in found if o is not spot]
        return min([*gaps, 1000.0])

    order = sorted(range(len(found)), key=lambda i: (-min(room(found[i]), DISCS_APART), i))
    set_down: dict[int, DiscRow] = {}
    for index in order:
        spot = found[index]
        best, least = DiscRow(spot, spot.x, spot.y), math.inf
        for x, y in _candidates(spot):
            marker = DiscRow(spot, round(x, 1), round(y, 1))
            cost = math.hypot(x - spot.x, y - spot.y)
            if 0.75 * cost >= least:
                break  # the rest are farther off, and being outward gives back at most a quarter of the distance
            edge = marker.half_width + 4
            if not (edge <= x <= window.width - edge and 15 <= y <= window.height - 15):
                cost += 500.0
            for other in set_down.values():
                cost += 60.0 * max(0.0, DISCS_APART - _gap(marker, other))
            for other_spot in found:
                if other_spot is not spot:
                    covered = Box.around(other_spot.x, other_spot.y, 3.5).shared(marker.box)
                    cost += 1.2 * covered
            for city in keep_clear:
                cost += 1.5 * Box.around(*city, 7.0).shared(marker.box)
            outward = (x - spot.x) * (spot.x - middle_x) + (y - spot.y) * (spot.y - middle_y)
            cost -= 0.25 * outward / max(math.hypot(spot.x - middle_x, spot.y - middle_y), 1.0)
            if cost < least - 1e-9:
                best, least = marker, cost
        set_down[index] = best
    return [set_down[index] for index in range(len(found))]


def _disc(pin: Pin, x: float, y: float) -> str:
    if pin.number is None:
        mark = element("circle", class_="cg-map-dot", cx=x, cy=y, r=5)
    else:
        mark = element("circle", class_="cg-map-disc", cx=x, cy=y, r=RADIUS)
        mark += text_element(str(pin.number), x, y + 4.4, class_="cg-map-number", font_size=DIGITS)
    if pin.href is None:
        return element("g", element("title", escape(pin.name)) + mark)
    return linked_mark(mark, pin.href, aria_label=pin.name, data_place=pin.place)


def drawn(markers: Sequence[DiscRow]) -> str:
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
        first = marker.x - (len(spot.pins) - 1) * DISCS_APART / 2
        if len(spot.pins) > 1:
            last = marker.x + (len(spot.pins) - 1) * DISCS_APART / 2
            ties.append(element("line", class_="cg-map-share", x1=first, y1=marker.y, x2=last, y2=marker.y))
        discs += [_disc(pin, first + i * DISCS_APART, marker.y) for i, pin in enumerate(spot.pins)]
    return "".join(ties + discs)
