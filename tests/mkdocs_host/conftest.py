"""The small project as one for MkDocs: built once to read, and one of one's own to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import site_of, with_configuration
from small_project import Folder, small_project


@pytest.fixture(scope="session")
def without_an_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built by somebody who doesn't say where it will be; its page `about` has signs of HTML in title and description."""
    project = with_configuration(small_project(tmp_path_factory.mktemp("nowhere")))
    project.write("content/about.md", "---\ntitle: 'Q & \"A\" <b>'\ndescription: 'He said \"no\" & left.'\n---\n## Why\n\nText.\n")
    return site_of(project.root)


@pytest.fixture
def project(folder: Folder) -> Folder:
    """The small project as one for MkDocs, to change."""
    return with_configuration(folder)
