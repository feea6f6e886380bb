"""The shore: the land of its source, in the right place on every plate."""

import re

import numpy as np
import pytest
import shapely

from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.land import land_within
from cityguide.maps.ground.shore import BLEED, shore
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Window

BAY = LocalFrame(37.6, -122.2)


def test_land_is_where_natural_earth_has_it() -> None:
    window = Window(BAY, 1000, 800, 0.1)
    found = shore(BAY, [window], 0.05)
    truth = land_within(window.bounds(0), "10m")
    degrees = np.random.default_rng(4).uniform([-122.7, 37.3], [-121.7, 37.9], (400, 2))
    east, north = BAY.project(degrees[:, 0], degrees[:, 1])
    same = shapely.intersects_xy(found.land, east, -north) == shapely.intersects_xy(truth, degrees[:, 0], degrees[:, 1])
    assert same.mean() > 0.985  # those beside the shore may differ


@pytest.mark.parametrize(("width", "km_per_unit", "east", "north"), [(1000, 0.1, 0, 0), (400, 0.05, 12, -7)])
def test_every_plate_puts_the_path_where_its_pins_are(width: float, km_per_unit: float, east: float, north: float) -> None:
    window = Window(BAY, width, width, km_per_unit, east, north)
    found = shore(BAY, [window], 0.1)
    transform = re.search(r"translate\((\S+) (\S+)\)scale\((\S+)\)", found.drawn(window, Shapes(), "x"))
    assert transform
    dx, dy, scale = map(float, transform.groups())
    degrees = np.array([[-122.3, 37.5]])
    ((x, y),) = window.place_all(degrees)
    km_east, km_north = BAY.project(degrees[:, 0], degrees[:, 1])
    grid = np.array([km_east[0], -km_north[0]]) / (found.grain_km / 2)
    assert (dx + scale * grid[0], dy + scale * grid[1]) == pytest.approx((x, y), abs=0.2)


def test_lines_along_the_shore_are_uses_with_the_land_on_top() -> None:
    window = Window(BAY, 400, 400, 0.2)
    drawn = shore(BAY, [window], 0.1).drawn(window, Shapes(), 'a"b', lines=3)
    assert drawn.count("<use ") == 2 * 3 + 1
    assert drawn.rindex("cg-map-land") > drawn.rindex("cg-map-lines")
    assert 'a"b' not in drawn


def test_a_plate_without_water_is_inland() -> None:
    beijing = LocalFrame(39.9, 116.4)
    window = Window(beijing, 400, 400, 0.2)
    assert shore(beijing, [window], 0.1).inland(window)
    bay = Window(BAY, 400, 400, 0.2)
    found = shore(BAY, [bay], 0.1)
    assert not found.inland(bay) and 0.2 < found.water(bay) < 0.7


@pytest.mark.parametrize(("latitude", "km_per_unit"), [(0.0, 0.3), (39.0, 0.02), (64.0, 0.2), (-33.0, 0.3)])
def test_where_all_is_land_it_ends_where_it_is_cut(latitude: float, km_per_unit: float) -> None:
    """Nothing is projected then: the degrees that are cut out enclose the plate, seen in kilometres too."""
    plate = Window(LocalFrame(latitude, {0.0: 22.0, 39.0: 116.0, 64.0: 100.0, -33.0: 146.0}[latitude]), 1000, 800, km_per_unit)
    found = shore(plate.frame, (plate,), km_per_unit)
    west, north, east, south = plate.edges_km(plate.inside(-BLEED))
    assert found.land.equals(shapely.box(west, north, east, south)) and found.inland(plate)
    corners = shapely.get_coordinates(shapely.box(*plate.frame.bounds(1.03 * east, 1.03 * south)))
    right, up = plate.frame.project(corners[:, 0], corners[:, 1])
    assert shapely.Polygon(np.stack([right, -up], axis=1)).contains(found.land)


def test_in_the_open_sea_there_is_no_land() -> None:
    window = Window(LocalFrame(0.0, -140.0), 400, 300, 0.05)
    found = shore(window.frame, (window,), 0.05)
    assert found.land.is_empty and not found.local


def test_land_that_rounding_makes_cross_itself_is_measured_whole() -> None:
    """On Greenland: valid in degrees, but not in kilometres, where a third of it was not counted."""
    window = Window(LocalFrame(70.88502671730123, -27.751646097914687), 340, 260, 0.48062247042255785)
    grain = 0.6 * window.km_per_unit
    alone, thinned = shore(window.frame, (window,), grain, lone=True), shore(window.frame, (window,), grain)
    assert all(polygon.is_valid for polygon in alone.polygons)
    assert alone.water(window) == pytest.approx(thinned.water(window), abs=0.01)
