"""Natural Earth as vendored: complete, repaired, sane at the antimeridian."""

import hashlib
import json

import pytest
import shapely

from cityguide.maps.ground.land import Bounds, Resolution, land, land_within
from cityguide.maps.made_with import COASTS


def holds(bounds: Bounds, longitude: float, latitude: float, resolution: Resolution = "10m") -> bool:
    return bool(shapely.intersects_xy(land_within(bounds, resolution), longitude, latitude))


TOKYO: Bounds = (139.0, 35.0, 140.6, 36.2)
HONG_KONG: Bounds = (113.6, 22.0, 114.6, 22.8)


@pytest.mark.parametrize(
    ("bounds", "longitude", "latitude", "is_land"),
    [
        (TOKYO, 139.6917, 35.6895, True),  # Tokyo: Honshu is there
        (TOKYO, 139.90, 35.50, False),  # Tokyo Bay
        (HONG_KONG, 114.17, 22.33, True),  # Kowloon
        (HONG_KONG, 114.19, 22.255, True),  # Hong Kong Island
        (HONG_KONG, 114.12, 22.31, False),  # the harbour's western approach
        ((116.0, 39.5, 117.0, 40.5), 116.3972, 39.9075, True),  # Beijing
        ((-123.0, 37.0, -121.5, 38.2), -122.35, 37.70, False),  # San Francisco Bay
        ((126.0, 37.0, 127.6, 38.0), 126.9784, 37.5660, True),  # Seoul
        ((150.5, -34.5, 151.5, -33.0), 150.7, -33.8, True),  # near Sydney
        ((49.0, 41.0, 53.0, 43.0), 51.0, 42.0, False),  # the Caspian Sea is a hole in Eurasia
    ],
)
def test_land_and_water(bounds: Bounds, longitude: float, latitude: float, is_land: bool) -> None:
    assert holds(bounds, longitude, latitude) is is_land


@pytest.mark.parametrize("west", [176.0, -184.0])
def test_chukotka_is_whole_on_both_sides_of_the_antimeridian(west: float) -> None:
    bounds = (west, 65.5, west + 8.0, 68.5)
    found = land_within(bounds, "10m")
    assert found.is_valid
    for longitude in (178.5, 180.0, 181.5):
        assert shapely.intersects_xy(found, longitude + (west - 176.0), 67.5)


def test_fiji_is_there_and_nothing_runs_round_the_world() -> None:
    found = land_within((176.0, -19.0, 182.0, -15.5), "10m")
    assert shapely.intersects_xy(found, 178.0, -17.8)  # Viti Levu
    assert shapely.intersects_xy(found, 180.0, -16.85)  # Taveuni lies on the line itself
    assert not shapely.intersects_xy(found, 176.5, -16.85)


def test_no_polygon_spans_the_globe_but_antarctica() -> None:
    bounds = shapely.bounds(land("10m").shells.geometries)
    wide = bounds[:, 2] - bounds[:, 0] > 300
    assert [round(north) for north in bounds[wide][:, 3]] == [-63]


def test_antarctica_reaches_the_pole() -> None:
    assert holds((-60.0, -90.0, 60.0, -60.0), 0.0, -89.0, "110m")


def test_open_sea_is_empty() -> None:
    assert land_within((-140.0, 20.0, -135.0, 25.0), "10m").is_empty


@pytest.mark.parametrize("bounds", [TOKYO, HONG_KONG, (-10.0, 35.0, 30.0, 60.0), (160.0, 50.0, 200.0, 75.0)])
def test_what_comes_back_is_valid_and_inside(bounds: Bounds) -> None:
    found = land_within(bounds, "10m")
    assert found.is_valid
    west, south, east, north = found.bounds
    assert bounds[0] <= west and bounds[1] <= south and east <= bounds[2] and north <= bounds[3]


def test_vendored_files_are_the_registered_ones() -> None:
    register = json.loads((COASTS.parent / "vendor.json").read_text(encoding="utf-8"))
    (entry,) = [entry for entry in register if entry["name"] == "world-atlas"]
    assert entry["version"] == "2.0.2"
    assert len(entry["files"]) == 3
    for file in entry["files"]:
        assert hashlib.sha256((COASTS.parent / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert "://" not in json.dumps(entry)
