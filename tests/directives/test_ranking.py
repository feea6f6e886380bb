"""The rows of an edition: what is known, the gaps between, and where clusters lie."""

from __future__ import annotations

import re
from dataclasses import replace

from cityguide.directives.page import render_page
from cityguide.directives.ranking import methods, ranking_rows, regions_of, where_it_stands
from cityguide.guide import Guide
from cityguide.project.project import Project


def test_gaps_stand_in_their_place_and_unplaced_clusters_at_the_end(guide: Guide) -> None:
    rows = ranking_rows(guide, guide.rankings.latest, None, None)
    assert [(row.rank, row.last, row.cluster and row.cluster.id) for row in rows] == [
        (1, 1, "beta-gamma"), (2, 2, "alpha"), (3, 3, "delta"), (4, 4, None), (5, 5, "epsilon"), (6, 6, None), (None, None, "omega"),
    ]  # fmt: skip
    longer = replace(guide.rankings.latest, ranked=9)
    rankings = replace(guide.rankings, editions=(*guide.rankings.editions[:-1], longer))
    last = [row for row in ranking_rows(replace(guide, rankings=rankings), longer, None, None) if row.standing is None][-1]
    assert (last.rank, last.last) == (6, 9)


def test_a_part_of_an_edition_has_no_gaps(guide: Guide) -> None:
    latest = guide.rankings.latest
    assert [row.rank for row in ranking_rows(guide, latest, None, 3)] == [1, 2, 3]
    assert [row.cluster and row.cluster.id for row in ranking_rows(guide, latest, "JP", None)] == ["alpha", "omega"]


def test_every_printed_row_is_told_once(the_guide: Project) -> None:
    rankings = the_guide.guide.rankings
    for edition in rankings.editions:
        rows = ranking_rows(the_guide.guide, edition, None, None)
        told = [rank for row in rows if row.rank is not None and row.last is not None for rank in range(row.rank, row.last + 1)]
        assert sorted(set(told)) == list(range(1, edition.ranked + 1)) if edition.ranked else told
        assert len(told) - len(set(told)) == sum(1 for s in rankings.ranked(edition.year) if s.rank) - len(
            {s.rank for s in rankings.ranked(edition.year) if s.rank}
        ), "only ranks that two clusters share are told twice"


def test_new_is_what_a_source_calls_new(guide: Guide) -> None:
    rows = ranking_rows(guide, guide.rankings.latest, None, None)
    assert [row.cluster.id for row in rows if row.cluster and row.debut] == ["omega"]
    first = ranking_rows(guide, guide.rankings.editions[0], None, None)
    assert not any(row.debut for row in first), "that we know no earlier edition proves nothing"


def test_a_row_has_one_mark_and_what_is_to_be_said_of_it_stands_below(guide: Guide) -> None:
    html = render_page(guide, "```ranking\n```\n", lambda fragment: fragment)
    table, below = html.split("</table>", 1)
    rows = re.findall(r"<th scope=.row.*?>([^<]+)</a>(.*)", table)
    marks = {name: re.findall(r'href="#(note|remark)-', rest) for name, rest in rows}
    assert marks["Epsilon"] == marks["Omega"] == ["remark"] and set(marks["Delta"]) == {"note"}
    assert "Named without its rank." not in table and "The Daily Rumour prints 4." not in table
    for cluster, said in (("epsilon", "The Daily Rumour prints 4. The record prints 5."), ("omega", "Named without its rank.")):
        remark = re.search(f'<li id="remark-2023-{cluster}">.*?</li>', below)
        assert remark and said in remark[0] and f'href="#row-2023-{cluster}"' in remark[0] and 'href="#note-' in remark[0]
        assert table.count(f'id="row-2023-{cluster}"') == 1 and f"row-2023-{cluster}" not in below.replace(remark[0], "")


def test_the_picture_has_a_square_for_each_printed_rank(guide: Guide) -> None:
    html = render_page(guide, "```ranking\n```\n", lambda fragment: fragment)
    picture = html[html.index("<figure") : html.index("</figure>")]
    assert re.findall(r"<li( class=\"[\w-]+\")?>(\d)", picture) == [
        (' class="cg-has-story"', "1"), (' class="cg-has-story"', "2"), ("", "3"), (' class="cg-white"', "4"), ("", "5"), (' class="cg-white"', "6"),
    ]  # fmt: skip
    assert "4 of 6 ranks are public" in picture
    unknown = render_page(guide, "```ranking\nedition: 2021\n```\n", lambda fragment: fragment)
    assert "<figure" not in unknown and "3 ranks are public; how many WIPO printed is not known." in unknown


def test_shares_stand_apart_from_the_ranks_where_there_are_any(guide: Guide) -> None:
    html = render_page(guide, "```ranking\n```\n", lambda fragment: fragment)
    shares = html[html.index('<table class="cg-table cg-shares">') :].split("</table>")[0]
    assert re.findall(r'<th scope="row">([^<]+)</th>', shares) == ["Beta–Gamma", "Alpha", "Epsilon"]
    assert "10.3%<small>135,129</small>" in shares and "not known" not in shares
    assert '<details class="cg-fold" open><summary>Public shares of three clusters</summary>' in html


def test_many_shares_are_folded(the_guide: Project) -> None:
    html = render_page(the_guide.guide, "```ranking\nedition: 2023\n```\n", lambda fragment: fragment)
    assert '<details class="cg-fold"><summary>Public shares of 35 clusters</summary>' in html


def test_regions_count_a_cluster_once_and_economies_each(guide: Guide) -> None:
    rows = ranking_rows(guide, guide.rankings.latest, None, None)
    east, north = regions_of(guide, rows)
    assert (east.id, east.name, east.clusters) == ("east-asia", "East Asia", 4)
    assert [(economy.code, count) for economy, count in east.economies] == [("CN", 1), ("HK", 1), ("JP", 2), ("KR", 1)]
    assert (north.id, north.clusters) == ("north-america", 1)


def test_editions_are_grouped_by_their_method(guide: Guide) -> None:
    (changes, recent), (none, old) = methods(guide)
    assert [change.id for change in changes] == ["deals-join"] and none == ()
    assert [edition.year for edition in recent] == [2023, 2022]
    assert [edition.year for edition in old] == [2021]


def test_the_switcher_marks_the_page_one_is_on(guide: Guide) -> None:
    html = render_page(guide, "```editions\nedition: 2022\n```\n", lambda fragment: fragment)
    assert re.findall(r'<a href="cg:ranking/(\w+)\.md"( aria-current="page")?>(\d+)</a>', html) == [
        ("index", "", "2023"), ("2022", ' aria-current="page"', "2022"), ("2021", "", "2021"),
    ]  # fmt: skip
    assert "4 of 6<span" in html and ">3<span" in html, "how many rows are known, of how many where that is known"


def test_a_part_of_the_table_has_no_controls(guide: Guide) -> None:
    html = render_page(guide, "```ranking\ntop: 3\n```\n", lambda fragment: fragment)
    assert "<fieldset" not in html and "data-in" not in html and "data-edition" not in html
    whole = render_page(guide, "```ranking\n```\n", lambda fragment: fragment)
    assert '<fieldset class="cg-filters" hidden>' in whole
    assert "One cluster is named without one, at the table’s end." in whole


def test_a_sentence_says_where_a_cluster_stands_and_no_more_than_is_known(guide: Guide) -> None:
    stands = {cluster.id: where_it_stands(guide, cluster) for cluster in guide.rankings.clusters.values()}
    assert stands == {
        "alpha": "Alpha is second in the 2023 edition, the only one in Japan whose rank is public.",
        "beta-gamma": "Beta–Gamma is first in the 2023 edition, the only one in China whose rank is public.",
        "delta": "Delta & Sons is third in the 2023 edition, the only one in the United States whose rank is public.",
        "epsilon": "Epsilon is fifth in the 2023 edition, the only one in the Republic of Korea whose rank is public.",
        "omega": "Omega is named in the 2023 edition, without a public rank.",
    }
    earlier = replace(guide, rankings=replace(guide.rankings, standings=guide.rankings.standings[:6]))
    assert earlier.rankings.latest.year == 2022
    assert where_it_stands(earlier, guide.rankings.clusters["delta"]) == (
        "Delta & Sons was second in the 2021 edition, the only one in the United States whose rank is public; no later rank is public."
    )
    nowhere = replace(guide, rankings=replace(guide.rankings, standings=guide.rankings.standings[:3]))
    assert where_it_stands(nowhere, guide.rankings.clusters["epsilon"]) == "Epsilon has no public rank."


def test_all_of_an_economy_are_called_so_only_where_their_number_is_known(the_guide: Project) -> None:
    clusters = the_guide.guide.rankings.clusters
    assert where_it_stands(the_guide.guide, clusters["munich"]) == "Munich is 27th in the 2025 edition, the first of the seven in Germany."
    assert where_it_stands(the_guide.guide, clusters["xian"]).startswith("Xi’an was 18th in the 2024 edition, ")
    assert where_it_stands(the_guide.guide, clusters["delhi"]).endswith("the second of the three in India whose rank is public.")


def test_a_cluster_s_page_has_what_is_known_and_no_cell_for_the_rest(guide: Guide) -> None:
    html = render_page(guide, "```standing\ncluster: epsilon\n```\n", lambda fragment: fragment)
    assert "not known" not in html and "not counted" not in html
    assert re.findall(r"<dt>(?:<a[^>]*>)?([^<]+)", html) == ["2023", "2022", "2023, by intensity", "2023, disputed"]
    assert "<strong>Rank 5</strong>; 5.4% of the world’s PCT patent applications." in html
    assert 'The nearest cluster with a story is <a href="cg:cities/alpha.md">Alpha</a>, 1,150 km away.' in html
    near = html[html.index("in a straight line: ") :].split("</p>")[0]
    assert re.findall(r">([^<]+)</a>, ([\d,]+) km", near) == [("Alpha", "1,150"), ("Beta–Gamma", "2,080")]
    unplaced = render_page(guide, "```standing\ncluster: omega\n```\n", lambda fragment: fragment)
    assert "km" not in unplaced and "In the ranking. Named without its rank." in unplaced
