"""Waters that an editor adds are read by source; what is wrong is told at its feature."""

import json
from pathlib import Path
from typing import Any

import pytest

from cityguide.problems.limits import WATERS_FILE
from cityguide.surveying.added_waters import added_waters

NAME = "data/waters/alpha.geojson"
RING = [[126.0, 37.0], [126.1, 37.0], [126.1, 37.1], [126.0, 37.0]]
NEXT = [[126.1, 37.0], [126.2, 37.0], [126.1, 37.1], [126.1, 37.0]]


def feature(source: Any = "atlas", licence: Any = "ODbL-1.0", ring: Any = RING, kind: str = "Polygon") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"source": source, "licence": licence},
        "geometry": {"type": kind, "coordinates": [ring]},
    }


def written(tmp_path: Path, *features: Any) -> Path:
    path = tmp_path / "alpha.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [\n' + ",\n".join(map(json.dumps, features)) + "\n]}\n")
    return path


def told(path: Path) -> list[str]:
    return [str(problem) for problem in added_waters(path, NAME, ["atlas", "notebook"])[1]]


def test_the_surfaces_of_one_source_are_one_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, feature(), feature("notebook", "CC0-1.0"), feature(ring=NEXT))
    found, problems = added_waters(path, NAME, ["atlas", "notebook"])
    assert problems == []
    assert [(water.source, water.licence) for water in found] == [("atlas", "ODbL-1.0"), ("notebook", "CC0-1.0")]
    assert found[0].surface.geom_type == "Polygon" and found[0].surface.area == pytest.approx(0.01)


def test_none_need_be_there(tmp_path: Path) -> None:
    assert added_waters(tmp_path / "alpha.geojson", NAME, []) == ([], [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (feature("atlsa"), "feature 2: unknown source 'atlsa'; did you mean 'atlas'? [unknown-source]"),
        (feature(licence=" "), "feature 2: expected the texts 'source' and 'licence' among the properties [missing-key]"),
        (feature(source=["atlas"]), "feature 2: expected the texts 'source' and 'licence' among the properties [missing-key]"),
        (feature(ring=RING[:3]), "feature 2: expected a Polygon or a MultiPolygon [geojson]"),
        (feature(ring="all"), "feature 2: expected a Polygon or a MultiPolygon [geojson]"),
        (feature(ring=RING, kind="LineString"), "feature 2: expected a Polygon or a MultiPolygon [geojson]"),
        (feature(ring=[[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]), "feature 2: its rings are no surface: Self-intersection"),
        (feature(ring=[[37, 126], [37, 127], [38, 127], [37, 126]]), "feature 2: expected longitudes from -180 to 180"),
        ({"type": "Feature"}, "feature 2: expected the texts 'source' and 'licence' among the properties [missing-key]"),
    ],
)
def test_each_fault_is_told_at_its_feature(tmp_path: Path, wrong: Any, said: str) -> None:
    [problem] = told(written(tmp_path, feature(), wrong))
    assert problem.startswith(f"{NAME}:3:2: error: {said}")


def test_what_is_no_feature_at_all_is_told_too(tmp_path: Path) -> None:
    assert told(written(tmp_path, None)) == [
        f"{NAME}:1:1: error: feature 1: expected the texts 'source' and 'licence' among the properties [missing-key]"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", f"{NAME}:1:2: error: not valid JSON: Expecting property name enclosed in double quotes [geojson]"),
        ("[]", f'{NAME}:1:1: error: no map of waters, but expected GeoJSON, which begins {{"type": "FeatureCollection" [geojson]'),
        ("[" * 20_000, f"{NAME}:1:1: error: no map of waters, but maximum recursion depth exceeded"),
        (" " * (WATERS_FILE.most + 1), f"{NAME}:1:1: error: "),
        ("", f"{NAME}:1:1: error: "),
    ],
)
def test_no_file_is_a_stumbling_block(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "alpha.geojson").write_text(text)
    [problem] = told(tmp_path / "alpha.geojson")
    assert problem.startswith(said)
