"""What stands on a card's paper: lines of words and small drawings. They are placed first, and drawn only where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from PIL import Image, ImageDraw

from cityguide.cards.faces import Align, Cut, Mask, PixelBox, draw_letters, placed_letters, width
from cityguide.cards.palette import WASH, Palette
from cityguide.maps.window import Point


@dataclass(frozen=True)
class PaperLine:
    """One line of at least one letter; `at` is on the baseline, at its left end unless `align` says otherwise."""

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

    def print_on(self, image: Image.Image, first: int, palette: Palette) -> None:
        """Put it on rows of the paper, from `first` on, that are numbers of a palette's colours; it covers what was where it is."""
        left, top, right, bottom = self.edges
        line, touching = Image.new("P", (right - left, bottom - top), None), list[list[Mask]]()
        for words, run in self._runs():
            covered = _covered(words, tuple([edges[0] - run[0][0][0] for edges, _ in run]), self.cut, self.size)
            if covered:
                line.paste(covered, (min(edges[0] for edges, _ in run) - left, min(edges[1] for edges, _ in run) - top))
            else:
                touching.append(run)
        image.paste(line.point(_shades(self.colour, palette)), (left, top - first))
        for run in touching:
            drawn, (left, top, _, _) = _drawn(run, self.colour)
            image.paste(palette.numbers(drawn), (left, top - first))

    def _runs(self) -> Iterator[tuple[str, list[Mask]]]:
        """Its letters, together that have columns of pixels in common, behind what they spell."""
        begin, end, run = 0, 0, list[Mask]()
        for nth, letter in enumerate(self._letters):
            left, _, right, _ = letter[0]
            if run and left >= end:
                yield self.words[begin:nth], run
                begin, run = nth, []
            end = max(end, right) if run else right
            run.append(letter)
        yield self.words[begin:], run


def _drawn(masks: Sequence[Mask], colour: str) -> tuple[Image.Image, PixelBox]:
    """Letters on as much paper as they take."""
    left, top, right, bottom = edges = _around([edges for edges, _ in masks])
    image = Image.new("RGB", (right - left, bottom - top), WASH)
    draw_letters(ImageDraw.Draw(image), masks, colour, left, top)
    return image, edges


@lru_cache(maxsize=1536)  # single letters and short words, of a kilobyte or two
def _covered(words: str, columns: tuple[int, ...], cut: Cut, size: int) -> Image.Image | None:
    """How much of each pixel letters cover that stand so far from the first; None where a pixel is covered by two, since these mix."""
    masks = []
    for column, letter in zip(columns, words, strict=True):
        [((left, top, right, bottom), shape)] = placed_letters((0, 0), letter, cut, size)
        masks.append(((column, top, column + right - left, bottom), np.asarray(shape)))
    left, top, right, bottom = _around([edges for edges, _ in masks])
    whole = np.zeros((bottom - top, right - left), np.uint8)
    for (x, y, end, foot), one in masks:
        part = whole[y - top : foot - top, x - left : end - left]
        if ((part > 0) & (one > 0)).any():
            return None
        part |= one
    return Image.frombytes("P", (right - left, bottom - top), whole.tobytes())


@lru_cache(maxsize=32)  # two colours or three for each accent
def _shades(colour: str, palette: Palette) -> list[int]:
    """The number of a palette's colour for each degree to which a pixel of paper can be covered by a colour."""
    image = Image.new("RGB", (256, 1), WASH)
    ImageDraw.Draw(image).bitmap((0, 0), Image.frombytes("L", (256, 1), bytes(range(256))), fill=colour)
    return list(palette.numbers(image).tobytes())


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
        yield PaperLine((round(x), y), letter, "text", size, colour)
        x += width(letter, "text", size) + 0.14 * size


def put_on_paper(image: Image.Image, things: Sequence[OnPaper], top: int, palette: Palette) -> tuple[int, int]:
    """Put things on rows of the paper, from `top` on, that are numbers of a palette's colours and empty where the things are.

    Gives the first row of the paper that they take, and the one after the last.
    """
    if not things:
        return top, top
    left, above, right, bottom = _around([thing.edges for thing in things])
    if len(things) == 1 and isinstance(things[0], PaperLine):
        things[0].print_on(image, top, palette)
    else:  # drawn together, because the edges of letters mix with what is below them
        drawn = Image.new("RGB", (right - left, bottom - above), WASH)
        for thing in things:
            thing.put_on(drawn, left, above)
        image.paste(palette.numbers(drawn), (left, above - top))
    return above, bottom


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
