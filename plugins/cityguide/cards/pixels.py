"""Drawing at twice the size: reducing it smooths every edge. Points and radii are in the card's own pixels."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from cityguide.maps.window import Point

SCALE = 2
"""Drawn pixels for each of the card's."""

Size = tuple[int, int]


def blank(size: Size, colour: str) -> Image.Image:
    """A sheet of one colour; `reduced` makes it `size` pixels large."""
    return Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), colour)


def reduced(image: Image.Image) -> Image.Image:
    return image.reduce(SCALE)


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


def _rings(geometry: BaseGeometry) -> Iterable[list[list[Point]]]:
    """Each polygon's shell and holes in drawn pixels."""
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield [[(float(x) * SCALE, float(y) * SCALE) for x, y in shapely.get_coordinates(r)] for r in (part.exterior, *part.interiors)]
