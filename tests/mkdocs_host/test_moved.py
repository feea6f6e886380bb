"""A page stays to be found at the address that it had before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import site_of
from small_project import Folder

ALPHA = "cities/alpha.yml"


@pytest.fixture
def moved(project: Folder) -> Folder:
    project.edit(ALPHA, "  - id: clock-house\n", "  - id: clock-house\n    aliases: [clocks]\n")
    project.edit(ALPHA, "name: Alpha\nlocal", "name: Alpha\naliases: [old-alpha]\nlocal")
    return project


def way(page: Path) -> tuple[str, str]:
    """Where a page sends a reader on, at once and by a link."""
    text = page.read_text(encoding="utf-8")
    [refresh] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', text)
    [link] = re.findall(r'This page has moved to <a href="([^"]*)">', text)
    assert '<meta name="robots" content="noindex">' in text
    return refresh, link


def test_old_addresses_lead_to_new_ones(moved: Folder) -> None:
    site = site_of(moved.root)
    assert way(site / "cities/alpha/clocks/index.html") == ("../clock-house/", "../clock-house/")
    assert way(site / "cities/old-alpha/index.html") == ("../alpha/", "../alpha/")
    assert way(site / "cities/old-alpha/evidence/index.html") == ("../../alpha/evidence/", "../../alpha/evidence/")
    for name in ("clocks", "clock-house"):
        assert way(site / f"cities/old-alpha/{name}/index.html") == ("../../alpha/clock-house/", "../../alpha/clock-house/")
    assert '"cities/alpha/clocks"' not in (site / "search.json").read_text(encoding="utf-8")


def test_also_where_pages_are_files(moved: Folder) -> None:
    site = site_of(moved.root, use_directory_urls=False)
    assert way(site / "cities/alpha/clocks.html") == ("clock-house.html", "clock-house.html")
