import json
from pathlib import Path

import pytest

from importing.tables import cells, point, points, remarks, table

POSITION = {"position.lat": "48.1", "position.lon": "11.5"}
SAVED = {
    "date": "2026-01-05T09:00:00Z",
    "google_maps_url": "http://maps.google.com/?cid=1",
    "location": {"address": "1 Road, Town", "country_code": "DE", "name": "Bell"},
}


@pytest.mark.parametrize(
    ("properties", "shape", "expected"),
    [
        (SAVED, point(11.5, 48.1), {"name": "Bell", "address": "1 Road, Town", **POSITION}),
        ({"Title": "Bell", "Location": {"Address": "1 Road", "Business Name": "The Bell", "Geo Coordinates": {"Latitude": "1"}}}, point(11.5, 48.1), {"name": "Bell", "address": "1 Road", **POSITION}),
        ({"Location": {"Business Name": "The Bell"}}, point(11.5, 48.1), {"name": "The Bell", **POSITION}),
        ({"name": "Bell"}, point(0, 0), {"name": "Bell"}),
        ({"name": "Bell"}, point(-0.0, 0.0, 0.0), {"name": "Bell"}),
        ({"name": "Bell"}, {"type": "MultiPoint", "coordinates": [[11.5, 48.1]]}, {"name": "Bell", **POSITION}),
        ({"name": "Bell"}, {"type": "Point", "coordinates": []}, {"name": "Bell"}),
        ({"name": "Bell", "id": 7, "@id": "node/7"}, point(11.5, 48.1), {"name": "Bell", **POSITION}),
        ({"id": "bell"}, point(11.5, 48.1), {"id": "bell", **POSITION}),
        ({"name": "Bell", "kind": "Museum", "status": "open", "as_of": "15.08.2025"}, point(11.5, 48.1), {"name": "Bell", "kind": "museum", "status.state": "open", "as_of": "2025-08-15", **POSITION}),
    ],
)  # fmt: skip
def test_a_feature(tmp_path: Path, properties: dict[str, object], shape: object, expected: dict[str, str]) -> None:
    assert cells(tmp_path, points((properties, shape)), "m.geojson") == [expected]
    assert cells(tmp_path, json.dumps({"type": "Feature", "properties": properties, "geometry": shape}), "m.csv") == [expected]


def test_what_google_saves_without_a_place(tmp_path: Path) -> None:
    nowhere = {"google_maps_url": "http://maps.google.com/?q=48.15,11.57", "Comment": "No location information is available"}
    text = points((SAVED, point(11.5, 48.1)), (nowhere, point(0, 0)), ({**SAVED, "location": {"name": "Drum"}}, point(0, 0)))
    assert remarks(tmp_path, text, "Saved Places.json") == [
        "The properties 'date', 'google_maps_url', 'location.country_code' and 'Comment' are ignored.",
        "Feature 2 is left out: it has no name, and no position.",
        "'Drum' has no position: the point is 0, 0.",
    ]


def test_other_shapes_are_named_by_kind(tmp_path: Path) -> None:
    held = ({"name": f"Park {number}"} for number in range(8))
    area = {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}
    text = points(
        *((properties, area) for properties in held), ({}, {"type": "GeometryCollection", "geometries": []}), ({"name": "Bell"}, None)
    )
    assert remarks(tmp_path, text, "m.json") == [
        "'Park 0', 'Park 1', 'Park 2', 'Park 3', 'Park 4' and 3 more are left out: a Polygon is not a place.",
        "Feature 9 is left out: a GeometryCollection is not a place.",
    ]


@pytest.mark.parametrize("depth", [100, 900, 990, 5000])
def test_deep_properties_are_ignored_or_refused(tmp_path: Path, depth: int) -> None:
    deep = '{"a":' * depth + "1" + "}" * depth
    found, problems = table(
        tmp_path, '{"type": "FeatureCollection", "features": [{"properties": {"name": "Bell", "x": ' + deep + "}}]}", "m.json"
    )
    assert [problem.code for problem in problems] == ["nesting"] or (found is not None and len(found.rows) == 1)
