"""The small project as one for MkDocs: built once to read, and one of one's own to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import site_of, with_configuration
from small_project import Folder, small_project

from cityguide.problems.codes import catalogue


@pytest.fixture(scope="session")
def without_an_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built by somebody who doesn't say where it will be; its page `about` has signs of HTML in title and description."""
    project = with_configuration(small_project(tmp_path_factory.mktemp("nowhere")))
    project.write("content/about.md", "---\ntitle: 'Q & \"A\" <b>'\ndescription: 'He said \"no\" & left.'\n---\n## Why\n\nText.\n")
    return site_of(project.root)


@pytest.fixture
def few_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the hundred pages of problems, alike in all guides, this process makes five: all others of a small project take less long to make.

    Commands in processes of their own make all of them.
    """
    few = dict(list(catalogue().items())[:5])
    monkeypatch.setattr("cityguide.site.pages.catalogue", lambda: few)


@pytest.fixture
def project(folder: Folder, few_problems: None) -> Folder:
    """The small project as one for MkDocs, to change."""
    return with_configuration(folder)
