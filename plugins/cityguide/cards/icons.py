"""The site's icons, all from the mark's one geometry: for a tab, a bookmark, a telephone's home screen."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from cityguide.cards.mark import BOX, NEEDLE, RING, TAIL, TICKS, draw_mark
from cityguide.cards.palette import INK
from cityguide.cards.pixels import blank, reduced
from cityguide.cards.png_file import encoded
from cityguide.colours import HUES, TONES
from cityguide.maps.window import Point

ICON_STROKE = 1.9
"""Heavier than the mark's own line, because a tab shows an icon at half its size."""
MASKABLE = 0.62
"""How much of a maskable icon's width the mark takes: systems cut such an icon to a shape, but always show its middle four fifths."""


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
