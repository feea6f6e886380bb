"""The guide's outputs: which there are, where they come from, what they link to, and that they are the same each time."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest
import yaml
from small_project import Folder

from cityguide.checks.pages import page_problems
from cityguide.directives.page import render_page
from cityguide.directives.parsing import blocks_in
from cityguide.evidence.terms import DISCLAIMER
from cityguide.guide import Guide
from cityguide.problems.codes import catalogue
from cityguide.project.project import Project
from cityguide.reading.csv_file import without_comments
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from cityguide.site import pages
from cityguide.site.compose import addresses, compose
from cityguide.site.json_ld import linked_data
from cityguide.site.markdown import has_chart
from cityguide.site.output import Page
from cityguide.site.pages import shortened
from cityguide.site.share_cards import Cards


def texts(project: Project) -> dict[str, str]:
    return {output.path: output.content for output in project.outputs if isinstance(output.content, str)}


def test_every_page_is_there_once(small: Project) -> None:
    paths = [output.path for output in small.outputs]
    assert [path for path, times in Counter(paths).items() if times > 1] == []
    assert [path for path in paths if path.endswith(".md")] == [
        "cities/beta-gamma.md", "cities/beta-gamma/market.md", "cities/beta-gamma/evidence.md",
        "cities/alpha.md", "cities/alpha/clock-house.md", "cities/alpha/waving-tram.md", "cities/alpha/radio-hall.md", "cities/alpha/evidence.md",
        "clusters/alpha.md", "clusters/beta-gamma.md", "clusters/delta.md", "clusters/epsilon.md", "clusters/omega.md",
        "ranking/2021.md", "ranking/2022.md", "ranking/index.md",
        "compare/index.md", "compare/alpha-and-beta-gamma.md",
        "cities/index.md", "clusters.md", "trends.md", "disagreements.md", "data.md",
        "sources.md", "sources/press.md", "sources/guides.md", "gazetteer.md", "write/fields.md", "write/directives.md", "design.md", "edit.md",
        "write/problems/index.md", *(f"write/problems/{code}.md" for code in catalogue()),
    ]  # fmt: skip


def test_every_output_knows_the_file_it_comes_from(small: Project, pattern: Folder) -> None:
    origins = {output.path: output.origin for output in small.outputs}
    assert origins["cities/alpha.md"] == origins["places/alpha.gpx"] == "cities/alpha.yml"
    assert origins["ranking/index.md"] == "data/standings/2023.csv"
    for path, origin in origins.items():
        assert origin is None or pattern.path(origin).exists(), path


def test_generated_pages_have_no_problems_of_their_own(small: Project) -> None:
    for page in small.site.pages:
        written = page.text.replace("](cg:?", "](").replace("](cg:", "](")  # the host's own scheme, which editors have no need of
        assert [str(problem) for problem in page_problems(small.guide, TextFile(page.path, written), Memo())] == []


def test_every_page_begins_with_a_title_and_a_description(small: Project) -> None:
    for page in small.site.pages:
        if not page.by_hand:
            meta = yaml.safe_load(str(page.output.content).split("---")[1])
            assert (meta["title"], meta["description"]) == (page.title, page.line)
            assert page.title and 18 <= len(page.line) <= 170 and "{{" not in page.line, page.path
            assert len(re.findall(r"^# ", page.text, re.MULTILINE)) == (0 if page.kind in ("story", "begun", "place") else 1), page.path
            assert page.text.endswith("\n") and not page.text.endswith("\n\n"), page.path


def test_every_link_within_the_site_leads_to_an_output(small: Project) -> None:
    """But for the first page, which is written by hand, and two that a guide may do without, as links to them say."""
    outputs = {output.path for output in small.outputs} | {"index.md", "?about.md", "?reading-the-ranking.md"}
    for path, text in texts(small).items():
        if path.endswith(".md"):
            html = render_page(small.guide, text, lambda fragment: fragment)
            links = set(re.findall(r'cg:([^"#)]+)', html))
            assert links <= outputs, path


def test_charts_of_pages_and_only_those_have_files(small: Project) -> None:
    outputs = {output.path for output in small.outputs}
    wanted = {
        match
        for path, text in texts(small).items()
        if path.endswith(".md")
        for match in re.findall(r'data-figure="cg:charts/([^"]+)\.json"', render_page(small.guide, text, lambda fragment: fragment))
    }
    assert {path for path in outputs if path.startswith("charts/")} == {
        f"charts/{name}.{kind}" for name in wanted for kind in ("svg", "csv", "json")
    }


def test_a_chart_of_a_written_page_has_its_files(guide: Guide) -> None:
    page = TextFile("content/x.md", "```chart\nkind: shares\nclusters: [epsilon, omega]\n```\n")
    paths = {output.path for output in compose(guide, [page]).outputs}
    assert {"charts/shares-epsilon-and-omega.svg", "charts/shares-epsilon-and-omega.csv", "charts/shares-epsilon-and-omega.json"} <= paths
    assert "charts/shares-epsilon-and-omega.svg" not in {output.path for output in compose(guide).outputs}


@pytest.mark.parametrize("which", ["small", "the_guide"])
def test_a_check_knows_every_address_without_making_what_is_there(which: str, request: pytest.FixtureRequest) -> None:
    project: Project = request.getfixturevalue(which)
    assert addresses(project.guide, Memo()) == {output.path for output in project.outputs if not output.path.startswith("charts/")}


def test_files_are_what_their_names_say(small: Project) -> None:
    for path, text in texts(small).items():
        if path.endswith((".json", ".geojson")):
            json.loads(text)
        if path.endswith(".csv"):
            assert len({len(row) for row in csv.reader(io.StringIO(without_comments(text)))}) == 1
        if path.endswith(".svg"):
            assert text.startswith("<svg ") and 'xmlns="http://www.w3.org/2000/svg"' in text
        assert "\r" not in text


def test_data_are_handed_on_as_they_are_with_their_terms(small: Project, pattern: Folder) -> None:
    for path in small.guide.tables.texts:
        assert without_comments(texts(small)[path]) == without_comments(pattern.read(path))
    assert texts(small)["data/datapackage.yml"] == pattern.read("data/datapackage.yml")
    assert texts(small)["places/alpha.yml"] == pattern.read("cities/alpha.yml")


def test_every_table_to_download_bears_its_terms(small: Project) -> None:
    """Whom to acknowledge, the editions in the file, what was changed, who is not liable, and the licence."""
    tables = {path: text.splitlines() for path, text in texts(small).items() if path.endswith(".csv")}
    comments = {path: [line for line in lines[1:] if line.startswith("# ")] for path, lines in tables.items()}
    licence = "# Licence of this file: Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert comments["data/standings/2023.csv"] == [
        "# Adapted from WIPO, Global Innovation Index, edition 2023 (licence: CC BY 4.0); selected, rearranged and in part pieced "
        "together from what others print of it.",
        f"# {DISCLAIMER}",
        licence,
    ]
    assert comments["data/cluster_counts.csv"][0].startswith(
        "# Adapted from WIPO, Global Innovation Index, editions 2021 to 2023 (licence of each: editions.csv); "
    )
    assert comments["data/restated.csv"][0].startswith(
        "# Adapted from WIPO, Global Innovation Index, editions 2022 to 2023 (licence of each: editions.csv); "
    )
    assert comments["data/coordinates.csv"] == [
        "# Adapted from GeoNames gazetteer (https://www.geonames.org/); selected and rearranged.", licence,
    ]  # fmt: skip
    assert comments["data/half_lives.csv"] == [licence]
    others = [lines for path, lines in comments.items() if path not in ("data/coordinates.csv", "data/half_lives.csv")]
    assert all(lines[0].startswith("# Adapted from WIPO, Global Innovation Index") for lines in others)
    assert all(f"# {DISCLAIMER}" in lines for lines in others)
    assert all(lines[1 : len(comments[path]) + 1] == comments[path] for path, lines in tables.items())  # together, below the header


def test_a_downloaded_table_can_be_put_back(folder: Folder) -> None:
    served = texts(folder.project())
    for name in ("standings/2023", "coordinates", "clusters"):
        folder.write(f"data/{name}.csv", served[f"data/{name}.csv"])
    folder.write("data/economies.csv", "# Comments may stand above the header too.\n" + served["data/economies.csv"])
    assert {path: text for path, text in texts(folder.project()).items() if text != served[path]} == {}
    folder.edit("data/economies.csv", "economy,name,region", "economy,nam,region")
    assert "data/economies.csv:2:9: error: unknown column 'nam'; did you mean 'name'? [unknown-key]" in folder.faults()


def test_the_same_guide_gives_the_same_outputs(small: Project, pattern: Folder) -> None:
    again = pattern.project().outputs
    assert [(output.path, output.content, output.origin) for output in again] == [
        (output.path, output.content, output.origin) for output in small.outputs
    ]


def test_a_page_shows_its_own_cluster_first_beside_the_other_stories(small: Project) -> None:
    charts = [block.body for block in blocks_in(texts(small)["cities/alpha.md"]) if block.name == "chart"]
    assert charts == ["kind: rank-history\nclusters: [alpha, beta-gamma]\n"]


def test_a_project_of_one_profile(folder: Folder) -> None:
    folder.path("cities/beta-gamma.yml").unlink()
    project = folder.project()
    html = render_page(project.guide, texts(project)["cities/alpha.md"], lambda fragment: fragment)
    assert "cg-onward" not in html
    assert "## The clusters with a story" not in texts(project)["trends.md"]


def test_a_project_without_profiles(folder: Folder) -> None:
    for name in ("alpha", "beta-gamma"):
        folder.path(f"cities/{name}.yml").unlink()
    project = folder.project()
    for path, text in texts(project).items():
        if path.endswith(".md"):
            render_page(project.guide, text, lambda fragment: fragment)


def test_names_of_a_profile_do_not_break_the_front_matter(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "name: Alpha\n", "name: 'A \"b\" \\ c: #d'\n")
    text = texts(folder.project())["cities/alpha.md"]
    assert yaml.safe_load(text.split("---")[1])["title"] == 'A "b" \\ c: #d'


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("one, two", 6, "one…"),
        ("one – two", 7, "one…"),
        ("x" * 20, 5, "xxxx…"),
    ],
)
def test_shortened(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short
    assert len(short) <= length


def test_a_new_kind_of_page_is_one_function(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards, search, what machines are told and the check of links know the page without another line."""

    def mottoes(guide: Guide, handbook: bool) -> Iterator[Page]:
        for profile in guide.profiles:
            path, title = f"mottoes/{profile.cluster}.md", f"The motto of {profile.name}"
            yield Page(
                path, "trends", title, "What the city lives by.", f"# {title}\n\n## How it goes\n\nIt goes on.\n", section=pages.CITIES
            )

    monkeypatch.setattr(pages, "MAKERS", [*pages.MAKERS, ("", mottoes)])
    path = "mottoes/alpha.md"
    site = compose(small.guide)
    assert path in addresses(small.guide, Memo())
    [page] = [page for page in site.pages if page.path == path]
    assert str(page.output.content).startswith("---\ntitle: The motto of Alpha\n")
    assert Cards(small.guide, site.pages)[path].title == "The motto of Alpha"
    [search] = [json.loads(output.content) for output in site.outputs if output.path == "search.json"]
    assert ["mottoes/alpha", "The motto of Alpha"] in search["pages"]
    graph = linked_data(small.guide, "A guide", page, lambda path, part: f"{path}#{part}")["@graph"]
    assert graph[2]["@type"] == "WebPage" and [step["name"] for step in graph[-1]["itemListElement"]] == [
        "Home",
        "Cities",
        "The motto of Alpha",
    ]


def test_of_most_pages_it_is_known_that_they_have_no_chart(the_guide: Project) -> None:
    """So their charts are found without rendering them."""
    made = [page for page in the_guide.site.pages if not page.by_hand]
    with_charts = {page.path for page in made if any(block.name == "chart" for block in blocks_in(page.text))}
    assert with_charts and with_charts <= {page.path for page in made if has_chart(page.made)}
    assert not any(has_chart(page.made) for page in made if page.kind in ("place", "day"))
