"""The ten edits of the handbook's first page, and what the check says of a city that has them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from building import copy_of_the_guide
from handbook import applied, blocks, edits, pages
from small_project import REPOSITORY, Folder

from cityguide.cli import main
from cityguide.project.project import Project

text_of = {page.name: page.read_text(encoding="utf-8") for page in pages()}

DAY = "1795219200"
"""21 November 2026: the day on which the sources of the ten edits were read."""


@pytest.fixture(scope="module")
def munich(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The guide after the ten edits, from the lines that the page gives to those who begin on GitHub."""
    root = tmp_path_factory.mktemp("munich")
    for name in ("data", "cities", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    folder = Folder(root)
    folder.write("cities/munich.yml", next(blocks(text_of["index.md"], "yaml")))
    for edit in edits():
        folder.write(edit.file, applied(folder.read(edit.file), edit.block))
    return folder


def test_there_are_ten_edits_in_order() -> None:
    assert [edit.title.split(".")[0] for edit in edits()] == [str(number) for number in range(1, 11)]
    assert {edit.file for edit in edits()} == {"data/sources.yml", "cities/munich.yml"}


def test_ten_edits_make_a_city_without_a_problem(munich: Folder) -> None:
    project = munich.project()
    profile = project.guide.profile("munich")
    assert profile is not None and profile.story and profile.attractions
    assert profile.attractions[0].hours is not None
    assert profile.practical.getting_about


@pytest.mark.slow
def test_each_edit_leaves_a_file_that_can_be_built(tmp_path: Path) -> None:
    """A newcomer who stops half-way has broken nothing."""
    folder = Folder(copy_of_the_guide(tmp_path / "guide", "seoul"))
    folder.write("cities/munich.yml", next(blocks(text_of["index.md"], "yaml")))
    assert not folder.faults()
    for edit in edits():
        folder.write(edit.file, applied(folder.read(edit.file), edit.block))
        assert not folder.faults(), edit.title


def test_the_example_in_docs_is_what_the_edits_make(munich: Folder) -> None:
    examples = REPOSITORY / "docs" / "examples"
    assert yaml.safe_load(munich.read("cities/munich.yml")) == yaml.safe_load((examples / "munich.yml").read_text(encoding="utf-8"))
    assert munich.read("data/sources.yml").endswith("\n" + (examples / "munich-sources.yml").read_text(encoding="utf-8"))


def test_the_reports_it_shows_are_what_the_check_says(
    munich: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    whole = (REPOSITORY / "docs" / "examples" / "munich.yml").read_text(encoding="utf-8")
    slips = [("kind: museum", "kind: musuem"), ("lat: 48.1296", "lat: 84.1296")]
    before = munich.read("cities/munich.yml")
    try:
        for (right, wrong), shown in zip(slips, blocks(text_of["index.md"], "text"), strict=True):
            munich.write("cities/munich.yml", whole.replace(right, wrong))
            assert main(["check", "--root", str(munich.root), str(munich.path("cities/munich.yml"))]) == 1
            assert capsys.readouterr().err == shown
    finally:
        munich.write("cities/munich.yml", before)


def test_the_comment_it_shows_silences_a_warning(
    munich: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    [comment] = re.findall(r"  # allow foreign-currency: .+", text_of["facts.md"])
    whole = (REPOSITORY / "docs" / "examples" / "munich.yml").read_text(encoding="utf-8")
    before = munich.read("cities/munich.yml")
    try:
        for added, code in (("", 1), (comment, 0)):
            munich.write("cities/munich.yml", whole.replace("currency: EUR", f"currency: USD{added}"))
            assert main(["check", "--root", str(munich.root), str(munich.path("cities/munich.yml"))]) == code
            assert ("[foreign-currency]" in capsys.readouterr().err) == bool(code)
    finally:
        munich.write("cities/munich.yml", before)


def test_what_a_file_begins_with_is_what_the_tables_have(the_guide: Project) -> None:
    begun = yaml.safe_load(next(blocks(text_of["index.md"], "yaml")))
    cluster = the_guide.guide.rankings.clusters[begun["cluster"]]
    [city] = begun["cities"]
    assert (city["lat"], city["lon"]) == (cluster.latitude, cluster.longitude)
    assert [city["economy"]] == list(cluster.economies)
