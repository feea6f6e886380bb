"""A project whose cities are made one after the other: it has what the whole has, finds what is wrong in it, and holds little at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_project import TODAY, Folder

from cityguide.kept import folder_of
from cityguide.project import by_city, kept_profiles
from cityguide.project.by_city import ProjectByCity, read_by_city
from cityguide.project.kept_guide import kept_guide
from cityguide.project.kept_profiles import KeptFile, NeedsAllError
from cityguide.project.project import Project, read_project
from cityguide.project.reading import PageFolder
from cityguide.site.output import Output


@pytest.fixture(autouse=True)
def _kept_here(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("CITYGUIDE_CACHE", str(tmp_path_factory.mktemp("kept")))


def read(folder: Folder) -> ProjectByCity:
    project, problems = read_by_city(folder.root, PageFolder(folder.root / "content"), TODAY)
    assert project is not None, problems
    return project


def whole(folder: Folder) -> Project:
    project, problems = read_project(folder.root, folder.root / "content", TODAY)
    assert project is not None, problems
    return project


def made(outputs: list[Output]) -> dict[str, object]:
    return {output.path: (output.content, output.origin, output.listed, output.city) for output in outputs}


def all_of(project: ProjectByCity) -> dict[str, object]:
    """All that is made, city by city."""
    common = [*project.outputs, *project.pictures]
    return made([*common, *(output for file in project.guide.files for output in project.of_city(file))])


def test_all_is_as_in_the_whole(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "cluster: alpha", "cluster: alpha\naliases: [alpha-as-it-was]")
    one, other = read(folder), whole(folder)
    assert all_of(one) == made([*other.outputs, *other.pictures])
    assert one.size == other.size == len(other.pages)
    of_cities = {output.path for output in [*other.outputs, *other.pictures] if output.city} | {"cities/alpha-as-it-was.md"}
    assert of_cities < one.paths_of_cities
    assert {path for path, hidden in one.pages_of_cities.items() if hidden} == {
        page.path for page in other.pages.values() if page.kind == "moved"
    }


def test_what_is_let_go_is_read_back(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    other = whole(folder)
    monkeypatch.setattr(kept_profiles, "MOST_HELD", 1)
    one = read(folder)
    assert all_of(one) == made([*other.outputs, *other.pictures])
    for file in one.guide.files:
        _ = file.profile.attractions, file.document
    held = [file for file in one.guide.files if "document" in vars(file) or "attractions" in file.profile.__dict__]
    assert len(held) == 1


def test_many_cities_are_read_in_a_process_of_their_own(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_city, "MANY_CITIES", 1)
    monkeypatch.setattr(by_city, "WORTH_A_PROCESS", 1)
    other = whole(folder)
    assert all_of(read(folder)) == made([*other.outputs, *other.pictures])


FAULTS = {
    "an unknown source": ("cities/alpha.yml", "sources: [wire-2023]", "sources: [nowhere]"),
    "a misnamed file": ("cities/alpha.yml", "cluster: alpha", "cluster: alfa"),
    "a number without a source": ("cities/beta-gamma.yml", "name: Beta", "tagline: A town of 40,000 lanes\nname: Beta"),
    "no YAML": ("cities/alpha.yml", "cluster: alpha", "cluster: [alpha"),
    "an unknown key": ("cities/alpha.yml", "cluster: alpha", "cluster: alpha\ncolour: red"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("apart", [False, True])
def test_the_problems_are_those_of_the_whole(folder: Folder, monkeypatch: pytest.MonkeyPatch, fault: str, apart: bool) -> None:
    monkeypatch.setattr(by_city, "MANY_CITIES", 1 if apart else 100)
    name, before, after = FAULTS[fault]
    text = (folder.root / name).read_text(encoding="utf-8")
    folder.write(name, text.replace(before, after, 1))
    project, problems = read_by_city(folder.root, PageFolder(folder.root / "content"), TODAY)
    _, expected = read_project(folder.root, folder.root / "content", TODAY)
    assert project is None
    assert expected and sorted(problems) == sorted(expected)


def test_a_profile_that_is_not_kept_any_more_is_read_from_its_file(folder: Folder) -> None:
    project = read(folder)
    for path in (folder_of(folder.root) / "profiles").iterdir():
        path.unlink()
    for file in project.guide.files:
        assert isinstance(file, KeptFile)
        file.profile.let_go()
        assert file.profile.attractions == whole(folder).guide.profile(file.profile.cluster).attractions  # type: ignore[union-attr]


def test_a_file_that_has_changed_is_not_taken_for_what_was_read(folder: Folder) -> None:
    project = read(folder)
    folder.edit("cities/alpha.yml", "cluster: alpha", "cluster: alpha\naliases: [another]")
    file = project.guide.file("alpha")
    assert isinstance(file, KeptFile)
    file.let_go()
    with pytest.raises(NeedsAllError):
        _ = file.document


def test_what_another_copy_of_a_project_has_kept_is_not_taken(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    """It has the same data, but its files are elsewhere."""
    project = read(folder)
    other = tmp_path_factory.mktemp("another")
    assert kept_guide(folder.root, project.guide.state, TODAY, {}).rankings
    with pytest.raises(NeedsAllError):
        kept_guide(other, project.guide.state, TODAY, {})


def test_where_nothing_can_be_kept_nothing_is_read_by_city(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("CITYGUIDE_CACHE", str(tmp_path / "a file"))
    with pytest.raises(NeedsAllError):
        read(folder)
