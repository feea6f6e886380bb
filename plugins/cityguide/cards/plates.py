"""A cluster's plate: its land in engraved water, or a dial of distances where there is no shore."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import product
from math import hypot

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from cityguide.cards.model import LatLon, Plate
from cityguide.cards.palette import LAND, ON_DEEP, mixed
from cityguide.cards.pixels import Size, circle, disc, fill, line, sheet, stroke, thin_frame
from cityguide.colours import HUES
from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.ground.land import land_within
from cityguide.maps.pins import Pin
from cityguide.maps.projection import Bounds
from cityguide.maps.window import Point, Window, fit, towards

WATER_LINES = (7.0, 16.0, 28.0, 43.0, 61.0)
"""Pixels from the shore, as an engraver spaces them: nearest first, closest there."""
SHORE_BLEED = WATER_LINES[-1] + 10
"""Pixels around a plate from which land still shows on it."""
EDGE_KM = 44.0
"""From the middle of a plate to its nearer edge: enough for a bay and its mouth."""
SHIFTS = (-0.27, -0.18, -0.09, 0.0, 0.09, 0.18, 0.27)
"""Parts of the plate's size by which it may be moved off its cities."""
CLEAR = 0.1
"""The part of the plate at each edge that cities keep out of."""
REGION_KM = (450.0, 180.0)
"""Across and down: enough for whatever is looked at for the plates of a city, of any size, but for its own bleed."""
INLAND_KM = 24.5
RINGS_KM = (2.5, 5.0, 10.0, 20.0, 40.0)
SHORE = 0.004
"""The least part of a plate that is water where there is a shore to draw."""


@lru_cache(maxsize=5)  # of the cities that are compared; one of a whole card takes 2 MB
def plate(shown: Plate, size: Size) -> Image.Image:
    """A cluster's plate, a sheet for `size` pixels."""
    hue = HUES[shown.accent]
    image = sheet(size, hue.deep.light)
    draw = ImageDraw.Draw(image)
    start = _window(shown.cities, size, EDGE_KM)
    region = _region(start)
    window, water = _composed(shown, start, region)
    if water < SHORE:
        _dial(draw, shown, _window(shown.cities[:1], size, INLAND_KM), size)
    else:
        _shore(draw, shown.accent, _ground(window, region))
        _lights(draw, shown, window)
    thin_frame(draw, size, mixed(hue.deep.light, ON_DEEP, 0.5))
    return image


def plate_edges(name: str) -> list[tuple[str, str]]:
    """The pairs of colours that meet on a plate of this accent, for the palette."""
    hue = HUES[name]
    meet = [LAND, hue.accent.dark, mixed(hue.deep.light, ON_DEEP, 0.5), *_waters(name)]
    return [
        *((hue.deep.light, colour) for colour in meet), (LAND, hue.accent.light), (LAND, mixed(hue.deep.light, LAND, 0.35)),
        (hue.deep.light, mixed(hue.deep.light, hue.accent.dark, 0.4)), (LAND, mixed(LAND, hue.accent.light, 0.45)),
    ]  # fmt: skip


def _window(cities: Iterable[LatLon], size: Size, least_km: float) -> Window:
    pins = [Pin(latitude, longitude, "", "city") for latitude, longitude in cities]
    inner = (size[0] * 0.62, size[1] * 0.62)
    return fit(pins, width=float(size[0]), height=float(size[1]), inner=inner, least_km=least_km)


def _around(start: Window) -> Window:
    """All windows that are looked at for a plate."""
    reach = max(SHIFTS)
    return replace(start, width=start.width * (1 + 2 * reach), height=start.height * (1 + 2 * reach))


def _region(start: Window) -> Bounds:
    """Degrees that enclose the windows for all plates of a city, or those for one of cities that lie far apart."""
    around = _around(start)
    wide, high = (max(least / start.km_per_unit, edge) for least, edge in zip(REGION_KM, (around.width, around.height), strict=True))
    return replace(around, width=wide, height=high).bounds(SHORE_BLEED)


def _composed(shown: Plate, start: Window, region: Bounds) -> tuple[Window, float]:
    """The window in which land and water balance best, and how much of it is water.

    A map about its cities alone is mostly land, for they stand inland of their harbours.
    """
    reach = max(SHIFTS)
    around = _around(start)
    land = shapely.simplify(_ground(around, region), 2.0, preserve_topology=False)  # only to be measured
    if _water(land, 0.0, 0.0, around.width, around.height) < SHORE / ((1 + 2 * reach) ** 2):
        return start, 0.0  # no window in it has more
    spots = np.array(_placed(start, shown.cities)) / (start.width, start.height) - 0.5
    clear = [shift for shift in product(SHIFTS, SHIFTS) if (np.abs(spots - shift) <= 0.5 - CLEAR).all()]
    found: list[tuple[float, Point, float]] = []
    for across, down in clear or [(0.0, 0.0)]:
        left, top = (reach + across) * start.width, (reach + down) * start.height
        water = _water(land, left, top, start.width, start.height)
        # A shift must be worth it: a quarter of the plate for some twentieth more of balance.
        found.append((abs(water - 0.5) + 0.15 * hypot(across, down), (across, down), water))
    _, (across, down), water = min(found, key=lambda one: one[0])
    east, north = across * start.width * start.km_per_unit, -down * start.height * start.km_per_unit
    return replace(start, frame=start.frame.moved(east, north)), water


def _water(land: BaseGeometry, left: float, top: float, wide: float, high: float) -> float:
    """The part of a rectangle that is not land."""
    return 1.0 - float(cut_to(land, left, top, left + wide, top + high).area) / (wide * high)


def _ground(window: Window, region: Bounds) -> BaseGeometry:
    """Land in the window and a bleed around it, pixels."""
    degrees = land_within(window.bounds(SHORE_BLEED), "10m", region)
    placed = polygonal(shapely.transform(degrees, window.place_all))
    within = cut_to(placed, -SHORE_BLEED, -SHORE_BLEED, window.width + SHORE_BLEED, window.height + SHORE_BLEED)
    return shapely.simplify(polygonal(within), 0.3)


def _waters(name: str) -> list[str]:
    """The colours of the water lines, nearest the shore first; they fade into the deep."""
    hue = HUES[name]
    return [mixed(hue.deep.light, hue.accent.dark, 0.62 - 0.09 * nth) for nth in range(len(WATER_LINES))]


def _shore(draw: ImageDraw.ImageDraw, name: str, ground: BaseGeometry) -> None:
    hue = HUES[name]
    reached, line_of_water = 0.0, ground
    for offset, colour in zip(WATER_LINES, _waters(name), strict=True):
        # From the line before: it has fewer islands and inlets than the shore. A buffer mends what a coarse shape crosses.
        coarse = shapely.simplify(line_of_water, (offset - reached) * 0.05, preserve_topology=False)
        line_of_water, reached = shapely.buffer(coarse, offset - reached, quad_segs=6), offset
        stroke(draw, line_of_water, colour)
    fill(draw, ground, LAND, hue.deep.light)
    stroke(draw, ground, mixed(hue.deep.light, LAND, 0.35))


def _lights(draw: ImageDraw.ImageDraw, shown: Plate, window: Window) -> None:
    """Places to see as small dots, cities ringed."""
    hue = HUES[shown.accent]
    for at in _placed(window, shown.sights):
        disc(draw, at, 4.8, LAND)
        disc(draw, at, 3.4, hue.accent.light)
    for at in _placed(window, shown.cities):
        for radius, colour in ((13.0, LAND), (11.0, hue.deep.light), (8.5, LAND), (4.5, hue.deep.light)):
            disc(draw, at, radius, colour)


def _placed(window: Window, spots: Iterable[LatLon]) -> list[Point]:
    return [window.place(Pin(latitude, longitude, "", "city")) for latitude, longitude in spots]


def _dial(draw: ImageDraw.ImageDraw, shown: Plate, window: Window, size: Size) -> None:
    """A graduated dial of distances about the city, the winds beyond it, and its places."""
    hue = HUES[shown.accent]
    centre = _placed(window, shown.cities[:1])[0]
    wind, etched = mixed(hue.deep.light, hue.accent.dark, 0.4), mixed(LAND, hue.accent.light, 0.45)
    radii = [km / window.km_per_unit for km in RINGS_KM]
    dial = max(radius for radius in radii if radius < min(size) / 2 - 20)
    beyond = [(dial + radii[-1] * part) for part in (0.12, 0.24, 0.38, 0.54)]
    for bearing in (quarter * 11.25 for quarter in range(32)):
        line(draw, [towards(centre, bearing, distance) for distance in (dial, hypot(*size))], wind)
    for radius in beyond:
        circle(draw, centre, radius, wind)
    disc(draw, centre, dial + 17, LAND)
    circle(draw, centre, dial + 13, hue.deep.light, 1.5)
    for radius in (radius for radius in radii if radius <= dial):
        circle(draw, centre, radius, hue.deep.light if radius == dial else etched, 1.5)
    for bearing in range(0, 360, 5):
        length = 13 if bearing % 15 == 0 else 7
        line(draw, [towards(centre, bearing, dial + part) for part in (13 - length, 13)], hue.deep.light)
    for bearing in (0, 45, 90, 135):
        line(draw, [towards(centre, bearing + turn, dial) for turn in (0, 180)], hue.deep.light if bearing % 90 == 0 else etched)
    stars = [at for at in _placed(window, shown.sights) if 26 < hypot(at[0] - centre[0], at[1] - centre[1]) < dial - 8]
    for at in stars:
        for radius, colour in ((8.5, LAND), (6.0, hue.deep.light)):
            disc(draw, at, radius, colour)
    for radius, colour in ((17.0, LAND), (14.0, hue.deep.light), (10.5, LAND), (5.0, hue.deep.light)):
        disc(draw, centre, radius, colour)
