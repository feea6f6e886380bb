"""Words are printed on paper as they would be drawn, and lines with rows in common stand together."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from cityguide.cards import paper
from cityguide.cards.faces import Cut
from cityguide.cards.palette import INK, LAND, MUTED, WASH, Palette, palette
from cityguide.cards.paper import PaperLine, PaperPicture, in_rows, lines_from, put_on_paper, spaced

PALETTE = Palette(palette([(WASH, INK), (WASH, MUTED), (LAND, INK)]))


@pytest.mark.parametrize(
    ("words", "cut", "size"),
    [("Åland To Šiauliai fjord", "display", 80), ("Avant-garde: fifty (official) staffs, “Try”", "italic", 31), ("WAVY", "text", 20)],
)
def test_a_line_is_printed_as_it_would_be_drawn(words: str, cut: Cut, size: int) -> None:
    line = PaperLine((20.4, 96), words, cut, size, INK)
    left, top, right, bottom = line.edges
    whole = Image.new("RGB", (1000, 140), WASH)
    line.put_on(whole, 0, 0)
    numbers = np.zeros((130, 1000), np.uint8)
    assert put_on_paper(numbers, [line], 10, PALETTE) == (top, bottom)
    assert (numbers == PALETTE.numbers(whole.crop((0, 10, 1000, 140)))).all()
    drawn = [at for at, number in enumerate(numbers.tobytes()) if number]
    assert left <= min(at % 1000 for at in drawn) and max(at % 1000 for at in drawn) < right
    assert top <= min(drawn) // 1000 + 10 and max(drawn) // 1000 + 10 < bottom


def test_letters_that_cover_a_pixel_together_are_drawn_together() -> None:
    assert not paper._touch("To", (0, 90), "display", 80)
    assert paper._touch("TT", (0, 5), "display", 80)


def test_several_things_are_drawn_together() -> None:
    mark = PaperPicture((30, 20), Image.new("RGB", (12, 9), INK))
    things = [PaperLine((20, 50), "Seoul", "display", 46, INK), PaperLine((24, 56), "by night", "italic", 31, MUTED), mark]
    whole, numbers = Image.new("RGB", (300, 90), WASH), np.zeros((90, 300), np.uint8)
    for thing in things:
        thing.put_on(whole, 0, 0)
    put_on_paper(numbers, things, 0, PALETTE)
    assert (numbers == PALETTE.numbers(whole)).all()
    assert put_on_paper(numbers, [], 7, PALETTE) == (7, 7)


def test_what_lies_beyond_the_edges_of_the_paper_is_left_out() -> None:
    things = [PaperLine((-9, 12), "Seoul by night", "display", 46, INK), PaperPicture((50, 70), Image.new("RGB", (12, 9), INK))]
    large, small = np.zeros((160, 500), np.uint8), np.zeros((50, 120), np.uint8)
    put_on_paper(large, [PaperLine((91, 62), "Seoul by night", "display", 46, INK)], 0, PALETTE)
    assert put_on_paper(small, things, 0, PALETTE)[1] == 79
    assert (small == large[50:100, 100:220]).all()


def test_what_has_rows_in_common_stands_together_from_top_to_bottom() -> None:
    low, high = PaperLine((0, 200), "low", "text", 20, INK), PaperLine((0, 40), "high", "text", 20, INK)
    beside = PaperPicture((90, high.edges[3] - 1), Image.new("RGB", (5, 30)))
    found = list(in_rows([low, high, beside]))
    assert [(group, top, bottom) for group, top, bottom in found] == [
        ([high, beside], high.edges[1], high.edges[3] + 29), ([low], low.edges[1], low.edges[3]),
    ]  # fmt: skip
    next_to = PaperPicture((90, high.edges[3]), Image.new("RGB", (5, 30)))
    assert [group for group, _, _ in in_rows([high, next_to])] == [[high], [next_to]]


def test_lines_stand_below_each_other_and_capitals_apart() -> None:
    found, last = lines_from((10, 30), ["one", "", "two"], "text", 20, 24.4, INK)
    assert [(line.at, line.words) for line in found] == [((10, 30), "one"), ((10, 79), "two")]
    assert last == 30 + 2 * 24.4
    letters = list(spaced((10, 30), "ab", 20, INK))
    assert [line.words for line in letters] == ["A", "B"]
    assert letters[1].edges[0] - letters[0].edges[2] >= 2
