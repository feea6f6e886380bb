"""`cityguide build`: a site made of what was kept is the site made anew, whatever was changed in between."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from building import ENVIRONMENT, anew, shelf_of_ones_own, tree, was_killed, with_configuration
from mkdocs.config.defaults import MkDocsConfig
from small_project import A_DAY, Folder

from cityguide.cli import main
from cityguide.mkdocs_host.build_command.whole_build import Built, built
from cityguide.mkdocs_host.markdown_extension import CityguideExtension
from cityguide.mkdocs_host.own_page import is_alone
from cityguide.project import files_read

PROFILE, OTHER = "cities/alpha.yml", "cities/beta-gamma.yml"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {**ENVIRONMENT, "CITYGUIDE_CACHE": str(shelf_of_ones_own(tmp_path))}.items():
        monkeypatch.setenv(name, value)


def shelf() -> Path:
    return Path(os.environ["CITYGUIDE_CACHE"])


def build(project: Folder) -> Built:
    return built(project.root / "mkdocs.yml", None, strict=True)


def same(project: Folder) -> bool:
    expected, found = anew(project), tree(project.root / "site")
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []
    return True


def test_nothing_is_written_where_nothing_has_changed(project: Folder) -> None:
    first = build(project)
    assert first.anew and not first.kept
    times = {path: path.stat().st_mtime_ns for path in (project.root / "site").rglob("*")}
    second = build(project)
    assert (second.anew, second.site, second.kept) == (False, first.site, first.site.pages)
    assert {path: path.stat().st_mtime_ns for path in (project.root / "site").rglob("*")} == times


def test_pages_that_nothing_has_changed_for_are_kept(project: Folder) -> None:
    first = build(project)
    project.edit(PROFILE, "The tram stops where you wave", "The tram stops where you stand")
    second = build(project)
    assert second.anew and 0 < second.kept < first.site.pages
    assert second.kept > first.site.pages / 2
    assert "where you stand" in (project.root / "site" / "cities" / "alpha" / "index.html").read_text()
    assert same(project)


def change_template(project: Folder) -> None:
    project.write("dress/partials/foot.html", "<footer>Ours</footer>")
    project.edit("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: dress\n")


def another_day(project: Folder) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(ENVIRONMENT["SOURCE_DATE_EPOCH"]) + 40 * 86_400)


CHANGES: dict[str, Callable[[Folder], object]] = {
    "a profile": lambda project: project.edit(PROFILE, "A tram that asks the way", "A tram that knows the way"),
    "the name of a place": lambda project: project.edit(PROFILE, "name: Clock House", "name: House of Clocks"),
    "a day": lambda project: project.write(PROFILE, project.read(PROFILE) + A_DAY),
    "a profile less": lambda project: (project.root / OTHER).unlink(),
    "a table": lambda project: project.edit("data/clusters.csv", "Epsilon", "Epsilon-on-Sea"),
    "a source": lambda project: project.edit("data/sources.yml", "publisher: Atlas", "publisher: The Atlas"),
    "a claim": lambda project: project.edit("data/claims.yml", "title: Alpha leads", "title: Alpha is ahead"),
    "a page by hand": lambda project: project.edit("content/about.md", "It is small.", "It has grown."),
    "a page by hand more": lambda project: project.write("content/reading-the-ranking.md", "# Reading the ranking\n\nWith care.\n"),
    "the configuration": lambda project: project.edit("mkdocs.yml", "site_name: Proving Grounds", "site_name: A guide"),
    "a template": change_template,
    "the day": another_day,
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_site_is_as_if_made_anew(project: Folder, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    build(project)
    before = tree(project.root / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", os.environ["SOURCE_DATE_EPOCH"])  # so that a change of it is undone
    CHANGES[change](project)
    assert build(project).anew
    assert tree(project.root / "site") != before
    assert same(project)


def test_another_version_takes_nothing_from_the_last(project: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    for module in (
        "project.kept_pages",
        "project.kept_guide",
        "project.files_read",
        "mkdocs_host.build_command.whole_build",
    ):
        monkeypatch.setattr(f"cityguide.{module}.package_state", lambda: "a later version")
    again = build(project)
    assert again.anew and again.kept == 0


def test_bytes_that_flip_in_what_is_kept_are_noticed(project: Folder) -> None:
    build(project)
    expected, dice = tree(project.root / "site"), random.Random(5)
    held = [path for path in shelf().rglob("*") if path.is_file()]
    for path in held:
        raw = bytearray(path.read_bytes())
        for at in range(dice.randrange(100), len(raw), 100):
            raw[at] ^= 1 << dice.randrange(8)
        path.write_bytes(raw)
    assert build(project).kept == 0
    assert tree(project.root / "site") == expected


def test_what_is_kept_may_go_at_any_time(project: Folder) -> None:
    build(project)
    expected = tree(project.root / "site")
    shutil.rmtree(shelf())
    assert build(project).kept == 0
    assert tree(project.root / "site") == expected


def test_a_site_that_was_changed_by_another_hand_is_made_again(project: Folder) -> None:
    build(project)
    expected = tree(project.root / "site")
    (project.root / "site" / "index.html").write_text("Gone")
    assert build(project).anew
    assert tree(project.root / "site") == expected


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing tells when a file was changed but the time that can be set")
@pytest.mark.parametrize("moment", [0, files_read.MOMENT])
def test_a_change_that_sets_the_time_back_is_noticed(project: Folder, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    monkeypatch.setattr(files_read, "MOMENT", moment)
    build(project)
    path, about = project.root / PROFILE, (project.root / PROFILE).stat()
    path.write_text(path.read_text(encoding="utf-8").replace("A tram that asks", "A tram that asKs"), encoding="utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert build(project).anew
    assert same(project)


def test_what_has_its_stamps_of_long_ago_is_not_read_again(project: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    monkeypatch.setattr(files_read, "MOMENT", 0)
    monkeypatch.setattr(files_read, "_digest", lambda path: pytest.fail(f"{path} is read"))
    assert not build(project).anew


def test_warnings_are_said_at_each_build(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Here that a page by hand leads to a part which is not there; a build that isn't strict goes on."""
    project.edit("content/about.md", "It is small.", "It is small: see [who counts](disagreements.md#nobody).")
    for _ in range(2):
        assert main(["build", "--root", str(project.root)]) == 0
        told = capsys.readouterr()
        assert "does not contain an anchor '#nobody'" in told.err
        assert "Nothing has changed" not in told.out
    assert main(["build", "--strict", "--quiet", "--root", str(project.root)]) == 1


NEW_PLACE = """\
  - id: shop-{0}
    name: Shop {0}
    kind: shop
    city: {1}
    status: {{state: open, as_of: 2023}}
    shows: Parts of the kind {0}.
    sources: [wire-2023]
    as_of: 2023
"""

NEW_PROFILE = """\
cluster: {0}
name: {1}
cities:
  - {{id: {0}-town, name: {1} Town, economy: JP, lat: 35.1, lon: 139.2, position_source: atlas}}
"""


def change_at_random(project: Folder, dice: random.Random, nth: str) -> None:
    """An edit, an addition, a removal or a renaming, each of which leaves a project without a problem."""
    profile = dice.choice(sorted((project.root / "cities").glob("*.yml")))
    name, text = f"cities/{profile.name}", profile.read_text(encoding="utf-8")
    new = dice.choice(["delta", "epsilon", "omega"])
    match dice.randrange(7):
        case 0 if "tagline: " in text:
            project.write(name, text.replace("tagline: ", f"tagline: {nth} ", 1))
        case 1 if "attractions:" in text:
            city = "beta" if profile.stem == "beta-gamma" else "harbour"
            project.write(name, text.replace("attractions:\n", "attractions:\n" + NEW_PLACE.format(nth, city), 1))
        case 2:
            project.write(f"cities/{new}.yml", NEW_PROFILE.format(new, new.title()))
        case 3 if profile.stem not in ("alpha", "beta-gamma"):
            profile.unlink()
        case 4:
            project.write(name, text.replace("\nname: ", f"\nname: {nth.title()} ", 1))
        case 5 if "attractions:" in text:  # a place under another id, and its old address
            project.write(name, text.replace("  - id: shop-", f"  - aliases: [was-{nth}]\n    id: shop-{nth}", 1))
        case _:
            project.write("content/about.md", f"# About this guide\n\nIt is of the kind {nth}.\n")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_after_twenty_random_changes_the_site_is_as_if_made_anew(project: Folder, seed: int) -> None:
    dice = random.Random(seed)
    for nth in "abcdefghijklmnopqrst":
        change_at_random(project, dice, nth)
        if nth in "dhlpt":
            build(project)
            assert same(project), f"after the change '{nth}'"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_builds_killed_at_random_moments_leave_nothing_wrong(folder: Folder) -> None:
    project = with_configuration(folder)
    command = [sys.executable, "-m", "cityguide.cli", "build", "--quiet"]
    subprocess.run(command, cwd=project.root, check=True)
    project.edit(PROFILE, "tagline: ", "tagline: Oh ")
    began = time.monotonic()
    subprocess.run(command, cwd=project.root, check=True)  # with what the first has kept, as those that are killed
    lasts, moments, killed = time.monotonic() - began, random.Random(3), 0
    for number in range(4):
        project.write("content/about.md", f"# About this guide\n\nIt is of version {'abcd'[number]}.\n")
        project.edit(PROFILE, "tagline: ", "tagline: Ah ")
        killed += was_killed(command, project.root, lasts * moments.uniform(0.3, 0.9))
    assert killed
    build(project)
    assert same(project)


def test_five_shares_make_the_whole(project: Folder, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    folders = [tmp_path_factory.mktemp("share") / "site" for _ in range(5)]
    for number, folder in enumerate(folders, start=1):
        assert main(["build", "-q", "--share", f"{number}/5", "-d", str(folder), "--root", str(project.root)]) == 0
    files = [{name for name in tree(folder) if name != ".share.json"} for folder in folders]
    assert all(files) and sum(map(len, files)) == len(set().union(*files))
    whole = tmp_path_factory.mktemp("whole") / "site"
    assert main(["join", *map(str, folders), "-d", str(whole), "--root", str(project.root)]) == 0
    assert tree(whole) == tree(project.root / "site")
    (folders[2] / "index.html").write_text("not listed")
    assert main(["join", *map(str, folders[1:]), "-d", str(whole), "--root", str(project.root)]) == 1
    assert "Of 5 shares there is none of the number 1." in capsys.readouterr().err
    assert tree(whole) == tree(project.root / "site")


@pytest.mark.parametrize(
    ("extensions", "alone"),
    [
        (["attr_list", "toc", "pymdownx.superfences", "markdown.extensions.smarty"], True),
        (["attr_list", "pymdownx.snippets"], False),
        (["ours.extension"], False),
        (["oursextension"], False),
    ],
)
def test_extensions_that_read_other_files_or_are_a_publishers_own_take_part(extensions: list[str], alone: bool) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A guide", "plugins": ["cityguide"]})
    config.validate()
    config.markdown_extensions = [*extensions, CityguideExtension(lambda: None)]
    assert is_alone(config) is alone
