"""Geometries are cut to a rectangle where GEOS's quick way gives up, too."""

import numpy as np
import pytest
import shapely

from cityguide.maps.clipping import cut_to
from cityguide.maps.ground.land import land, land_within

SWEDEN = (-347.7272359546614, 58.38604839937488, -340.00520175771874, 60.01172610908913)
"""A window at which rounding leaves three points of a ring, in degrees a turn away, as the world's land has Eurasia east of 180°."""


def test_a_shore_that_geos_does_not_cut() -> None:
    there = [one for one in land("10m").shells.geometries if shapely.intersects(shapely.box(*shapely.bounds(one)), shapely.box(*SWEDEN))]
    with pytest.raises(shapely.errors.GEOSException):
        shapely.clip_by_rect(np.array(there), *SWEDEN)
    seen = land_within(SWEDEN, "10m")
    wider = land_within((SWEDEN[0], SWEDEN[1], SWEDEN[2], SWEDEN[3] + 1e-5), "10m")
    assert seen.is_valid
    assert seen.area == pytest.approx(wider.area, abs=1e-4)
    assert shapely.box(*SWEDEN).buffer(1e-9).contains(seen)


def test_several_at_once() -> None:
    squares = np.array([shapely.box(0, 0, 2, 2), shapely.box(5, 5, 6, 6)])
    seen = cut_to(squares, 1, 1, 3, 3)
    assert [one.area for one in seen] == [1.0, 0.0]
