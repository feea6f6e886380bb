"""A check after an edit finds what a check that reads all finds, whatever was changed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from small_project import A_DAY, TODAY, Folder

from cityguide.problems.problem import Problem
from cityguide.project import kept_check
from cityguide.project.kept_check import check_again
from cityguide.project.reading import PageFolder, whole_check

PROFILE, OTHER = "cities/alpha.yml", "cities/beta-gamma.yml"


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv("CITYGUIDE_CACHE", str(place))
    return place


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The checks that have read all."""
    found: list[Path] = []

    def counted(root: Path, *rest: object) -> object:
        found.append(root)
        return whole_check(root, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_check, "whole_check", counted)
    yield found


def again(folder: Folder) -> list[Problem]:
    """What a check after the last one finds, which is what one finds that knows of none."""
    docs = PageFolder(folder.root / "content")
    told, anew = check_again(folder.root, TODAY, docs), whole_check(folder.root, TODAY, docs)
    assert list(told.problems) == anew.problems
    assert told.size == kept_check.counts_in(anew.read.guide)
    return anew.problems


IN_PART: dict[str, tuple[str, str, str]] = {
    "a story": (PROFILE, "stops where you wave", "stops where you stand"),
    "a sentence that is too long": (PROFILE, "stops where you wave", "stops " + "and goes on and on " * 12),
    "what is to come": (PROFILE, "stops where you wave", "is to close in 2031"),
    "a position far away": (PROFILE, "lat: 35.4501", "lat: 38.4501"),
    "a comment that allows": (PROFILE, "position: {lat: 35.4501", "# allow far-away: it is\n    position: {lat: 38.4501"),
    "a comment that allows nothing": (PROFILE, "position: {lat: 35.4501", "# allow far-away: it is not\n    position: {lat: 35.4501"),
    "white space": (PROFILE, "note: Children half.}\n", "note: Children half.}  \n"),
    "a source that others cite too": (PROFILE, "clocks* first [@wire-2023, page 4]", "clocks* first"),
    "what a place has": (OTHER, "Ten floors of parts.", "Twelve floors of parts."),
}


FAULTS: dict[str, tuple[str, str, str]] = {
    "a word": (PROFILE, "kind: museum", "kind: musuem"),
    "a figure that is not there": (PROFILE, "stops where you wave", "is {{ rnak }}"),
    "a number without a source": (PROFILE, "stops where you wave [@notebook].", "has 40 stops.  "),
    "a source that is not there": (PROFILE, "stops where you wave", "stops [@nowhere]"),
    "a cluster that is not there": (PROFILE, "with Epsilon", "with [Epsilon](cg:epsilon-delta)"),
    "a tab": (PROFILE, "    kind: museum", "\tkind: museum"),
    "a key twice": (PROFILE, "    kind: museum\n", "    kind: museum\n    kind: museum\n"),
    "no language": (PROFILE, "    local_name: 時計館\n    language: ja\n", "    local_name: 時計館\n"),
    "markup": (PROFILE, "stops where you wave", "stops <script>where</script>"),
    "a file without an end": (OTHER, "    shows: Ten floors of parts.\n", "    shows: 'Ten floors of parts.\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_gone_when_mended_and_only_its_profile_is_read(folder: Folder, wholes: list[Path], fault: str) -> None:
    name, old, new = FAULTS[fault]
    folder.edit(
        "data/sources.yml", "notebook: {", "unused: {title: A, publisher: B, retrieved: 2023-10-01, licence: C, kind: seed}\nnotebook: {"
    )
    folder.edit("cities/beta-gamma.yml", "  - id: market\n", "  - id: market # allow far-away: it is not\n")
    assert {"unused-source", "allow"} <= {problem.code for problem in again(folder)}
    folder.edit(name, old, new)
    told = {problem.code for problem in again(folder) if problem.severity == "error" or problem.code in ("unused-source", "allow")}
    assert told and not told & {"unused-source", "allow"}, "what is told only of a guide that is whole"
    folder.edit(PROFILE, "A tram that asks the way", "A tram that knows the way")
    again(folder)
    folder.edit(name, new, old)
    assert {"unused-source", "allow"} <= {problem.code for problem in again(folder)}
    assert len(wholes) == 1


@pytest.mark.parametrize("edit", IN_PART)
def test_after_an_edit_only_its_profile_is_read(folder: Folder, wholes: list[Path], edit: str) -> None:
    again(folder)
    folder.edit(*IN_PART[edit])
    again(folder)
    name, old, new = IN_PART[edit]
    folder.edit(name, new, old)
    again(folder)
    assert len(wholes) == 1


def test_what_has_not_changed_is_told_again(folder: Folder, wholes: list[Path]) -> None:
    folder.edit(PROFILE, "lat: 35.4501", "lat: 38.4501")
    assert again(folder) == again(folder) != []
    folder.edit(PROFILE, "kind: museum", "kind: musuem")
    assert again(folder) == again(folder) != []
    assert len(wholes) == 1


def _linked(folder: Folder, name: str) -> None:
    path = folder.root / name
    path.symlink_to(path.rename(folder.root / "aside.yml"))


def _piped(folder: Folder, name: str) -> None:
    (folder.root / name).unlink()
    os.mkfifo(folder.root / name)


FAR: dict[str, Callable[[Folder], object]] = {
    "an id twice": lambda folder: folder.edit(PROFILE, "  - id: radio-hall", "  - id: clock-house"),
    "another name of the file": lambda folder: folder.edit(PROFILE, "cluster: alpha\n", "cluster: alfa\n"),
    "a fault that was there": lambda folder: (
        folder.edit(PROFILE, "kind: museum", "kind: musuem"),
        folder.edit("data/clusters.csv", "Epsilon", "Epsilon-on-Sea"),
    ),
    "a name": lambda folder: folder.edit(PROFILE, "name: Alpha\n", "name: Alfa\n"),
    "a look that another has": lambda folder: folder.edit(OTHER, "symbol: square", "symbol: disc"),
    "a place less": lambda folder: folder.write(PROFILE, folder.read(PROFILE).replace("radio-hall", "wireless-hall")),
    "a day more": lambda folder: folder.write(PROFILE, folder.read(PROFILE) + A_DAY),
    "a source that is cited no more": lambda folder: folder.edit(PROFILE, " [@notebook]", ""),
    "a table": lambda folder: folder.edit("data/clusters.csv", "Epsilon", "Epsilon-on-Sea"),
    "a page by hand": lambda folder: folder.write("content/more.md", "# More\n\nSee [it](cities/alpha/radio-hall.md).\n"),
    "a profile less": lambda folder: (folder.root / OTHER).unlink(),
    "a file beside": lambda folder: folder.write("cities/notes.txt", "Nothing.\n"),
    "a profile that is too large": lambda folder: folder.write(OTHER, folder.read(OTHER) + "# so\n" * 1_100_000),
}


ODD: dict[str, Callable[[Folder], object]] = {
    "a profile that is a link": lambda folder: _linked(folder, OTHER),
    "a profile that is a pipe": lambda folder: _piped(folder, OTHER),
    "a pipe": lambda folder: os.mkfifo(folder.root / "data" / "more.csv"),
    "a link": lambda folder: (folder.root / "data" / "more.csv").symlink_to(folder.root / "data" / "clusters.csv"),
    "a link to a folder": lambda folder: (folder.root / "data" / "more").symlink_to(folder.root / "content"),
}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
@pytest.mark.parametrize("change", ODD)
def test_links_and_pipes_are_looked_for_in_all(folder: Folder, change: str) -> None:
    again(folder)
    ODD[change](folder)
    again(folder)


@pytest.mark.parametrize("change", FAR)
def test_what_reaches_further_is_looked_for_in_all(folder: Folder, change: str) -> None:
    again(folder)
    FAR[change](folder)
    again(folder)
    folder.edit(PROFILE, "adult: 500", "adult: 600")
    again(folder)


def test_a_source_that_only_one_profile_cites_is_unused_without_it(folder: Folder) -> None:
    folder.edit(
        "data/sources.yml", "notebook: {", "once: {title: A, publisher: B, retrieved: 2023-10-01, licence: C, kind: seed}\nnotebook: {"
    )
    for words, unused in (("wave [@once]", False), ("wave", True), ("wave [@once]", False)):
        text = folder.read(PROFILE)
        folder.write(PROFILE, text.replace("wave [@once]", "wave").replace("where you wave", f"where you {words}"))
        assert unused == any(problem.code == "unused-source" for problem in again(folder))


def test_a_link_to_a_place_is_looked_at_when_the_place_goes(folder: Folder) -> None:
    folder.write("content/about.md", "# About\n\nSee [the hall](cities/alpha/radio-hall.md).\n")
    assert not any(problem.code == "link" for problem in again(folder))
    folder.edit(PROFILE, "  - id: radio-hall\n", "  - id: wireless-hall\n")
    assert any(problem.code == "link" for problem in again(folder))


@pytest.mark.parametrize("change", [
    (PROFILE, "name: Alpha\n", "name: Alfa\n"), (PROFILE, "    kind: museum", "\tkind: museum"),
    (OTHER, "name: Beta–Gamma\n", "name: Beta–Gamma\n\n"), (OTHER, "Ten floors of parts.", "Twelve floors of parts."),
    (OTHER, "symbol: disc", "symbol: square"),
])  # fmt: skip
def test_looks_that_two_have_are_told_of_the_second(folder: Folder, wholes: list[Path], change: tuple[str, str, str]) -> None:
    folder.edit(OTHER, "symbol: square", "symbol: disc")
    assert any(problem.code == "same-look" for problem in again(folder))
    folder.edit(*change)
    again(folder)
    assert len(wholes) == (1 if change[2].endswith(("\n\n", "parts.")) else 2)


def test_a_figure_of_another_city_is_looked_for_when_that_changes(folder: Folder) -> None:
    folder.edit(OTHER, "The bridge is new", "The bridge serves {{ alpha.city.alpha-town.population }} people")
    again(folder)
    folder.edit(PROFILE, "    population: {value: 9668465, of: Alpha Town, as_of: 2020, source: atlas}\n", "")
    assert any(problem.at.file == OTHER for problem in again(folder))


def test_a_page_by_hand_that_asks_for_a_section_is_looked_at_when_the_profile_changes(folder: Folder) -> None:
    folder.write("content/about.md", "# About\n\n```section\ncluster: alpha\nnumber: 2\n```\n")
    again(folder)
    text = folder.read(PROFILE)
    folder.write(PROFILE, text[: text.index("  - title: What is tried now")] + text[text.index("attractions:") :])
    assert any(problem.at.file == "content/about.md" for problem in again(folder))


@pytest.mark.parametrize("gone", ["checked", "data"])
def test_without_what_was_kept_all_is_read(folder: Folder, shelf: Path, wholes: list[Path], gone: str) -> None:
    again(folder)
    shutil.rmtree(shelf / gone)
    folder.edit(PROFILE, "adult: 500", "adult: 600")
    again(folder)
    assert len(wholes) == 2


def test_bytes_that_flip_in_what_is_kept_are_noticed(folder: Folder, shelf: Path) -> None:
    again(folder)
    dice = random.Random(5)
    for nth, kept in enumerate(("checked", "data"), 500):
        for path in (shelf / kept).iterdir():
            held = bytearray(path.read_bytes())
            held[dice.randrange(len(held))] ^= 1 << dice.randrange(8)
            path.write_bytes(held)
        folder.edit(PROFILE, f"adult: {nth}", f"adult: {nth + 1}")
        again(folder)


def _turned(folder: Folder, name: str, old: str, new: str) -> None:
    if (folder.root / name).exists():
        text = folder.read(name)
        folder.write(name, text.replace(old, new) if old in text and new not in text else text.replace(new, old))


EDITS = [*(partial(_turned, name=name, old=old, new=new) for name, old, new in (*IN_PART.values(), *FAULTS.values())), *FAR.values()]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_twenty_random_changes_all_is_found(folder: Folder, seed: int) -> None:
    dice = random.Random(seed)
    good = {name: folder.read(name) for name in (PROFILE, OTHER, "data/clusters.csv")}
    again(folder)
    for _ in range(20):
        if dice.random() < 0.3:
            for name, text in good.items():
                folder.write(name, text)
        try:
            dice.choice(EDITS)(folder)
        except (AssertionError, OSError):  # what it changes is not there any more
            continue
        again(folder)
