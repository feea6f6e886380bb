"""A plane in kilometres for a window of some hundred kilometres, in which a kilometre is about the same everywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cityguide.maps.projection import KM_PER_DEGREE, Bounds, Floats


@dataclass(frozen=True)
class Plane:
    """Kilometres east of Greenwich and north of the equator, true about one latitude."""

    across: float
    """Kilometres in a degree of longitude."""
    middle_x: float
    """Of the window, kilometres."""

    def out(self, degrees: NDArray[np.float64]) -> Floats:
        return np.multiply(degrees, [self.across, KM_PER_DEGREE])

    def back(self, km: NDArray[np.float64]) -> Floats:
        return np.divide(km, [self.across, KM_PER_DEGREE])


def plane_of(window: Bounds) -> Plane:
    """The plane of a window: longitudes shrink by the cosine of its middle latitude."""
    west, south, east, north = window
    across = KM_PER_DEGREE * max(math.cos(math.radians((south + north) / 2)), 0.01)
    return Plane(across, (west + east) / 2 * across)
