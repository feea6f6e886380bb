"""A place that its cluster's shore doesn't reach is told, once for a cluster."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_project import Folder

from cityguide.checks.plausible.drawn import shore_problems
from cityguide.guide import Guide
from cityguide.terrain.model import Grid, LocalShore, Terrain

FILE = "cities/alpha.yml"


def with_window(folder: Folder, *window: float) -> Guide:
    west, south, east, north = window
    shore = LocalShore("alpha", ("atlas",), (west, south, east, north), Grid(1, 1, 0, 0), [], [], [], "digest")
    return replace(folder.guide(), terrains={"alpha": Terrain(shore)})


def found(guide: Guide) -> list[str]:
    return [f"{problem.at} {problem.code} {problem.message}" for file in guide.files for problem in shore_problems(guide, file)]


def test_without_a_shore_nothing_is_said(folder: Folder) -> None:
    assert found(folder.guide()) == []


@pytest.mark.parametrize("window", [(138.0, 34.0, 141.0, 37.0), (-222.0, 34.0, -219.0, 37.0)], ids=["about it", "a turn away"])
def test_a_shore_that_reaches_all(folder: Folder, window: tuple[float, ...]) -> None:
    assert found(with_window(folder, *window)) == []


def test_the_first_beyond_it_is_told_and_what_to_do(folder: Folder) -> None:
    (told,) = found(with_window(folder, 100.0, 10.0, 101.0, 11.0))
    assert told.startswith(f"{FILE}:") and " shore-outgrown " in told
    assert told.endswith("lies beyond data/shores/alpha.json; make that file again: cityguide shore alpha")


def test_a_place_at_the_very_edge_is_beyond_it(folder: Folder) -> None:
    guide = folder.guide()
    city = next(file for file in guide.files if file.profile.cluster == "alpha").profile.cities[0]
    near = (city.longitude - 0.05, 34.0, 141.0, 37.0)  # some 4 km
    assert len(found(with_window(folder, *near))) == 1
