"""A plate of a city's scale: what it names, in which order, and what it leaves to the plates that are closer."""

import re

import pytest
from terrain_of_tests import LINES, line, terrain

from cityguide.maps.drawing import Shapes
from cityguide.maps.pins import Pin
from cityguide.maps.placing.lettering import in_two
from cityguide.maps.plate import CityPlate, PlateGround
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Box, Window
from cityguide.terrain.model import Terrain

WINDOW = Window(LocalFrame(37.5, 127.0), 400, 400, 0.06)
CITY = Pin(37.53, 126.95, "Alpha Town", "city")
QUARTER = Pin(37.45, 127.05, "Old Quarter", "district")
WATER = Pin(37.55, 127.05, "Lake", "water")


def place(number: int, latitude: float, longitude: float, short: str | None) -> Pin:
    return Pin(latitude, longitude, f"Place {number}", "attraction", f"#p{number}", number, icon="park", short=short)


def drawn(*pins: Pin, on: Terrain | None = None, frames: tuple[Box, ...] = ()) -> str:
    ground = PlateGround(None, on or terrain(shore=False), Shapes(), "shore", "plate")
    return "".join(CityPlate(WINDOW, ground, [CITY, QUARTER, WATER, *pins], [], frames=frames).content())


def texts(svg: str, kind: str) -> list[str]:
    found = re.findall(rf'<text [^>]*class="cg-map-{kind}".*?</text>', svg)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def test_everything_with_room_is_named() -> None:
    svg = drawn(place(1, 37.47, 126.96, "Clock House"))
    assert texts(svg, "name") == ["Alpha Town"]
    assert (texts(svg, "of-district"), texts(svg, "of-water")) == (["Old Quarter"], ["Lake"])
    assert texts(svg, "short") == ["Clock House"] and texts(svg, "of-station") == ["Cross"]
    signs = re.findall(r'<g class="cg-map-sign"><rect [^>]*/><text [^>]*>(\w+)</text></g>', svg)
    assert sorted(signs) == ["1", "2"]


def test_a_place_without_a_short_name_shows_its_number_alone() -> None:
    svg = drawn(place(1, 37.47, 126.96, None))
    assert texts(svg, "short") == [] and texts(svg, "number") == ["1"]


def test_a_name_with_room_for_no_line_stands_on_two() -> None:
    """Between two walls of names there is room for a word and none for two."""
    spots = [(37.5 + dy, 126.97 + dx) for dy in (-0.012, 0, 0.012) for dx in (0, 0.055)]
    svg = drawn(
        *(place(n, lat, lon, "Museum of Modern Clocks") for n, (lat, lon) in enumerate(spots, start=1)), on=terrain([], shore=False)
    )
    whole = [one for one in re.findall(r'<text class="cg-map-short".*?</text>', svg) if one.count("<tspan") == 1]
    broken = [one for one in re.findall(r'<text class="cg-map-short".*?</text>', svg) if one.count("<tspan") == 2]
    assert whole and broken
    assert "".join(re.sub(r"<[^>]+>", "", broken[0])) == "Museum of Modern Clocks"


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Tower", ["Tower"]), ("Tokyo Skytree", ["Tokyo", "Skytree"]), ("Museum of Modern Clocks", ["Museum of", "Modern Clocks"])],
)
def test_a_name_is_broken_at_the_space_nearest_its_middle(name: str, lines: list[str]) -> None:
    assert in_two(name) == lines


def test_what_a_closer_plate_shows_is_left_to_it_but_for_waters() -> None:
    everywhere = (Box(0, 0, 400, 400),)
    svg = drawn(place(1, 37.47, 126.96, "Clock House"), frames=everywhere)
    assert texts(svg, "of-district") == [] and texts(svg, "of-station") == [] and "cg-map-sign" not in svg
    assert texts(svg, "of-water") == ["Lake"]


def test_a_station_called_like_its_city_is_not_named_twice() -> None:
    same = [
        *LINES,
        line("third", "3", None, ("Alpha Town", 37.53, 126.98), ("East", 37.5, 127.12)),
        line("fourth", "4", None, ("Alpha Town", 37.53, 126.98), ("Top", 37.53, 127.03)),
    ]
    svg = drawn(on=terrain(same, shore=False))
    assert "Alpha Town" not in texts(svg, "of-station") and "Cross" in texts(svg, "of-station")


def test_a_place_beyond_the_plate_waits_at_its_edge() -> None:
    svg = drawn(place(1, 38.2, 127.0, "Far House"))
    assert "cg-map-beyond" in svg and texts(svg, "number") == ["1"] and texts(svg, "short") == []
