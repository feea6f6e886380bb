"""The guides that are measured are always the same, none is a copy of another, and the guide's check finds no error in them."""

from __future__ import annotations

import datetime
import filecmp
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT
from guides import own_cities, write_guide
from made_up.ground import is_land
from made_up.profiles import made
from made_up.sources import is_begun

from cityguide.project.reading import whole_check
from cityguide.terrain.shore_file import read_shores

SHORT, LONG = 7, 12
DAY = datetime.date(2026, 11, 29)


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A short guide and a long one."""
    return write_guide(tmp_path_factory.mktemp("short"), SHORT), write_guide(tmp_path_factory.mktemp("long"), LONG)


@pytest.fixture(scope="module")
def profiles() -> list[dict[str, Any]]:
    """The made-up cities from 1 to 24."""
    texts = [text for number in range(1, 25) for name, text in made(ROOT, number).files.items() if name.startswith("cities/")]
    return [yaml.load(text, yaml.CBaseLoader) for text in texts]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_guide_is_the_same_each_time(guides: tuple[Path, Path], tmp_path: Path) -> None:
    again, names = write_guide(tmp_path / "again", SHORT), files(guides[0])
    assert files(again) == names
    assert filecmp.cmpfiles(guides[0], again, names, shallow=False)[1:] == ([], [])


def test_a_long_guide_begins_with_the_short_one(guides: tuple[Path, Path]) -> None:
    short, long = guides
    assert files(short) < files(long)
    for name in files(short):
        assert (long / name).read_bytes().startswith((short / name).read_bytes()), name
    assert len(list(long.glob("cities/*.yml"))) == LONG
    assert all((long / name).read_bytes() == (short / name).read_bytes() for name in files(short) if not name.startswith("data/"))


def test_the_first_five_are_the_guides_own(tmp_path: Path) -> None:
    five = write_guide(tmp_path / "five", 5)
    for name in files(five):
        assert (five / name).read_bytes() == (ROOT / name).read_bytes(), name
    assert {path.name for path in five.glob("cities/*.yml")} == {path.name for path in own_cities()}
    with pytest.raises(ValueError):
        write_guide(tmp_path / "two", 2)


def test_the_check_finds_no_error_and_few_warnings(guides: tuple[Path, Path]) -> None:
    found = whole_check(guides[1], DAY)
    read, problems = found.read, found.problems
    found = Counter(problem.severity for problem in problems)
    assert found["error"] == 0 and found["warning"] <= 2, "\n".join(map(str, problems))
    assert read.guide is not None and len(read.guide.profiles) == LONG


def test_no_two_cities_share_a_paragraph(profiles: list[dict[str, Any]]) -> None:
    paragraphs = [part for profile in profiles for section in profile.get("story", []) for part in section["text"].split("\n\n")]
    paragraphs += [place["shows"] for profile in profiles for place in profile.get("attractions", [])]
    assert len(paragraphs) > 600
    assert [text for text, count in Counter(paragraphs).items() if count > 1] == []
    assert len({profile["cluster"] for profile in profiles}) == len(profiles)


def test_cities_differ_as_real_ones_do(profiles: list[dict[str, Any]]) -> None:
    begun = [profile for profile in profiles if "story" not in profile]
    told = [profile for profile in profiles if "story" in profile]
    assert len(begun) == 4 and sum(map(is_begun, range(1, 601))) == 100, "a sixth has only been begun"
    assert {len(profile["story"]) for profile in told} <= set(range(3, 10))
    assert all(10 <= len(profile["attractions"]) <= 30 for profile in told)
    assert len({len(profile["attractions"]) for profile in told}) > 5
    assert {len(profile.get("routes", [])) for profile in told} >= {0, 2, 3, 4}
    assert len({profile["cities"][0]["economy"] for profile in profiles}) > 8
    assert any("{{ share.pct }}" in section["text"] for profile in told for section in profile["story"])
    hours = {place["hours"]["osm"] for profile in told for place in profile["attractions"] if "osm" in place.get("hours", {})}
    assert len(hours) > 100


def test_every_second_city_has_a_shore_of_its_own(guides: tuple[Path, Path]) -> None:
    shores, problems = read_shores(guides[1] / "data" / "shores", "data/shores")
    assert problems == []
    made_up = {shore.cluster: shore for shore in shores.values() if not (ROOT / "data" / "shores" / f"{shore.cluster}.json").exists()}
    assert len(made_up) == (LONG - 5) // 2
    assert all(sum(len(ring[0]) for polygon in shore.land for ring in polygon) > 500 for shore in made_up.values())


def test_places_without_a_shore_of_their_own_stand_on_the_worlds_land() -> None:
    [text] = [text for name, text in made(ROOT, 9).files.items() if name.startswith("cities/")]
    places = [place["position"] for place in yaml.load(text, yaml.CBaseLoader)["attractions"] if "position" in place]
    on_land = [is_land((float(at["lat"]), float(at["lon"]))) for at in places]
    assert sum(on_land) > 0.9 * len(on_land)
