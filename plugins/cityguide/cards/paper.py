"""What stands on a card's paper: lines of words and small drawings. They are placed first, and drawn only where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
from PIL import Image, ImageDraw

from cityguide.cards.faces import Align, Cut, Mask, PixelBox, covered, draw_letters, placed_letters, width
from cityguide.cards.palette import WASH, Palette, Pixels
from cityguide.maps.window import Point


@dataclass(frozen=True)
class PaperLine:
    """One line, not of spaces alone; `at` is on the baseline, at its left end unless `align` says otherwise."""

    at: Point
    words: str
    cut: Cut
    size: int
    colour: str
    align: Align = "left"

    @cached_property
    def _letters(self) -> list[Mask]:
        return placed_letters(self.at, self.words, self.cut, self.size, self.align)

    @cached_property
    def edges(self) -> PixelBox:
        """Of all its letters."""
        return _around([edges for edges, _ in self._letters])

    def put_on(self, image: Image.Image, left: int, top: int) -> None:
        """Draw it on a part of the paper whose upper left corner is there."""
        draw_letters(ImageDraw.Draw(image), self._letters, self.colour, left, top)

    def print_on(self, pixels: Pixels, left: int, top: int, palette: Palette) -> None:
        """Put it on an empty part of the paper, of which that is the upper left corner, as numbers of a palette's colours."""
        face = self.cut, self.size
        shapes = _shapes(*face, self.colour, palette)
        for words, run in self._runs():
            x, y, end, foot = run[0][0]
            if len(run) == 1:
                pixels[y - top : foot - top, x - left : end - left] = shapes[words]
                continue
            columns = tuple([edges[0] - x for edges, _ in run])
            if _touch(words, columns, *face):
                part = _mixed(words, columns, *face, self.colour, palette)
                y = min(edges[1] for edges, _ in run)
                pixels[y - top : y - top + part.shape[0], x - left : x - left + part.shape[1]] = part
                continue
            for letter, ((x, y, end, foot), _) in zip(words, run, strict=True):
                part = pixels[y - top : foot - top, x - left : end - left]
                part |= shapes[letter]

    def _runs(self) -> Iterator[tuple[str, list[Mask]]]:
        """Its letters, together that have columns of pixels in common, behind what they spell."""
        words, begin, end, run = self.words.replace(" ", ""), 0, 0, list[Mask]()
        for nth, letter in enumerate(self._letters):
            left, _, right, _ = letter[0]
            if run and left >= end:
                yield words[begin:nth], run
                begin, run = nth, []
            end = max(end, right) if run else right
            run.append(letter)
        yield words[begin:], run


@lru_cache(maxsize=4096)
def _touch(words: str, columns: tuple[int, ...], cut: Cut, size: int) -> bool:
    """Whether letters, each of which begins in its column, cover a pixel together: such letters mix."""
    masks = _in_columns(words, columns, cut, size)
    left, top, right, bottom = _around([edges for edges, _ in masks])
    covering = np.zeros((bottom - top, right - left), np.uint8)
    for letter, ((x, y, end, foot), _) in zip(words, masks, strict=True):
        part = covering[y - top : foot - top, x - left : end - left]
        part += covered(letter, cut, size) > 0
    return bool((covering > 1).any())


@lru_cache(maxsize=256)
def _mixed(words: str, columns: tuple[int, ...], cut: Cut, size: int, colour: str, palette: Palette) -> Pixels:
    """Letters that mix, on as much paper as they take."""
    masks = _in_columns(words, columns, cut, size)
    left, top, right, bottom = _around([edges for edges, _ in masks])
    image = Image.new("RGB", (right - left, bottom - top), WASH)
    draw_letters(ImageDraw.Draw(image), masks, colour, left, top)
    return palette.numbers(image)


def _in_columns(words: str, columns: tuple[int, ...], cut: Cut, size: int) -> list[Mask]:
    found = []
    for letter, column in zip(words, columns, strict=True):
        [((left, top, right, bottom), shape)] = placed_letters((0, 0), letter, cut, size)
        found.append(((column, top, column + right - left, bottom), shape))
    return found


class _Shapes(dict[str, Pixels]):
    """Letters as numbers of a palette's colours, drawn when they are first asked for."""

    def __init__(self, cut: Cut, size: int, shades: Pixels) -> None:
        super().__init__()
        self.cut, self.size, self.shades = cut, size, shades

    def __missing__(self, letter: str) -> Pixels:
        self[letter] = found = self.shades[covered(letter, self.cut, self.size)]
        return found


@lru_cache(maxsize=32)  # up to two hundred kilobytes each
def _shapes(cut: Cut, size: int, colour: str, palette: Palette) -> _Shapes:
    return _Shapes(cut, size, _shades(colour, palette))


@lru_cache(maxsize=32)  # two colours or three for each accent
def _shades(colour: str, palette: Palette) -> Pixels:
    """The number of a palette's colour for each degree to which a pixel of paper can be covered by a colour."""
    image = Image.new("RGB", (256, 1), WASH)
    ImageDraw.Draw(image).bitmap((0, 0), Image.frombytes("L", (256, 1), bytes(range(256))), fill=colour)
    found: Pixels = palette.numbers(image)[0]
    return found


@dataclass(frozen=True, eq=False)
class PaperPicture:
    """A small drawing on paper, by its upper left corner."""

    at: tuple[int, int]
    image: Image.Image

    @property
    def edges(self) -> PixelBox:
        return self.at[0], self.at[1], self.at[0] + self.image.width, self.at[1] + self.image.height

    def put_on(self, image: Image.Image, left: int, top: int) -> None:
        """Draw it on a part of the paper whose upper left corner is there."""
        image.paste(self.image, (self.at[0] - left, self.at[1] - top))

    def print_on(self, pixels: Pixels, left: int, top: int, palette: Palette) -> None:
        """Put it on a part of the paper, of which that is the upper left corner, as numbers of a palette's colours."""
        x, y, right, bottom = self.edges
        pixels[y - top : bottom - top, x - left : right - left] = palette.numbers(self.image)


OnPaper = PaperLine | PaperPicture


def lines_from(at: Point, lines: Sequence[str], cut: Cut, size: int, leading: float, colour: str) -> tuple[list[PaperLine], float]:
    """Lines below each other from the baseline `at`, and the last baseline."""
    x, y = at
    found = [PaperLine((x, round(y + row * leading)), line, cut, size, colour) for row, line in enumerate(lines) if line]
    return found, y + (len(lines) - 1) * leading


def spaced(at: Point, words: str, size: int, colour: str) -> Iterator[PaperLine]:
    """Capitals with 0.14 of their size between them, as labels are set."""
    x, y = at
    for letter in words.upper():
        if letter != " ":
            yield PaperLine((round(x), y), letter, "text", size, colour)
        x += width(letter, "text", size) + 0.14 * size


def put_on_paper(pixels: Pixels, things: Sequence[OnPaper], top: int, palette: Palette) -> tuple[int, int]:
    """Put things on rows of the paper, from `top` on, that are numbers of a palette's colours and empty where the things are.

    Gives the first row of the paper that they take, and the one after the last. What lies beyond the paper's edges is left out.
    """
    above = below = top
    for nth, (group, first, last) in enumerate(in_rows(things)):
        above, below = first if nth == 0 else above, last
        printed, left = _printed(group, palette)
        _lay(pixels, printed, left, first - top)
    return above, below


def _printed(things: Sequence[OnPaper], palette: Palette) -> tuple[Pixels, int]:
    """As much paper as these things take, and its first column."""
    left, top, right, bottom = _around([thing.edges for thing in things])
    if all(_apart(one.edges, other.edges) for one, other in combinations(things, 2)):
        pixels = np.zeros((bottom - top, right - left), np.uint8)
        for thing in things:
            thing.print_on(pixels, left, top, palette)
        return pixels, left
    drawn = Image.new("RGB", (right - left, bottom - top), WASH)  # drawn together, because the edges of letters mix with what is below them
    for thing in things:
        thing.put_on(drawn, left, top)
    return palette.numbers(drawn), left


def _lay(pixels: Pixels, part: Pixels, left: int, top: int) -> None:
    """Lay a part on a picture, as far as it is within its edges."""
    part = part[max(-top, 0) :, max(-left, 0) :]
    room = pixels[max(top, 0) :, max(left, 0) :][: part.shape[0], : part.shape[1]]
    room[...] = part[: room.shape[0], : room.shape[1]]


def _apart(one: PixelBox, other: PixelBox) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def in_rows(things: Sequence[OnPaper]) -> Iterator[tuple[list[OnPaper], int, int]]:
    """These things from top to bottom, together that have a row of pixels in common: each such group, its first row and that after it."""
    group, top, bottom = list[OnPaper](), 0, 0
    for thing in sorted(things, key=lambda one: one.edges[1]):
        _, first, _, last = thing.edges
        if group and first >= bottom:
            yield group, top, bottom
            group = []
        top, bottom = (top, max(bottom, last)) if group else (first, last)
        group.append(thing)
    if group:
        yield group, top, bottom


def _around(boxes: Sequence[PixelBox]) -> PixelBox:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
