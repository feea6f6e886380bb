"""The windows of a cluster's two plates in one frame, and the shore that both use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from cityguide.maps.ground.shore import Shore, shore
from cityguide.maps.hero_framing import PICTURE, SAFE, composed
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.window import Window, centred, fit
from cityguide.terrain.model import NO_TERRAIN, LocalShore, Terrain

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


@cache
def _survey(pins: tuple[Pin, ...], local: LocalShore | None, radius_km: float | None) -> Survey:
    places, sights = named_places(pins), sights_by_number(pins)
    picture, chart = _fitted(pins, radius_km)
    frame = picture.frame
    chart = chart.seen_from(frame)
    if radius_km is not None:  # a chart by itself, shown at 1.6 pixels a unit
        return Survey(picture, chart, shore(frame, (chart,), 0.6 * chart.km_per_unit, local))
    grain = PICTURE_GRAIN * picture.km_per_unit
    rough = shore(frame, (_wide(picture),), 4 * grain, local)
    if rough.inland(picture):
        picture, chart = _inland(pins, picture, chart)
        return Survey(picture, chart, shore(picture.frame, (picture, chart), grain, local))
    picture = composed(picture, rough, places or sights)
    if rough.inland(chart):  # the sea is near enough for the picture, not for the numbers
        chart = _inland(pins, picture, chart)[1].seen_from(frame)
    return Survey(picture, chart, shore(frame, (picture, chart), grain, local))


def looked_at(pins: Sequence[Pin], radius_km: float | None = None) -> tuple[Window, ...]:
    """Return windows that, with the bleed, hold all that a survey of the pins may look at, whatever shore it finds.

    Raises ValueError without any pin.
    """
    picture, chart = _fitted(pins, radius_km)
    return (chart,) if radius_km is not None else (_wide(picture), chart, *_inland(pins, picture, chart))


def _fitted(pins: Sequence[Pin], radius_km: float | None) -> tuple[Window, Window]:
    """Return the picture's window and the chart's about the middle of what they show."""
    places, sights = named_places(pins), sights_by_number(pins)
    least = LEAST_KM if sights else LONE_KM
    chart = fit([*places, *sights], width=SIDE, height=SIDE, inner=(SIDE * 0.8,) * 2, least_km=least, radius_km=radius_km)
    inner = (SAFE.right - SAFE.left) * 0.7, (SAFE.bottom - SAFE.top) * 0.7
    return fit(places or sights, width=PICTURE[0], height=PICTURE[1], inner=inner, least_km=HERO_KM), chart


def _wide(picture: Window) -> Window:
    return replace(picture, width=picture.width * CROPPED_FROM, height=picture.height * CROPPED_FROM)


def _inland(pins: Sequence[Pin], picture: Window, chart: Window) -> tuple[Window, Window]:
    """Return both windows about the first place, as they are where no water shows."""
    places, sights = named_places(pins), sights_by_number(pins)
    everywhere, least = [*places, *sights], LEAST_KM if sights else LONE_KM
    middle = centred(places, everywhere, picture, HERO_INLAND_KM, (SAFE.right - SAFE.left, SAFE.bottom - SAFE.top))
    return middle, centred(places, everywhere, chart, least, (SIDE * 0.8,) * 2)
