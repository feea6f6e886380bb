"""The guide's mark, a compass, and the site's icons of it: for a tab, a bookmark, a telephone's home screen. Cards bear it too.

`theme/partials/mark.html` has the same numbers; `tests/cards/test_icons.py` compares them.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from cityguide.cards.palette import INK
from cityguide.cards.pixels import blank, circle, line, reduced, scaled
from cityguide.cards.png_file import encoded
from cityguide.colours import HUES, TONES
from cityguide.maps.window import Point

BOX = 32.0
"""The side of the mark's square, units."""
RING = 14.5
NEEDLE: tuple[Point, ...] = ((16, 3.5), (19, 16), (13, 16))
TAIL: tuple[Point, ...] = ((19, 16), (16, 28.5), (13, 16))
TICKS: tuple[tuple[Point, Point], ...] = (((4, 16), (9, 16)), ((23, 16), (28, 16)))
ICON_STROKE = 1.9
"""Heavier than the mark's own line, because a tab shows an icon at half its size."""
MASKABLE = 0.62
"""How much of a maskable icon's width the mark takes: systems cut such an icon to a shape, but always show its middle four fifths."""


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


def favicon_svg() -> str:
    """The mark as SVG that follows the system's colour scheme, for tabs."""
    needle, dark = HUES["petrol"].accent.light, HUES["petrol"].accent.dark
    strokes = "".join(f"M{_at(start)}L{_at(end)}" for start, end in TICKS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX:g} {BOX:g}">'
        f"<style>.a{{fill:none;stroke:{INK}}}.n{{fill:{needle};stroke:{needle}}}"
        f"@media(prefers-color-scheme:dark){{.a{{stroke:{TONES['ink'].dark}}}.n{{fill:{dark};stroke:{dark}}}}}</style>"
        f'<g stroke-width="{ICON_STROKE:g}" stroke-linejoin="round"><circle class="a" cx="{BOX / 2:g}" cy="{BOX / 2:g}" r="{RING:g}"/>'
        f'<path class="a" d="M{_along(TAIL)}z{strokes}"/><path class="n" d="M{_along(NEEDLE)}z"/></g></svg>\n'
    )


def favicon_ico() -> bytes:
    """The mark at 16 and 32 pixels, transparent around it, for browsers that ask for `favicon.ico` only."""
    out = io.BytesIO()
    _on_nothing(32).save(out, "ICO", sizes=[(16, 16), (32, 32)])
    return out.getvalue()


def icon(side: int, *, maskable: bool = False) -> bytes:
    """A square PNG on paper; `maskable` has the deep ground to every edge, for systems that cut icons to a shape."""
    ground = HUES["petrol"].deep.light if maskable else TONES["paper"].light
    colour, needle = (TONES["paper"].light, HUES["petrol"].accent.dark) if maskable else (INK, HUES["petrol"].accent.light)
    image = blank((side, side), ground)
    wide = side * (MASKABLE if maskable else 0.84)
    draw_mark(ImageDraw.Draw(image), ((side - wide) / 2, (side - wide) / 2), wide, colour, needle, ICON_STROKE * 0.8)
    return encoded(reduced(image).quantize(32, dither=Image.Dither.NONE), 8)


def _on_nothing(side: int) -> Image.Image:
    """The mark with paper inside its ring and transparent outside, so that it shows on light and on dark tabs."""
    large = side * 4
    image = Image.new("RGBA", (large * 2, large * 2), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, large * 2 - 1, large * 2 - 1), fill=TONES["paper"].light)
    draw_mark(draw, (0, 0), large, TONES["paper"].dark, HUES["petrol"].accent.light, ICON_STROKE)
    return image.resize((side, side), Image.Resampling.BOX)


def _at(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _along(points: tuple[Point, ...]) -> str:
    return "L".join(map(_at, points))
