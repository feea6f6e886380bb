"""The colours of a card: those of the style sheet's light scheme, which `tests/cards/test_colours.py` compares with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import ImageColor

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Accent:
    """One of the colours a cluster may wear. `bright` is the accent of the dark scheme: it is light enough for a deep ground."""

    accent: str
    bright: str
    deep: str
    tint: str


ACCENTS: Mapping[str, Accent] = {
    "petrol": Accent("#246e7e", "#72a8b6", "#05515f", "#e7f3f6"),
    "indigo": Accent("#4862b2", "#839ce0", "#2c4187", "#eaf0ff"),
    "celadon": Accent("#23735c", "#73ad98", "#0b5d47", "#e7f4ee"),
    "poppy": Accent("#965500", "#cd8f57", "#a85a06", "#fcede1"),
    "cinnabar": Accent("#ba362e", "#ea7e71", "#94201b", "#ffebe8"),
    "bauhinia": Accent("#ac3a75", "#de7eaa", "#7d1550", "#ffe9f2"),
}
INK, MUTED, PAPER, NIGHT, WASH, RULE = "#1a1a19", "#5b5854", "#ffffff", "#131517", "#f6f4ef", "#dcd7cd"
LAND, ON_DEEP = "#f6efdf", "#fff7e8"


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
