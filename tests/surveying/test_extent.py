"""The window holds whatever a map may show."""

import pytest

from cityguide.maps.framing import survey
from cityguide.maps.ground.shore import BLEED
from cityguide.maps.pins import Pin
from cityguide.surveying.surveyed import PLACE_KM, extent
from cityguide.terrain.model import Grid, LocalShore, Terrain

HARBOUR = [Pin(35.45, 139.63, "Harbour", "city", emphasis=True), Pin(35.4501, 139.7302, "Clock House", "attraction")]
INLAND = [Pin(48.1374, 11.5755, "Munich", "city"), Pin(48.2, 11.9, "Airfield", "attraction")]


@pytest.mark.parametrize("pins", [HARBOUR, INLAND])
def test_it_holds_both_maps_with_what_they_bleed(pins: list[Pin]) -> None:
    west, south, east, north = extent(pins, None)
    found = survey(pins)
    for window in (found.picture, found.chart):
        left, bottom, right, top = window.bounds(BLEED)
        assert west <= left and south <= bottom and right <= east and top <= north


def test_it_holds_the_map_of_a_place_that_is_far_from_all_others() -> None:
    far = Pin(35.45, 139.63 + 2.0, "Far", "attraction")
    assert extent([*HARBOUR, far], None)[2] > far.longitude + PLACE_KM / 111 / 0.82


def test_a_cluster_without_a_profile_has_its_radius_and_the_bleed() -> None:
    west, south, east, north = extent([Pin(0.0, 20.0, "Middle", "cluster")], 60)
    kilometres = [(20 - west) * 111.195, -south * 111.195, (east - 20) * 111.195, north * 111.195]
    assert all(84 <= each < 88 for each in kilometres)


@pytest.mark.parametrize("longitude", [179.9, -179.9])
def test_over_180_degrees_east_goes_on(longitude: float) -> None:
    west, _, east, _ = extent([Pin(-18.1, longitude, "Quay", "cluster"), Pin(-18.1, -longitude, "Pier", "cluster")], 60)
    assert -180 <= west < 180 < east or -180 <= west < -180 + 2
    assert west < longitude % 360 < east or west < longitude < east
    assert east - west < 3


def test_edges_are_round_numbers() -> None:
    assert all(edge == round(edge, 2) for edge in extent(HARBOUR, None))


def test_a_cluster_s_own_map_finds_all_of_its_ground_in_what_was_surveyed() -> None:
    """With a profile and without one: else it would fall back on the coast of the world."""
    lone = [Pin(48.1374, 11.5755, "Munich", "cluster")]
    west, south, east, north = window = extent(lone, 60)
    land = (
        (0, round((east - west) / 0.01), round((east - west) / 0.01), 0, 0),
        (0, 0, round((north - south) / 0.01), round((north - south) / 0.01), 0),
    )
    shore = LocalShore("munich", ("atlas",), window, Grid(0.01, 0.01, west, south), [[land]], [], [], "")
    assert survey(lone, Terrain(shore), radius_km=60).shore.local is shore
