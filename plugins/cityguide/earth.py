"""The size of the earth, how far apart two places on it are, and in which direction one lies from the other."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088
"""The mean radius of the earth, (2a + b) / 3 of GRS 80, in kilometres: H. Moritz, "Geodetic Reference System 1980", Journal of
Geodesy 74 (2000), as adopted by the IUGG."""


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle between two places, each latitude and longitude in degrees, on a sphere of that radius."""
    north, south = math.radians(one[0]), math.radians(other[0])
    # The haversine form keeps its precision for places a few metres apart; arccos does not.
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(half, 1)))


def bearing_degrees(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The direction in which the great circle leaves the first place for the second: degrees from north, clockwise, below 360."""
    north, south = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    east = math.sin(turn) * math.cos(south)
    up = math.cos(north) * math.sin(south) - math.sin(north) * math.cos(south) * math.cos(turn)
    return math.degrees(math.atan2(east, up)) % 360
