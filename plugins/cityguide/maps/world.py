"""The world map of clusters, with the Pacific in the middle.

The map is cut at 30° west, in the Atlantic: four of the five stories and most of the leading clusters lie
on the Pacific's two shores, and a map cut there keeps them side by side and leaves room for the names
in the ocean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

import numpy as np
import shapely
from numpy.typing import NDArray

from cityguide.maps.clipping import cut_to, polygonal
from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.ground.curves import controls, curve
from cityguide.maps.ground.land import land
from cityguide.maps.ground.shore import NATURAL_EARTH
from cityguide.maps.paths import path
from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import Wanted, lay_out
from cityguide.maps.placing.lettering import leader, lettered, stacked
from cityguide.maps.projection import MERIDIAN, on_world, within_turn, world_net
from cityguide.maps.window import Box
from cityguide.svg import coordinate, element

_WIDTH = 720.0
SOUTH, NORTH = -56.0, 79.0
"""Latitudes between which the map is drawn; no ranked cluster lies beyond them."""
STORY_NAME = 23.0
"""Size of a name in units: 11 px on a telephone, where the map is half as large."""
DOTS = (3.6, 2.8, 2.1)
"""Radii of the dots by size."""
STORY_DOT = 5.0
MOST_NAMED = 12
"""Names on the map, those of the first pins. More would stand on each other; the rest are lit dots with a title."""
GRAIN = 0.6
"""The grid of the coast's control points, units: a pixel on a desktop screen."""
LEAST_AREA = 0.12
"""Square degrees below which an island is not even projected."""
COAST_LINES = 3
SHORE_ID = "world-shore"


def _units(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return x and y in units for longitudes in -30..330 and latitudes."""
    return on_world(degrees, _WIDTH / 2, _WIDTH, NORTH)


_HEIGHT = round(float(_units(np.array([[MERIDIAN, SOUTH]]))[0, 1]))


def _spot(pin: Pin) -> tuple[float, float]:
    x, y = _units(np.array([[within_turn(pin.longitude), pin.latitude]]))[0]
    return round(float(x), 1), round(float(y), 1)


def _continents() -> list[shapely.Polygon]:
    """Return the land between -30° and 330° east in units: 1:10m, islands too small for this map left out."""
    west, east = MERIDIAN - 180.0, MERIDIAN + 180.0
    shells = land("10m").shells.geometries
    large = shells[shapely.area(shells) > LEAST_AREA]
    thinned = shapely.simplify(large, 0.05, preserve_topology=False)
    parts: list[shapely.Polygon] = []
    for turn in (-360.0, 0.0, 360.0):
        clipped = cut_to(thinned, west - turn, SOUTH - 4, east - turn, NORTH + 4)
        for part in clipped[~shapely.is_empty(clipped)]:
            moved = shapely.transform(polygonal(part), lambda xy, by=turn: _units(np.add(xy, [by, 0.0])))
            parts += shapely.get_parts(polygonal(moved)).tolist()
    return parts


@cache
def _ground() -> tuple[str, Mapping[str, str]]:
    """Return graticule and land as SVG, and the shape that they use; they are the same on every world map."""
    lines = world_net(SOUTH, NORTH, 19, (-30, 0, 30, 60))
    net = shapely.simplify(shapely.MultiLineString([_units(line) for line in lines]), 0.5)
    rings, _ = controls(np.array(_continents()), GRAIN, 12.0)
    shapes = Shapes()
    shapes.path(SHORE_ID, curve(rings, GRAIN))
    return path(net, "cg-map-net") + shapes.shore(SHORE_ID, COAST_LINES, f"scale({coordinate(GRAIN / 2)})"), shapes.markup


def _linked(pin: Pin, content: str, tab: bool) -> str:
    """Wrap a mark in its link; unnamed dots are for the pointer only.

    A hundred dots would be a hundred stops for the tab key before the page's first list, which leads
    to the same pages.
    """
    if pin.href is None:
        return content
    tabindex, accent = (None, pin.accent) if tab else ("-1", None)
    return element("a", content, href=pin.href, aria_label=pin.name, tabindex=tabindex, data_accent=accent)


def world_map(pins: Sequence[Pin], *, map_id: str, title: str, summary: str) -> Drawing:
    """Return the world map: each pin is a dot of its size. Emphasised ones are lit in their accents, and the first carry their names."""
    stories = [(pin, *_spot(pin)) for pin in pins if pin.emphasis]
    # Half a unit is a quarter of a pixel on a telephone, and a dot is some units wide.
    others = [(pin, round(x), round(y)) for pin in pins if not pin.emphasis for x, y in [_spot(pin)]]
    dots = [
        _linked(
            pin,
            element("circle", "" if pin.href else element("title", escape(pin.name)), cx=x, cy=y, r=DOTS[pin.tier]),
            tab=False,
        )
        for pin, x, y in others
    ]
    soft = [(Box.around(x, y, DOTS[pin.tier] + 1), 1.4) for pin, x, y in others]
    soft += [(Box.around(x, y, STORY_DOT + 1), 6.0) for _, x, y in stories[MOST_NAMED:]]
    solid = [Box.around(x, y, STORY_DOT + 1) for _, x, y in stories[:MOST_NAMED]]
    # Names of more lines first, then from west to east: the long ones are the hardest to place.
    wanted = [Wanted(pin, x, y, STORY_DOT + 7, stacked(pin.label, STORY_NAME), must=False) for pin, x, y in stories[:MOST_NAMED]]
    wanted.sort(key=lambda one: (-len(one.lines), one.x))
    placed = lay_out(wanted, Box(4, 4, _WIDTH - 4, _HEIGHT - 4), solid, soft, reaches=(0, 12, 24, 40, 60, 85))
    leaders = "".join(leader(put) for put in placed)
    names = {put.wanted.pin: lettered(put) for put in placed}
    named = [
        _linked(
            pin,
            "".join(element("circle", cx=x, cy=y, r=STORY_DOT * size) for size in (2.6, 1.7, 1))
            + names.get(pin, element("title", escape(pin.name))),
            tab=True,
        )
        for pin, x, y in stories
    ]
    ground, shapes = _ground()
    content = [
        ground,
        element("g", "".join(dots), class_="cg-map-dots") if dots else "",
        leaders,
        element("g", "".join(named), class_="cg-map-stories") if named else "",
    ]
    return Drawing(
        map_id, title, summary, "cg-map-world", _WIDTH, _HEIGHT, "".join(content),
        linked=any(pin.href for pin in pins), shapes=shapes, sources=(NATURAL_EARTH,),
    )  # fmt: skip
