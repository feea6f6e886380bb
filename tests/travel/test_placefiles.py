import json
import xml.etree.ElementTree as ET

import gpxpy
import pytest
from small_project import Folder

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.travel.placefiles import day_gpx, geojson, gpx


@pytest.fixture
def alpha(guide: Guide) -> Profile:
    profile = guide.profile("alpha")
    assert profile is not None
    return profile


def test_gpx_reads_back(alpha: Profile) -> None:
    text = gpx(alpha)
    assert ET.fromstring(text).tag == "{http://www.topografix.com/GPX/1/1}gpx"
    file = gpxpy.parse(text)
    assert [(w.name, w.latitude, w.longitude, w.comment, w.description) for w in file.waypoints] == [
        ("Clock House", 35.4501, 139.6302, "時計館", "museum, position of the place itself; open as of 2023-05-01"),
        ("The <3 Tram", 35.51, 139.71, None, "transport, position of Quay station; unknown as of 2022"),
    ]
    assert file.name == "Alpha"
    assert file.time is None, "a file of the same data is the same on any day"


def test_geojson_reads_back_with_longitude_first(guide: Guide, alpha: Profile) -> None:
    collection = json.loads(geojson(guide, alpha))
    assert collection["type"] == "FeatureCollection"
    clock, tram = collection["features"]
    assert clock == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [139.6302, 35.4501]},
        "properties": {
            "id": "clock-house", "name": "Clock House", "local_name": "時計館", "kind": "museum", "address": "1 River Street",
            "opening_hours": "Tu-Su 10:00-18:00", "opening_hours_as_of": "2023-05", "website": "https://clock.example/visit?a=1&b=2", "status": "open", "status_as_of": "2023-05-01",
            "position_is": "position of the place itself",
        },
    }  # fmt: skip
    assert tram["properties"]["position_is"] == "position of Quay station"
    assert tram["properties"]["opening_hours"] == "Mo-Su 18:00-02:00", "too old for the page, and still in the data"
    assert tram["properties"]["opening_hours_as_of"] == "2022"
    assert "address" not in tram["properties"], "what is not known is left out"


def test_a_place_without_position_is_in_neither(guide: Guide, alpha: Profile) -> None:
    assert "Radio Hall" not in gpx(alpha)
    assert "Radio Hall" not in geojson(guide, alpha)


def test_a_profile_without_positions_gives_valid_empty_files(guide: Guide) -> None:
    profile = guide.profile("beta-gamma")
    assert profile is not None
    assert json.loads(geojson(guide, profile))["features"] == []
    assert gpxpy.parse(gpx(profile)).waypoints == []


@pytest.mark.parametrize(
    ("basis", "of", "said"), [("station", None, "the nearest station"), ("area", None, "the area"), ("area", "the park", "the park")]
)
def test_what_a_position_points_at_is_said(guide: Guide, alpha: Profile, basis: str, of: str | None, said: str) -> None:
    clock = alpha.attractions[0]
    assert clock.position is not None
    moved = clock.model_copy(update={"position": clock.position.model_copy(update={"basis": basis, "of": of})})
    profile = alpha.model_copy(update={"attractions": (moved,)})
    assert json.loads(geojson(guide, profile))["features"][0]["properties"]["position_is"] == f"position of {said}"


def test_a_day_is_a_route_with_its_times(folder: Folder) -> None:
    folder.add_day()
    profile = folder.guide().profile("alpha")
    assert profile is not None
    file = gpxpy.parse(day_gpx(profile, profile.routes[0]))
    [route] = file.routes
    assert (route.name, route.description) == ("From the clocks to the tram", "Two stops, and the river between them.")
    assert [(p.name, p.latitude, p.longitude, p.comment, p.description) for p in route.points] == [
        ("16:00 Clock House", 35.4501, 139.6302, "時計館", "until 17:30; position of the place itself"),
        ("18:15 The <3 Tram", 35.51, 139.71, None, "until 18:35; position of Quay station"),
    ]
