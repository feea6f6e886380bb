"""Land is what the levels say, cut at the window; thinned, it keeps its form near the pins and nothing too small to be seen."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from world_of_shores import Ring, box

from cityguide.maps.pins import Pin
from cityguide.surveying.clipping import STEP, Ground, ground_within, thinned
from cityguide.surveying.gshhg import Outline

WINDOW = (126.0, 37.0, 127.0, 38.0)


def outline(ring: Ring, level: int = 1) -> Outline:
    return Outline(level, np.array(ring, dtype=np.float64))


def pin(longitude: float, latitude: float) -> Pin:
    return Pin(latitude, longitude, "Place", "attraction")


def found(*shores: Outline, rivers: Sequence[Ring] = (), window: tuple[float, float, float, float] = WINDOW) -> Ground:
    return ground_within(window, shores, [outline(river, -1) for river in rivers])


def test_a_lake_is_water_its_island_land_and_the_pond_on_it_water() -> None:
    lake, island, pond = box(126.1, 37.1, 126.9, 37.9), box(126.3, 37.3, 126.7, 37.7), box(126.45, 37.45, 126.55, 37.55)
    land = found(outline(box(125, 36, 129, 39)), outline(lake, 2), outline(island, 3), outline(pond, 4)).land
    assert land.bounds == WINDOW
    assert land.area == pytest.approx(1 - 0.64 + 0.16 - 0.01)


def test_a_window_of_water_alone_and_one_over_the_ice_are_none_to_stumble_over() -> None:
    empty = found(outline(box(0, -90, 180, -65), 5))
    assert empty.land.is_empty and empty.rivers.is_empty
    thin = thinned(empty, [pin(126.5, 37.5)], 0.008, 0.05)
    assert (list(thin.land), list(thin.rivers), thin.points) == ([], [], 0)


def test_land_on_both_sides_of_180_degrees_is_one() -> None:
    land = found(outline(box(179, -18, 180, -17)), outline(box(180, -18, 181, -17)), window=(179.5, -18.5, 180.5, -16.5)).land
    assert land.equals(shapely.box(179.5, -18, 180.5, -17))
    [polygon] = thinned(Ground((179.5, -18.5, 180.5, -16.5), land, shapely.MultiLineString()), [pin(-179.9, -17.5)], 0.008, 0.05).land
    assert polygon.bounds == pytest.approx((0, 0.5 / STEP, 1 / STEP, 1.5 / STEP))


def wavy(metres: float) -> Ring:
    """Land south of a shore that swings so far to both sides of 37.5° north."""
    swing = metres / 111_195
    shore = [(126 + step / 1000, 37.5 + swing * (-1) ** step) for step in range(1001)]
    return [(126, 36), (127, 36), *reversed(shore), (126, 36)]


def test_the_shore_is_fine_near_a_pin_and_coarse_elsewhere() -> None:
    [polygon] = thinned(found(outline(wavy(20))), [pin(126.5, 37.5)], 0.008, 0.1).land
    points = shapely.get_coordinates(polygon)
    # Eight kilometres are 0.0907 of a degree of longitude here.
    near = np.abs(points[:, 0] * STEP - 0.5) < 0.0905
    assert near.sum() > 175
    assert (~near).sum() < 10
    coarse = thinned(found(outline(wavy(20))), [pin(126.5, 37.5)], 0.1, 0.1)
    assert coarse.points < 12


def test_points_lie_on_the_grid_and_the_cut_on_the_edge() -> None:
    thin = thinned(found(outline(wavy(300))), [pin(126.5, 37.5)], 0.008, 0.05)
    [polygon] = thin.land
    points = shapely.get_coordinates(polygon)
    assert polygon.is_valid
    assert (points == np.rint(points)).all()
    assert points.min(axis=0).tolist() == [0, 0]
    assert points[:, 0].max() == 1 / STEP
    assert thin.points == len(points)


def island(longitude: float, latitude: float, metres: float) -> Ring:
    """A round island so far across."""
    across, up = metres / 2 / 111_195 / math.cos(math.radians(latitude)), metres / 2 / 111_195
    turns = [index * math.tau / 12 for index in range(13)]
    return [(longitude + across * math.cos(turn), latitude + up * math.sin(turn)) for turn in turns[:-1]] + [(longitude + across, latitude)]


def test_what_is_too_small_to_be_seen_is_left_out_but_not_under_a_pin() -> None:
    far, near, under = (126.1, 37.1), (126.52, 37.5), (126.9, 37.9)
    whole = found(*(outline(island(*at, 200)) for at in (far, near, under)))
    pins = [pin(126.5, 37.5), pin(*under)]
    middles = [polygon.centroid for polygon in thinned(whole, pins, 0.008, 0.1).land]
    assert sorted((round(middle.x * STEP, 2), round(middle.y * STEP, 2)) for middle in middles) == [(0.52, 0.5), (0.9, 0.9)]
    assert len(thinned(whole, pins[:1], 0.1, 0.1).land) == 0
    assert len(thinned(whole, pins, 0.1, 0.1).land) == 1


def test_a_pond_goes_as_an_island_does() -> None:
    ponds = [outline(island(126.52, 37.5, 200), 2), outline(island(126.1, 37.1, 200), 2)]
    [polygon] = thinned(found(outline(box(125, 36, 129, 39)), *ponds), [pin(126.5, 37.5)], 0.008, 0.1).land
    assert len(polygon.interiors) == 1


def test_a_river_ends_where_the_water_of_the_shores_begins() -> None:
    estuary = box(126.0, 37.495, 126.4, 37.505)
    rivers = [[(126.05, 37.502), (126.5, 37.502), (126.7, 37.6)], [(126.1, 37.508), (126.3, 37.508)]]
    whole = found(outline(box(125, 36, 129, 39)), outline(estuary, 2), rivers=rivers)
    [river] = thinned(whole, [pin(126.5, 37.5)], 0.008, 0.05).rivers
    ends = shapely.get_coordinates(river)[[0, -1]] * STEP + WINDOW[:2]
    assert sorted(ends[:, 0].round(3).tolist()) == [126.4, 126.7]
