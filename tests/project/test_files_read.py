"""What is kept is of one version of the package alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cityguide.project import files_read


def state(folder: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files_read, "_PACKAGE", folder)
        files_read.package_state.cache_clear()
        found = files_read.package_state()
    files_read.package_state.cache_clear()
    return found


@pytest.mark.parametrize("name", ["directives/page.py", "theme/main.html", "directives/templates/place.html.jinja", "assets/css/map.css"])
def test_every_file_of_the_package_decides(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("one")
    before = state(tmp_path)
    assert state(tmp_path) == before
    (tmp_path / name).write_text("other")
    assert state(tmp_path) != before


def test_what_python_compiles_does_not(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("one")
    before = state(tmp_path)
    (tmp_path / "page.pyc").write_bytes(b"compiled")
    assert state(tmp_path) == before


def test_the_package_is_read_where_it_lies() -> None:
    assert (files_read._PACKAGE / "theme" / "main.html").is_file()


def test_files_are_found_in_all_folders_below_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "one" / "below").mkdir(parents=True)
    for name in ("one/b.yml", "one/below/a.yml"):
        (tmp_path / name).write_text("x")
    assert files_read.files_in([tmp_path / "one", tmp_path / "nowhere"]) == [
        str(tmp_path / "one" / name) for name in ("b.yml", "below/a.yml")
    ]


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_link_is_told_from_the_file_to_which_it_leads(tmp_path: Path) -> None:
    page, aside = tmp_path / "page.md", tmp_path / "aside.md"
    page.write_text("x")

    def ground() -> str:
        return files_read.what_is_read("", tmp_path, (), [str(page)], {}).ground

    plain = ground()
    page.symlink_to(page.rename(aside))
    linked = ground()
    aside.unlink()
    assert len({plain, linked, ground()}) == 3
    assert ground() != files_read.what_is_read("", tmp_path, (), [str(aside)], {}).ground
