"""Clusters side by side: the pairs, the answers of profiles, the columns, and the table for a reader's own choice."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from small_project import Folder

from cityguide.directives.comparison import (
    CHOSEN,
    PAIRED,
    comparable_clusters,
    first_chosen,
    kilometres_between,
    pair_path,
    pairs_of,
    story_pairs,
)
from cityguide.directives.page import render_page
from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER
from cityguide.guide import Guide
from cityguide.profiles.at_a_glance import AtAGlance
from cityguide.project.project import Project
from cityguide.site.downloads import compare_json
from directives.test_page import faults


def render(guide: Guide, text: str) -> str:
    assert faults(guide, text) == []
    return render_page(guide, text, lambda html: html)


def part(guide: Guide, name: str, clusters: str = "alpha, beta-gamma") -> str:
    return render(guide, f"```compare\nclusters: [{clusters}]\npart: {name}\n```\n")


def row(html: str, title: str) -> list[str]:
    """The texts of a row's cells, marks of notes left out."""
    [found] = [line for line in re.findall(r"<tr[^>]*><th scope=\"row\">.*?</tr>", html, re.DOTALL) if f'"row">{title}' in line]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", re.sub(r"<sup.*?</sup>", "", found), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in cells]


def test_the_address_of_a_pair_does_not_hang_on_ranks(guide: Guide) -> None:
    assert pair_path("seoul", "beijing") == pair_path("beijing", "seoul") == "compare/beijing-and-seoul.md"
    [(one, other)] = story_pairs(guide)
    assert (one.cluster, other.cluster) == ("beta-gamma", "alpha"), "in the order of the ranking"
    assert [(a.cluster, b.cluster) for a, b in pairs_of(guide, "alpha")] == [("alpha", "beta-gamma")]


def test_the_five_have_ten_pages_and_a_sixth_adds_none(the_guide: Project) -> None:
    paths = {output.path for output in the_guide.outputs if output.path.startswith("compare/")}
    assert len(paths) == PAIRED * (PAIRED - 1) // 2 + 1
    assert {"compare/index.md", "compare/beijing-and-seoul.md", "compare/seoul-and-tokyo-yokohama.md"} <= paths
    assert {output.path for output in the_guide.outputs if output.path.startswith("compare/") and output.listed} == {"compare/index.md"}
    for profile in the_guide.guide.profiles[:PAIRED]:
        assert len(pairs_of(the_guide.guide, profile.cluster)) == PAIRED - 1


GLANCE = """\
at_a_glance:
  best_for: {text: "Those who like clocks, and Alpha's tram", judgement: true}
  cash_or_card: {text: Coins, sources: [wire-2023, atlas]}
cities:"""


def test_an_answer_has_one_mark_for_its_sources_or_is_said_to_be_ours(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "cities:", GLANCE)
    html = part(folder.guide(), "at-a-glance")
    assert row(html, "Best for") == ["Those who like clocks, and Alpha’s tram our judgement", "not written yet"]
    assert row(html, "Cash or card") == ["Coins", "not written yet"]
    table, _, _ = html.partition("</table>")
    assert table.count('href="#note-') == 1 and table.count("our judgement") == 1
    assert 'data-question="days_needed"' not in html, "what no side answers is no row"


def test_every_story_answers_every_question(the_guide: Project) -> None:
    for profile in the_guide.guide.stories:
        assert profile.at_a_glance is not None
        assert [key for key in AtAGlance.model_fields if getattr(profile.at_a_glance, key) is None] == []


def test_two_are_chosen_from_the_start(the_guide: Project, guide: Guide, folder: Folder) -> None:
    assert first_chosen(the_guide.guide) == CHOSEN
    assert first_chosen(guide) == ("beta-gamma", "alpha"), "the first two stories"
    folder.path("cities/alpha.yml").unlink()
    assert first_chosen(folder.guide()) == ("beta-gamma", "alpha"), "a story, and the first of the ranking without one"
    html = render(the_guide.guide, "```chooser\n```\n")
    assert re.findall(r'<option value="([^"]+)" selected', html) == list(CHOSEN)
    assert "<h2>Tokyo–Yokohama and Seoul</h2>" in html and 'href="cg:compare/seoul-and-tokyo-yokohama.md"' in html
    assert row(html, "Rank, 2025") == ["2 of 100", "5 of 100"] and "our judgement" in html


def test_the_way_between_two_centres(the_guide: Project, guide: Guide) -> None:
    clusters = the_guide.guide.rankings.clusters
    assert (
        kilometres_between(clusters["tokyo-yokohama"], clusters["seoul"])
        == kilometres_between(clusters["seoul"], clusters["tokyo-yokohama"])
        == 1150
    )
    assert kilometres_between(guide.rankings.clusters["alpha"], guide.rankings.clusters["delta"]) is None
    assert kilometres_between(clusters["seoul"], clusters["seoul"]) == 0


def test_ranks_and_shares_stand_side_by_side_with_their_notes(guide: Guide) -> None:
    html = part(guide, "ranking")
    assert row(html, "Rank, 2023") == ["2 of 6", "1 of 6"]
    assert row(html, "Share of the world’s scientific publications") == ["not known", "2.4%"]
    assert row(html, "Rank by intensity") == ["2", "not known"]
    assert html.count('href="#note-') >= 5
    assert "Adapted from WIPO" in html, "and WIPO's terms at the end"
    assert "The Daily Rumour prints 4." in part(guide, "ranking", "alpha, epsilon")


def test_money_and_people(guide: Guide) -> None:
    assert row(part(guide, "ground"), "Emergency numbers") == ["110 Police", "not known yet"]
    assert row(part(guide, "cities"), "Cities and people")[1] == "BetaGamma", "a number that is not known leaves its room"
    assert '"row">Sockets' not in part(guide, "ground"), "what neither tells is no row"


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ("clusters: [alpha]\npart: ranking", "2:11 clusters: at least 2 needed, 1 found [too-few]"),
        ("clusters: [alpha, alpha]\npart: ranking", "2:11 a cluster stands twice in 'clusters' [directive]"),
        ("clusters: [alpha, delta]\npart: cities", "2:11 'delta' has no profile [directive]"),
        ("clusters: [alpha, delta]\npart: city", "3:7 part: 'city' is not one of its words; did you mean 'cities'? [unknown-word]"),
        ("clusters: [alpha, delta]", "2:1 'part' is missing [missing-key]"),
    ],
)  # fmt: skip
def test_options_that_make_no_table(guide: Guide, options: str, fault: str) -> None:
    assert faults(guide, f"```compare\n{options}\n```\n") == [fault]


def test_pairs_of_a_cluster_without_a_profile(guide: Guide) -> None:
    assert faults(guide, "```pairs\ncluster: delta\n```\n") == ["2:10 'delta' has no profile [directive]"]
    assert ">Beta–Gamma</a>" in render(guide, "```pairs\ncluster: alpha\n```\n")


def test_every_cluster_can_be_chosen_once(the_guide: Project) -> None:
    found = comparable_clusters(the_guide.guide)
    ids = [cluster.id for _, members in found for cluster in members]
    assert sorted(ids) == sorted(the_guide.guide.rankings.clusters)
    assert found[0][0] == "With a story" and len(found[0][1]) == len(the_guide.guide.profiles)


def test_the_table_of_a_choice_is_small_and_says_what_is_not_known(the_guide: Project, guide: Guide) -> None:
    assert len(gzip.compress(compare_json(the_guide.guide).encode())) <= 8 * 1024
    data = json.loads(compare_json(guide))
    assert (data["attribution"], data["disclaimer"]) == (ATTRIBUTION, DISCLAIMER)
    assert data["editions"] == [2021, 2022, 2023] and data["ranked"] == [None, 5, 6] and data["breaks"] == {"2022": "Deals join"}
    assert data["clusters"]["delta"]["ranks"] == [2, None, 3]
    assert data["clusters"]["omega"] == {"name": "Omega", "economy": "Japan", "ranks": [None, None, 0], "shares": [None, None, None]}
    assert data["clusters"]["alpha"]["shares"] == [10.3, None, 2.2]


def test_a_page_of_a_pair_is_within_its_budget(the_guide: Project) -> None:
    """The part that this room makes; the whole page over the wire is measured by the audit."""
    for output in the_guide.outputs:
        if output.path.startswith("compare/") and output.is_page:
            assert isinstance(output.content, str)
            html = render_page(the_guide.guide, output.content, lambda fragment: fragment)
            assert len(gzip.compress(html.encode())) <= 20 * 1024, output.path


def test_stories_of_one_name_stand_in_the_order_of_their_ids(folder: Folder) -> None:
    text = folder.read("data/clusters.csv")
    folder.write("data/clusters.csv", text.replace("Beta–Gamma", "Alpha"))
    _, stories = comparable_clusters(folder.guide())[0]
    assert [(cluster.name, cluster.id) for cluster in stories] == [("Alpha", "alpha"), ("Alpha", "beta-gamma")]
