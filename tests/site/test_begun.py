"""A city that has only been begun: everything that the tables tell is there, and what is missing is said once, not shown as gaps."""

from __future__ import annotations

import json
import re

import pytest
from small_project import BETA_GAMMA, Folder

from cityguide.cards.drawing import png
from cityguide.cards.faces import fitted
from cityguide.cards.words import TITLE_LINES, TITLE_ROOM, TITLES
from cityguide.cli import main
from cityguide.directives.comparison import comparable_clusters, story_pairs
from cityguide.directives.gazetteer import named
from cityguide.directives.page import render_page
from cityguide.project.project import Project
from cityguide.site.json_ld import linked_data

EPSILON = """\
cluster: epsilon
name: Epsilon
accent: poppy
cities:
  - {id: epsilon, name: Epsilon, economy: KR, lat: 37.5, lon: 127.0, position_source: atlas}
"""

STORY = """\
story:
  - {title: The bridge, text: "The bridge is new [@wire-2023]."}
"""

PLACES = """\
attractions:
  - id: market
    name: Parts Market
    kind: shop
    city: epsilon
    status: {state: open, as_of: 2023}
    shows: Ten floors of parts.
    sources: [wire-2023]
    as_of: 2023
"""

PATH = "cities/epsilon.md"


def with_profile(folder: Folder, text: str = EPSILON) -> Project:
    folder.write("cities/epsilon.yml", text)
    return folder.project()


def page(project: Project, path: str = PATH) -> str:
    [text] = [str(output.content) for output in project.outputs if output.path == path]
    return text


def html(project: Project, text: str) -> str:
    return render_page(project.guide, text, lambda part: part)


def words(markup: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", markup, flags=re.DOTALL).split())


def headings(text: str) -> list[str]:
    return re.findall(r"^##+ (.+)$", text, re.MULTILINE)


@pytest.fixture
def begun(folder: Folder) -> Project:
    return with_profile(folder)


def test_its_page_has_the_sections_that_the_tables_fill_and_no_other(begun: Project) -> None:
    assert headings(page(begun)) == ["On the map", "In numbers", "How we know this page"]
    text = words(html(begun, page(begun)))
    assert "No. 5 of the world’s innovation clusters" in text
    assert "None" not in text


def test_it_says_so_in_one_sentence_that_leads_to_the_handbook_where_there_is_one(folder: Folder, begun: Project) -> None:
    said = "Epsilon has only been begun here: the story, the places to see and what to know on the ground are still to be written"
    assert words(html(begun, page(begun))).count(f"{said}.") == 1
    assert "write/index.md" not in page(begun)
    folder.write("content/write/index.md", "# Write\n")
    assert f'{said}, and <a href="cg:write/index.md">the handbook</a> shows how.' in page(folder.project())


@pytest.mark.parametrize(
    ("more", "said", "there", "missing"),
    [
        (STORY, "the places to see and what to know on the ground are still", ["The story", "The bridge", "On the map"], ["See it yourself", "On the ground"]),
        (PLACES, "the story is still", ["See it yourself", "On the ground"], ["The story", "On the map"]),
        (STORY + PLACES, None, ["The story", "See it yourself", "On the ground"], ["On the map"]),
    ],
)  # fmt: skip
def test_each_part_stands_as_soon_as_it_is_written(
    folder: Folder, more: str, said: str | None, there: list[str], missing: list[str]
) -> None:
    project = with_profile(folder, EPSILON + more)
    text = page(project)
    assert set(there) <= set(headings(text))
    assert not set(missing) & set(headings(text))
    assert ("has only been begun" in text) == (said is not None)
    assert said is None or said in text
    jumps = re.findall(r'href="#([\w-]+)"', html(project, "```hero\ncluster: epsilon\n```\n").split("cg-jump")[1].split("</nav>")[0])
    ids = {re.sub(r"\W+", "-", heading.lower()) for heading in headings(text)}
    assert len(jumps) >= 2 and set(jumps) <= ids, "the links under the name lead to what is on the page"


def test_a_tagline_alone_promises_no_places(folder: Folder) -> None:
    project = with_profile(folder, EPSILON + "tagline: A bridge that hums\n")
    assert "description: A bridge that hums. Where it stands, and how sure we are." in page(project)
    assert 'class="cg-tagline">A bridge that hums<' in html(project, page(project))


def test_no_page_of_the_site_leads_to_a_file_that_is_not_made(begun: Project) -> None:
    paths = {output.path for output in begun.outputs}
    assert {path for path in paths if "epsilon" in path and path.startswith("places/")} == {"places/epsilon.yml"}
    for output in begun.outputs:
        if output.is_page:
            for path in re.findall(r'"cg:((?:places|cities|compare|clusters)/[^"#]+)', html(begun, str(output.content))):
                assert path in paths, output.path


def test_its_card_on_the_home_page_says_what_is_missing(begun: Project) -> None:
    cards = html(begun, "```stories\n```\n")
    [card] = [card for card in cards.split("<li") if 'data-cluster="epsilon"' in card]
    assert "No. 5 2023 Epsilon The story is still to be written." in words(card)
    assert cards.count("still to be written") == 1
    cover = "```cover\ntitle: A\nline: B\n```\n"
    assert "two have a story here" in words(html(begun, cover))
    assert "a story or the beginning of one" in html(begun, cover)
    assert "or begun to write about" in page(begun, "cities/index.md")


def test_it_is_no_story_in_the_ranking_and_the_lists(begun: Project) -> None:
    rows = html(begun, "```ranking\n```\n").split("<tr")
    [row] = [row for row in rows if "cg:cities/epsilon.md" in row]
    assert "cg-has-story" not in row
    assert ">begun</a>" in html(begun, "```clusters\n```\n")
    assert "See what has been begun about Epsilon" in words(html(begun, "```standing\ncluster: epsilon\n```\n"))
    assert [name.kind for name in named(begun.guide) if name.path == PATH] == ["begun"]
    assert "begun" in words(html(begun, "```gazetteer\n```\n"))
    index = json.loads(page(begun, "search.json"))
    number = [path for path, _ in index["pages"]].index("cities/epsilon")
    assert [index["kinds"][entry[0]][0] for entry in index["entries"] if entry[1] == number] == ["begun"]


def test_stories_do_not_lead_on_to_it_and_it_leads_to_them(begun: Project) -> None:
    onward = "```onward\ncluster: {}\n```\n"
    assert "epsilon" not in html(begun, onward.format("alpha"))
    assert set(re.findall(r"cg:cities/([\w-]+)", html(begun, onward.format("epsilon")))) == {"alpha", "beta-gamma"}


def test_it_takes_no_place_among_the_pairs(folder: Folder, begun: Project) -> None:
    assert [(a.cluster, b.cluster) for a, b in story_pairs(begun.guide)] == [("beta-gamma", "alpha")]
    assert "epsilon" not in [cluster.id for cluster in comparable_clusters(begun.guide)[0][1]]
    assert "epsilon" in [cluster.id for _, group in comparable_clusters(begun.guide) for cluster in group]
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.split("story:")[0])
    alone = folder.project()
    assert [output.path for output in alone.outputs if output.path.startswith("compare/")] == ["compare/index.md"]


def test_beside_a_story_what_is_not_written_is_said_to_be_missing(begun: Project) -> None:
    for part in ("names", "at-a-glance", "cities", "ground"):
        shown = words(html(begun, f"```compare\nclusters: [alpha, epsilon]\npart: {part}\n```\n"))
        assert "None" not in shown
        assert (part != "ground") or "not known yet" in shown


def test_directives_by_hand_show_absence_as_such(begun: Project) -> None:
    assert words(html(begun, "```attractions\ncluster: epsilon\n```\n")).startswith("No place has been described here yet.")
    assert "No place has been described here yet." in words(html(begun, "```attractions\ncluster: alpha\nkind: park\n```\n"))
    assert words(html(begun, "```freshness\ncluster: epsilon\n```\n")).startswith("No practical fact stands here yet")
    assert "A number leads" not in html(begun, "```map\ncluster: epsilon\n```\n")
    assert words(html(begun, "```week\ncluster: epsilon\n```\n")) == ""


def test_machines_are_told_no_more_than_the_page_says(begun: Project) -> None:
    graph = linked_data(begun.guide, "The guide", begun.pages[PATH], lambda path, part: f"{path}#{part}")["@graph"]
    [place] = [node for node in graph if node["@type"] == "TouristDestination"]
    assert "description" not in place and "includesAttraction" not in place
    assert [node["@type"] for node in graph if node.get("@id") == f"{PATH}#"] == ["WebPage"]
    described = re.search(r"^description: (.*)$", page(begun), re.MULTILINE)
    assert (
        described
        and described[1] == '"Epsilon (Republic of Korea), a page that has been begun: ranks, shares of the world, and where it lies."'
    )


def test_its_card_for_sharing_says_where_it_is(begun: Project) -> None:
    card = begun.cards[PATH]
    assert (card.title, card.line, card.numeral) == ("Epsilon", "Republic of Korea", "5")
    assert png(card).startswith(b"\x89PNG")


def test_a_long_name_is_whole_on_its_card(the_guide: Project) -> None:
    """A profile's card has less room than a cluster's, and most clusters may get a profile."""
    for cluster in the_guide.guide.rankings.clusters.values():
        _, lines = fitted(cluster.name, "display", TITLES, TITLE_ROOM, TITLE_LINES)
        assert "".join(lines).replace(" ", "") == cluster.name.replace(" ", "")


def test_freshness_counts_nothing_where_there_is_nothing(folder: Folder, begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freshness", "--root", str(folder.root), "--as-of", "2023-11-22"]) == 0
    assert re.search(r"^epsilon +– +no facts yet$", capsys.readouterr().out, re.MULTILINE)


def test_the_check_finds_nothing_wrong_with_it(folder: Folder, begun: Project, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--root", str(folder.root), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["counts"]["error"] == 0


@pytest.mark.parametrize("kept", [[], ["alpha"]])
def test_a_guide_of_beginnings_is_whole(folder: Folder, kept: list[str]) -> None:
    """The first city of a new guide; and one that comes first in the ranking, before the only story."""
    for name in {"alpha", "beta-gamma"} - set(kept):
        folder.path(f"cities/{name}.yml").unlink()
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.split("tagline:")[0] + "cities:" + BETA_GAMMA.split("cities:")[1].split("story:")[0])
    project = folder.project()
    for output in project.outputs:
        if output.is_page:
            assert html(project, str(output.content))
    assert project.cards and all(png(card) for path, card in project.cards.items() if path.startswith(("cities/", "trends", "index")))
