"""The shore: a spline without drift, the same land as the polygon, in the right place on every plate."""

import math
import re

import numpy as np
import pytest
import shapely

from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.land import land_within
from cityguide.maps.ground.shore import controls, shore, spline
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Window

BAY = LocalFrame(37.6, -122.2)


def middles(data: str) -> list[tuple[int, int]]:
    """The points through which a spline runs, from its path data."""
    head = re.match(r"M(-?\d+) ?(-?\d+)q(-?\d+) ?(-?\d+) ?(-?\d+) ?(-?\d+)t", data)
    assert head and data.endswith("z")
    x, y, _, _, dx, dy = map(int, head.groups())
    steps = [int(n) for n in re.findall(r"-?\d+", data[head.end() :])]
    found = [(x, y), (x + dx, y + dy)]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        found.append((found[-1][0] + dx, found[-1][1] + dy))
    return found


def test_a_spline_runs_through_the_middles_of_its_sides_and_closes() -> None:
    square = np.array([[0, 0], [10, 0], [10, 10], [0, 10]])
    # On a grid of half a step: the middle of (0, 10) and (0, 0) is (0, 5), written 0 10.
    assert middles(spline(square)) == [(0, 10), (10, 0), (20, 10), (10, 20), (0, 10)]


def test_the_controls_that_t_assumes_are_the_ring_s_own() -> None:
    """`t` mirrors the last control point at the last middle; after hundreds of them it must still be on the ring."""
    angle = np.linspace(0, 2 * np.pi, 401)[:-1]
    ring = np.rint(np.stack([300 * np.cos(angle) + 40 * np.cos(7 * angle), 200 * np.sin(angle)], axis=1)).astype(int)
    data = spline(ring)
    through = np.array(middles(data))
    head = re.match(r"M(-?\d+) ?(-?\d+)q(-?\d+) ?(-?\d+)", data)
    assert head
    control = np.array([int(head[1]) + int(head[3]), int(head[2]) + int(head[4])])
    kept = ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)]
    for point, middle in zip(kept, through[1:], strict=True):
        assert (control == 2 * point).all()
        control = 2 * middle - control


def test_a_ring_of_fewer_than_three_points_is_nothing() -> None:
    assert spline(np.array([[1, 1], [1, 1], [2, 2]])) == ""


@pytest.mark.parametrize("turned", [False, True])
def test_a_hole_turns_the_other_way_however_it_came(turned: bool) -> None:
    ring, inner = shapely.box(0, 0, 90, 90).exterior, shapely.box(30, 30, 60, 60).exterior
    outer, hole = controls(shapely.Polygon(ring, [inner.reverse() if turned else inner]), 1.0, math.inf)
    assert shapely.is_ccw(shapely.LinearRing(outer)) != shapely.is_ccw(shapely.LinearRing(hole))


def test_specks_are_left_out_and_holes_kept() -> None:
    lake = shapely.Point(0, 0).buffer(20)
    island = shapely.Polygon(shapely.Point(0, 0).buffer(60).exterior, [lake.exterior])
    assert len(controls(island, 1.0, 10.0)) == 2
    assert controls(shapely.Point(0, 0).buffer(3), 1.0, 10.0) == []
    for ring in controls(island, 1.0, 10.0):
        sides = np.hypot(*(ring - np.roll(ring, 1, axis=0)).T)
        assert sides.max() <= 10.0


def test_land_is_where_natural_earth_has_it() -> None:
    window = Window(BAY, 1000, 800, 0.1)
    found = shore(BAY, [window], 0.05)
    truth = land_within(window.bounds(0), "10m")
    degrees = np.random.default_rng(4).uniform([-122.7, 37.3], [-121.7, 37.9], (400, 2))
    east, north = BAY.project(degrees[:, 0], degrees[:, 1])
    same = shapely.intersects_xy(found.land, east, -north) == shapely.intersects_xy(truth, degrees[:, 0], degrees[:, 1])
    assert same.mean() > 0.985  # those beside the shore may differ


def test_the_path_lies_on_the_grid_of_the_land() -> None:
    window = Window(BAY, 400, 400, 0.2)
    found = shore(BAY, [window], 0.1)
    first = middles(found.data.split("z")[0] + "z")
    km = np.array(first) * found.grain_km / 2
    away = shapely.distance(shapely.boundary(found.land), shapely.points(km))
    assert away.max() < 0.4


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


def test_in_the_open_sea_there_is_no_land() -> None:
    window = Window(LocalFrame(0.0, -140.0), 400, 300, 0.05)
    found = shore(window.frame, (window,), 0.05)
    assert found.land.is_empty and not found.local
