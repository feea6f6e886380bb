"""Clusters side by side: the story_pairs, the columns, what one has more of, and the table for a reader's own choice."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import pytest

from cityguide.directives.comparison import (
    KINDS_IN_PLURAL,
    PAIRED,
    advantage,
    comparable_clusters,
    kilometres_between,
    kinds_in_words,
    pair_path,
    pairs_of,
    side,
    story_pairs,
)
from cityguide.directives.page import render_page
from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER
from cityguide.guide import Guide
from cityguide.profiles.places import PlaceKind
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
    [found] = [line for line in re.findall(r"<tr><th scope=\"row\">.*?</tr>", html, re.DOTALL) if f'"row">{title}' in line]
    cells = re.findall(r"<td>(.*?)</td>", re.sub(r"<sup.*?</sup>", "", found), re.DOTALL)
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


def test_a_side_counts_what_has_not_closed(guide: Guide) -> None:
    alpha = side(guide, "alpha")
    assert [place.id for place in alpha.places] == ["clock-house", "waving-tram"]
    assert alpha.kinds == (("museum", 1), ("transport", 1))
    assert alpha.states == {"open": 1, "unknown": 1, "closed": 1}
    assert [place.id for place in alpha.free] == ["waving-tram"]
    assert kinds_in_words(alpha) == "1 museum and 1 kind of transport"
    delta = side(guide, "delta")
    assert (delta.profile, delta.places, delta.free, delta.score.total) == (None, (), (), 0)


def test_every_kind_of_place_has_its_word() -> None:
    assert set(KINDS_IN_PLURAL) == set(PlaceKind.__args__)  # type: ignore[attr-defined]


def test_what_one_has_more_of_is_computed(guide: Guide) -> None:
    alpha, beta = side(guide, "alpha"), side(guide, "beta-gamma")
    assert advantage(guide, beta, alpha).text == (
        "Beta–Gamma has the higher place in the 2023 ranking (first, against second) and "
        "the larger share of the world’s venture-capital deals (2.9%, against 2.2%)."
    )
    assert advantage(guide, alpha, beta).text == (
        "Alpha has the larger share of the world’s PCT patent applications (10.3%, against 9%) and "
        "more places that cost nothing (one, against none)."
    )
    assert set(advantage(guide, alpha, beta).sources) == {"record-2023", "wire-2023"}
    omega = side(guide, "omega")
    assert advantage(guide, omega, alpha).text == "Omega has more of nothing that we can count in both."
    assert advantage(guide, omega, alpha).sources == ()


def test_what_is_not_known_of_both_is_not_compared(guide: Guide) -> None:
    text = advantage(guide, side(guide, "beta-gamma"), side(guide, "epsilon")).text
    assert "PCT patent applications (9%, against 5.4%)" in text
    assert "scientific publications" not in text and "deals" not in text


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


def test_places_money_and_people(guide: Guide) -> None:
    places = part(guide, "places")
    assert row(places, "Places in this guide") == ["3: 1 open, 1 whose state no source tells, 1 closed", "1: 1 open"]
    assert row(places, "Free of charge") == ["1: The &lt;3 Tram", "none that we know of"]
    assert row(part(guide, "ground"), "Emergency numbers") == ["110 Police", "not known yet"]
    assert row(part(guide, "cities"), "Cities and people")[1] == "Beta: not knownGamma: not known"


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ("clusters: [alpha]\npart: ranking", "2:11 clusters: at least 2 needed, 1 found [too-few]"),
        ("clusters: [alpha, alpha]\npart: ranking", "2:11 a cluster stands twice in 'clusters' [directive]"),
        ("clusters: [alpha, delta]\npart: places", "2:11 'delta' has no profile [directive]"),
        ("clusters: [alpha, delta, omega]\npart: advantages", "2:11 advantages are those of one cluster over one other: two 'clusters' are needed [directive]"),
        ("clusters: [alpha, delta]\npart: place", "3:7 part: 'place' is not one of its words; did you mean 'places'? [unknown-word]"),
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
