"""A project of which nothing is composed before somebody asks: it has what the whole has, and makes no more than that."""

from __future__ import annotations

import pytest
from small_project import TODAY, Folder

from cityguide.project import in_part as module
from cityguide.project.in_part import ProjectInPart, in_part
from cityguide.project.project import Project, whole_project
from cityguide.project.reading import read_checked
from cityguide.site.output import Page


@pytest.fixture
def both(folder: Folder) -> tuple[Project, ProjectInPart]:
    folder.write("content/clusters/beta.md", "# Our own page of Beta\n")
    folder.edit("cities/alpha.yml", "cluster: alpha", "cluster: alpha\naliases: [alpha-as-it-was]")
    read = read_checked(folder.root, folder.root / "content", TODAY)
    assert read.problems == []
    return whole_project(folder.root, read), in_part(folder.root, read)


def told(page: Page) -> tuple[object, ...]:
    return page.path, page.kind, page.title, page.line, page.text, page.section, page.head, page.by_hand, page.city


def test_each_page_is_that_of_the_whole(both: tuple[Project, ProjectInPart]) -> None:
    whole, part = both
    assert {path: told(part.pages[path]) for path in whole.pages} == {path: told(page) for path, page in whole.pages.items()}
    assert {"cities/alpha-as-it-was.md", "clusters/beta.md", "index.md"} <= whole.pages.keys()


def test_each_file_is_that_of_the_whole(both: tuple[Project, ProjectInPart]) -> None:
    whole, part = both
    files = {output.path: output for output in whole.outputs}
    found = {path: part.output(path) for path in files}
    assert {path: output and output.content for path, output in found.items()} == {path: output.content for path, output in files.items()}
    assert all(part.output(output.path) for output in whole.pictures)
    assert dict(part.cards) != dict(whole.cards)
    assert {path: part.cards[path] for path in whole.cards} == dict(whole.cards)


def test_what_is_nowhere_is_not_found(both: tuple[Project, ProjectInPart]) -> None:
    _, part = both
    for path in ("cities/nowhere.md", "cities/alpha/nowhere.md", "cities/index/nowhere.md", "nowhere.md"):
        assert path not in part.pages
    assert part.output("maps/nowhere.svg") is None
    assert part.output("charts/nowhere.csv") is None


def test_no_other_city_is_composed_for_a_page(both: tuple[Project, ProjectInPart], monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []
    real = module.pages_of_city
    monkeypatch.setattr(module, "pages_of_city", lambda guide, file, handbook: composed.append(file.name) or real(guide, file, handbook))
    _, part = both
    assert part.pages["cities/alpha.md"].text
    assert part.pages["cities/alpha/evidence.md"].text
    assert composed == ["cities/alpha.yml"]
    assert part.output("maps/alpha.svg")
    assert composed == ["cities/alpha.yml"]
