"""The two themes that a guide can name, and what a publisher puts before either."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from building import DAY, ROOT, run_mkdocs
from mkdocs.utils import get_theme_dir
from small_project import Folder

from cityguide.mkdocs_host.serve_command.preview import Preview

THEMES = ("cityguide", "material")
ADDRESS = "http://127.0.0.1:8000/"

_MATERIAL = Path(get_theme_dir("material"))


def configured(folder: Folder, theme: str, more: str = "") -> None:
    folder.write(
        "mkdocs.yml",
        f"site_name: A guide\ndocs_dir: content\ntheme: {{name: {theme}{more}}}\nplugins: [cityguide]\nmarkdown_extensions: [attr_list]\n"
        "nav:\n  - Home: index.md\n  - Cities: cities/\n",
    )


def built(folder: Folder, site: str, **environment: str) -> dict[str, bytes]:
    done = run_mkdocs(folder.root, "-d", site, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(folder.path(site))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def of_material() -> set[str]:
    """Every file of the theme that MkDocs would serve, by its path."""
    found = {path.relative_to(_MATERIAL).as_posix() for path in (_MATERIAL / "assets").rglob("*") if path.is_file()}
    assert len(found) > 20
    return found


def test_both_give_the_same_site(folder: Folder) -> None:
    sites = {}
    for theme in THEMES:
        configured(folder, theme)
        sites[theme] = built(folder, f"site-{theme}", SITE_URL=ADDRESS)
    assert sites["cityguide"] == sites["material"]
    assert not of_material() & sites["material"].keys()
    assert b"cg-top" in sites["cityguide"]["404.html"]


@pytest.mark.slow
def test_both_give_the_whole_guide_the_same(tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("docs_dir: content", f"docs_dir: {ROOT / 'content'}")
    for name in ("cities", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    sites = {}
    for theme in THEMES:
        (tmp_path / "mkdocs.yml").write_text(config.replace("  name: material\n", f"  name: {theme}\n"), encoding="utf-8")
        sites[theme] = built(Folder(tmp_path), f"site-{theme}")
    assert len(sites["material"]) > 750
    assert sites["cityguide"].keys() == sites["material"].keys()
    assert [path for path, content in sites["cityguide"].items() if sites["material"][path] != content] == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_a_publisher_puts_where_material_has_files_is_kept(folder: Folder, theme: str) -> None:
    folders = {Path(path).parent for path in of_material()} | {Path("search"), Path("assets/images/of/ours")}
    assert {Path("assets/images"), Path("assets/javascripts/workers"), Path("assets/stylesheets")} < folders
    ours = {(place / "ours.bin").as_posix(): f"{place} \0".encode() for place in folders}
    ours["assets/images/favicon.png"] = b"a file of the name of one of Material's"
    for path, content in ours.items():
        folder.write(f"dress/{path}", content)
    configured(folder, theme, ", custom_dir: dress")
    site = built(folder, "site")
    assert {path: site.get(path) for path in ours} == ours
    assert not (of_material() - ours.keys()) & site.keys()


def test_a_page_s_own_files_may_stand_there_too(folder: Folder) -> None:
    folder.write("content/assets/images/favicon.png", b"ours")
    folder.write("content/search/how.txt", b"ours")
    configured(folder, "material")
    site = built(folder, "site")
    assert site["assets/images/favicon.png"] == site["search/how.txt"] == b"ours"


@pytest.mark.parametrize("theme", THEMES)
def test_a_template_of_ones_own_comes_first(folder: Folder, theme: str) -> None:
    folder.write("dress/partials/foot.html", "<footer>Ours</footer>")
    configured(folder, theme, ", custom_dir: dress")
    page = built(folder, "site")["cities/alpha/index.html"].decode()
    assert "<footer>Ours</footer>" in page and "cg-foot" not in page and 'class="cg-top"' in page


def test_a_project_that_is_its_own_theme_needs_none(folder: Folder) -> None:
    folder.write("dress/main.html", "<head></head><p>Of our own.</p>{{ page.content }}")
    configured(folder, "null", ", custom_dir: dress")
    site = built(folder, "site")
    assert "<p>Of our own.</p>" in site["index.html"].decode()
    assert not of_material() & site.keys()


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_is_refused_and_costs_no_good_site(folder: Folder, theme: str) -> None:
    configured(folder, theme)
    folder.write("site/index.html", "the last good site")
    done = run_mkdocs(folder.root)
    assert done.returncode == 1
    assert re.search(
        f"^Error: a guide can't wear the theme '{theme}', because .* name one of two themes that look the same, 'cityguide' or 'material', .*\n",
        done.stderr,
    )
    assert folder.read("site/index.html") == "the last good site"


@pytest.mark.parametrize("theme", THEMES)
def test_the_preview_shows_a_build(folder: Folder, theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    folder.write("dress/assets/images/ours.svg", "<svg/>")
    configured(folder, theme, ", custom_dir: dress")
    folder.path("made").mkdir()
    preview = Preview(folder.path("mkdocs.yml"), folder.path("made"), ADDRESS)
    folder.edit("mkdocs.yml", "docs_dir: content", f"docs_dir: content\nsite_url: {ADDRESS}")
    site = built(folder, "site")
    assert "assets/images/ours.svg" in site
    assert {path for path, content in site.items() if preview.read(path) != content} == {"sitemap.xml", "sitemap.xml.gz"}
