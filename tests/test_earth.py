"""How far apart two places are and in which direction, the same for pages, checks and maps."""

import math

import pytest

from cityguide.earth import bearing_degrees, distance_km
from cityguide.maps.projection import LocalFrame


def test_a_great_circle() -> None:
    assert round(distance_km((37.566, 126.9784), (35.6895, 139.6917))) == 1153  # Seoul to Tokyo
    assert round(distance_km((0, 179.5), (0, -179.5))) == 111
    assert distance_km((10, 10), (10, 10)) == 0


@pytest.mark.parametrize("place", [(35.6895, 139.6917), (37.5661, 126.9784), (-37.5, -53.1), (90, 0)])
def test_a_map_shows_places_as_far_off_as_they_are(place: tuple[float, float]) -> None:
    east, north = LocalFrame(37.566, 126.9784).project(place[1], place[0])
    assert math.hypot(float(east), float(north)) == pytest.approx(distance_km((37.566, 126.9784), place), rel=1e-9)


@pytest.mark.parametrize("place", [(35.6895, 139.6917), (37.5661, 126.9684), (-37.5, -53.2), (38, 126.9784)])
def test_a_map_shows_places_in_the_direction_in_which_they_lie(place: tuple[float, float]) -> None:
    east, north = LocalFrame(37.566, 126.9784).project(place[1], place[0])
    assert bearing_degrees((37.566, 126.9784), place) == pytest.approx(math.degrees(math.atan2(east, north)) % 360, abs=1e-6)
