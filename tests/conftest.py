"""What every test may ask for: the small project to break, the small guide to read, the repository's own guide."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import CACHE, ROOT, site_of
from jinja2 import Environment
from mkdocs.theme import Theme
from small_project import REPOSITORY, TODAY, Folder, small_project
from xdist.scheduler import LoadScopeScheduling

from cityguide.guide import Guide
from cityguide.mkdocs_host.serve_command.preview import CompiledTemplates
from cityguide.project.project import Project, read_project
from cityguide.reading.memo import Memo

WITH_A_BROWSER = ("tests/browser/", "tests/tools/test_visits.py")


@pytest.fixture(scope="session", autouse=True)
def _pictures_kept() -> Iterator[None]:
    """Cards and icons are drawn once for all builds and exports, not once a project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITYGUIDE_CACHE", str(CACHE))
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """What Jinja has compiled of a template is taken again by the next build in this process that has the same text under this name."""
    compiled, environment = CompiledTemplates(), Theme.get_env

    def with_compiled(theme: Theme) -> Environment:
        env = environment(theme)
        env.bytecode_cache = compiled
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_compiled)
        yield


@pytest.fixture(scope="module", autouse=True)
def _nothing_old_collected() -> None:
    """What earlier tests have read for all is not looked through, again and again, for what could be freed: it would never be found."""
    gc.collect()
    gc.freeze()


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


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        if item.nodeid.startswith(WITH_A_BROWSER):
            item.add_marker(pytest.mark.browser)


class ByFile(LoadScopeScheduling):
    """Which tests stay in one process where several share them: those of a file, and all that need a browser.

    Two browsers on two cores miss what they wait for. Those with a browser come first, for they take longest.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith(WITH_A_BROWSER) else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)
