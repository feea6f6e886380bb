"""What stands on a plate: crops, graticule, neatline, and the rings of an inland place."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from pins_of_clusters import BAY, BEIJING, FIVE, SEOUL, city

from cityguide.maps.framing import SAFE, composed, survey
from cityguide.maps.ground.shore import shore
from cityguide.maps.ornaments import degree_figures, degrees, graticule, lights, neatline, net_of
from cityguide.maps.pins import named_places
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Box, Window

TOKYO_BAY = Window(LocalFrame(35.55, 139.8), 400, 400, 0.1)


@pytest.mark.parametrize(
    ("value", "letters", "words"),
    [
        (37.5, "NS", "37°30′N"),
        (-33.0, "NS", "33°S"),
        (0.0, "NS", "0°"),
        (-122.25, "EW", "122°15′W"),
        (190.0, "EW", "170°W"),
        (180.0, "EW", "180°"),
        (22 + 2 / 60, "NS", "22°02′N"),
    ],
)
def test_degrees_as_an_atlas_prints_them(value: float, letters: str, words: str) -> None:
    assert degrees(value, letters) == words


def test_the_graticule_has_a_few_round_lines() -> None:
    net = net_of(TOKYO_BAY)
    assert 3 <= len(net.parallels) <= 6 and 3 <= len(net.meridians) <= 8
    assert all(round(value * 60, 6) % 5 == 0 for value in (*net.parallels, *net.meridians))
    assert graticule(TOKYO_BAY).count("<path") == 1


def test_figures_stand_inside_their_area_at_their_lines() -> None:
    area = Box(10, 10, 390, 390)
    found = degree_figures(TOKYO_BAY, area, 12.0)
    assert {words[-1] for words, _ in found} == {"N", "E"}
    for words, box in found:
        assert box.shared(area) > 0.9 * box.area
        if words.endswith("N"):
            latitude = int(words[:2]) + int(words[3:5] or 0) / 60 if "′" in words else int(words[:2])
            line = 200 - (latitude - 35.55) * 111.195 / 0.1
            assert 0 <= line - box.bottom <= 12


@pytest.mark.parametrize("axis", [0, 1])
def test_the_neatline_s_checks_change_at_the_graticule_s_fifths(axis: int) -> None:
    root = ET.fromstring(f"<g>{neatline(TOKYO_BAY)}</g>")
    edges = [node for node in root if node.get("class") == "cg-map-checks"]
    assert len(edges) == 4
    net = net_of(TOKYO_BAY)
    step, marks = ((net.across, net.meridians), (net.down, net.parallels))[axis]
    for edge in edges[2:] if axis else edges[:2]:
        length, offset = float(edge.get("stroke-dasharray", "")), float(edge.get("stroke-dashoffset", ""))
        (across, level) = (float(n) for n in re.findall(r"[\d.]+", edge.get("d", ""))[:2])
        for mark in marks:
            # Where the mark meets this edge, found from the plate's other coordinate by halving.
            at = _meets(mark, axis, level if axis == 0 else across)
            dark = ((at + offset) / length + 1e-9) % 2
            assert min(dark % 1, 1 - dark % 1) * length < 0.4, "a check ends at each line of the graticule"
            even = round(mark / step * 5) % 2 == 0
            assert (round(dark) % 2 == 0) is (even if axis == 0 else not even)


def _meets(mark: float, axis: int, level: float) -> float:
    """Where a meridian (axis 0) or parallel crosses the line at ``level`` units of the other axis."""
    low, high = (34.0, 37.0) if axis == 0 else (138.0, 142.0)
    for _ in range(60):
        middle = (low + high) / 2
        place = np.array([[mark, middle]] if axis == 0 else [[middle, mark]])
        off = TOKYO_BAY.place_all(place)[0, 1 - axis]
        if bool(off > level) == (axis == 0):
            low = middle
        else:
            high = middle
    return float(TOKYO_BAY.place_all(place)[0, axis])


def test_no_lights_draw_nothing() -> None:
    assert lights([], 4.0) == ""
    assert 'd="M1 2h0M3 4h0"' in lights([(1, 2), (3, 4)], 4.0)


@pytest.mark.parametrize("name", FIVE)
def test_places_stay_in_the_part_that_every_crop_shows(name: str) -> None:
    window = survey(FIVE[name]).picture
    for pin in named_places(FIVE[name]):
        x, y = window.place(pin)
        assert SAFE.left <= x <= SAFE.right and SAFE.top <= y <= SAFE.bottom


@pytest.mark.parametrize("pins", [BAY, SEOUL])
def test_a_coast_s_picture_has_water_and_land_in_its_middle(pins: list) -> None:  # type: ignore[type-arg]
    found = survey(pins)
    assert 0.25 < found.shore.water(found.picture, -120) < 0.7
    assert found.picture.frame == found.chart.frame  # or one drawing would not fit both


def test_the_crop_goes_toward_the_water() -> None:
    """A place well inland of a coast: the picture is moved so that the sea is in it."""
    place = city("Here", "Here", "en", 37.4, -122.25)
    window = Window(LocalFrame(37.4, -122.25), 1000, 800, 0.06)
    land = shore(window.frame, [Window(window.frame, 1800, 1500, 0.06)], 0.1)
    moved = composed(window, land, [place])
    assert abs(land.water(moved, -120) - 0.46) < abs(land.water(window, -120) - 0.46)


def test_on_land_is_a_share() -> None:
    found = survey(BAY)
    whole = Box(0, 0, found.picture.width, found.picture.height)
    assert found.shore.on_land(found.picture, whole) == pytest.approx(1 - found.shore.water(found.picture), abs=1e-6)


def test_rings_are_about_the_city() -> None:
    window = survey(BEIJING).picture
    assert window.place(BEIJING[0]) == (500.0, 400.0)
