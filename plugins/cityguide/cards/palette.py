"""The colours of a card: those of the light scheme, mixtures of them, and the palette of its PNG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from cityguide.colours import TONES

RGB = tuple[int, int, int]
Pixels = NDArray[np.uint8]
"""Numbers of a palette's colours, by row and column."""

INK, MUTED, WASH, LAND, ON_DEEP = (TONES[name].light for name in ("ink", "muted", "wash", "land", "on-deep"))


def mixed(one: str, other: str, part: float) -> str:
    """`part` of the way from `one` to `other`, as `#rrggbb`."""
    red, green, blue = between(rgb(one), rgb(other), part)
    return f"#{red:02x}{green:02x}{blue:02x}"


def between(one: RGB, other: RGB, part: float) -> RGB:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


@cache
def rgb(colour: str) -> RGB:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


class Palette:
    """The colours of a PNG; two of them are the same only where they are one object. The first is that of paper."""

    def __init__(self, colours: Sequence[int]) -> None:
        self.colours = bytes(colours)
        self._image = Image.new("P", (1, 1))
        self._image.putpalette(colours)

    def numbers(self, image: Image.Image) -> Pixels:
        """An RGB image as the numbers of the colours that are nearest."""
        return np.asarray(image.quantize(palette=self._image, dither=Image.Dither.NONE))


def palette(edges: Sequence[tuple[str, str]]) -> list[int]:
    """At most 256 colours as Pillow takes them: the shades where two of `edges` meet, as many of each as there is room for.

    A palette made from the drawing would differ with every word on it, and cost more than the drawing. Raises ValueError
    when not even the colours themselves fit.
    """
    for steps in (4, 3, 2):  # more than four cannot be told apart at this size
        shades = [between(rgb(one), rgb(other), step / (steps - 1)) for one, other in edges for step in range(steps)]
        found = list(dict.fromkeys(shades))
        if len(found) <= 256:
            return [part for colour in found for part in colour]
    raise ValueError(f"{len(found)} colours; a palette holds 256")
