"""The windows of a cluster's two plates in one frame, the shore that both use, and the names that decide the picture's crop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from cityguide.maps.ground.shore import Shore, shore
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.labels import Wanted, beside
from cityguide.maps.placing.lettering import wanted_name
from cityguide.maps.window import Box, Window, fit
from cityguide.terrain.model import NO_TERRAIN, LocalShore, Terrain

PICTURE = (1000.0, 800.0)
"""The whole picture; a telephone shows its middle, 640 to 800 units wide, a wide screen its middle, 490 high."""
SAFE = Box(195.0, 165.0, 805.0, 635.0)
"""The middle that every crop shows, where names stand."""
LARGE_NAME, LESSER_NAME = 44.0, 23.0
"""Sizes in units: 21 and 11 px on a telephone, where a unit is half a pixel."""
LONGEST_NAME = 8
"""Characters that a large name may have on one line."""
EVEN = 0.46
"""The share of water that makes a picture of a coast: a little less than the land, which carries the names."""
TRIES = 9
"""Crops that are compared in each direction."""
HERO_KM = 34.0
HERO_INLAND_KM = 17.0
"""From the middle to the nearer edge, at least."""
SIDE = 400.0
"""Units across the numbered map. On a telephone it is 358 px wide: 0.9 px a unit."""
LEAST_KM = 8.0
PICTURE_GRAIN = 0.85
"""The grid of the shore that both plates use, units of the picture: some half a pixel on a desktop screen."""
LONE_KM = 24.0
"""The least where there are no attractions: closer in, 1:10m shores show too little of one city."""
CROPPED_FROM = 1.6
"""Of the picture's size: what is looked at to choose its crop. With the bleed it holds every crop that `composed` may choose."""


@dataclass(frozen=True)
class Survey:
    """The picture's window and the numbered map's, in one frame, and the shore on both."""

    picture: Window
    chart: Window
    shore: Shore


def survey(pins: Sequence[Pin], terrain: Terrain = NO_TERRAIN, radius_km: float | None = None) -> Survey:
    """Return the survey of a cluster's pins; ``radius_km`` sets the chart's reach. Raises ValueError without any pin."""
    return _survey(tuple(pins), terrain.shore, radius_km)


@lru_cache(maxsize=1)  # the maps of one city are drawn one after the other
def _survey(pins: tuple[Pin, ...], local: LocalShore | None, radius_km: float | None) -> Survey:
    places, sights = named_places(pins), sights_by_number(pins)
    picture, chart = _windows(pins, radius_km)
    frame = picture.frame
    if radius_km is not None:  # a chart by itself, shown at 1.6 pixels a unit
        return Survey(picture, chart, shore(frame, (chart,), 0.6 * chart.km_per_unit, local, lone=True))
    grain = PICTURE_GRAIN * picture.km_per_unit
    rough = shore(frame, (_wide(picture),), 4 * grain, local)
    if rough.inland(picture):
        picture, chart = _windows(pins, inland=True)
        return Survey(picture, chart, shore(picture.frame, (picture, chart), grain, local))
    picture = composed(picture, rough, places or sights)
    if rough.inland(chart):  # the sea is near enough for the picture, not for the numbers
        chart = _windows(pins, inland=True)[1].seen_from(frame)
    return Survey(picture, chart, shore(frame, (picture, chart), grain, local))


def looked_at(pins: Sequence[Pin], radius_km: float | None = None) -> tuple[Window, ...]:
    """Return windows that, with the bleed, hold all that a survey of the pins may look at, whatever shore it finds.

    Raises ValueError without any pin.
    """
    picture, chart = _windows(pins, radius_km)
    return (chart,) if radius_km is not None else (_wide(picture), chart, *_windows(pins, inland=True))


def _windows(pins: Sequence[Pin], radius_km: float | None = None, *, inland: bool = False) -> tuple[Window, Window]:
    """Return the picture's window and the chart's, in one frame, about the middle of what they show.

    ``inland``, where no water shows, they are about the first place: rings need their centre there.
    """
    places, sights = named_places(pins), sights_by_number(pins)
    everywhere, first = [*places, *sights], places[0] if inland and places else None
    room, least_km = (1.0, HERO_INLAND_KM) if first else (0.7, HERO_KM)
    picture = fit(
        everywhere if first else places or sights, width=PICTURE[0], height=PICTURE[1],
        inner=((SAFE.right - SAFE.left) * room, (SAFE.bottom - SAFE.top) * room), least_km=least_km, about=first,
    )  # fmt: skip
    least_km = LEAST_KM if sights else LONE_KM
    chart = fit(everywhere, width=SIDE, height=SIDE, inner=(SIDE * 0.8,) * 2, least_km=least_km, about=first)
    if radius_km is not None:
        chart = replace(chart, km_per_unit=2 * radius_km / SIDE)
    return picture, chart.seen_from(picture.frame)


def _wide(picture: Window) -> Window:
    return replace(picture, width=picture.width * CROPPED_FROM, height=picture.height * CROPPED_FROM)


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
    return [(box, 1.4 * min(share := shore.on_land(window, box), 1 - share)) for box in beside(name)]


def _inside(box: Box, dx: float, dy: float) -> bool:
    return SAFE.left <= box.left + dx and box.right + dx <= SAFE.right and SAFE.top <= box.top + dy and box.bottom + dy <= SAFE.bottom
