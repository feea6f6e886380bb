"""`cityguide new`: the one cluster that is meant, or what might be; and nothing that is there is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_project import REPOSITORY, Folder

from cityguide.cli import main
from cityguide.editing.which_cluster import called, named_like
from cityguide.project.project import Project


@pytest.fixture(autouse=True)
def beside_the_project(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)


def files(folder: Folder) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["Epsilon", "epsilon", "EPSILON "])
def test_it_writes_a_file_with_which_the_guide_is_whole(folder: Folder, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0] == "Written: cities/epsilon.yml (Epsilon, No. 5 in the 2023 edition)."
    assert "cityguide serve" in out and "cityguide check" in out and "handbook" not in out
    assert folder.read("cities/epsilon.yml").startswith("# yaml-language-server: $schema=../schemas/profile.json\n")
    project = folder.project()
    profile = project.guide.profile("epsilon")
    assert profile is not None and profile.begun
    capsys.readouterr()
    assert main(["check", "cities/epsilon.yml"]) == 0
    assert "[begun]" in capsys.readouterr().out


def test_it_names_what_the_folder_has_to_offer(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("Makefile", "serve:\n")
    folder.write("content/write/index.md", "# Write\n")
    assert main(["new", "epsilon"]) == 0
    out = capsys.readouterr().out
    assert "make serve" in out and "content/write/index.md" in out


def test_the_same_name_gives_the_same_bytes_from_anywhere(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["new", "epsilon"]) == 0
    first = folder.path("cities/epsilon.yml").read_bytes()
    folder.path("cities/epsilon.yml").unlink()
    monkeypatch.chdir("/")
    assert main(["new", "--root", str(folder.root), "epsilon"]) == 0
    assert folder.path("cities/epsilon.yml").read_bytes() == first


def test_the_first_city_of_a_guide_makes_the_folder(folder: Folder) -> None:
    for path in folder.path("cities").iterdir():
        path.unlink()
    folder.path("cities").rmdir()
    assert main(["new", "epsilon"]) == 0
    assert folder.path("cities/epsilon.yml").is_file()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Alpha", "Alpha has its file already: cities/alpha.yml. Nothing was written."),
        ("Gamma", "Beta–Gamma has its file already: cities/beta-gamma.yml. Nothing was written."),
        ("Beta", "Beta–Gamma has its file already: cities/beta-gamma.yml. Nothing was written."),
        ("Omega", "data/coordinates.csv has no row for Omega, and a page begins with a point on the map. Add the row first."),
        (
            "Epsilom",
            "The ranking has no cluster called 'Epsilom'. The nearest names:\n  cityguide new epsilon    Epsilon, Republic of Korea\n"
            "Every city of the guide belongs to a cluster of the ranking; data/clusters.csv has all 5.",
        ),
        (
            "Timbuktu",
            "The ranking has no cluster called 'Timbuktu'.\nEvery city of the guide belongs to a cluster of the ranking; data/clusters.csv has all 5.",
        ),
    ],
)  # fmt: skip
def test_what_it_will_not_do_it_says_and_touches_nothing(folder: Folder, name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    assert main(["new", name]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", said + "\n")
    assert files(folder) == before


@pytest.mark.parametrize("name", ["epsilon.yml", "epsilon.yaml", "other.yml"])
def test_a_file_that_is_there_is_never_overwritten_whatever_is_wrong_with_it(
    folder: Folder, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = "cluster: epsilon\nname: E\ncities:\n  - {id: e, name: E, economy: KR, lat: 1, lon: 1, position_source: atlas}\n"
    folder.write(f"cities/{name}", whole if name == "other.yml" else "name: [\n")
    before = files(folder)
    assert main(["new", "epsilon"]) == 1
    assert f"cities/{name}" in capsys.readouterr().err
    assert files(folder) == before


def test_a_ranking_that_cannot_be_read_is_reported(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.path("data/clusters.csv").unlink()
    assert main(["new", "epsilon"]) == 1
    assert "data/clusters.csv" in capsys.readouterr().err
    assert not folder.path("cities/epsilon.yml").exists()


@pytest.mark.parametrize("arguments", [["new"], ["new", ""], ["new", "--all"], ["new", "--root", "nowhere", "x"]])
def test_misuse_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: cityguide")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Munich", ["munich"]),
        ("sao paulo", ["sao-paulo"]),
        ("XIAN", ["xian"]),
        ("San Jose San Francisco", ["san-jose-san-francisco"]),
        ("San Francisco", ["san-jose-san-francisco"]),
        ("Kyoto", ["osaka-kobe-kyoto"]),
        ("Köln", ["cologne"]),
        ("Düsseldorf", ["cologne"]),
        ("Washington", ["washington-dc-baltimore"]),
        ("Cambridge", ["cambridge"]),
        ("Frankfurt am Main", ["frankfurt-am-main"]),
        ("Frankfurt", ["frankfurt-am-main", "frankfurt-mannheim"]),
        ("Mannheim", ["frankfurt-mannheim", "heidelberg-mannheim"]),
        ("Frankfurt Mannheim", ["frankfurt-mannheim"]),
        ("Shanghai", ["shanghai", "shanghai-suzhou"]),
        ("shanghai", ["shanghai"]),
        ("Fran", []),
        ("Munchen", []),
    ],
)
def test_a_name_is_taken_as_people_write_it(the_guide: Project, name: str, ids: list[str]) -> None:
    assert [cluster.id for cluster in called(the_guide.guide.rankings, name)] == ids


def test_the_nearest_names_come_first(the_guide: Project) -> None:
    rankings = the_guide.guide.rankings
    assert named_like(rankings, "Munihc")[0].id == "munich"
    assert named_like(rankings, "München")[0].id == "munich"
    assert named_like(rankings, "Kyotto")[0].id == "osaka-kobe-kyoto"
    assert named_like(rankings, "Xqzw") == []


def test_several_clusters_are_listed_to_choose_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(REPOSITORY / "data", whole / "data")
    assert main(["new", "--root", str(whole), "Frankfurt"]) == 1
    assert capsys.readouterr().err.splitlines()[-3:] == [
        "'Frankfurt' may be one of 2 clusters. Name the one you mean:",
        "  cityguide new frankfurt-am-main    Frankfurt am Main, Germany",
        "  cityguide new frankfurt-mannheim    Frankfurt–Mannheim, Germany",
    ]
    assert main(["new", "--root", str(whole), "San", "Diego"]) == 0
    assert (whole / "cities" / "san-diego.yml").is_file()
