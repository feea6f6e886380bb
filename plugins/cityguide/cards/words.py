"""Which words stand where on a card, and in which size: beside a plate, or in a band below one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from PIL import Image, ImageDraw

from cityguide.cards.faces import fitted, width
from cityguide.cards.mark import draw_mark
from cityguide.cards.model import SIZE, Card, Ranks
from cityguide.cards.palette import INK, MUTED, WASH
from cityguide.cards.paper import OnPaper, PaperLine, PaperPicture, lines_from, spaced
from cityguide.cards.pixels import blank, disc, reduced
from cityguide.colours import HUES

PANEL = 540
"""Pixels across the words' side of a card."""
BAND_HEIGHT = 214
"""Pixels from a plate above words to the card's lower edge."""
WORDS_HEIGHT = 156
"""Pixels below the guide's name in that band: what differs between the cards of one city."""
MARGIN = 56
TITLES, TITLE_LINES, TITLE_ROOM = (104, 88, 76, 68, 60, 52), (1, 2, 2, 3, 3, 3), PANEL - 2 * MARGIN + 16
"""Sizes of a title beside a plate, the lines that it may take at each, and its room, in pixels. Every cluster's name fits."""
LEGEND = 36
"""From one line of a legend to the next."""


def words_beside(card: Card) -> list[OnPaper]:
    foot = SIZE[1] - MARGIN
    size, lines = fitted(card.title, "display", TITLES, TITLE_ROOM, TITLE_LINES)
    title, last = lines_from((MARGIN - 3, 128 + round(size * 0.74)), lines, "display", size, size * 0.98, INK)
    sizes = (31, 29, 27, 25)
    below = 150 if card.numeral else 0
    rows = tuple(max(int((foot - below - last - 26) // (small * 1.26)), 1) for small in sizes)
    small, lines = fitted(card.line, "italic", sizes, TITLE_ROOM, rows)
    sentence, last = lines_from((MARGIN, last + 28 + round(small * 0.9)), lines, "italic", small, small * 1.26, MUTED)
    found: list[OnPaper] = [*title, *sentence]
    if card.numeral:
        found += _numeral(card, foot)
    elif isinstance(card.motif, Ranks) and foot - last > LEGEND * len(card.motif.series) + 16:
        found += _legend(card.motif, foot)
    return found


def _numeral(card: Card, base: int) -> list[PaperLine]:
    """A large figure on the baseline `base`, and beside it what it is."""
    deep, size, x = HUES[card.accent].deep.light, (150, 132, 100)[min(len(card.numeral), 3) - 1], MARGIN
    number = PaperLine((x, base), "No.", "italic", 38, deep)
    x += round(width("No.", "italic", 38)) + 10
    figure = PaperLine((x, base), card.numeral, "display", size, deep)
    x += round(width(card.numeral, "display", size)) + 24
    small, lines = fitted(card.note, "text", (20, 18), PANEL - 24 - x, (4, 4))
    note, _ = lines_from((x, base - 25 * (len(lines) - 1)), lines, "text", small, 25, MUTED)
    return [number, figure, *note]


def _legend(shown: Ranks, base: int) -> Iterator[OnPaper]:
    """The cluster of each line, above the baseline `base`."""
    for nth, (name, accent, _) in enumerate(reversed(shown.series)):
        y = base - LEGEND * nth
        yield PaperPicture((MARGIN, y - 16), _bead(accent))
        yield PaperLine((MARGIN + 30, y), name, "text", 23, INK)


@cache
def _bead(accent: str) -> Image.Image:
    image = blank((18, 18), WASH)
    disc(ImageDraw.Draw(image), (9, 9), 8.5, HUES[accent].accent.light)
    return reduced(image)


def words_below(card: Card) -> list[OnPaper]:
    room, right, foot = SIZE[0] - 2 * MARGIN, SIZE[0] - MARGIN, WORDS_HEIGHT - 38
    found: list[OnPaper] = []
    if card.numeral:
        deep = HUES[card.accent].deep.light
        x = right - width(card.numeral, "display", 150) - 12
        found += [
            PaperLine((right, foot), card.numeral, "display", 150, deep, "right"),
            PaperLine((round(x), foot), "No.", "italic", 38, deep, "right"),
        ]
        room = round(x - width("No.", "italic", 38)) - MARGIN - 40
    elif not card.brand:
        found.append(PaperPicture((right - 104, 10), _small_mark(card.accent, 104)))
        room -= 146
    size, lines = fitted(card.title, "display", (80, 72, 64, 56, 50, 46), room, (1, 1, 1, 1, 1, 2))
    small, sentence = fitted(card.line, "italic", (31, 29, 27, 25, 23), room, (1, 1, 1, 1, 1))
    if len(lines) > 1:
        found += lines_from((MARGIN - 2, 47), lines, "display", size, 43, INK)[0]
        foot += 4
    else:
        found.append(PaperLine((MARGIN - 3, 76 if card.line else 100), lines[0], "display", size, INK))
    return [*found, *lines_from((MARGIN, foot), sentence, "italic", small, 0, MUTED)[0]]


@lru_cache(maxsize=16)
def guide_name(name: str, accent: str, x: int, y: int) -> Sequence[OnPaper]:
    """The mark and the guide's name, at the upper left of the words."""
    return [PaperPicture((x, y), _small_mark(accent, 36)), *spaced((x + 50, y + 25), name, 19, INK)] if name else []


@cache
def _small_mark(accent: str, side: int) -> Image.Image:
    image = blank((side, side), WASH)
    draw_mark(ImageDraw.Draw(image), (0, 0), side, INK, HUES[accent].accent.light, 1.4)
    return reduced(image)
