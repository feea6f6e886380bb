"""The land of a file is what is left when its waters are cut out."""

import pytest
import shapely

from cityguide.maps.ground.local_land import clipped, covers, land_of, rivers_of
from cityguide.terrain.model import Grid, GridPath, LocalShore


def ring(west: int, south: int, east: int, north: int) -> GridPath:
    return (west, east, east, west, west), (south, south, north, north, south)


SHORE = LocalShore(
    "alpha",
    ("atlas",),
    (10.0, 50.0, 20.0, 60.0),
    Grid(1.0, 1.0, 10.0, 50.0),
    [[ring(0, 0, 10, 8)]],
    # A lake with an island, and two surfaces of one river that overlap and reach out into the sea.
    [[ring(1, 1, 4, 4), ring(2, 2, 3, 3)], [ring(6, 5, 7, 9)], [ring(6, 3, 7, 6)]],
    [((0, 5), (6, 6))],
    "",
)


def test_waters_are_cut_out_and_their_islands_left() -> None:
    land = land_of(SHORE)
    assert land.is_valid
    assert land.area == pytest.approx(80 - 8 - 5)
    inside = [bool(shapely.contains_xy(land, *at)) for at in ((11.5, 51.5), (12.5, 52.5), (16.5, 57.9), (16.5, 54.0), (15.0, 52.0))]
    assert inside == [False, True, False, False, True]


def test_a_part_of_it_and_its_rivers_in_degrees() -> None:
    assert clipped(SHORE, (10, 50, 12, 52)).area == pytest.approx(3)
    assert shapely.get_coordinates(rivers_of(SHORE)).tolist() == [[10, 56], [15, 56]]
    assert covers(SHORE, (10, 50, 20, 60)) and not covers(SHORE, (9, 50, 20, 60))
