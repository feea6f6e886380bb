"""Of the land of the whole world, only what touches the window is read, whole, and clipped there."""

from pathlib import Path

import pytest
import shapely
from world_of_shores import install_world

from cityguide.surveying.osm_land import land_clipped
from cityguide.surveying.packages import NoWorldDataError

SEA = shapely.box(126.4, 37.4, 126.6, 37.6)
WORLD = [
    shapely.box(126, 37, 128, 38).difference(SEA),
    shapely.box(126.45, 37.45, 126.55, 37.55),
    shapely.box(178, -19, 180, -18),
    shapely.box(-180, -19, -179, -18),
    shapely.box(10, 50, 12, 52),
]


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path, [], land=shapely.MultiPolygon(WORLD))


def test_land_is_clipped_with_its_inner_sea_and_the_island_in_it() -> None:
    found = land_clipped((125.5, 37.2, 127.0, 38.5))
    assert found.is_valid
    assert found.equals(shapely.box(126, 37.2, 127, 38).difference(SEA).union(WORLD[1]))


def test_a_window_within_an_inner_sea_holds_its_island_alone() -> None:
    assert land_clipped((126.41, 37.41, 126.59, 37.59)).equals(WORLD[1])
    assert land_clipped((126.41, 37.41, 126.44, 37.59)).is_empty


def test_over_180_degrees_land_stands_next_to_the_window_as_one() -> None:
    assert land_clipped((177, -20, 183, -16)).equals(shapely.box(178, -19, 181, -18))
    assert land_clipped((-183, -20, -177, -16)).equals(shapely.box(-182, -19, -179, -18))


def test_at_sea_there_is_none() -> None:
    assert land_clipped((0, 0, 1, 1)).is_empty


def test_another_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "roaring_landmask" / "land.wkb").write_bytes(shapely.to_wkb(WORLD[1], byte_order=1))
    with pytest.raises(NoWorldDataError, match=r"roaring-landmask==0\.11\.0 gives no MultiPolygon"):
        land_clipped((0, 0, 1, 1))
