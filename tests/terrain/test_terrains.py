"""Shores and lines come together by cluster, and ids of a shore that lead nowhere are told."""

import shutil
from pathlib import Path

from small_project import REPOSITORY

from cityguide.terrain.terrains import read_terrains


def data(tmp_path: Path) -> Path:
    (tmp_path / "shores").mkdir()
    shutil.copy(REPOSITORY / "data" / "shores" / "beijing.json", tmp_path / "shores" / "beijing.json")
    return tmp_path


def test_a_shore_alone_is_a_terrain(tmp_path: Path) -> None:
    terrains, problems = read_terrains(data(tmp_path), "data", None, ["beijing"], ["osm-land", "gshhg", "osm-beijing-waters"])
    assert problems == [] and list(terrains) == ["beijing"]
    assert terrains["beijing"].shore is not None and terrains["beijing"].lines == ()


def test_a_cluster_and_a_source_that_do_not_exist_are_told_with_the_nearest(tmp_path: Path) -> None:
    _, problems = read_terrains(data(tmp_path), "data", None, ["beijng"], ["osm-land", "gshhgs", "osm-beijing-waters"])
    assert [(problem.at.file, problem.found, problem.meant) for problem in problems] == [
        ("data/shores/beijing.json", "beijing", "beijng"), ("data/shores/beijing.json", "gshhg", "gshhgs"),
    ]  # fmt: skip


def test_where_ids_could_not_be_read_none_is_doubted(tmp_path: Path) -> None:
    assert read_terrains(data(tmp_path), "data", None, [], [])[1] == []


def test_nothing_is_known_without_files(tmp_path: Path) -> None:
    assert read_terrains(tmp_path, "data", None, ["beijing"], []) == ({}, [])


def test_a_digest_tells_terrains_apart(tmp_path: Path) -> None:
    one, _ = read_terrains(data(tmp_path), "data", None, [], [])
    again, _ = read_terrains(tmp_path, "data", None, [], [])
    assert one["beijing"].digest == again["beijing"].digest
    file = tmp_path / "shores" / "beijing.json"
    file.write_text(file.read_text().replace("\n", "\n\n", 1))
    assert read_terrains(tmp_path, "data", None, [], [])[0]["beijing"].digest != one["beijing"].digest
