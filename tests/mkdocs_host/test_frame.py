"""The frame of a page: what is sent with it, what it names, what a publisher can still change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import site_of
from small_project import Folder

from cityguide.site.assets import SHEETS, bare_sheet, served

PAGES = ["index.html", "cities/seoul/index.html", "ranking/index.html", "about/index.html", "design/index.html", "404.html"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_brings_one_sheet_one_module_and_one_line_of_script(built: Path, path: str) -> None:
    page = (built / path).read_text()
    assert len(re.findall(r'<link rel="stylesheet"', page)) == 1
    scripts = re.findall(r"<script(.*?)>(.*?)</script>", page, re.DOTALL)
    kinds = ["data" if "ld+json" in attributes else "module" if "module" in attributes else "inline" for attributes, _ in scripts]
    assert sorted(kinds) in (["data", "inline", "module"], ["inline", "module"])
    assert all(len(text) < 120 for (attributes, text), kind in zip(scripts, kinds, strict=True) if kind == "inline")
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page.split("<article", 1)[0]), "an inline handler or style in the frame"


def test_nothing_of_the_themes_own_script_and_sheets_is_in_the_site(built: Path) -> None:
    assert not (built / "assets" / "javascripts").exists()
    assert not (built / "assets" / "stylesheets").exists()
    assert not (built / "search").exists()


def test_the_sheet_is_all_sheets_in_their_order(built: Path) -> None:
    files = dict(served())
    sheet = files["assets/cityguide/guide.css"].decode()
    assert (built / "assets/cityguide/guide.css").read_text() == sheet
    heads = [sheet.index(_rules(name)) for name in SHEETS]
    assert heads == sorted(heads)


def _rules(name: str) -> str:
    path = Path(__file__).resolve().parents[2] / "plugins/cityguide/assets/css" / f"{name}.css"
    return bare_sheet(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "tab", "child"),
    [
        ("cities/seoul/index.html", "Cities", "Seoul"),
        ("trends/index.html", "Ranking", "Trends"),
        ("about/index.html", "About", None),
        ("gazetteer/index.html", "Cities", "Places A–Z"),
        ("compare/seoul-and-tokyo-yokohama/index.html", "Ranking", "Compare"),
        ("clusters/munich/index.html", "Ranking", "All clusters"),
        ("ranking/2024/index.html", "Ranking", "Ranking 2025"),
    ],
)
def test_tabs_and_section_say_where_one_is(built: Path, path: str, tab: str, child: str | None) -> None:
    page = (built / path).read_text()
    assert re.findall(r"aria-current=\"(?:page|true)\">([^<]*)</a>", page.split("</header>")[0]) == [tab, *([child] if child else [])]


def test_the_menus_of_editors_stand_on_their_own_pages_alone(built: Path) -> None:
    for path in ("index.html", "cities/seoul/index.html", "about/index.html", "404.html"):
        frame = re.sub(r"<main.*</main>", "", (built / path).read_text(), flags=re.DOTALL)
        assert len(re.findall(r'href="[^"]*write/', frame)) == 1, "one link, in the foot"
        assert ">For editors</a>" in frame.partition('<footer class="cg-foot">')[2]
        assert "edit/" not in frame and "Directives" not in frame
    for path in ("write/style/index.html", "edit/index.html", "write/problems/csv/index.html"):
        head = (built / path).read_text().split("</header>")[0]
        assert '<nav class="cg-section" aria-label="For editors">' in head and "Directives" in head
        tabs = head.partition('class="cg-tabs"')[2].partition("</nav>")[0]
        assert "For editors" not in tabs and "aria-current" not in tabs


def test_no_menu_says_a_word_twice_in_a_row(built: Path) -> None:
    head = (built / "cities/index.html").read_text().split("</header>")[0]
    assert re.findall(r'aria-current="[^"]+">([^<]*)</a>', head) == ["Cities", "All cities"]


def test_contents_list_the_sections_in_their_order(built: Path) -> None:
    page = (built / "cities/seoul/index.html").read_text()
    contents = re.search(r'<details class="cg-contents">(.*?)</details>', page, re.DOTALL)
    assert contents
    listed = re.findall(r'href="#([^"]+)"', contents[1])
    assert listed[0] == "the-story"
    assert listed == [part for part in re.findall(r'<h[23] id="([^"]+)"', page) if part in listed]


def test_a_long_text_says_how_long_it_takes_and_a_short_one_does_not(built: Path) -> None:
    assert re.search(r"<small>\d+ minutes to read</small>", (built / "cities/seoul/index.html").read_text())
    assert "minutes to read" not in (built / "clusters/munich/index.html").read_text()


def test_a_page_says_how_to_cite_it(built: Path) -> None:
    page = (built / "cities/seoul/index.html").read_text()
    assert "Proving Grounds, “Seoul”, as of 21 November 2026, " in page
    assert "https://guide.example/proving-grounds/cities/seoul/</span>" in page


def test_the_page_of_the_design_is_hidden_and_has_every_component(built: Path) -> None:
    page = (built / "design/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in page
    for part in ("cg-card", "cg-facts", "cg-rank", "cg-place", "cg-chart", "cg-figure", "#note-", "cg-table", "cg-chip", "cg-plate"):
        assert part in page, part
    home = (built / "index.html").read_text()
    assert "design/" not in home


def test_a_project_may_put_its_own_template_before_ours(project: Folder) -> None:
    project.write("dress/partials/foot.html", "<footer>Ours</footer>")
    project.edit("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: dress\n")
    page = (site_of(project.root) / "index.html").read_text()
    assert "<footer>Ours</footer>" in page
    assert "cg-foot" not in page
    assert 'class="cg-top"' in page


def test_the_navigation_tells_a_page_from_those_below_it_that_lie_beside_it(project: Folder) -> None:
    site = site_of(project.root, use_directory_urls=False)
    for path, current in (("compare/index.html", "page"), ("compare/alpha-and-beta-gamma.html", "true")):
        page = (site / path).read_text(encoding="utf-8")
        assert re.findall('<a href="../compare/index.html" aria-current="(.*?)"', page) == ["true", current], path  # the tab, and the page
