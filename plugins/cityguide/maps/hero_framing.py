"""The part of its surroundings that a cluster's picture shows, and how much of a name lies on land there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from cityguide.maps.clipping import cut_to
from cityguide.maps.ground.shore import Shore
from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import Wanted, beside
from cityguide.maps.placing.lettering import wanted_name
from cityguide.maps.placing.settling import Obstacle
from cityguide.maps.window import Box, Window

PICTURE = (1000.0, 800.0)
"""The whole picture; a telephone shows its middle, 640 to 800 units wide, a wide screen its middle, 490 high."""
SAFE = Box(195.0, 165.0, 805.0, 635.0)
"""The middle that every crop shows, where names stand."""
LARGE_NAME, LESSER_NAME = 44.0, 23.0
"""Sizes in units: 21 and 11 px on a telephone, where a unit is half a pixel."""
LONGEST_NAME = 8
"""Characters that a large name may have on one line."""
REACHES = (0.0, 16.0, 34.0, 60.0, 95.0)
EVEN = 0.46
"""The share of water that makes a picture of a coast: a little less than the land, which carries the names."""
TRIES = 9
"""Crops that are compared in each direction."""


def is_large(pin: Pin, places: Sequence[Pin]) -> bool:
    """Tell whether a place is lettered large: the cluster is named after it, or it is the only one."""
    return pin.emphasis or len(places) == 1


def wanted(places: Sequence[Pin], window: Window) -> list[Wanted]:
    """Return the places' names, ready to be placed."""
    found = []
    for pin in places:
        large = is_large(pin, places)
        clearance, size, longest = (20.0, LARGE_NAME, LONGEST_NAME) if large else (12.0, LESSER_NAME, 99)
        found.append(wanted_name(pin, *window.place(pin), clearance, size, longest))
    return found


def dots(places: Sequence[Pin], window: Window) -> list[Box]:
    """Return what the places' own rings cover."""
    return [Box.around(*window.place(pin), 13.0 if is_large(pin, places) else 8.0) for pin in places]


def shoreline(shore: Shore, window: Window, step: float) -> list[Obstacle]:
    """Return boxes along the shore, ``step`` units apart, so that names stand on land or on water and seldom across the line."""
    seen = cut_to(shore.land, *window.edges_km(0))
    line = shapely.segmentize(shapely.boundary(seen), step * window.km_per_unit)
    middle = [window.width / 2 - window.east / window.km_per_unit, window.height / 2 + window.north / window.km_per_unit]
    xy: NDArray[np.float64] = shapely.get_coordinates(line) / window.km_per_unit + middle
    return [(Box.around(x, y, step / 2), 1.2) for x, y in xy.tolist()]


def on_land(shore: Shore, window: Window, box: Box) -> float:
    """Return how much of a box on a plate lies on land, from 0 to 1."""
    units = np.array([[box.left, box.top], [box.right, box.bottom]]) - [window.width / 2, window.height / 2]
    (west, north), (east, south) = units * window.km_per_unit + [window.east, -window.north]
    return float(cut_to(shore.land, west, north, east, south).area / ((east - west) * (south - north)))


def composed(window: Window, shore: Shore, places: Sequence[Pin]) -> Window:
    """Return the window moved so that every place stays in its middle, water and land balance there and the large names find room.

    Of crops that do equally well the one nearest the places' middle is taken.
    """
    xy = np.array([window.place(pin) for pin in places])
    room = ((SAFE.right - SAFE.left) * 0.92, (SAFE.bottom - SAFE.top) * 0.88)
    slack = np.maximum((np.array(room) - np.ptp(xy, axis=0)) / 2, 0.0) * window.km_per_unit
    names = [_stances(name, window, shore) for name, pin in zip(wanted(places, window), places, strict=True) if is_large(pin, places)]
    best, least = window, np.inf
    for across in np.linspace(-1, 1, TRIES):
        for up in np.linspace(-1, 1, TRIES):
            east, north = float(across * slack[0]), float(up * slack[1])
            moved = replace(window, east=window.east + east, north=window.north + north)
            cost = abs(shore.water(moved, -120.0) - EVEN) + 0.04 * float(np.hypot(across, up))
            # The plate moves one way, and what is on it the other.
            dx, dy = -east / window.km_per_unit, north / window.km_per_unit
            for stances in names:
                cost += min(crossing + (0.0 if _inside(box, dx, dy) else 0.5) for box, crossing in stances)
            if cost < least - 1e-9:
                best, least = moved, cost
    return best


def _stances(name: Wanted, window: Window, shore: Shore) -> list[tuple[Box, float]]:
    """Return the boxes that a name may cover beside its dot, with up to 0.7 for lying across the shore."""
    return [(box, 1.4 * min(share := on_land(shore, window, box), 1 - share)) for box in beside(name)]


def _inside(box: Box, dx: float, dy: float) -> bool:
    return SAFE.left <= box.left + dx and box.right + dx <= SAFE.right and SAFE.top <= box.top + dy and box.bottom + dy <= SAFE.bottom
