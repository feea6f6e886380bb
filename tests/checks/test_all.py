"""The table of checks: what stops a build and what does not, and that a line is all that a new check takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_project import TODAY, Folder

from cityguide.checks import all as table
from cityguide.checks.all import Subject
from cityguide.problems.problem import Problem
from cityguide.project.project import read_project
from cityguide.project.reading import whole_check


def too_quiet(subject: Subject) -> Iterator[Problem]:
    """A check for this test: a place whose name has no vowel."""
    for file in subject.guide.files:
        for index, place in enumerate(file.profile.attractions):
            if not set(place.name.lower()) & set("aeiou"):
                yield file.document.at_value(("attractions", index, "name"), f"{place.name} can't be said aloud", "short-text")


def test_a_new_check_is_one_line(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the severity of its code, is reported with the others, stops no build, and a comment allows it."""
    monkeypatch.setattr(table, "ON_DEMAND_IN_ALL", [*table.ON_DEMAND_IN_ALL, too_quiet])
    folder.edit("cities/alpha.yml", "name: Clock House", "name: Clck Hs")
    [problem] = [problem for problem in whole_check(folder.root, TODAY).problems if "aloud" in problem.message]
    assert str(problem) == f"{folder.place('cities/alpha.yml', 'Clck Hs')}: warning: Clck Hs can't be said aloud [short-text]"
    assert read_project(folder.root, folder.root / "content", TODAY)[1] == []
    folder.edit("cities/alpha.yml", "name: Clck Hs", "name: Clck Hs # allow short-text: so it stands over the door")
    assert not [problem for problem in whole_check(folder.root, TODAY).problems if "aloud" in problem.message or problem.code == "allow"]


def test_one_that_stops_is_found_by_a_build_too(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "STOPPING_IN_ALL", {**table.STOPPING_IN_ALL, "quiet": too_quiet})
    folder.edit("cities/alpha.yml", "name: Clock House", "name: Clck Hs")
    project, [problem] = read_project(folder.root, folder.root / "content", TODAY)
    assert project is None and problem.code == "short-text"


def test_what_is_hardly_meant_stops_no_build(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "lat: 35.4501", "lat: 38.4501")
    assert "far-away" in {problem.code for problem in whole_check(folder.root, TODAY).problems}
    assert read_project(folder.root, folder.root / "content", TODAY)[1] == []
