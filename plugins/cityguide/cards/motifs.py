"""Pictures for pages that are not about a place: the ranking's first, ranks as lines, the compass."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw

from cityguide.cards.faces import fitted, set_line
from cityguide.cards.mark import draw_mark
from cityguide.cards.model import Ladder, Ranks
from cityguide.cards.palette import LAND, ON_DEEP, mixed
from cityguide.cards.pixels import Size, blank, circle, disc, line, reduced, sheet, thin_frame
from cityguide.colours import HUES
from cityguide.maps.window import Point, towards

_DEEP = HUES["petrol"].deep.light
_RULE, _QUIET = mixed(_DEEP, ON_DEEP, 0.3), mixed(_DEEP, ON_DEEP, 0.72)
_FAINT = mixed(_DEEP, HUES["petrol"].accent.dark, 0.32)


def motif_edges() -> list[tuple[str, str]]:
    """The pairs of colours that meet on these pictures, for the palette."""
    bright = [hue.accent.dark for hue in HUES.values()]
    return [(_DEEP, colour) for colour in (ON_DEEP, LAND, _RULE, _QUIET, _FAINT, mixed(_DEEP, ON_DEEP, 0.5), *bright)]


def ladder(shown: Ladder, size: Size) -> Image.Image:
    """Rows from rail to rail, the first on top."""
    image = blank(size, _DEEP)
    draw = ImageDraw.Draw(image)
    step = (size[1] - 60) / max(len(shown.rows), 1)
    for nth in range(1, len(shown.rows)):
        line(draw, [(44, 30 + nth * step), (size[0] - 44, 30 + nth * step)], _RULE)
    for nth, (_, _, accent) in enumerate(shown.rows):
        if accent is not None:
            disc(draw, (size[0] - 56, 30 + (nth + 0.5) * step), 8, HUES[accent].accent.dark)
    thin_frame(draw, size, mixed(_DEEP, ON_DEEP, 0.5))
    image = reduced(image)
    draw = ImageDraw.Draw(image)
    for nth, (numeral, name, accent) in enumerate(shown.rows):
        base = round(30 + (nth + 0.5) * step + 11)
        set_line(draw, (92, base), numeral, "display", 36, ON_DEEP, "right")
        large, lines = fitted(name, "text", (29, 27, 25, 23), size[0] - 220, (1, 1, 1, 1))
        set_line(draw, (120, base - 1), lines[0], "text", large, ON_DEEP if accent else _QUIET)
    return image


def lines(shown: Ranks, size: Size) -> Image.Image:
    """Each series as a line in its accent, best rank on top; between two methods there is a gap."""
    image = blank(size, _DEEP)
    draw = ImageDraw.Draw(image)
    worst = max((rank for _, _, ranks in shown.series for rank in ranks if rank is not None), default=1)
    left, right, top, bottom = 70.0, size[0] - 64.0, 74.0, size[1] - 96.0

    def at(nth: int, rank: int) -> Point:
        return left + (right - left) * nth / max(len(shown.years) - 1, 1), top + (bottom - top) * (rank - 1) / max(worst - 1, 1)

    rungs = range(1, worst + 1) if worst <= 10 else [1, *range(10, worst + 1, 10)]
    for rank in rungs:
        line(draw, [at(0, rank), at(len(shown.years) - 1, rank)], _RULE)
    for nth, year in enumerate(shown.years):
        if year in shown.breaks and nth:
            x = (at(nth - 1, 1)[0] + at(nth, 1)[0]) / 2
            for y in range(40, round(bottom) + 30, 10):
                line(draw, [(x, y), (x, y + 5)], _QUIET)
    for _, accent, ranks in shown.series:
        for nth, rank in enumerate(ranks):
            before = ranks[nth - 1] if nth else None
            if rank is not None and before is not None and shown.years[nth] not in shown.breaks:
                line(draw, [at(nth - 1, before), at(nth, rank)], HUES[accent].accent.dark, 5)
    for _, accent, ranks in shown.series:
        for nth, rank in enumerate(ranks):
            if rank is not None:
                disc(draw, at(nth, rank), 11, _DEEP)
                disc(draw, at(nth, rank), 8.5, HUES[accent].accent.dark)
    thin_frame(draw, size, mixed(_DEEP, ON_DEEP, 0.5))
    image = reduced(image)
    draw = ImageDraw.Draw(image)
    for rank in rungs:
        set_line(draw, (left - 24, at(0, rank)[1] + 8), str(rank), "display", 26, ON_DEEP, "right")
    for nth, year in enumerate(shown.years):
        set_line(draw, (at(nth, 1)[0], bottom + 60), f"’{year % 100:02}", "text", 21, _QUIET, "middle")
    return image


@cache
def compass(size: Size) -> Image.Image:
    """The mark, larger than the plate, in rings and winds: a sheet for `size` pixels."""
    image = sheet(size, _DEEP)
    draw = ImageDraw.Draw(image)
    centre = (size[0] * 0.5, size[1] * 0.5)
    for bearing in (quarter * 22.5 for quarter in range(16)):
        line(draw, [towards(centre, bearing, distance) for distance in (262, 800)], _FAINT)
    for radius in (250, 262, 340, 430):
        circle(draw, centre, radius, _FAINT if radius > 262 else _RULE)
    for bearing in range(0, 360, 5):
        line(draw, [towards(centre, bearing, distance) for distance in (250, 262 if bearing % 15 else 274)], _QUIET)
    side = 440.0
    disc(draw, centre, side * 0.45, _DEEP)
    draw_mark(draw, (centre[0] - side / 2, centre[1] - side / 2), side, ON_DEEP, HUES["petrol"].accent.dark, 0.35)
    thin_frame(draw, size, mixed(_DEEP, ON_DEEP, 0.5))
    return image
