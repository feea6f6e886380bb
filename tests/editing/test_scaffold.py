"""A profile to begin with: whole as it is, explained throughout, and right wherever a comment is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from small_project import Folder

from cityguide.editing.scaffold import SCHEMA, free_look, scaffold
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Accent, Profile
from cityguide.project.project import Project
from cityguide.reading.models import keys_of, models_within
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import parse_yaml
from cityguide.yaml_edits.house_style import WIDTH

FILLED = {"cluster", "name", "accent", "symbol", "cities"}
OF_A_CITY = {"id", "name", "economy", "lat", "lon", "position_source"}

RULED = {
    "days": "'osm' tells the days as well",
    "sources": "an answer with 'sources' is no judgement",
    "free": "a place is either free or has an 'adult' price",
    "fare": "'fare' and 'currency' go together",
    "currency": "go together",
    "step_free": "'step_free' sums up what 'accessibility' tells",
}
"""Fields that may not stand with, or not without, another: taken alone they are rightly refused."""


def read(text: str) -> tuple[Profile | None, list[Problem]]:
    document, problems = parse_yaml(TextFile("cities/it.yml", text))
    assert document is not None, problems
    return validate(Profile, document)


def comments(lines: list[str]) -> Iterator[range]:
    """Each example: lines in a row with one `#`, indented alike."""
    start = 0
    while start < len(lines):
        found = re.match(r" *# ", lines[start])
        end = start
        while found and end < len(lines) and lines[end].startswith(found[0]):
            end += 1
        if found and start:
            yield range(start, end)
        start = max(end, start + 1)


def without_comment(lines: list[str], rows: range) -> list[str]:
    return [re.sub(r"^( *)# ", r"\1", line) if row in rows else line for row, line in enumerate(lines)]


def every_way(lines: list[str], within: range | None = None) -> Iterator[tuple[str, str]]:
    """The text with each example as YAML by itself, and with each that this brings to light; and the line that the example begins with."""
    for rows in comments(lines):
        if within is None or rows.start in within:
            told = without_comment(lines, rows)
            yield lines[rows.start], "\n".join(told)
            yield from every_way(told, rows)


def test_every_cluster_has_one_that_is_valid_and_says_what_the_tables_say(the_guide: Project) -> None:
    guide = the_guide.guide
    for cluster in guide.rankings.clusters.values():
        text = scaffold(guide, cluster)
        assert text.splitlines()[0] == SCHEMA
        assert max(map(len, text.splitlines())) <= WIDTH + len("# ")
        document, _ = parse_yaml(TextFile("cities/it.yml", text))
        assert document is not None
        assert set(document.value) == FILLED
        assert [set(city) for city in document.value["cities"]] == [OF_A_CITY]
        profile, problems = validate(Profile, document)
        assert profile is not None, problems
        city = profile.cities[0]
        assert (profile.cluster, profile.name, profile.begun) == (cluster.id, cluster.name, True)
        assert (city.latitude, city.longitude) == (cluster.latitude, cluster.longitude)
        assert city.economy in cluster.economies
        assert city.position_source in guide.sources
        assert city.name == cluster.name.split("–")[0]


def test_every_field_is_there_and_explained(guide: Guide) -> None:
    text = scaffold(guide, guide.rankings.clusters["epsilon"])
    lines = text.splitlines()
    wanted = {key for model in models_within(Profile) for key in keys_of(model)}
    for name in wanted:
        places = [row for row, line in enumerate(lines) if re.match(rf"[# -]*\b{name}:", line) and not line.lstrip(" #-").startswith("#")]
        assert places, name
        assert any(re.match(r"[# ]*## ", lines[row - 1]) for row in places), name


def test_an_example_without_its_comment_is_yaml_of_the_right_shape(guide: Guide) -> None:
    lines = scaffold(guide, guide.rankings.clusters["epsilon"]).splitlines()
    seen = 0
    for example, text in every_way(lines):
        seen += 1
        _, problems = read(text)
        rule = RULED.get(example.strip(" #-").split(":")[0])
        assert [problem.message for problem in problems if not (rule and rule in problem.message)] == [], example
    assert seen >= 50


def test_an_example_may_only_name_what_this_guide_does_not_have(folder: Folder) -> None:
    guide = folder.guide()
    lines = scaffold(guide, guide.rankings.clusters["epsilon"]).splitlines()
    for rows in comments(lines):
        folder.write("cities/epsilon.yml", "\n".join(without_comment(lines, rows)) + "\n")
        found = {problem.code for problem in folder.problems() if problem.severity == "error"}
        assert found <= {"unknown-source", "unknown-city", "unknown-place", "photograph", "missing-key"}, lines[rows.start]
        assert ("missing-key" in found) <= ("local_name" in lines[rows.start])
        assert ("unknown-place" in found) <= ("routes" in lines[rows.start])


def test_it_is_the_same_each_time(guide: Guide) -> None:
    cluster = guide.rankings.clusters["epsilon"]
    assert scaffold(guide, cluster) == scaffold(guide, cluster)


def test_figures_are_bound_by_the_newest_edition_that_has_them(guide: Guide) -> None:
    text = scaffold(guide, guide.rankings.clusters["alpha"])
    assert re.search(r"^##   \{\{ rank \| ordinal \}\} +second +rank among the world’s clusters, 2023 edition$", text, re.MULTILINE)
    assert re.search(r"^##   \{\{ share\.pct \}\} +10\.3% ", text, re.MULTILINE)
    assert "share.publications" not in text.split("cluster:")[0]


def test_the_other_cities_of_a_name_and_an_open_economy_are_left_to_the_editor(guide: Guide) -> None:
    text = scaffold(guide, guide.rankings.clusters["beta-gamma"])
    cities = text[text.index("\ncities:") : text.index("# story:")]
    assert "  ## Gamma has no position in data/coordinates.csv: lat and lon show the form.\n  # - id: gamma\n  #   name: Gamma\n" in cities
    assert "The cluster lies in CN and HK, and no table says which of them Beta is in" in " ".join(cities.replace("##", "").split())
    told = "\n".join(
        without_comment(text.splitlines(), next(r for r in comments(text.splitlines()) if "gamma" in text.splitlines()[r.start]))
    )
    profile, problems = read(told)
    assert profile is not None, problems
    assert [city.id for city in profile.cities] == ["beta", "gamma"]


def test_a_cluster_without_a_point_on_the_map_has_none(guide: Guide) -> None:
    with pytest.raises(ValueError, match="no coordinates of Omega are known"):
        scaffold(guide, guide.rankings.clusters["omega"])


def test_the_accent_is_one_that_no_other_wears(guide: Guide, the_guide: Project) -> None:
    worn = [profile.accent for profile in the_guide.guide.profiles]
    assert worn.count(free_look(the_guide.guide)[0]) == min(worn.count(accent) for accent in get_args(Accent))
    assert free_look(guide)[0] == "indigo"  # both of the small guide's wear the first


def test_the_symbol_is_one_that_no_other_has(guide: Guide, the_guide: Project) -> None:
    assert free_look(the_guide.guide)[1] not in {profile.symbol for profile in the_guide.guide.profiles}
    assert free_look(guide)[1] == "diamond"  # the small guide's have the first two
