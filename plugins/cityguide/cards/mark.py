"""The guide's mark, a compass: one geometry for the favicon, the icons and the cards.

`theme/partials/mark.html` has the same numbers; `tests/cards/test_icons.py` compares them.
"""

from __future__ import annotations

from PIL import ImageDraw

from cityguide.cards.pixels import circle, line, scaled
from cityguide.maps.window import Point

BOX = 32.0
"""The side of the mark's square, units."""
RING = 14.5
NEEDLE: tuple[Point, ...] = ((16, 3.5), (19, 16), (13, 16))
TAIL: tuple[Point, ...] = ((19, 16), (16, 28.5), (13, 16))
TICKS: tuple[tuple[Point, Point], ...] = (((4, 16), (9, 16)), ((23, 16), (28, 16)))


def draw_mark(draw: ImageDraw.ImageDraw, at: Point, side: float, colour: str, needle: str, stroke: float) -> None:
    """Draw the mark on a sheet of `pixels`: `at` is the upper left corner of its square, `side` that square's, in pixels."""
    unit = side / BOX

    def put(point: Point) -> Point:
        return at[0] + point[0] * unit, at[1] + point[1] * unit

    for triangle, ink in ((TAIL, colour), (NEEDLE, needle)):
        # One side more than once round: then every corner is a joint and there is no open end.
        line(draw, map(put, (*triangle, *triangle[:2])), ink, stroke * unit)
    draw.polygon(scaled(map(put, NEEDLE)), fill=needle)
    circle(draw, put((BOX / 2, BOX / 2)), (RING + stroke / 2) * unit, colour, stroke * unit)
    for tick in TICKS:
        line(draw, map(put, tick), colour, stroke * unit)
