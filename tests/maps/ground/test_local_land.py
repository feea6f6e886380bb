"""A cluster's own shore: as it is, waters cut out, and only where its window holds all."""

import pytest
import shapely
from terrain_of_tests import local_shore, terrain

from cityguide.maps.drawing import Shapes
from cityguide.maps.framing import survey
from cityguide.maps.ground.local_land import clipped, covers, land_of, rivers_near
from cityguide.maps.ground.shore import drawn_rivers, shore
from cityguide.maps.pins import Pin
from cityguide.maps.projection import LocalFrame
from cityguide.maps.surroundings import surroundings_map
from cityguide.maps.vicinity import vicinity_map
from cityguide.maps.window import Window
from cityguide.terrain.model import Grid, GridPath, LocalShore

LOCAL = local_shore()
HERE = LocalFrame(37.5, 127.0)
PLATE = Window(HERE, 400, 400, 0.1)


@pytest.mark.parametrize(
    ("longitude", "latitude", "land"),
    [(127.0, 37.5, True), (126.0, 37.45, False), (126.72, 37.47, True), (127.07, 37.57, False), (126.0, 38.0, True)],
)
def test_land_is_mainland_and_island_without_the_lake(longitude: float, latitude: float, land: bool) -> None:
    assert bool(shapely.intersects_xy(land_of(LOCAL), longitude, latitude)) is land
    assert land_of(LOCAL).is_valid
    assert clipped(LOCAL, (126.5, 37.2, 127.2, 37.7)).is_valid


def test_a_river_is_a_line() -> None:
    river = [[127.3, 37.3], [127.2, 37.5], [127.4, 37.7]]
    for turn in (-360.0, 0.0, 360.0):
        assert shapely.get_coordinates(rivers_near(LOCAL, (127.35 + turn, 37.4, 127.6 + turn, 37.9))).round(3).tolist() == river
    assert rivers_near(LOCAL, (127.5, 37.4, 127.6, 37.9)).is_empty


def test_what_leaves_the_window_is_not_covered() -> None:
    assert covers(LOCAL, (125.0, 36.0, 129.0, 39.0))
    assert not covers(LOCAL, (124.9, 36.0, 129.0, 39.0)) and not covers(LOCAL, (125.0, 36.0, 129.0, 39.1))


def test_a_shore_is_the_file_s_where_it_covers_all_and_natural_earth_s_elsewhere() -> None:
    own = shore(HERE, (PLATE,), 0.05, LOCAL)
    assert own.local is LOCAL and "q" not in own.data  # straight
    (east,), (north,) = HERE.project([126.72], [37.47])
    assert shapely.intersects_xy(own.land, east, -north)
    beyond = shore(HERE, (Window(HERE, 400, 400, 2.0),), 1.0, LOCAL)
    assert beyond.local is None and "q" in beyond.data


def test_rivers_are_drawn_on_wide_plates_alone() -> None:
    shapes = Shapes()
    assert drawn_rivers(Window(HERE, 400, 400, 0.2), LOCAL, shapes, "river") == '<use href="#river" class="cg-map-river"/>'
    assert "river" in shapes.markup
    assert drawn_rivers(Window(HERE, 400, 400, 0.02), LOCAL, shapes, "other") == ""
    assert drawn_rivers(Window(HERE, 400, 400, 0.2), None, shapes, "other") == ""


def pins() -> list[Pin]:
    return [
        Pin(37.5, 127.0, "Cross", "city"),
        *(Pin(37.5 + n / 400, 126.98 + n / 500, f"P{n}", "attraction", f"#{n}", n) for n in range(1, 6)),
    ]


def test_a_detail_has_a_shore_of_its_own_scale_and_says_whose_all_of_it_is() -> None:
    drawing = surroundings_map(pins(), terrain(), map_id="map", title="T", summary="S", shore_id="shore")
    assert {"shore", "map-lines", "map-a-lines", "map-a-stations"} <= drawing.shapes.keys()
    assert set(drawing.sources) == {"coast", "lakes", "rails"}
    assert survey(pins(), terrain()).shore.local is not None


def test_a_place_has_its_shore_at_any_scale_unless_it_would_stand_in_the_water() -> None:
    close = [Pin(37.5, 126.905, "Near", "attraction", "/n/", 1)]

    def drawn(longitude: float) -> set[str]:
        here = Pin(37.5, longitude, "Here", "attraction")
        return set(vicinity_map(here, close, terrain(shore=True), map_id="m", title="T", summary="S", shore_id="shore").shapes)

    assert "shore" in drawn(126.91)
    assert "shore" not in drawn(126.89)


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
