"""From degrees to a plane: the whole world, and the surroundings of one place.

The world is drawn in Equal Earth, because a ranking of places should not be read off a map that
makes the north look large: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33 (2019), doi 10.1080/13658816.2018.1504949.
Surroundings are drawn in the azimuthal equidistant projection about their centre (J. P. Snyder, "Map
Projections: A Working Manual", USGS 1395, 1987, pp. 191-202), so that distance rings are true circles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cityguide.earth import EARTH_KM

Floats = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees. East may pass 180 (or west -180) to cross the antimeridian."""
MERIDIAN = 150.0
"""Degrees east in the middle of maps of the world: the Pacific, so that they are cut at 30° west, in the Atlantic."""

KM_PER_DEGREE = EARTH_KM * math.pi / 180.0
"""One degree of latitude on that sphere, 111.195 km."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3.0) / 2.0


def equal_earth(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
    """Return x and y on a unit sphere, y to the north.

    Longitude is in degrees from the central meridian, within ±180; latitude in degrees within ±90.
    """
    lam = np.radians(np.asarray(longitude, dtype=np.float64))
    theta = np.arcsin(_M * np.sin(np.radians(np.asarray(latitude, dtype=np.float64))))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    x = lam * np.cos(theta) / (_M * slope)
    y = theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)


def on_world(degrees: Floats, middle: float, across: float, top: float) -> Floats:
    """Return rows of x and y, y downward, on a map of the world in Equal Earth, for rows of longitude (-30 to 330) and latitude in degrees.

    The map is ``across`` wide about ``middle``, with the Pacific there, and begins at the latitude ``top``.
    """
    x, y = equal_earth(degrees[:, 0] - MERIDIAN, degrees[:, 1])
    unit = across / (2 * float(equal_earth(180.0, 0.0)[0]))
    return np.stack([middle + x * unit, (float(equal_earth(0.0, top)[1]) - y) * unit], axis=1)


def world_net(south: float, north: float, points: int, parallels: Iterable[float]) -> list[Floats]:
    """Return the meridians of the world each 30°, of so many ``points``, and ``parallels``, straight in Equal Earth, as rows of degrees."""
    west, east = MERIDIAN - 180.0, MERIDIAN + 180.0
    down = np.linspace(south, north, points)
    lines = [np.stack([np.full_like(down, meridian), down], axis=1) for meridian in np.arange(west, east + 1, 30.0)]
    return lines + [np.array([[west, parallel], [east, parallel]]) for parallel in parallels]


def within_turn(longitude: float) -> float:
    """Return the same longitude within half a turn of ``MERIDIAN``, -30 to 330."""
    return (longitude + 180.0 - MERIDIAN) % 360.0 - 180.0 + MERIDIAN


@dataclass(frozen=True)
class LocalFrame:
    """A plane that touches the earth at one point; distances from that point are true."""

    latitude: float
    longitude: float

    def project(self, longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
        """Return kilometres east and north of the centre for degrees (any turn of longitude)."""
        phi = np.radians(np.asarray(latitude, dtype=np.float64))
        lam = np.radians(np.asarray(longitude, dtype=np.float64) - self.longitude)
        phi0 = math.radians(self.latitude)
        flat = np.cos(phi)
        half = np.sin((phi - phi0) / 2) ** 2 + math.cos(phi0) * flat * np.sin(lam / 2) ** 2
        angle = 2 * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
        stretch = EARTH_KM / np.where(angle < 1e-12, 1.0, np.sinc(angle / np.pi))
        east = stretch * flat * np.sin(lam)
        north = stretch * (math.cos(phi0) * np.sin(phi) - math.sin(phi0) * flat * np.cos(lam))
        return east, north

    def spot(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the same of one point: an array of one costs thirty times as much."""
        phi, lam, phi0 = math.radians(latitude), math.radians(longitude - self.longitude), math.radians(self.latitude)
        half = math.sin((phi - phi0) / 2) ** 2 + math.cos(phi0) * math.cos(phi) * math.sin(lam / 2) ** 2
        angle = 2 * math.asin(math.sqrt(min(half, 1.0)))
        stretch = EARTH_KM if angle < 1e-12 else EARTH_KM * angle / math.sin(angle)
        north = math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)
        return stretch * math.cos(phi) * math.sin(lam), stretch * north

    def moved(self, east_km: float, north_km: float) -> LocalFrame:
        """Return a frame whose centre lies that far off (for some tens of kilometres)."""
        latitude = self.latitude + north_km / KM_PER_DEGREE
        shrink = max(math.cos(math.radians(latitude)), 0.01)
        return LocalFrame(latitude, self.longitude + east_km / KM_PER_DEGREE / shrink)

    def bounds(self, half_width_km: float, half_height_km: float) -> Bounds:
        """Return degrees that enclose a rectangle about the centre; they may pass ±180."""
        # A parallel bends away from the plate's edge: by its sagitta, w² tan φ / 2R, at the corners.
        lean = abs(math.tan(math.radians(min(abs(self.latitude), 88.0))))
        rise = (half_height_km + half_width_km**2 * lean / (2 * EARTH_KM)) / KM_PER_DEGREE
        # Meridians converge poleward: the widest span of longitude is on the poleward side.
        poleward = min(abs(self.latitude) + rise, 89.0)
        reach = min(1.02 * half_width_km / KM_PER_DEGREE / math.cos(math.radians(poleward)), 180.0)
        south, north = max(self.latitude - rise * 1.02, -90.0), min(self.latitude + rise * 1.02, 90.0)
        return (self.longitude - reach, south, self.longitude + reach, north)
