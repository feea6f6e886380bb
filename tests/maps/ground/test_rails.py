"""Railway lines: where they run, in which colour, which stations count, and what a line is called."""

import re

import pytest
from terrain_of_tests import LINES, line, terrain

from cityguide.colours import TONES, at_luminance
from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.rails import drawn_lines, drawn_stations, signs, stations_of, worth_a_dot
from cityguide.maps.pins import Pin
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Window

PLATE = Window(LocalFrame(37.5, 127.0), 400, 400, 0.06)
ALL = terrain()


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", ["#ffd400", "#000084", "#00b140", "#ffffff", "#000000", "#e60013"])
def test_a_line_s_colour_stands_out_on_the_land_of_both_schemes_and_under_white_letters(colour: str) -> None:
    moved = at_luminance(colour, 0.175)
    assert re.fullmatch("#[0-9a-f]{6}", moved)
    assert contrast(moved, TONES["land"].light) >= 3 and contrast(moved, TONES["land"].dark) >= 3
    assert contrast(moved, "#ffffff") >= 4.5


def test_stops_of_one_name_and_near_are_one_station() -> None:
    found = {station.name: station.lines for station in stations_of(ALL)}
    assert found["Cross"] == {"1", "2"} and found["Foot"] == {"Funicular"}
    assert stations_of(ALL)[0].name == "Cross"
    far = terrain([*LINES, line("away", "3", None, ("Cross", 37.6, 127.2), ("End", 37.7, 127.2))])
    assert sorted(len(station.lines) for station in stations_of(far) if station.name == "Cross") == [1, 2]


def test_every_stop_lies_on_its_line() -> None:
    """Of a straight line all stops are on the path that is drawn, to a unit."""
    shapes = Shapes("file.svg")
    assert drawn_lines(PLATE, ALL, shapes, "lines") == '<use href="file.svg#lines" class="cg-map-rails"/>'
    paths = re.findall(r'<path d="M(-?\d+) (-?\d+)l(-?\d+) ?(-?\d+)"( stroke="#[0-9a-f]{6}")?', shapes.markup["lines"])
    assert len(paths) == 3 and sum(bool(path[4]) for path in paths) == 2  # the funicular has no colour of its own
    x1, y1, dx, dy = map(int, paths[0][:4])
    for stop in LINES[0].stops:
        x, y = PLATE.place(Pin(stop.latitude, stop.longitude, stop.name, "station"))
        assert abs((x - x1) * dy - (y - y1) * dx) / (dx**2 + dy**2) ** 0.5 <= 1
    assert shapes.sources == {"rails": None}


def test_no_line_crosses_a_plate_elsewhere() -> None:
    shapes = Shapes()
    elsewhere = Window(LocalFrame(35.0, 139.0), 400, 400, 0.06)
    assert drawn_lines(elsewhere, ALL, shapes, "lines") == "" and shapes.markup == {} and shapes.sources == {}
    assert drawn_lines(PLATE, terrain([]), shapes, "lines") == ""


def test_a_dot_is_for_where_lines_meet_or_a_place_is_near() -> None:
    near = Pin(37.521, 127.021, "Garden", "attraction", number=1)
    assert [station.name for station, _, _ in worth_a_dot(PLATE, ALL, [])] == ["Cross"]
    assert {station.name for station, _, _ in worth_a_dot(PLATE, ALL, [near])} == {"Cross", "Foot"}
    assert worth_a_dot(PLATE, terrain([]), [near]) == []


def test_dots_are_two_strokes_of_one_path() -> None:
    shapes = Shapes()
    drawn = drawn_stations(worth_a_dot(PLATE, ALL, []), shapes, "dots")
    assert drawn.count('href="#dots"') == 2 and "h0" in shapes.markup["dots"]
    assert drawn_stations([], shapes, "none") == ""


def test_a_sign_stands_once_on_its_own_line_and_a_line_without_one_has_none() -> None:
    found = signs(PLATE, ALL)
    assert sorted(sign.text for sign in found) == ["1", "2"]  # two of one length, and the funicular has none
    (one,) = [sign for sign in found if sign.text == "1"]
    y = PLATE.place(Pin(37.5, 127.0, "x", "station"))[1]
    assert all(box.top < y < box.bottom for box in one.boxes)
    assert 'fill="#' in one.drawn(one.boxes[0]) and ">1</text>" in one.drawn(one.boxes[0])
