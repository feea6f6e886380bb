"""Projections against published and independent values."""

import math

import numpy as np
import pytest

from cityguide.earth import EARTH_KM
from cityguide.maps.projection import KM_PER_DEGREE, LocalFrame, equal_earth


def test_equal_earth_is_zero_at_the_origin() -> None:
    x, y = equal_earth(0.0, 0.0)
    assert (float(x), float(y)) == (0.0, 0.0)


def test_equal_earth_has_the_published_extent() -> None:
    # Šavrič et al. 2018: the map is 2.05458 times as wide as high, its poles 0.59247 of its equator.
    width = 2 * float(equal_earth(180.0, 0.0)[0])
    pole = 2 * float(equal_earth(180.0, 90.0)[0])
    height = 2 * float(equal_earth(0.0, 90.0)[1])
    assert width / height == pytest.approx(2.05458, abs=1e-4)
    assert pole / width == pytest.approx(0.59247, abs=1e-4)


def test_equal_earth_keeps_areas() -> None:
    def area(south: float, north: float) -> float:
        latitudes = np.linspace(south, north, 2001)
        x, y = equal_earth(np.full_like(latitudes, 10.0), latitudes)
        return float(np.sum((x[1:] + x[:-1]) / 2 * np.diff(y)))

    def truth(south: float, north: float) -> float:
        return math.radians(10) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))

    for band in ((0, 10), (35, 45), (60, 75)):
        assert area(*band) == pytest.approx(truth(*band), rel=1e-4)


def test_a_degree_north_is_111_km() -> None:
    east, north = LocalFrame(35.0, 139.0).project(139.0, 36.0)
    assert float(east) == pytest.approx(0.0, abs=1e-9)
    assert float(north) == pytest.approx(KM_PER_DEGREE, rel=1e-9)


def test_distance_from_the_centre_is_the_great_circle() -> None:
    # San Francisco to San José by the spherical law of cosines.
    a, b = (37.7749, -122.4194), (37.3394, -121.8950)
    p, q = math.radians(a[0]), math.radians(b[0])
    cosine = math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(math.radians(b[1] - a[1]))
    east, north = LocalFrame(*a).project(b[1], b[0])
    assert math.hypot(float(east), float(north)) == pytest.approx(EARTH_KM * math.acos(cosine), rel=1e-6)
    assert float(east) > 0 > float(north)


def test_a_frame_sees_across_the_antimeridian() -> None:
    frame = LocalFrame(-17.0, 179.9)
    east, _ = frame.project(-179.9, -17.0)
    assert float(east) == pytest.approx(0.2 * KM_PER_DEGREE * math.cos(math.radians(17)), rel=1e-4)


def test_bounds_enclose_the_rectangle() -> None:
    frame = LocalFrame(60.0, 10.0)
    west, south, east, north = frame.bounds(80.0, 40.0)
    corner_east, corner_north = frame.project([west, east, east], [north, north, south])
    assert corner_east[0] < -80 and corner_east[1] > 80
    assert corner_north[0] > 40 and corner_north[2] < -40
