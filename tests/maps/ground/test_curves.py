"""From land to a path: a spline without drift, rings thinned and turned, and what is too small for the grid left out."""

import math
import re

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from cityguide.maps.ground.curves import controls, curve, polygons_data, splines
from cityguide.maps.ground.shore import shore
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Window

BAY = LocalFrame(37.6, -122.2)


def alone(ring: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return ring, np.array([len(ring)])


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
    assert middles(splines(*alone(square))) == [(0, 10), (10, 0), (20, 10), (10, 20), (0, 10)]


def test_the_controls_that_t_assumes_are_the_ring_s_own() -> None:
    """`t` mirrors the last control point at the last middle; after hundreds of them it must still be on the ring."""
    angle = np.linspace(0, 2 * np.pi, 401)[:-1]
    ring = np.rint(np.stack([300 * np.cos(angle) + 40 * np.cos(7 * angle), 200 * np.sin(angle)], axis=1)).astype(int)
    kept = ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)]
    data = splines(*alone(kept))
    through = np.array(middles(data))
    head = re.match(r"M(-?\d+) ?(-?\d+)q(-?\d+) ?(-?\d+)", data)
    assert head
    control = np.array([int(head[1]) + int(head[3]), int(head[2]) + int(head[4])])
    for point, middle in zip(kept, through[1:], strict=True):
        assert (control == 2 * point).all()
        control = 2 * middle - control


def test_a_ring_of_fewer_than_three_points_is_nothing() -> None:
    assert splines(*alone(np.array([[1, 1], [2, 2]]))) == ""
    assert polygons_data(*alone(np.array([[1, 1], [2, 2]]))) == ""


def test_a_straight_ring_keeps_its_corners() -> None:
    assert polygons_data(*alone(np.array([[0, 0], [10, 0], [10, 10], [0, 10]]))) == "M0 0l20 0 0 20-20 0z"


def test_points_that_fall_on_one_of_the_grid_are_one_point() -> None:
    ring = shapely.LinearRing([(0.04, 0), (10, 0), (10.04, 0), (10, 10), (0, 10), (0, 0)])
    speck = shapely.LinearRing([(5, 5), (5.1, 5), (5, 5.1)])
    assert curve(np.array([ring, speck, ring]), 1.0, straight=True) == "M20 0l0 20-20 0 0-20z" * 2
    assert curve(np.array([ring]), 1.0).startswith("M10 0q")
    assert curve(np.array([], dtype=object), 1.0) == ""


@pytest.mark.parametrize("turned", [False, True])
def test_a_hole_turns_the_other_way_however_it_came(turned: bool) -> None:
    ring, inner = shapely.box(0, 0, 90, 90).exterior, shapely.box(30, 30, 60, 60).exterior
    (outer, hole), _ = controls(np.array([shapely.Polygon(ring, [inner.reverse() if turned else inner])]), 1.0, math.inf)
    assert shapely.is_ccw(outer) != shapely.is_ccw(hole)


def test_specks_are_left_out_and_holes_kept() -> None:
    lake = shapely.Point(0, 0).buffer(20)
    island = shapely.Polygon(shapely.Point(0, 0).buffer(60).exterior, [lake.exterior, shapely.Point(30, 0).buffer(3).exterior])
    speck = shapely.Point(0, 0).buffer(3)
    rings, of = controls(np.array([speck, island, island]), 1.0, 10.0)
    assert of.tolist() == [0, 0, 1, 1]
    for ring in rings:
        sides = np.hypot(*np.diff(shapely.get_coordinates(ring), axis=0).T)
        assert sides.max() <= 10.0


def test_what_is_thinned_to_a_line_is_left_out_with_its_holes() -> None:
    pier = shapely.Polygon([(0, 0), (300, 0.6), (600, 0), (300, -0.6)], [[(200, 0.1), (400, 0.1), (400, -0.1), (200, -0.1)]])
    slit = shapely.Polygon(shapely.box(0, 0, 900, 900).exterior, [pier.exterior])
    rings, of = controls(np.array([pier, slit, pier, slit]), 1.0, math.inf)
    assert of.tolist() == [0, 1] and {len(ring.coords) for ring in rings} == {5}


def test_the_path_lies_on_the_grid_of_the_land() -> None:
    window = Window(BAY, 400, 400, 0.2)
    found = shore(BAY, [window], 0.1)
    first = middles(found.data.split("z")[0] + "z")
    km = np.array(first) * found.grain_km / 2
    away = shapely.distance(shapely.boundary(found.land), shapely.points(km))
    assert away.max() < 0.4
