"""An edit of a profile: only what it changes is made and written, and the site is the one that a build makes anew."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import pytest
from building import ENVIRONMENT, anew, shelf_of_ones_own, tree
from mkdocs.exceptions import Abort
from small_project import A_DAY, Folder

from cityguide.mkdocs_host import next_site, own_work
from cityguide.mkdocs_host.build_command.after_edit import AsLeft
from cityguide.mkdocs_host.build_command.whole_build import Built, built
from cityguide.project import kept_profiles
from cityguide.project.by_city import ProjectByCity
from cityguide.project.files_read import WhatIsRead
from cityguide.project.kept_profiles import NeedsAllError

PROFILE, OTHER = "cities/alpha.yml", "cities/beta-gamma.yml"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {**ENVIRONMENT, "CITYGUIDE_CACHE": str(shelf_of_ones_own(tmp_path))}.items():
        monkeypatch.setenv(name, value)


NAV = """
nav:
  - Home: index.md
  - Cities: cities/
  - Ranking:
      - ranking/index.md
      - Compare: compare/index.md
  - About: about.md
"""


@pytest.fixture
def standing(project: Folder) -> Folder:
    """The small project with a navigation, a day, and a page by hand about a city, built."""
    project.add_day()
    project.write("mkdocs.yml", project.read("mkdocs.yml") + NAV)
    project.write("content/about.md", "# About this guide\n\nIt is small.\n\n## What it has\n\n```facts\ncluster: alpha\n```\n")
    build(project)
    return project


def build(project: Folder) -> Built:
    return built(project.root / "mkdocs.yml", None, strict=True)


def written(project: Folder) -> dict[str, int]:
    """When each file of the site was written."""
    site = project.root / "site"
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def put(project: Folder) -> set[str]:
    """Build, and give the paths of the files that are written; the site is what a build makes anew."""
    before = written(project)
    build(project)
    after = written(project)
    expected, found = anew(project), tree(project.root / "site")
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []
    return {name for name in after if before.get(name) != after[name]}


EDITS: dict[str, tuple[str, str, str]] = {
    "a story": (PROFILE, "stops where you wave", "stops where you stand"),
    "a title in it": (PROFILE, "title: How it began", "title: How it all began"),
    "hours": (PROFILE, 'osm: "Tu-Su 10:00-18:00"', 'osm: "Tu-Su 10:00-19:30"'),
    "a price": (PROFILE, "adult: 500", "adult: 600"),
    "the name of a place": (PROFILE, "name: Clock House", "name: House of Clocks"),
    "the name of a place in its script": (PROFILE, "local_name: 時計館", "local_name: 時計の館"),
    "a position": (PROFILE, "lat: 35.4501", "lat: 35.4511"),
    "a kind": (PROFILE, "kind: transport", "kind: park"),
    "a place that closes": (OTHER, "status: {state: open, as_of: 2023}", "status: {state: closed, as_of: 2023}"),
    "a tagline": (PROFILE, "A tram that asks the way", "A tram that knows the way"),
    "a name in its script": (PROFILE, "text: アルファ, language", "text: アルファー, language"),
    "a note on the ground": (PROFILE, "takes half an hour", "takes an hour"),
    "a city": (PROFILE, "name: Harbour", "name: The Harbour"),
    "a comment": (PROFILE, "practical:\n", "# what one needs\npractical:\n"),
    "a stop": (PROFILE, A_DAY.splitlines()[0], A_DAY.splitlines()[0] + " # to follow"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_an_edit_changes_is_written(standing: Folder, edit: str) -> None:
    name, old, new = EDITS[edit]
    other = "cities/beta-gamma/index.html" if name == PROFILE else "cities/alpha/index.html"
    standing.edit(name, old, new)
    files = put(standing)
    assert files and other not in files
    assert not {file for file in files if file.startswith("assets/") or file == "sitemap.xml"}


def test_places_in_another_order_are_still_in_the_sitemap_as_they_were(standing: Folder) -> None:
    before, places, after = re.split(r"(?<=^attractions:\n)|^(?=routes:\n)", standing.read(PROFILE), flags=re.MULTILINE)
    turned = reversed(re.split("^(?=  - id: )", places, flags=re.MULTILINE)[1:])
    standing.write(PROFILE, "".join([before, *turned, after]))
    assert "sitemap.xml" not in put(standing)


def test_one_edit_after_the_other(standing: Folder) -> None:
    for number in range(3):
        standing.edit(PROFILE, f"adult: {500 + number}", f"adult: {501 + number}")
        assert "cities/beta-gamma/index.html" not in put(standing)
    standing.edit(PROFILE, "adult: 503", "adult: 500")
    standing.edit(OTHER, "Ten floors of parts.", "Twelve floors of parts.")
    assert {"cities/alpha/index.html", "cities/beta-gamma/index.html"} <= put(standing)
    assert not build(standing).anew, "what is there is known, without a look at it"


FAR: dict[str, Callable[[Folder], object]] = {
    "a name": lambda project: project.edit(PROFILE, "name: Alpha\n", "name: Alfa\n"),
    "a symbol": lambda project: project.edit(OTHER, "symbol: square", "symbol: star"),
    "a former id": lambda project: project.edit(PROFILE, "name: Alpha\n", "name: Alpha\naliases: [alfa]\n"),
    "a place less": lambda project: project.write(PROFILE, project.read(PROFILE).replace("radio-hall", "wireless-hall")),
    "a place that moves": lambda project: project.edit(PROFILE, "  - id: radio-hall\n", "  - id: radio-hall\n    aliases: [radios]\n"),
    "the last day": lambda project: project.write(PROFILE, project.read(PROFILE).replace(A_DAY, "")),
    "a table beside": lambda project: (
        project.edit(PROFILE, "adult: 500", "adult: 600"), project.edit("data/clusters.csv", "Epsilon", "Epsilon-on-Sea")
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", FAR)
def test_what_reaches_further_makes_all_anew(standing: Folder, change: str) -> None:
    FAR[change](standing)
    assert "cities/beta-gamma/index.html" in put(standing)


def test_a_fault_leaves_the_site_and_is_told(standing: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(standing.root / "site")
    standing.edit(PROFILE, "kind: museum", "kind: musuem")
    with pytest.raises(Abort):
        build(standing)
    assert "did you mean 'museum'" in capsys.readouterr().err
    assert tree(standing.root / "site") == before
    standing.edit(PROFILE, "kind: musuem", "kind: shop")
    assert "cities/beta-gamma/index.html" not in put(standing)


def test_a_fault_that_only_a_check_finds_is_told_too(standing: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    standing.edit(PROFILE, "How it began", "How it began in 40 days")
    standing.edit(PROFILE, "made *clocks* first [@wire-2023, page 4]", "made {{ rnak }} clocks")
    with pytest.raises(Abort):
        build(standing)
    assert "rnak" in capsys.readouterr().err


@pytest.mark.parametrize("gone", ["profiles", "summaries", "data", "built", "made"])
def test_without_what_was_kept_all_is_made_anew(standing: Folder, gone: str) -> None:
    shutil.rmtree(Path(os.environ["CITYGUIDE_CACHE"]) / gone)
    standing.edit(PROFILE, "adult: 500", "adult: 600")
    put(standing)


def test_of_a_large_guide_nothing_is_held_from_one_turn_to_the_next(standing: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tree(standing.root / "site")
    monkeypatch.setattr(own_work, "are_many", lambda cities: True)
    monkeypatch.setattr(own_work, "processes_here", lambda: 1)
    held: list[int] = []
    monkeypatch.setattr(own_work, "give_back", lambda: held.append(len(kept_profiles._held)))
    shutil.rmtree(standing.root / "site")
    build(standing)
    assert tree(standing.root / "site") == expected
    assert len(held) > 10 and set(held) == {0}


def test_where_nothing_can_be_kept_the_site_is_the_same(standing: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    expected = tree(standing.root / "site")
    (tmp_path / "a file").touch()
    monkeypatch.setenv("CITYGUIDE_CACHE", str(tmp_path / "a file"))
    shutil.rmtree(standing.root / "site")
    assert build(standing).kept == 0
    assert tree(standing.root / "site") == expected


def test_what_changes_while_the_site_is_made_ends_the_build(standing: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tree(standing.root / "site")
    standing.edit("data/clusters.csv", "Epsilon", "Epsilon-on-Sea")

    def gone(*_: object) -> NoReturn:
        raise NeedsAllError

    monkeypatch.setattr(ProjectByCity, "of_city", gone)
    with pytest.raises(Abort, match="Build again"):
        build(standing)
    assert tree(standing.root / "site") == expected


def test_bytes_that_flip_in_what_is_kept_are_noticed(standing: Folder) -> None:
    dice = random.Random(8)
    for nth, folder in enumerate(("profiles", "summaries", "data", "built"), 500):
        for path in (Path(os.environ["CITYGUIDE_CACHE"]) / folder).iterdir():
            held = bytearray(path.read_bytes())
            held[dice.randrange(len(held))] ^= 1 << dice.randrange(8)
            path.write_bytes(held)
        standing.edit(PROFILE, f"adult: {nth}", f"adult: {nth + 1}")
        put(standing)


def test_a_file_that_another_hand_has_changed_is_made_again(standing: Folder) -> None:
    (standing.root / "site" / "cities" / "beta-gamma" / "index.html").write_text("Gone")
    standing.edit(PROFILE, "adult: 500", "adult: 600")
    assert "cities/beta-gamma/index.html" in put(standing)


def test_a_build_that_ends_while_files_are_put_in_is_made_good(standing: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    standing.edit(PROFILE, "adult: 500", "adult: 600")
    with monkeypatch.context() as patch:
        paths, put_in = next_site._paths_below, next_site.NextSite.put_in

        def full(self: next_site.NextSite) -> None:
            put_in(self)
            raise OSError("the power is off")

        patch.setattr(next_site, "_paths_below", lambda folder: {"cities/alpha/index.html"} & paths(folder))
        patch.setattr(next_site.NextSite, "put_in", full)
        with pytest.raises(OSError, match="power"):
            build(standing)
    assert "cities/beta-gamma/index.html" in put(standing)


def test_a_link_to_a_part_that_goes_is_looked_at_again(standing: Folder) -> None:
    """MkDocs tells of it, so all is built as it builds."""
    standing.edit("content/about.md", "It is small.", "It is small: see [the parks](cities/alpha.md#what-is-tried-now).")
    build(standing)
    standing.edit(PROFILE, "title: What is tried now", "title: What they try")
    with pytest.raises(Abort):
        build(standing)


def test_a_site_that_is_gone_is_made_whole(standing: Folder) -> None:
    shutil.rmtree(standing.root / "site")
    standing.edit(PROFILE, "adult: 500", "adult: 600")
    assert "cities/beta-gamma/index.html" in put(standing)


def test_another_site_in_its_place_gets_nothing_put_into_it(standing: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where another build has ended while this one made its pages."""
    look = AsLeft.look

    def meanwhile(self: AsLeft) -> None:
        if not (standing.root / "old").exists():
            (standing.root / "site").rename(standing.root / "old")
            shutil.copytree(standing.root / "old", standing.root / "site")
        look(self)

    monkeypatch.setattr(AsLeft, "look", meanwhile)
    standing.edit(PROFILE, "adult: 500", "adult: 600")
    assert "cities/beta-gamma/index.html" in put(standing)


def test_a_profile_that_is_saved_meanwhile_is_not_taken_for_what_was_read(standing: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    still = WhatIsRead.still

    def saved(self: WhatIsRead, files: Iterable[Path]) -> bool:
        standing.write(PROFILE, standing.read(PROFILE).replace("adult: 600", "adult: 700"))
        return still(self, files)

    standing.edit(PROFILE, "adult: 500", "adult: 600")
    with monkeypatch.context() as patch:
        patch.setattr(WhatIsRead, "still", saved)
        build(standing)
    assert "cities/alpha/index.html" in put(standing)
    standing.edit(PROFILE, "adult: 700", "adult: 600")
    assert "cities/alpha/index.html" in put(standing)


def test_what_was_summed_up_of_other_data_is_not_taken(standing: Folder) -> None:
    """A story's figures are bound to tables, and what is found in it is summed up: here the index is made anew from what is kept."""
    standing.edit("data/standings/2023.csv", "135129", "145129")
    build(standing)
    standing.edit(OTHER, "kind: shop", "kind: market")
    assert "search.json" in put(standing)
    assert "145,000" in (standing.root / "site" / "search.json").read_text(encoding="utf-8")
