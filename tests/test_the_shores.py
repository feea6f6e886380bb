"""The shores of the guide as they are drawn: its places stand on land, and what one knows of each city is there."""

from collections.abc import Mapping

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from small_project import REPOSITORY

from cityguide.guide import Guide
from cityguide.maps.ground.local_land import land_of
from cityguide.maps.projection import LocalFrame
from cityguide.problems.limits import WATERS_FILE
from cityguide.project.project import Project
from cityguide.terrain.model import LocalShore
from cityguide.terrain.shore_file import read_shores

TOKYO, HONG_KONG, BAY = "tokyo-yokohama", "shenzhen-hong-kong-guangzhou", "san-jose-san-francisco"
PIER_KM = 0.15
"""A pier in the water, or a shore that was generalised by some tens of metres."""


@pytest.fixture
def guide(the_guide: Project) -> Guide:
    return the_guide.guide


@pytest.fixture(scope="module")
def shores() -> Mapping[str, LocalShore]:
    return read_shores(REPOSITORY / "data" / "shores", "data/shores")[0]


def on_land(shore: LocalShore, latitude: float, longitude: float) -> bool:
    return bool(shapely.contains_xy(land_of(shore), longitude, latitude))


def about(shore: LocalShore, latitude: float, longitude: float) -> BaseGeometry:
    """The land in kilometres about a point, which is 0, 0."""
    frame = LocalFrame(latitude, longitude)
    near = shapely.clip_by_rect(land_of(shore), *frame.bounds(20, 20))
    return shapely.transform(near, lambda xy: np.stack(frame.project(xy[:, 0], xy[:, 1]), axis=1))


def km_to_land(shore: LocalShore, latitude: float, longitude: float) -> float:
    return 0.0 if on_land(shore, latitude, longitude) else float(about(shore, latitude, longitude).distance(shapely.Point(0, 0)))


def km_to_water(shore: LocalShore, latitude: float, longitude: float) -> float:
    """0 in water."""
    land = about(shore, latitude, longitude)
    return float(shapely.difference(shapely.box(-15, -15, 15, 15), land).distance(shapely.Point(0, 0)))


def test_every_place_stands_on_land_or_beside_it(guide: Guide, shores: Mapping[str, LocalShore]) -> None:
    afloat, placed = {}, 0
    for profile in guide.profiles:
        for place in profile.attractions:
            if place.position is not None:
                placed += 1
                distance = km_to_land(shores[profile.cluster], place.position.latitude, place.position.longitude)
                afloat |= {place.id: round(distance, 2)} if distance > PIER_KM else {}
    assert afloat == {}
    assert placed > 100


def position(guide: Guide, cluster: str, id: str) -> tuple[float, float]:
    profile = guide.profile(cluster)
    assert profile is not None
    [found] = [place.position for place in profile.attractions if place.id == id]
    assert found is not None
    return found.latitude, found.longitude


def test_names_of_waters_stand_in_water(guide: Guide, shores: Mapping[str, LocalShore]) -> None:
    named = [(profile.cluster, label) for profile in guide.profiles for label in profile.labels if label.kind == "water"]
    assert len(named) >= 5
    assert [label.name for cluster, label in named if on_land(shores[cluster], label.latitude, label.longitude)] == []


@pytest.mark.parametrize(
    ("cluster", "name", "latitude", "longitude"),
    [
        ("seoul", "Songdo Central Park", 37.3925, 126.6390),
        ("seoul", "Yeouido", 37.5216, 126.9243),
        ("seoul", "Lotte World Tower", 37.5126, 127.1025),
        ("seoul", "Incheon Airport", 37.4602, 126.4407),
        (TOKYO, "Toyosu Market", 35.6450, 139.7860),
        (TOKYO, "Harumi", 35.6550, 139.7830),
        (TOKYO, "Haneda Airport", 35.5494, 139.7798),
        (TOKYO, "Minato Mirai", 35.4585, 139.6325),
        (HONG_KONG, "West Kowloon, M+", 22.3009, 114.1594),
        (HONG_KONG, "Kai Tak Stadium", 22.3250, 114.1920),
        (HONG_KONG, "Chek Lap Kok Airport", 22.3080, 113.9185),
        (HONG_KONG, "Houhai", 22.5140, 113.9370),
        (HONG_KONG, "Canton Tower", 23.1065, 113.3245),
        (BAY, "Foster City", 37.5585, -122.2711),
        (BAY, "Treasure Island", 37.8235, -122.3706),
        (BAY, "San Francisco Airport", 37.6190, -122.3800),
    ],
)
def test_land_that_was_won_is_land(shores: Mapping[str, LocalShore], cluster: str, name: str, latitude: float, longitude: float) -> None:
    assert on_land(shores[cluster], latitude, longitude), name


@pytest.mark.parametrize(
    ("cluster", "name", "latitude", "longitude"),
    [
        ("seoul", "the Han below Banpo Bridge", 37.5155, 126.9957),
        ("seoul", "the Han below Mapo Bridge", 37.5335, 126.9365),
        ("seoul", "the Han below Olympic Bridge", 37.5320, 127.1020),
        ("seoul", "the Han's estuary at Gimpo", 37.7100, 126.6720),
        (TOKYO, "the water off Odaiba", 35.6350, 139.7700),
        (HONG_KONG, "Victoria Harbour", 22.2900, 114.1680),
        (HONG_KONG, "Shenzhen Bay", 22.4900, 113.9600),
        (HONG_KONG, "the Pearl River above Humen", 22.9000, 113.5600),
        (BAY, "the Golden Gate", 37.8150, -122.4780),
        (BAY, "Suisun Bay", 38.0700, -122.0500),
        ("beijing", "Yuyuantan Lake", 39.9155, 116.3180),
    ],
)
def test_water_is_water(shores: Mapping[str, LocalShore], cluster: str, name: str, latitude: float, longitude: float) -> None:
    assert not on_land(shores[cluster], latitude, longitude), name


def test_kowloon_and_hong_kong_island_are_two(shores: Mapping[str, LocalShore]) -> None:
    parts = shapely.get_parts(land_of(shores[HONG_KONG]))
    kowloon, island = (np.flatnonzero(shapely.contains_xy(parts, *at)).tolist() for at in ((114.1720, 22.3050), (114.1600, 22.2800)))
    assert len(kowloon) == len(island) == 1
    assert kowloon != island


def test_pmq_stands_inland_and_the_star_ferry_at_the_water(guide: Guide, shores: Mapping[str, LocalShore]) -> None:
    assert km_to_water(shores[HONG_KONG], *position(guide, HONG_KONG, "pmq")) >= 0.2
    # The pier of Tsim Sha Tsui; the place's own position is the station's.
    assert km_to_water(shores[HONG_KONG], 22.2937, 114.1686) <= PIER_KM


def test_miraikan_has_water_on_both_sides(guide: Guide, shores: Mapping[str, LocalShore]) -> None:
    land = about(shores[TOKYO], *position(guide, TOKYO, "miraikan"))
    assert land.contains(shapely.Point(0, 0))
    for side in (-1.5, 1.5):
        assert not land.contains(shapely.LineString([(0, 0), (side, 0)])), side


def test_what_was_made_from_openstreetmap_is_credited(guide: Guide, shores: Mapping[str, LocalShore]) -> None:
    for cluster, shore in shores.items():
        assert shore.sources[:2] == ("osm-land", "gshhg"), cluster
        assert set(shore.sources) <= guide.sources.keys()
        for id in set(shore.sources) - {"gshhg"}:
            assert guide.sources[id].licence == "ODbL 1.0"
            assert guide.sources[id].credit == "© OpenStreetMap contributors, ODbL 1.0"


def test_added_waters_are_of_a_cluster_and_small() -> None:
    paths = sorted((REPOSITORY / "data" / "waters").glob("*.geojson"))
    assert [path.stem for path in paths] == ["beijing", "seoul"]
    assert all(path.stat().st_size <= WATERS_FILE.most for path in paths)
