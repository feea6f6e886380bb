"""Thinned, a ground keeps its form near the pins and nothing too small to be seen."""

import math

import numpy as np
import pytest
import shapely
from world_of_shores import Ring, box

from cityguide.maps.pins import Pin
from cityguide.surveying.ground import WholeGround
from cityguide.surveying.thinning import STEP, thinned

WINDOW = (126.0, 37.0, 127.0, 38.0)


def pin(longitude: float, latitude: float) -> Pin:
    return Pin(latitude, longitude, "Place", "attraction")


def ground(*land: Ring, waters: list[list[Ring]] | None = None) -> WholeGround:
    """Rings of land, and for each source of waters its rings."""
    surfaces = [shapely.MultiPolygon([shapely.Polygon(ring) for ring in rings]) for rings in waters or []]
    whole = shapely.clip_by_rect(shapely.union_all([shapely.Polygon(ring) for ring in land]), *WINDOW)
    return WholeGround(WINDOW, whole, surfaces, shapely.MultiLineString([[(126.2, 37.2), (126.2, 37.3), (126.2, 37.4)]]))


def test_a_window_of_water_alone_is_none_to_stumble_over() -> None:
    empty = WholeGround(WINDOW, shapely.MultiPolygon(), [shapely.MultiPolygon()], shapely.MultiLineString())
    thin = thinned(empty, [pin(126.5, 37.5)], 0.008, 0.05)
    assert (list(thin.land), list(thin.waters), list(thin.rivers), thin.points) == ([], [], [], 0)


def test_over_180_degrees_a_pin_is_near_what_is_a_turn_away() -> None:
    window = (179.5, -18.5, 180.5, -16.5)
    islet = shapely.Point(180.2, -17.5).buffer(0.0005)
    found = WholeGround(window, islet, [], shapely.MultiLineString())
    [polygon] = thinned(found, [pin(-179.8, -17.5)], 0.008, 0.05).land
    assert polygon.centroid.x == pytest.approx(0.7 / STEP, abs=2)
    assert thinned(found, [pin(-179.6, -17.5)], 0.008, 0.05).land == []


def wavy(metres: float) -> Ring:
    """Land south of a shore that swings so far to both sides of 37.5° north."""
    swing = metres / 111_195
    shore = [(126 + step / 1000, 37.5 + swing * (-1) ** step) for step in range(1001)]
    return [(126, 36), (127, 36), *reversed(shore), (126, 36)]


def test_the_shore_is_fine_near_a_pin_and_coarse_elsewhere() -> None:
    [polygon] = thinned(ground(wavy(20)), [pin(126.5, 37.5)], 0.008, 0.1).land
    points = shapely.get_coordinates(polygon)
    # Eight kilometres are 0.0907 of a degree of longitude here.
    near = np.abs(points[:, 0] * STEP - 0.5) < 0.0905
    assert near.sum() > 175
    assert (~near).sum() < 10
    coarse = thinned(ground(wavy(20)), [pin(126.5, 37.5)], 0.1, 0.1)
    assert coarse.points < 14


def test_points_lie_on_the_grid_and_the_cut_on_the_edge() -> None:
    thin = thinned(ground(wavy(300)), [pin(126.5, 37.5)], 0.008, 0.05)
    [polygon] = thin.land
    points = shapely.get_coordinates(polygon)
    assert polygon.is_valid
    assert (points == np.rint(points)).all()
    assert points.min(axis=0).tolist() == [0, 0]
    assert points[:, 0].max() == 1 / STEP


def island(longitude: float, latitude: float, metres: float) -> Ring:
    """A round island so far across."""
    across, up = metres / 2 / 111_195 / math.cos(math.radians(latitude)), metres / 2 / 111_195
    turns = [index * math.tau / 12 for index in range(13)]
    return [(longitude + across * math.cos(turn), latitude + up * math.sin(turn)) for turn in turns[:-1]] + [(longitude + across, latitude)]


def test_what_is_too_small_to_be_seen_is_left_out_but_not_under_a_pin() -> None:
    far, near, under = (126.1, 37.1), (126.52, 37.5), (126.9, 37.9)
    whole = ground(*(island(*at, 200) for at in (far, near, under)))
    pins = [pin(126.5, 37.5), pin(*under)]
    middles = [polygon.centroid for polygon in thinned(whole, pins, 0.008, 0.1).land]
    assert sorted((round(middle.x * STEP, 2), round(middle.y * STEP, 2)) for middle in middles) == [(0.52, 0.5), (0.9, 0.9)]
    assert len(thinned(whole, pins[:1], 0.1, 0.1).land) == 0
    assert len(thinned(whole, pins, 0.1, 0.1).land) == 1


def test_a_pond_goes_as_an_island_does_and_each_source_has_its_own() -> None:
    near, far, other = island(126.52, 37.5, 200), island(126.1, 37.1, 200), island(126.5205, 37.5, 200)
    thin = thinned(ground(box(125, 36, 129, 39), waters=[[near, far], [other]]), [pin(126.5, 37.5)], 0.008, 0.1)
    assert [round(polygon.centroid.x * STEP, 4) for polygon in thin.waters] == pytest.approx([0.52, 0.5205], abs=1e-4)
    assert thin.points == sum(map(shapely.get_num_coordinates, (*thin.land, *thin.waters, *thin.rivers)))


def test_a_river_keeps_its_ends() -> None:
    [river] = thinned(ground(), [pin(126.9, 37.9)], 0.008, 0.1).rivers
    assert (shapely.get_coordinates(river) * STEP + WINDOW[:2]).round(6).tolist() == [[126.2, 37.2], [126.2, 37.4]]
