"""Lettering: three cuts of Newsreader (`tools/card_face.py`), measured, kerned, broken into lines and set."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from cityguide.maps.window import Point

FACES = Path(__file__).resolve().parent.parent / "assets" / "vendor" / "newsreader-card"
Cut = Literal["display", "text", "italic"]


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
def _letter(letter: str, cut: Cut, size: int) -> tuple[float, Image.Image, tuple[int, int]]:
    """The pixels from a letter's origin to the next one's, its shape as a mask, and where from its origin that mask begins.

    Drawn and measured once: a face takes whole pixels from letter to letter, so a word is no more than its letters.
    """
    font = face(cut, size)
    left, top, right, bottom = font.getbbox(letter, anchor="ls")
    x, y = math.floor(left), math.floor(top)
    shape = Image.new("L", (max(math.ceil(right) - x, 1), max(math.ceil(bottom) - y, 1)))
    ImageDraw.Draw(shape).text((-x, -y), letter, font=font, fill=255, anchor="ls")
    return float(font.getlength(letter)), shape, (x, y)


def _steps(words: str, cut: Cut, size: int) -> Iterator[float]:
    """The pixels from each letter's origin to the next one's, which pairs that are kerned move."""
    pairs = _pairs(cut)
    for nth, letter in enumerate(words):
        yield _letter(letter, cut, size)[0] + pairs.get(words[nth : nth + 2], 0) * size / 1000


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


def fitted(words: str, cut: Cut, sizes: Sequence[int], room: float, most: Sequence[int]) -> tuple[int, list[str]]:
    """The first of `sizes` at which `words` take at most as many lines as `most` says for it, and those lines.

    Words too long even for the smallest size end with an ellipsis.
    """
    for size, lines in zip(sizes, most, strict=True):
        found = broken(words, cut, size, room)
        if len(found) <= lines and all(width(line, cut, size) <= room for line in found):
            return size, found
    size, found = sizes[-1], broken(words, cut, sizes[-1], room)
    kept = found[: most[-1]]
    for nth, line in enumerate(kept):
        whole = line
        cut_off = nth == len(kept) - 1 and len(found) > len(kept)
        while line and (width(line + "…" if cut_off else line, cut, size) > room):
            line, cut_off = line[:-1].rstrip(" ,;:–"), True
        kept[nth] = line + "…" if cut_off else whole
    return size, kept


def set_line(
    draw: ImageDraw.ImageDraw, at: Point, words: str, cut: Cut, size: int, colour: str, align: Literal["left", "middle", "right"] = "left"
) -> None:
    """One line; `at` is on the baseline, at its left end unless `align` says otherwise."""
    x, y = at
    if align != "left":
        x -= width(words, cut, size) / (2 if align == "middle" else 1)
    for letter, step in zip(words, _steps(words, cut, size), strict=True):
        _, shape, (left, top) = _letter(letter, cut, size)
        draw.bitmap((math.floor(x + 0.5) + left, math.floor(y + 0.5) + top), shape, fill=colour)
        x += step


def set_lines(draw: ImageDraw.ImageDraw, at: Point, lines: Sequence[str], cut: Cut, size: int, leading: float, colour: str) -> float:
    """Lines below each other from the baseline `at`; returns the last baseline."""
    x, y = at
    for row, line in enumerate(lines):
        set_line(draw, (x, round(y + row * leading)), line, cut, size, colour)
    return y + (len(lines) - 1) * leading


def set_spaced(draw: ImageDraw.ImageDraw, at: Point, words: str, size: int, colour: str) -> None:
    """Capitals with 0.14 of their size between them, as labels are set."""
    x, y = at
    for letter in words.upper():
        set_line(draw, (round(x), y), letter, "text", size, colour)
        x += width(letter, "text", size) + 0.14 * size
