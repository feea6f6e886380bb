"""Lettering: three cuts of Newsreader (`tools/card_face.py`), measured, kerned, broken into lines and set."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from cityguide.maps.window import Point

FACES = Path(__file__).resolve().parent.parent / "assets" / "vendor" / "newsreader-card"
Cut = Literal["display", "text", "italic"]
Align = Literal["left", "middle", "right"]
PixelBox = tuple[int, int, int, int]
"""Left, top, right and bottom, pixels; what they enclose ends before the last two."""
Mask = tuple[PixelBox, Image.Image]
"""The shape of a letter, and where it is."""


@cache
def face(cut: Cut, size: int) -> ImageFont.FreeTypeFont:
    """A cut at a size in pixels. Pillow's own layout: the other one depends on what else is installed."""
    return ImageFont.truetype(FACES / f"{cut}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _pairs(cut: Cut) -> dict[str, int]:
    """How far two letters are moved apart (or together, below 0), thousandths of the size."""
    listed = json.loads((FACES / "pairs.json").read_text(encoding="utf-8"))[cut]
    return {pair: int(distance) for distance, pairs in listed.items() for pair in pairs.split(" ")}


@cache
def _letter(letter: str, cut: Cut, size: int) -> tuple[float, Image.Image, PixelBox]:
    """The pixels from a letter's origin to the next one's, its shape as a mask, and that mask's edges from its origin.

    Drawn and measured once: a face takes whole pixels from letter to letter, so a word is no more than its letters.
    """
    font = face(cut, size)
    left, top, right, bottom = font.getbbox(letter, anchor="ls")
    x, y = math.floor(left), math.floor(top)
    shape = Image.new("L", (max(math.ceil(right) - x, 1), max(math.ceil(bottom) - y, 1)))
    ImageDraw.Draw(shape).text((-x, -y), letter, font=font, fill=255, anchor="ls")
    return float(font.getlength(letter)), shape, (x, y, x + shape.width, y + shape.height)


@cache
def covered(letter: str, cut: Cut, size: int) -> NDArray[np.uint8]:
    """To which degree a letter covers each pixel of its shape, up to 255."""
    return np.asarray(_letter(letter, cut, size)[1])


class _Steps(dict[str, float]):
    """The pixels from a letter's origin to the next one's, by the letter and the next one, if any: pairs that are kerned move it."""

    def __init__(self, cut: Cut, size: int) -> None:
        super().__init__()
        self.cut, self.size = cut, size

    def __missing__(self, pair: str) -> float:
        self[pair] = step = _letter(pair[0], self.cut, self.size)[0] + _pairs(self.cut).get(pair, 0) * self.size / 1000
        return step


_steps_of = cache(_Steps)


def _steps(words: str, cut: Cut, size: int) -> list[float]:
    """The pixels from each letter's origin to the next one's."""
    step = _steps_of(cut, size).__getitem__
    return [*map(step, map(add, words, words[1:])), *map(step, words[-1:])]


def width(words: str, cut: Cut, size: int) -> float:
    """Pixels from the first letter's origin to the last one's end."""
    return sum(_steps(words, cut, size))


def broken(words: str, cut: Cut, size: int, room: float) -> list[str]:
    """`words` in lines of at most `room` pixels, as long as no single piece is wider.

    In the display cut, that of names, a cluster of several cities breaks between them and never inside `Hong Kong`.
    """
    named = cut == "display" and re.search(r"\S–\S", words)
    lines: list[str] = []
    for piece in re.split(r"(?<=–)|(?<= and )" if named else r"(?<= )", words):
        if lines and width((lines[-1] + piece).rstrip(), cut, size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines]


@lru_cache(maxsize=256)  # many pages of a city have the same line
def fitted(words: str, cut: Cut, sizes: tuple[int, ...], room: float, most: tuple[int, ...]) -> tuple[int, tuple[str, ...]]:
    """The first of `sizes` at which `words` take at most as many lines as `most` says for it, and those lines.

    Words too long even for the smallest size end with an ellipsis.
    """
    words = words.rstrip()
    for size, lines in zip(sizes, most, strict=True):
        if width(words, cut, size) <= room:
            return size, (words,)
        if lines > 1:
            found = broken(words, cut, size, room)
            if len(found) <= lines and all(width(line, cut, size) <= room for line in found):
                return size, tuple(found)
    size, found = sizes[-1], broken(words, cut, sizes[-1], room)
    kept = found[: most[-1]]
    for nth, line in enumerate(kept):
        whole = line
        cut_off = nth == len(kept) - 1 and len(found) > len(kept)
        while line and (width(line + "…" if cut_off else line, cut, size) > room):
            line, cut_off = line[:-1].rstrip(" ,;:–"), True
        kept[nth] = line + "…" if cut_off else whole
    return size, tuple(kept)


def placed_letters(at: Point, words: str, cut: Cut, size: int, align: Align = "left") -> list[Mask]:
    """The letters of a line but for spaces; for `at` see `set_line`."""
    x, y = at
    if align != "left":
        x -= width(words, cut, size) / (2 if align == "middle" else 1)
    base = math.floor(y + 0.5)
    found = []
    for letter, step in zip(words, _steps(words, cut, size), strict=True):
        if letter != " ":
            _, shape, (left, top, right, bottom) = _letter(letter, cut, size)
            origin = math.floor(x + 0.5)
            found.append(((origin + left, base + top, origin + right, base + bottom), shape))
        x += step
    return found


def draw_letters(draw: ImageDraw.ImageDraw, masks: Iterable[Mask], colour: str, left: int = 0, top: int = 0) -> None:
    """Draw letters on an image whose upper left corner is there."""
    for (x, y, _, _), shape in masks:
        draw.bitmap((x - left, y - top), shape, fill=colour)


def set_line(draw: ImageDraw.ImageDraw, at: Point, words: str, cut: Cut, size: int, colour: str, align: Align = "left") -> None:
    """One line; `at` is on the baseline, at its left end unless `align` says otherwise."""
    draw_letters(draw, placed_letters(at, words, cut, size, align), colour)
