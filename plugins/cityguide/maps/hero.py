"""The picture at the top of a cluster's page, and the same without words for a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from cityguide.maps.clipping import cut_to
from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.framing import PICTURE, SAFE, is_large, survey, wanted
from cityguide.maps.ground.shore import Shore
from cityguide.maps.inland import motif, struck
from cityguide.maps.ornaments import city_dot, degree_figures, ground, lights
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.labels import lay_out
from cityguide.maps.placing.lettering import leader, lettered
from cityguide.maps.placing.settling import Obstacle
from cityguide.maps.window import Box, Point, Window
from cityguide.svg import element, text_element
from cityguide.terrain.model import NO_TERRAIN, Terrain

_WIDTH, _HEIGHT = PICTURE
FIGURE = 23.0
"""Size of degrees and distances in units: 11 px on a telephone."""
LIGHT, CARD_LIGHT = 4.5, 7.0
REACHES = (0.0, 16.0, 34.0, 60.0, 95.0)
CARD_GRAIN = 2.8
"""A card is 380 px wide: half a pixel on it is more than a unit."""


def hero_map(
    pins: Sequence[Pin], terrain: Terrain = NO_TERRAIN, *, map_id: str, title: str, summary: str, shore_id: str, file: str = ""
) -> Drawing:
    """Return the picture, without links; raises ValueError without any pin.

    It is 1000 by 800 units and made to be cropped: names stay in its middle. Pins with emphasis are lettered large.
    ``shore_id`` names the shore, which is the same on the pins' numbered map, and ``file`` is the address of the file that defines it.
    """
    found = survey(pins, terrain)
    window, places, stars = found.picture, named_places(pins), [found.picture.place(pin) for pin in sights_by_number(pins)]
    inland = found.shore.inland(window)
    names = wanted(places, window)
    rounds = [Box.around(*window.place(pin), 13.0 if is_large(pin, places) else 8.0) for pin in places]
    glows = [Box.around(x, y, 16.0) for x, y in stars]
    soft = [(box, 1.0) for box in glows]
    soft += struck(window, _middle(places, window), FIGURE) if inland else _shoreline(found.shore, window, 16.0)
    placed = lay_out(names, SAFE, rounds, soft, reaches=REACHES)
    shapes = Shapes(file)
    content = _rose(pins, window) if inland else [ground(window, found.shore, shapes, shore_id)]
    if not inland:
        content.append(_figures(window, found.shore, [*(put.box for put in placed), *rounds, *glows]))
    content += _lit(found.shore, window, stars, LIGHT)
    afloat = [" cg-map-afloat" if inland or found.shore.on_land(window, put.box) < 0.5 else "" for put in placed]
    content += [leader(put, f"cg-map-leader{over}") for put, over in zip(placed, afloat, strict=True)]
    content += [city_dot(*window.place(pin), 11.0 if is_large(pin, places) else 6.0) for pin in places]
    content += [lettered(put, f"cg-map-name{over}") for put, over in zip(placed, afloat, strict=True)]
    return _sliced(map_id, title, summary, "cg-map-hero", content, shapes)


def card_map(pins: Sequence[Pin], terrain: Terrain = NO_TERRAIN, *, map_id: str, title: str, summary: str, shore_id: str) -> Drawing:
    """Return the picture without a word, for a card that has words beside it: shore, lit places, and the large cities' rings.

    ``shore_id`` names its shore, which is coarser than that of other maps.
    """
    found = survey(pins, terrain)
    window, places, stars = found.picture, named_places(pins), [found.picture.place(pin) for pin in sights_by_number(pins)]
    shapes = Shapes()
    if found.shore.inland(window):
        content = _rose(pins, window, words=False)
    else:
        coarse = replace(found.shore, grain_km=CARD_GRAIN * window.km_per_unit)
        content = [ground(window, coarse, shapes, shore_id, lines=5, net=False)]
    content += _lit(found.shore, window, stars, CARD_LIGHT)
    content += [city_dot(*window.place(pin), 14.0) for pin in places if is_large(pin, places)]
    return _sliced(map_id, title, summary, "cg-map-hero cg-map-card", content, shapes)


def _sliced(map_id: str, title: str, summary: str, class_: str, content: Sequence[str], shapes: Shapes) -> Drawing:
    return Drawing(
        map_id, title, summary, class_, _WIDTH, _HEIGHT, "".join(content), sliced=True, shapes=shapes.markup, file=shapes.file,
        sources=tuple(shapes.sources),
    )  # fmt: skip


def _middle(places: Sequence[Pin], window: Window) -> Point:
    return window.place(places[0]) if places else (_WIDTH / 2, _HEIGHT / 2)


def _shoreline(shore_: Shore, window: Window, step: float) -> list[Obstacle]:
    """Return boxes along the shore, ``step`` units apart, so that names stand on land or on water and seldom across the line."""
    seen = cut_to(shore_.land, *window.edges_km(window.inside(0)))
    line = shapely.segmentize(shapely.boundary(seen), step * window.km_per_unit)
    middle = [window.width / 2 - window.east / window.km_per_unit, window.height / 2 + window.north / window.km_per_unit]
    xy: NDArray[np.float64] = shapely.get_coordinates(line) / window.km_per_unit + middle
    return [(Box.around(x, y, step / 2), 1.2) for x, y in xy.tolist()]


def _rose(pins: Sequence[Pin], window: Window, *, words: bool = True) -> list[str]:
    """Return the ground of an inland place's picture: rings and winds about its city."""
    water = element("rect", class_="cg-map-water", width=_WIDTH, height=_HEIGHT)
    return [water, motif(window, _middle(named_places(pins), window), sights_by_number(pins), FIGURE, words=words)]


def _lit(shore_: Shore, window: Window, points: Sequence[Point], radius: float) -> list[str]:
    """Return the lights on land and those on water, which differ in colour."""
    bare = shore_.inland(window)
    afloat = [bare or shore_.on_land(window, Box.around(x, y, 2.0)) < 0.5 for x, y in points]
    dry, wet = ([point for point, water in zip(points, afloat, strict=True) if water is which] for which in (False, True))
    return [lights(dry, radius), lights(wet, radius, afloat=True)]


def _figures(window: Window, shore_: Shore, taken: Sequence[Box]) -> str:
    """Return the degrees along the edges of the part that every crop shows, except those across a shore or a name."""
    parts = []
    for words, box in degree_figures(window, SAFE, FIGURE):
        land = shore_.on_land(window, box)
        if (land < 0.1 or land > 0.9) and not any(box.shared(other) for other in taken):
            x, y, class_ = round(box.left, 1), round(box.bottom - FIGURE * 0.2, 1), f"cg-map-figure{'' if land > 0.5 else ' cg-map-afloat'}"
            parts.append(text_element(words, x, y, class_=class_, font_size=FIGURE))
    return "".join(parts)
