"""The world with its clusters: drawn once; a card that lights one of them changes a small part."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from cityguide.cards.model import LatLon
from cityguide.cards.palette import LAND, mixed
from cityguide.cards.pixels import SCALE, Size, circle, disc, fill, line, sheet, stroke
from cityguide.colours import HUES
from cityguide.maps.clipping import polygonal
from cityguide.maps.ground.land import land_within
from cityguide.maps.projection import MERIDIAN, on_world, within_turn, world_net
from cityguide.maps.window import Point

ACROSS = 0.93
"""How much of the plate's width the world takes: then its height holds every ranked cluster, from Helsinki to Melbourne."""
TOP_LATITUDE = 71.0
"""The latitude of the plate's upper edge."""
_DEEP = HUES["petrol"].deep.light
_NET = mixed(_DEEP, HUES["petrol"].accent.dark, 0.32)
_GROUND, _COAST, _DOT = mixed(_DEEP, LAND, 0.2), mixed(_DEEP, LAND, 0.42), mixed(_DEEP, LAND, 0.8)
RINGS = (27.0, 18.0)
_REACH = 30
"""Pixels around a lit cluster within which the map changes."""


def world_edges() -> list[tuple[str, str]]:
    """The pairs of colours that meet on the map, for the palette."""
    bright = [hue.accent.dark for hue in HUES.values()]
    return [*((_DEEP, colour) for colour in (_NET, _COAST, LAND, *bright)), (_GROUND, _COAST), (_GROUND, LAND), (_DEEP, _DOT)]


def placed_on_world(spot: LatLon, size: Size) -> Point:
    """Where a place falls on the map, pixels."""
    x, y = _pixels(np.array([[within_turn(spot[1]), spot[0]]]), size)[0]
    return float(x), float(y)


def lit(at: tuple[LatLon, str], whole: Image.Image, size: Size) -> tuple[Image.Image, tuple[int, int]]:
    """What a cluster that stands out changes of the sheet of the `whole` map: a small sheet, and where its upper left corner belongs."""
    spot, accent = at
    x, y = placed_on_world(spot, size)
    left, top = (min(max(round(value) - _REACH, 0), edge - 2 * _REACH) for value, edge in zip((x, y), size, strict=True))
    wide = 2 * _REACH * SCALE
    patch = whole.crop((left * SCALE, top * SCALE, left * SCALE + wide, top * SCALE + wide))
    draw, centre = ImageDraw.Draw(patch), (x - left, y - top)
    for radius in RINGS:
        circle(draw, centre, radius, LAND, 1.5)
    disc(draw, centre, 11.5, _DEEP)
    disc(draw, centre, 9.0, LAND if accent == "petrol" else HUES[accent].accent.dark)
    return patch, (left, top)


@cache
def world(others: tuple[LatLon, ...], stories: tuple[tuple[LatLon, str], ...], size: Size) -> Image.Image:
    """The map of the world with its dots, across the whole of a sheet for `size` pixels."""
    image = _continents(size).copy()
    draw = ImageDraw.Draw(image)
    for spot in others:
        disc(draw, placed_on_world(spot, size), 3.4, _DOT)
    for spot, name in stories:
        disc(draw, placed_on_world(spot, size), 10.0, _DEEP)
        disc(draw, placed_on_world(spot, size), 7.5, HUES[name].accent.dark)
    return image


@cache
def _continents(size: Size) -> Image.Image:
    """Graticule and land."""
    image = sheet(size, _DEEP)
    draw = ImageDraw.Draw(image)
    west, east = MERIDIAN - 180, MERIDIAN + 180
    for degrees in world_net(-90, 90, 61, range(-60, 90, 30)):
        line(draw, _pixels(degrees, size).tolist(), _NET)
    land = land_within((west, -60, east, 84), "110m")
    ground = polygonal(shapely.transform(land, lambda points: _pixels(points, size)))
    fill(draw, ground, _GROUND, _DEEP)
    stroke(draw, ground, _COAST)
    return image


def _pixels(degrees: NDArray[np.float64], size: Size) -> NDArray[np.float64]:
    """Return rows of x and y for rows of longitude (-30 to 330) and latitude, in Equal Earth."""
    return on_world(degrees, size[0] / 2, ACROSS * size[0], TOP_LATITUDE)
