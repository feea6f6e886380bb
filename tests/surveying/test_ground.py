"""Land is given; waters are lakes, rivers that GSHHG counts as sea, and what was added; a river is a line where no water shows it."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from world_of_shores import Ring, box

from cityguide.surveying.ground import WholeGround, ground_within
from cityguide.surveying.gshhg import Outline

WINDOW = (126.0, 37.0, 127.0, 38.0)
INLAND = shapely.box(*WINDOW)
EAST = shapely.box(126.3, 37, 127, 38)
"""Land with the sea in the west."""


def outline(ring: Ring, level: int = 1) -> Outline:
    return Outline(level, np.array(ring, dtype=np.float64))


def found(land: BaseGeometry, *shores: Outline, rivers: Sequence[Ring] = (), added: Sequence[BaseGeometry] = ()) -> WholeGround:
    return ground_within(WINDOW, land, shores, [outline(river, -1) for river in rivers], added)


def old_land(*waters: Ring) -> list[Outline]:
    """GSHHG's land all over the window but for some of its sea."""
    rest = shapely.box(125, 36, 129, 39).difference(shapely.union_all([shapely.Polygon(ring) for ring in waters]))
    return [outline(list(part.exterior.coords)) for part in shapely.get_parts(rest)]


def test_a_lake_is_water_its_island_is_not_and_the_pond_on_it_is() -> None:
    lake, island, pond = box(126.1, 37.1, 126.9, 37.9), box(126.3, 37.3, 126.7, 37.7), box(126.45, 37.45, 126.55, 37.55)
    ground = found(INLAND, *old_land(), outline(lake, 2), outline(island, 3), outline(pond, 4))
    [water] = ground.waters
    assert water.is_valid and water.area == pytest.approx(0.64 - 0.16 + 0.01)
    assert ground.land.area == pytest.approx(1)


def test_at_sea_and_over_the_ice_nothing_is_found() -> None:
    empty = found(shapely.MultiPolygon(), outline(box(0, -90, 180, -65), 5))
    assert empty.land.is_empty and empty.rivers.is_empty
    assert [water.is_empty for water in empty.waters] == [True]


ESTUARY = box(125.9, 37.48, 126.8, 37.52)


def test_an_estuary_that_is_sea_in_gshhg_is_a_river_on_the_land() -> None:
    ground = found(EAST, *old_land(box(125, 36, 126.3, 39), ESTUARY), rivers=[[(126.7, 37.5), (126.9, 37.5)]])
    [water] = ground.waters
    assert water.contains(shapely.Point(126.5, 37.5)) and not water.contains(shapely.Point(126.5, 37.53))
    drawn = shapely.difference(ground.land, water)
    assert drawn.geom_type == "Polygon", "no bar is left across the mouth"
    assert not drawn.contains(shapely.Point(126.3001, 37.5))


def test_without_a_line_in_it_the_same_is_land_that_was_won() -> None:
    [water] = found(EAST, *old_land(box(125, 36, 126.3, 39), ESTUARY), rivers=[[(126.7, 37.6), (126.9, 37.6)]]).waters
    assert water.is_empty


def test_land_that_was_won_at_a_mouth_is_no_river() -> None:
    won = box(125.9, 37.3, 126.5, 37.7)
    [water] = found(EAST, *old_land(box(125, 36, 126.3, 39), won), rivers=[[(126.4, 37.5), (126.9, 37.5)]]).waters
    assert water.is_empty


def test_a_strip_between_two_shores_of_one_coast_is_no_river() -> None:
    [water] = found(EAST, *old_land(box(125, 36, 126.302, 39)), rivers=[[(126.3, 37.5), (126.9, 37.5)]]).waters
    assert water.is_empty


def test_in_the_box_about_an_added_water_gshhg_gives_way() -> None:
    lakes = [outline(box(126.4, 37.45, 126.5, 37.55), 2), outline(box(126.4, 37.8, 126.5, 37.9), 2)]
    added = shapely.box(126.2, 37.4, 126.6, 37.42).union(shapely.box(126.58, 37.4, 126.6, 37.6))
    ground = found(INLAND, *old_land(), *lakes, rivers=[[(126.1, 37.5), (126.9, 37.5)]], added=[added])
    own, other = ground.waters
    assert own.equals_exact(shapely.box(126.4, 37.8, 126.5, 37.9), 1e-9, normalize=True)
    assert other.equals_exact(added, 1e-9, normalize=True)
    [(west, _), *_, (east, _)] = sorted(map(tuple, shapely.get_coordinates(ground.rivers)))
    assert west == pytest.approx(126.1) and east == pytest.approx(126.9)
    assert [part.length > 0.05 for part in shapely.get_parts(ground.rivers)] == [True, True]
    assert not ground.rivers.intersects(shapely.box(126.21, 37.3, 126.59, 37.6))


def test_an_added_water_is_clipped_and_turned() -> None:
    window = (179.5, -18.5, 180.5, -16.5)
    [_, water] = ground_within(window, shapely.box(*window), [], [], [shapely.box(-179.9, -18, -179, -17)]).waters
    assert water.bounds == pytest.approx((180.1, -18, 180.5, -17))


def test_a_river_ends_where_a_water_begins_and_is_none_beside_it() -> None:
    lake = outline(box(126.0, 37.495, 126.4, 37.505), 2)
    rivers = [[(126.05, 37.502), (126.5, 37.502), (126.7, 37.6)], [(126.1, 37.508), (126.3, 37.508)]]
    [river] = shapely.get_parts(found(INLAND, *old_land(), lake, rivers=rivers).rivers)
    ends = shapely.get_coordinates(river)[[0, -1], 0]
    assert sorted(ends.round(3).tolist()) == [126.4, 126.7]
