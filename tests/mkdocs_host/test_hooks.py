"""The plugin among others: what is read when, and whose page, navigation and links come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import CACHE, DAY
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from small_project import Folder

HOOK = """
from pathlib import Path
from mkdocs.structure.files import File

def on_pre_build(config):
    root = Path(config.config_file_path).parent
    (root / "cities" / "beta-gamma.yml").write_bytes((root / "aside.yml").read_bytes())

def on_files(files, config):
    files.remove(files.get_file_from_path("trends.md"))
    files.append(File.generated(config, "trends.md", content="# Trends of ours\\n"))
    assert files.get_file_from_path("cities/alpha.md") is not None, "others find our pages"
    return files

def on_page_content(html, page, config, files):
    assert "cg:" not in html, page.file.src_uri
    return html
"""


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("CITYGUIDE_CACHE", str(CACHE))


@pytest.fixture
def project(folder: Folder) -> Folder:
    folder.write(
        "mkdocs.yml",
        "site_name: A guide\ndocs_dir: content\ntheme: {name: cityguide}\nplugins: [cityguide]\nmarkdown_extensions: [attr_list]\n"
        "nav:\n  - Home: index.md\n  - More:\n      - Cities: cities/\n",
    )
    return folder


def page(folder: Folder, path: str) -> str:
    return folder.read(f"site/{path}index.html")


def test_what_others_write_before_a_build_is_read_and_their_pages_win(project: Folder) -> None:
    project.write("aside.yml", project.read("cities/beta-gamma.yml"))
    project.path("cities/beta-gamma.yml").unlink()
    project.write("hook.py", HOOK)
    project.write("mkdocs.yml", project.read("mkdocs.yml") + "hooks: [hook.py]\n")
    build(load_config(str(project.path("mkdocs.yml"))))
    assert '<a href="cities/beta-gamma/">Beta–Gamma</a>' in page(project, ""), "opened in the navigation"
    assert "Two banks of one river" in page(project, "cities/beta-gamma/")
    assert "Trends of ours" in page(project, "trends/")


def test_each_build_of_a_server_reads_again(project: Folder) -> None:
    build(load_config(str(project.path("mkdocs.yml"))))
    project.edit("cities/alpha.yml", "tagline: A tram", "tagline: A bus")
    project.path("cities/beta-gamma.yml").unlink()
    build(load_config(str(project.path("mkdocs.yml"))))
    assert "A bus that asks the way" in page(project, "cities/alpha/")
    assert "cities/beta-gamma/" not in page(project, "")
    good = page(project, "cities/alpha/")
    project.edit("cities/alpha.yml", "tagline: A bus", "taglin: A bus")
    with pytest.raises(Abort):
        build(load_config(str(project.path("mkdocs.yml"))))
    assert page(project, "cities/alpha/") == good


def test_one_configuration_may_be_built_several_times(project: Folder) -> None:
    config = load_config(str(project.path("mkdocs.yml")))
    build(config)
    once = contents(project.path("site"))
    build(config)
    assert contents(project.path("site")) == once


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
