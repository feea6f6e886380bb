"""Letters: there is one for every name in the guide, pairs are kerned, lines break where they may."""

from __future__ import annotations

import unicodedata

import pytest
from PIL import Image, ImageDraw

from cityguide.cards.faces import Cut, broken, face, fitted, set_line, width
from cityguide.project.project import Project

CUTS: tuple[Cut, ...] = ("display", "text", "italic")


@pytest.mark.parametrize("cut", CUTS)
def test_every_name_and_sentence_on_a_card_can_be_set(the_guide: Project, cut: Cut) -> None:
    unknown = face(cut, 40).getmask("\uffff")
    missing = bytes(unknown), unknown.size
    words = "".join(f"{card.title}{card.line}{card.note}{card.brand}" for card in the_guide.cards.values())
    words += "ÅÄÖÜßŁłŐőŠšŽžĀāŌōūÉé“”‘’–…·"
    for character in sorted(set(words)):
        if unicodedata.category(character)[0] != "Z":
            mask = face(cut, 40).getmask(character)
            assert (bytes(mask), mask.size) != missing, character


@pytest.mark.parametrize("cut", CUTS)
def test_pairs_are_kerned(cut: Cut) -> None:
    assert width("To", cut, 100) < width("T", cut, 100) + width("o", cut, 100) - 2


@pytest.mark.parametrize("size", [23, 46, 80])
@pytest.mark.parametrize("cut", CUTS)
def test_letters_set_one_by_one_stand_where_the_face_sets_them(cut: Cut, size: int) -> None:
    words = "on the Shenzhen"  # without a pair that is kerned
    ours, whole = (Image.new("L", (700, 100)) for _ in range(2))
    set_line(ImageDraw.Draw(ours), (20, 80), words, cut, size, "white")
    ImageDraw.Draw(whole).text((20, 80), words, font=face(cut, size), fill="white", anchor="ls")
    assert ours.tobytes() == whole.tobytes()
    assert width(words, cut, size) == face(cut, size).getlength(words)


def test_a_cluster_breaks_between_its_cities_only() -> None:
    assert broken("Shenzhen–Hong Kong–Guangzhou", "display", 80, 420) == ["Shenzhen–", "Hong Kong–", "Guangzhou"]
    assert broken("San Jose–San Francisco and Seoul", "display", 50, 640) == ["San Jose–San Francisco and", "Seoul"]
    assert broken("How clusters work", "display", 100, 500) == ["How", "clusters", "work"]


def test_a_year_stays_with_the_name_before_it() -> None:
    assert broken("the Index\u00a02025", "text", 20, width("the Index", "text", 20)) == ["the", "Index\u00a02025"]


def test_the_largest_size_that_fits_is_taken() -> None:
    room = width("Seoul", "display", 90)
    assert fitted("Seoul", "display", (100, 90, 80), room, (1, 1, 1)) == (90, ("Seoul",))


def test_what_fits_at_no_size_ends_with_an_ellipsis() -> None:
    size, lines = fitted("a long sentence that has no end in sight at all", "italic", (30, 20), 160, (2, 2))
    assert (size, len(lines)) == (20, 2)
    assert lines[-1].endswith("…") and not lines[0].endswith("…")
    assert all(width(line, "italic", 20) <= 160 for line in lines)
    _, [line] = fitted("Unbreakable" * 9, "display", (40,), 200, (1,))
    assert line.endswith("…") and width(line, "display", 40) <= 200
