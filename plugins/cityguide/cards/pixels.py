"""Drawing at twice the size: reducing it smooths every edge. Points and radii are in the card's own pixels."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from cityguide.cards.palette import Palette, Pixels
from cityguide.maps.window import Point

SCALE = 2
"""Drawn pixels for each of the card's."""

Size = tuple[int, int]


def blank(size: Size, colour: str) -> Image.Image:
    """A sheet of one colour; `reduced` makes it `size` pixels large."""
    return Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), colour)


def reduced(image: Image.Image) -> Image.Image:
    return image.reduce(SCALE)


MOST_INKS = 16
"""Colours of a `sheet`: then a table of 65,536 entries says what any four of its pixels become."""


def sheet(size: Size, colour: str) -> Image.Image:
    """Like `blank`, for at most `MOST_INKS` colours, of which a pixel holds the number; `printed` makes it `size` pixels large."""
    return Image.new("P", (size[0] * SCALE, size[1] * SCALE), colour)


def printed(drawn: Image.Image, palette: Palette) -> Pixels:
    """A sheet `reduced`, as the numbers of a palette's colours, both at once. Raises ValueError where it has too many inks."""
    inks = tuple(drawn.palette.colors) if drawn.palette else ()
    if len(inks) > MOST_INKS:
        raise ValueError(f"a sheet has {MOST_INKS} colours at most")
    pairs = np.frombuffer(drawn.tobytes(), "<u2").reshape(drawn.height, drawn.width // SCALE)
    found: Pixels = np.take(_table(inks, palette), pairs[::2] | pairs[1::2] << 4, mode="wrap")
    return found


@lru_cache(maxsize=32)
def _table(inks: tuple[tuple[int, ...], ...], palette: Palette) -> Pixels:
    """The number of what four pixels become, whose inks are told by four bits each: of both on the left, then on the right."""
    four = np.indices((len(inks),) * 4, np.uint8).reshape(4, -1).T
    drawn = Image.frombytes("P", (2 * len(four), 2), four[:, [0, 2]].tobytes() + four[:, [1, 3]].tobytes())
    drawn.putpalette([part for ink in inks for part in ink])
    table = np.zeros(1 << 16, np.uint8)
    table[four @ np.array([1, 1 << 4, 1 << 8, 1 << 12])] = palette.numbers(reduced(drawn.convert("RGB")))[0]
    return table


def scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def line(draw: ImageDraw.ImageDraw, points: Iterable[Point], colour: str, width: float = 1.0) -> None:
    draw.line(scaled(points), fill=colour, width=round(width * SCALE), joint="curve")


def circle(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str, width: float = 1.0) -> None:
    (x, y), r = scaled([centre])[0], radius * SCALE
    draw.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=round(width * SCALE))


def disc(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    (x, y), r = scaled([centre])[0], radius * SCALE
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def thin_frame(draw: ImageDraw.ImageDraw, size: Size, colour: str) -> None:
    """The thin frame inside a plate's edge."""
    edge = 14 * SCALE
    draw.rectangle((edge, edge, size[0] * SCALE - edge - 1, size[1] * SCALE - edge - 1), outline=colour, width=SCALE)


def fill(draw: ImageDraw.ImageDraw, geometry: BaseGeometry, colour: str, within: str) -> None:
    """Fill polygons; what lies in their holes is filled with `within`."""
    for shell, *holes in _rings(geometry):
        draw.polygon(shell, fill=colour)
        for hole in holes:
            draw.polygon(hole, fill=within)


def stroke(draw: ImageDraw.ImageDraw, geometry: BaseGeometry, colour: str, width: float = 1.0) -> None:
    for rings in _rings(geometry):
        for ring in rings:
            draw.line(ring, fill=colour, width=round(width * SCALE), joint="curve")


def _rings(geometry: BaseGeometry) -> Iterable[list[list[float]]]:
    """Each polygon's shell and holes: x and y in turn, in drawn pixels."""
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield [(shapely.get_coordinates(ring) * SCALE).ravel().tolist() for ring in (part.exterior, *part.interiors)]
