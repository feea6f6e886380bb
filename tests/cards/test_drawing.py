"""Cards as pixels: their size, what is where, and that nothing runs over an edge."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from cityguide.cards import motifs, plates, worlds
from cityguide.cards.drawing import plate_above, png
from cityguide.cards.model import SIZE, Card, Compass, Ladder, Motif, Plate, Ranks, Strips, World
from cityguide.cards.palette import LAND, RGB, WASH, rgb
from cityguide.cards.pixels import reduced
from cityguide.cards.png_file import unpacked_rows
from cityguide.cards.words import BAND_HEIGHT, PANEL, WORDS_HEIGHT
from cityguide.colours import HUES

TOKYO = Plate("indigo", ((35.68, 139.69), (35.44, 139.64)), ((35.66, 139.75),))
BEIJING = Plate("cinnabar", ((39.91, 116.39),), ((39.99, 116.31), (39.9, 116.42)))
SEOUL_SPOT, MUNICH, MELBOURNE, HELSINKI = (37.57, 126.98), (48.14, 11.58), (-37.81, 144.96), (60.17, 24.94)
WORLD = World((MUNICH, MELBOURNE, HELSINKI), ((SEOUL_SPOT, "celadon"),), (MUNICH, "petrol"))
LADDER = Ladder((("1", "Shenzhen–Hong Kong–Guangzhou", "bauhinia"), ("2", "not known to us", None)))
LINES = Ranks((2020, 2021, 2022), (2022,), (("Seoul", "celadon", (1, 1, 1)), ("Tokyo", "indigo", (None, 3, 2))))
MOTIFS: tuple[Motif, ...] = (TOKYO, BEIJING, WORLD, Strips((TOKYO,)), Strips((TOKYO, BEIJING)), LADDER, LINES, Compass())
LONG = (
    "Why invention gathers in a few places, what research has shown about universities, money, policy and distance, and where it disagrees."
)


def opened(card: Card) -> Image.Image:
    image = Image.open(io.BytesIO(png(card)))
    assert (image.format, image.mode, image.size) == ("PNG", "P", SIZE)
    return image.convert("RGB")


def shown(sheet: Image.Image) -> Image.Image:
    """A sheet in colour, as large as it is on a card."""
    return reduced(sheet.convert("RGB"))


def near(image: Image.Image, at: tuple[float, float], colour: str) -> bool:
    """Whether the pixel has this colour, but for the palette's rounding."""
    found = image.getpixel((round(at[0]), round(at[1])))
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 6 for one, other in zip(found, rgb(colour), strict=True))


def colours(image: Image.Image) -> dict[RGB, int]:
    counted = image.getcolors(image.width * image.height)
    assert counted is not None
    return {colour: count for count, colour in counted if isinstance(colour, tuple)}


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: type(motif).__name__)
def test_a_card_is_a_small_png_and_its_words_keep_off_its_edges(motif: Motif) -> None:
    for title in ("Seoul", "Shenzhen–Hong Kong–Guangzhou and San Jose–San Francisco", "Reading what the ranking of clusters says"):
        for numeral in ("", "100"):
            card = Card(
                title, LONG, motif, "petrol", "Proving Grounds", numeral, "among the clusters ranked in WIPO’s Global Innovation Index 2025"
            )
            assert len(png(card)) <= 64_000
            image = opened(card)
            beside = isinstance(motif, TOKYO.__class__ | Ladder | Ranks | Compass)
            words = image.crop((0, 0, PANEL, SIZE[1])) if beside else image.crop((0, SIZE[1] - BAND_HEIGHT, *SIZE))
            wide, high = words.size
            for edge in ((0, 0, 40, high), (wide - 16, 0, wide, high), (0, high - 16, wide, high)):
                assert set(colours(words.crop(edge))) == {rgb(WASH)}, (title, numeral, edge)


def test_the_same_card_has_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\nfrom cityguide.cards.drawing import png\nfrom cityguide.cards.model import *\n"
        f"print(hashlib.sha256(b''.join(png(Card('Tokyo', 'A line', m, numeral='2')) for m in {MOTIFS!r})).hexdigest())"
    )
    environments = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "77")]
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout for environment in environments]
    assert runs[0] == runs[1] != ""


def test_cards_of_one_city_share_what_is_above_their_words() -> None:
    cards = [
        Card(title, line, Strips((TOKYO,)), "indigo", "Proving Grounds") for title, line in (("Åland Šiauliai", "Museum"), (LONG, LONG))
    ]
    one, other = (opened(card) for card in cards)
    assert png(cards[0]) == png(cards[0]) != png(cards[1])
    above = unpacked_rows(plate_above(Strips((TOKYO,)), "indigo", "Proving Grounds").packed())
    assert [png(card, above) for card in cards] == [png(card) for card in cards]
    words = SIZE[1] - WORDS_HEIGHT
    assert one.crop((0, 0, SIZE[0], words)).tobytes() == other.crop((0, 0, SIZE[0], words)).tobytes()
    assert rgb(WASH) not in colours(one.crop((0, 0, SIZE[0], SIZE[1] - BAND_HEIGHT)))


def test_cards_that_share_a_picture_are_the_same_in_any_order() -> None:
    lights = [World(WORLD.others, WORLD.stories, at and (at, "celadon")) for at in (MUNICH, MELBOURNE, None, HELSINKI)]
    cards = [Card(title, LONG, motif, brand="Proving Grounds") for motif in (*lights, Compass()) for title in ("Seoul", LONG)]
    first = {card: png(card) for card in cards}
    assert len(set(first.values())) == len(cards)
    assert {card: png(card) for card in reversed(cards)} == first


def test_a_plate_has_land_water_and_its_cities() -> None:
    size = (660, 630)
    image = shown(plates.plate(TOKYO, size))
    found = colours(image)
    land, water = found[rgb(LAND)], found[rgb(HUES["indigo"].deep.light)]
    assert 0.25 < land / (size[0] * size[1]) < 0.7
    assert 0.2 < water / (size[0] * size[1]) < 0.7
    start = plates._window(TOKYO.cities, size, plates.EDGE_KM)
    window, share = plates._composed(TOKYO, start, plates._region(start))
    assert 0.25 < share < 0.75
    for latitude, longitude in TOKYO.cities:
        [at] = plates._placed(window, [(latitude, longitude)])
        assert 60 < at[0] < 600 and 60 < at[1] < 570
        assert near(image, at, HUES["indigo"].deep.light) and near(image, (at[0] + 6.5, at[1]), LAND)


def test_a_plate_without_a_shore_has_a_dial_about_its_city() -> None:
    image = shown(plates.plate(BEIJING, (660, 630)))
    assert near(image, (330, 315), HUES["cinnabar"].deep.light)  # the city
    assert near(image, (330 + 8, 315), LAND)  # its ring
    assert near(image, (337, 60 + 30), LAND) and near(image, (24, 600), HUES["cinnabar"].deep.light)  # within the dial, and beyond


@pytest.mark.parametrize("spot", [MUNICH, MELBOURNE, HELSINKI, (-23.55, -46.63), (61.0, -149.9)])
def test_every_cluster_and_its_rings_are_on_the_map_of_the_world(spot: tuple[float, float]) -> None:
    size = (SIZE[0], SIZE[1] - BAND_HEIGHT)
    x, y = worlds.placed_on_world(spot, size)
    assert 30 < x < size[0] - 30
    assert 12 < y < size[1] - 12


def test_the_lit_cluster_stands_out_and_the_rest_of_the_map_stays() -> None:
    size = (SIZE[0], SIZE[1] - BAND_HEIGHT)
    whole = worlds.world(WORLD.others, WORLD.stories, size)
    assert WORLD.lit is not None
    part, corner = worlds.lit(WORLD.lit, whole, size)
    dark, lit = shown(whole), shown(whole)
    lit.paste(shown(part), corner)
    x, y = worlds.placed_on_world(MUNICH, size)
    assert near(lit, (x, y), LAND) and not near(dark, (x, y + 7), LAND) and near(lit, (x, y + 7), LAND)
    patch = (round(x) - 31, round(y) - 31, round(x) + 31, round(y) + 31)
    for image in (dark, lit):
        image.paste((0, 0, 0), patch)
    assert dark.tobytes() == lit.tobytes()
    assert near(lit, worlds.placed_on_world(SEOUL_SPOT, size), HUES["celadon"].accent.dark)


def test_no_line_crosses_a_change_of_method() -> None:
    image = motifs.lines(LINES, (660, 630))
    left, right, top = 70, 660 - 64, 74
    middle = (left + right) / 2
    before, over = ((left + middle) / 2, top), ((middle + right) / 2 + 8, top)
    assert near(image, before, HUES["celadon"].accent.dark)
    assert not near(image, over, HUES["celadon"].accent.dark)


def test_lines_of_no_known_rank_can_be_drawn() -> None:
    assert opened(Card("Trends", "", Ranks((2020,), (), (("Seoul", "celadon", (None,)),))))
    assert opened(Card("Trends", "", Ranks((2020, 2021), (2021,), (("Seoul", "celadon", (64, 2)),))))
