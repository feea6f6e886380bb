"""A card as PNG: words on paper beside a plate, or in a band below one."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import PIL
import shapely
from PIL import Image, ImageDraw, features

from cityguide.cards import motifs, plates, worlds
from cityguide.cards.faces import FACES, fitted, set_line, set_lines, set_spaced, width
from cityguide.cards.mark import draw_mark
from cityguide.cards.model import SIZE, Card, Compass, Ladder, Motif, Plate, Ranks, Strips, World
from cityguide.cards.palette import INK, MUTED, ON_DEEP, WASH, palette
from cityguide.cards.pixels import Size, blank, disc, reduced
from cityguide.cards.png_file import encoded, first_rows
from cityguide.colours import HUES
from cityguide.kept import state_of
from cityguide.maps.made_with import maps_made_with
from cityguide.stages import stage

PANEL = 540
"""Pixels across the words' side of a card."""
BAND_HEIGHT = 214
"""Pixels from a plate above words to the card's lower edge."""
WORDS_HEIGHT = 156
"""Pixels below the guide's name in that band: what differs between the cards of one city."""
MARGIN = 56
TITLES, TITLE_LINES, TITLE_ROOM = (104, 88, 76, 68, 60, 52), (1, 2, 2, 3, 3, 3), PANEL - 2 * MARGIN + 16
"""Sizes of a title beside a plate, the lines that it may take at each, and its room, in pixels. Every cluster's name fits."""
LEVEL = 6
"""Of zlib's. The next that saves anything, 8, takes three times as long for a twentieth."""
LEGEND = 36
"""From one line of a legend to the next."""


@stage("cards")
def png(card: Card) -> bytes:
    """The card as an optimised PNG of a fixed palette."""
    if isinstance(card.motif, World | Strips):
        return _above(card.motif, card.accent, card.brand)(_of_palette(_band(card), card.motif, card.accent))
    return encoded(_of_palette(_beside(card), card.motif, card.accent), LEVEL)


@lru_cache(maxsize=4)  # cards of a city follow each other
def _above(motif: World | Strips, accent: str, brand: str) -> Callable[[Image.Image], bytes]:
    """The plate to three edges, and below it the guide's name: drawn and compressed once for all the cards of a city."""
    image = Image.new("RGB", (SIZE[0], SIZE[1] - WORDS_HEIGHT), WASH)
    image.paste(_picture(motif, (SIZE[0], SIZE[1] - BAND_HEIGHT)), (0, 0))
    _brand(image, brand, accent, MARGIN, SIZE[1] - BAND_HEIGHT + 22)
    return first_rows(_of_palette(image, motif, accent), LEVEL)


def _of_palette(image: Image.Image, motif: Motif, accent: str) -> Image.Image:
    return image.quantize(palette=_palette(accent, _accents(motif)), dither=Image.Dither.NONE)


def _accents(motif: Motif) -> tuple[str, ...]:
    match motif:
        case Plate(accent):
            return (accent,)
        case Strips(shown):
            return tuple(plate.accent for plate in shown)
        case _:
            return ()


@cache
def _palette(accent: str, shown: tuple[str, ...]) -> Image.Image:
    words = [(WASH, colour) for colour in (INK, MUTED, HUES[accent].deep.light, HUES[accent].accent.light)]
    if shown:
        pictures = [pair for name in dict.fromkeys(shown) for pair in (*plates.plate_edges(name), (HUES[name].deep.light, ON_DEEP))]
    else:
        pictures = [*worlds.world_edges(), *motifs.motif_edges(), *((WASH, hue.accent.light) for hue in HUES.values())]
    made = Image.new("P", (1, 1))
    made.putpalette(palette([*words, *pictures]))
    return made


def _picture(motif: Motif, size: Size) -> Image.Image:
    match motif:
        case Plate():
            return plates.plate(motif, size)
        case World():
            return worlds.drawn_world(motif, size)
        case Strips():
            return _strips(motif, size)
        case Ladder():
            return motifs.ladder(motif, size)
        case Ranks():
            return motifs.lines(motif, size)
        case Compass():
            return motifs.compass(size)


def _strips(shown: Strips, size: Size) -> Image.Image:
    image = Image.new("RGB", size)
    count = len(shown.plates)
    edges = [round(size[0] * nth / count) for nth in range(count + 1)]
    for nth, plate in enumerate(shown.plates):
        wide = edges[nth + 1] - edges[nth]
        image.paste(plates.plate(plate, (wide, size[1])), (edges[nth], 0))
    return image


@cache
def _small_mark(accent: str, side: int) -> Image.Image:
    image = blank((side, side), WASH)
    draw_mark(ImageDraw.Draw(image), (0, 0), side, INK, HUES[accent].accent.light, 1.4)
    return reduced(image)


def _beside(card: Card) -> Image.Image:
    """Words on the left, the plate on the right and to three edges."""
    image = Image.new("RGB", SIZE, WASH)
    image.paste(_picture(card.motif, (SIZE[0] - PANEL, SIZE[1])), (PANEL, 0))
    draw = ImageDraw.Draw(image)
    _brand(image, card.brand, card.accent, MARGIN, MARGIN)
    room = TITLE_ROOM
    size, lines = fitted(card.title, "display", TITLES, room, TITLE_LINES)
    last = set_lines(draw, (MARGIN - 3, 128 + round(size * 0.74)), lines, "display", size, size * 0.98, INK)
    foot = SIZE[1] - MARGIN
    sizes = (31, 29, 27, 25)
    below = 150 if card.numeral else 0
    rows = tuple(max(int((foot - below - last - 26) // (small * 1.26)), 1) for small in sizes)
    small, sentence = fitted(card.line, "italic", sizes, room, rows)
    last = set_lines(draw, (MARGIN, last + 28 + round(small * 0.9)), sentence, "italic", small, small * 1.26, MUTED)
    if card.numeral:
        _numeral(draw, card, foot)
    elif isinstance(card.motif, Ranks) and foot - last > LEGEND * len(card.motif.series) + 16:
        _legend(image, card.motif, foot)
    return image


def _numeral(draw: ImageDraw.ImageDraw, card: Card, base: int) -> None:
    """A large figure on the baseline `base`, and beside it what it is."""
    deep, size, x = HUES[card.accent].deep.light, (150, 132, 100)[min(len(card.numeral), 3) - 1], MARGIN
    set_line(draw, (x, base), "No.", "italic", 38, deep)
    x += round(width("No.", "italic", 38)) + 10
    set_line(draw, (x, base), card.numeral, "display", size, deep)
    x += round(width(card.numeral, "display", size)) + 24
    small, note = fitted(card.note, "text", (20, 18), PANEL - 24 - x, (4, 4))
    set_lines(draw, (x, base - 25 * (len(note) - 1)), note, "text", small, 25, MUTED)


def _legend(image: Image.Image, shown: Ranks, base: int) -> None:
    """The cluster of each line, above the baseline `base`."""
    draw = ImageDraw.Draw(image)
    for nth, (name, accent, _) in enumerate(reversed(shown.series)):
        y = base - LEGEND * nth
        image.paste(_bead(accent), (MARGIN, y - 16))
        set_line(draw, (MARGIN + 30, y), name, "text", 23, INK)


@cache
def _bead(accent: str) -> Image.Image:
    image = blank((18, 18), WASH)
    disc(ImageDraw.Draw(image), (9, 9), 8.5, HUES[accent].accent.light)
    return reduced(image)


def _band(card: Card) -> Image.Image:
    """The words below a plate and the guide's name."""
    image = Image.new("RGB", (SIZE[0], WORDS_HEIGHT), WASH)
    draw = ImageDraw.Draw(image)
    room, right, foot = SIZE[0] - 2 * MARGIN, SIZE[0] - MARGIN, WORDS_HEIGHT - 38
    if card.numeral:
        deep = HUES[card.accent].deep.light
        set_line(draw, (right, foot), card.numeral, "display", 150, deep, "right")
        x = right - width(card.numeral, "display", 150) - 12
        set_line(draw, (round(x), foot), "No.", "italic", 38, deep, "right")
        room = round(x - width("No.", "italic", 38)) - MARGIN - 40
    elif not card.brand:
        image.paste(_small_mark(card.accent, 104), (right - 104, 10))
        room -= 146
    size, lines = fitted(card.title, "display", (80, 72, 64, 56, 50, 46), room, (1, 1, 1, 1, 1, 2))
    small, sentence = fitted(card.line, "italic", (31, 29, 27, 25, 23), room, (1, 1, 1, 1, 1))
    if len(lines) > 1:
        set_lines(draw, (MARGIN - 2, 47), lines, "display", size, 43, INK)
        foot += 4
    else:
        set_line(draw, (MARGIN - 3, 76 if card.line else 100), lines[0], "display", size, INK)
    set_line(draw, (MARGIN, foot), sentence[0], "italic", small, MUTED)
    return image


def _brand(image: Image.Image, name: str, accent: str, x: int, y: int) -> None:
    """The mark and the guide's name, at the upper left of the words."""
    if name:
        image.paste(_small_mark(accent, 36), (x, y))
        set_spaced(ImageDraw.Draw(image), (x + 50, y + 25), name, 19, INK)


@cache
def drawn_with() -> str:
    """A hash of the programs, faces and coasts that draw: a change of any draws every card again."""
    versions = [PIL.__version__, zlib.ZLIB_RUNTIME_VERSION, shapely.geos_version_string, maps_made_with()]
    versions += [str(features.version(name)) for name in ("freetype2", "zlib")]
    return state_of(versions, [*sorted(Path(__file__).parent.glob("*.py")), *sorted(FACES.glob("*.*"))])
