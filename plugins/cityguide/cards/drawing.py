"""A card as PNG: words on paper beside a plate, or in a band below one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import PIL
import shapely
from PIL import features

from cityguide.cards import motifs, plates, worlds
from cityguide.cards.faces import FACES
from cityguide.cards.model import SIZE, Card, Compass, Ladder, Motif, Plate, Ranks, Strips, World
from cityguide.cards.palette import INK, MUTED, ON_DEEP, WASH, Palette, Pixels, palette
from cityguide.cards.paper import OnPaper, in_rows, put_on_paper
from cityguide.cards.pixels import Size, printed
from cityguide.cards.png_file import Rows, SharedRows, compressed, png_file
from cityguide.cards.words import BAND_HEIGHT, MARGIN, PANEL, WORDS_HEIGHT, guide_name, words_below, words_beside
from cityguide.colours import HUES
from cityguide.kept import state_of
from cityguide.maps.made_with import maps_made_with
from cityguide.stages import stage

OVER_BAND = (SIZE[0], SIZE[1] - BAND_HEIGHT)
"""Pixels of that plate."""
OF_MANY, OF_ONE = 6, 5
"""Zlib's levels: for cards that share rows, and for one alone: 5 takes two thirds of 6. 8 takes three times as long for a twentieth."""


@stage("cards")
def png(card: Card, above: Rows | None = None) -> bytes:
    """The card as an optimised PNG of a fixed palette; `above` are the rows above the words of a card that has one plate there."""
    colours = _palette(card.accent, _accents(card.motif))
    if isinstance(card.motif, World | Strips):
        rows = [*([above] if above else _above(card.motif, card.accent, card.brand)), *_band(card, colours)]
    else:
        rows = _beside(card, colours)
    return png_file(rows, SIZE[0], colours.colours)


@stage("cards")
def plate_above(motif: Strips, accent: str, brand: str) -> Rows:
    """Plates to three edges, and below them the guide's name: the rows that all cards of pages below a city share."""
    return compressed(_head(motif, accent, brand), OF_MANY)


def _above(motif: World | Strips, accent: str, brand: str) -> list[Rows]:
    if isinstance(motif, Strips):
        return [plate_above(motif, accent, brand)]
    shared = _world(World(motif.others, motif.stories), accent, brand)
    if motif.lit is None:
        return shared.changed(shared.pixels, 0, 0, OF_ONE)
    pixels = shared.pixels.copy()
    patch, (left, top) = worlds.lit(motif.lit, worlds.world(motif.others, motif.stories, OVER_BAND), OVER_BAND)
    part = printed(patch, _palette(accent, ()))
    pixels[top : top + part.shape[0], left : left + part.shape[1]] = part
    return shared.changed(pixels, top, top + len(part), OF_ONE)


@lru_cache(maxsize=8)
def _world(motif: World, accent: str, brand: str) -> SharedRows:
    return SharedRows(_head(motif, accent, brand), OF_MANY)


def _head(motif: World | Strips, accent: str, brand: str) -> Pixels:
    """The rows of a card above its words."""
    colours = _palette(accent, _accents(motif))
    pixels = _paper(SIZE[1] - WORDS_HEIGHT)
    pixels[: OVER_BAND[1]] = _picture(motif, OVER_BAND, colours)
    put_on_paper(pixels, guide_name(brand, accent, MARGIN, SIZE[1] - BAND_HEIGHT + 22), 0, colours)
    return pixels


def _paper(height: int) -> Pixels:
    return np.zeros((height, SIZE[0]), np.uint8)


def _accents(motif: Motif) -> tuple[str, ...]:
    match motif:
        case Plate(accent):
            return (accent,)
        case Strips(shown):
            return tuple(plate.accent for plate in shown)
        case _:
            return ()


@cache
def _palette(accent: str, shown: tuple[str, ...]) -> Palette:
    words = [(WASH, colour) for colour in (INK, MUTED, HUES[accent].deep.light, HUES[accent].accent.light)]
    if shown:
        pictures = [pair for name in dict.fromkeys(shown) for pair in (*plates.plate_edges(name), (HUES[name].deep.light, ON_DEEP))]
    else:
        pictures = [*worlds.world_edges(), *motifs.motif_edges(), *((WASH, hue.accent.light) for hue in HUES.values())]
    return Palette(palette([*words, *pictures]))


def _picture(motif: Motif, size: Size, colours: Palette) -> Pixels:
    match motif:
        case Plate():
            return printed(plates.plate(motif, size), colours)
        case World(others, stories):
            return printed(worlds.world(others, stories, size), colours)
        case Strips():
            return _strips(motif, size, colours)
        case Ladder():
            return colours.numbers(motifs.ladder(motif, size))
        case Ranks():
            return colours.numbers(motifs.lines(motif, size))
        case Compass():
            return printed(motifs.compass(size), colours)


def _strips(shown: Strips, size: Size, colours: Palette) -> Pixels:
    edges = [round(size[0] * nth / len(shown.plates)) for nth in range(len(shown.plates) + 1)]
    sizes = [(right - left, size[1]) for left, right in pairwise(edges)]
    return np.hstack([printed(plates.plate(*one), colours) for one in zip(shown.plates, sizes, strict=True)])


def _beside(card: Card, colours: Palette) -> list[Rows]:
    """Words on the left, the plate on the right and to three edges."""
    if isinstance(card.motif, Compass):  # on the cards of all pages for editors
        shared = _compass(card.accent, card.brand)
        pixels = shared.pixels.copy()
        return shared.changed(pixels, *put_on_paper(pixels, words_beside(card), 0, colours), OF_ONE)
    pixels = _side(card.motif, card.accent, card.brand)
    put_on_paper(pixels, words_beside(card), 0, colours)
    return [compressed(pixels, OF_ONE)]


@lru_cache(maxsize=8)
def _compass(accent: str, brand: str) -> SharedRows:
    return SharedRows(_side(Compass(), accent, brand), OF_MANY)


def _side(motif: Motif, accent: str, brand: str) -> Pixels:
    """A card without its words."""
    colours = _palette(accent, _accents(motif))
    pixels = _paper(SIZE[1])
    pixels[:, PANEL:] = _picture(motif, (SIZE[0] - PANEL, SIZE[1]), colours)
    put_on_paper(pixels, guide_name(brand, accent, MARGIN, MARGIN), 0, colours)
    return pixels


def _band(card: Card, colours: Palette) -> Iterator[Rows]:
    """The rows of the words below a plate and the guide's name."""
    done = 0
    for things, top, bottom in in_rows(words_below(card)):
        top, bottom = max(top, done), min(bottom, WORDS_HEIGHT)
        yield _set((), done, top, colours)
        yield _set(tuple(things), top, bottom, colours)
        done = bottom
    yield _set((), done, WORDS_HEIGHT, colours)


@lru_cache(maxsize=256)  # the kind of a place and its city stand on many cards
def _set(things: tuple[OnPaper, ...], top: int, bottom: int, colours: Palette) -> Rows:
    """The rows of paper from `top` to before `bottom`, with these things."""
    pixels = _paper(bottom - top)
    put_on_paper(pixels, things, top, colours)
    return compressed(pixels, OF_ONE, zlib.Z_RLE)  # letters on paper are runs of one colour


@cache
def drawn_with() -> str:
    """A hash of the programs, faces and coasts that draw: a change of any draws every card again."""
    versions = [PIL.__version__, zlib.ZLIB_RUNTIME_VERSION, shapely.geos_version_string, maps_made_with()]
    versions += [str(features.version(name)) for name in ("freetype2", "zlib")]
    return state_of(versions, [*sorted(Path(__file__).parent.glob("*.py")), *sorted(FACES.glob("*.*"))])
