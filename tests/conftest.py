"""What every test may ask for: the small project to break, the small guide to read, the repository's own guide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import CACHE, ROOT, site_of
from small_project import REPOSITORY, TODAY, Folder, small_project

from cityguide.guide import Guide
from cityguide.project.project import Project, read_project
from cityguide.reading.memo import Memo

BROWSER = Path(__file__).parent / "browser"


@pytest.fixture(scope="session", autouse=True)
def _pictures_kept() -> Iterator[None]:
    """Cards and icons are drawn once for all builds and exports, not once a project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITYGUIDE_CACHE", str(CACHE))
        yield


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small project on disk, to copy from."""
    return small_project(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def folder(pattern: Folder, tmp_path: Path) -> Folder:
    """A small valid project of one's own, to break."""
    shutil.copytree(pattern.root, tmp_path, dirs_exist_ok=True)
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def small(pattern: Folder) -> Project:
    """The small project, read once."""
    return pattern.project()


@pytest.fixture(scope="session")
def guide(small: Project) -> Guide:
    """The small project's guide."""
    return small.guide


@pytest.fixture(scope="session")
def the_guide() -> Project:
    """The repository's own guide, which must be without problems."""
    project, problems = read_project(REPOSITORY, REPOSITORY / "content", TODAY)
    assert project is not None, "\n".join(map(str, problems))
    return project


@pytest.fixture(scope="session")
def _memo() -> Memo:
    return Memo()


@pytest.fixture
def the_copy(tmp_path: Path, _memo: Memo) -> Folder:
    """A copy of the repository's own guide, to write into. What other copies have alike is read once."""
    for name in ("data", "cities", "content"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    return Folder(tmp_path, _memo)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole guide, built as a publisher would below a path of a host."""
    return site_of(ROOT, site_dir=str(tmp_path_factory.mktemp("built") / "site"), site_url="https://guide.example/proving-grounds/")


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses, and before pytest-xdist looks which test belongs to which group
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and say which tests stay together where two processes share them (`-n 2 --dist loadgroup`).

    Those with a browser do, because two browsers on two cores miss what they wait for; those that read the built guide, so that it is
    built once; the others by file.
    """
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
        needs_it = item.get_closest_marker("browser") is not None
        reads_the_guide = "built" in getattr(item, "fixturenames", ())
        group = "browser" if needs_it else "built" if reads_the_guide else item.nodeid.split("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))
