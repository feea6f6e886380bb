"""The guide built once a session, and small copies of it that tests spoil."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import ROOT, copy_of_the_guide, run_mkdocs


@pytest.fixture
def guide_copy(tmp_path: Path) -> Path:
    return copy_of_the_guide(tmp_path / "guide", "seoul")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole guide, built as a publisher would below a path of a host."""
    site = tmp_path_factory.mktemp("built") / "site"
    result = run_mkdocs(ROOT, "-d", str(site), SITE_URL="https://guide.example/proving-grounds/")
    assert result.returncode == 0, result.stderr
    return site
