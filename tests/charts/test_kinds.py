"""Each kind of chart from data of which much, little or nothing is known: what it says and how it is drawn."""

import csv
import dataclasses
import io
import json
import re
from collections.abc import Sequence

import plotly.graph_objects as go
import pytest

from charts.drawings import height, parsed, points, words
from cityguide.charts.kinds import CHARTS
from cityguide.charts.model import Bars, Chart, Dots, Lines
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import FILE_WIDTH, draw
from cityguide.charts.table import csv_text
from cityguide.evidence.terms import DISCLAIMER, attribution, licensed
from cityguide.guide import Guide
from cityguide.rankings.model import ClusterCount, Concentration, Intensity, Standing
from cityguide.rankings.rankings import Rankings
from cityguide.reading.csv_file import without_comments

ALL = ["alpha", "beta-gamma", "delta", "epsilon", "omega"]


def changed(guide: Guide, **tables: Sequence[object]) -> Guide:
    rankings: Rankings = dataclasses.replace(guide.rankings, **{name: tuple(rows) for name, rows in tables.items()})  # type: ignore[arg-type]
    return dataclasses.replace(guide, rankings=rankings)


def unknown(standing: Standing) -> Standing:
    nothing = {"pct": None, "publications": None, "vc": None}
    return dataclasses.replace(standing, rank=None, shares=nothing, counts=nothing)


def nothing_known(guide: Guide) -> Guide:
    rankings = guide.rankings
    return changed(
        guide, standings=[unknown(standing) for standing in rankings.standings], counts=[], concentrations=[], intensities=[],
    )  # fmt: skip


def hostile(guide: Guide) -> Guide:
    """Names with all that HTML, SVG, CSV and JSON must escape."""
    name = """A "b" 'c' & <d> </svg>, é"""
    clusters = {key: dataclasses.replace(cluster, name=f"{name} {key}") for key, cluster in guide.rankings.clusters.items()}
    economies = {key: dataclasses.replace(economy, name=f"{name} {key}") for key, economy in guide.rankings.economies.items()}
    return dataclasses.replace(guide, rankings=dataclasses.replace(guide.rankings, clusters=clusters, economies=economies))


def every_chart(guide: Guide) -> list[Chart]:
    choices: list[list[str]] = [["alpha"], ["omega"], ["alpha", "delta"], ALL]
    return [CHARTS[kind](guide, choice) for kind in ("rank-history", "shares") for choice in choices] + [
        CHARTS[kind](guide, ()) for kind in ("counts", "concentration", "intensity")
    ]


VARIANTS = {"as it is": lambda guide: guide, "nothing known": nothing_known, "hostile": hostile}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_form_of_every_chart_is_well_made(guide: Guide, variant: str) -> None:
    for chart in every_chart(VARIANTS[variant](guide)):
        for standalone in (False, True):
            root = parsed(draw(chart, standalone=standalone))
            ids = {element.get("id"): "".join(element.itertext()) for element in root if element.get("id")}
            assert root.get("role") == "img"
            assert [ids[name] for name in (root.get("aria-labelledby") or "").split()] == [chart.title, chart.summary]
        figure = json.loads(plotly_json(chart))
        assert "template" not in figure["layout"]
        go.Figure(figure)  # raises for anything that Plotly does not know
        assert figure["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"
        rows = list(csv.reader(io.StringIO(without_comments(csv_text(chart)))))
        assert [tuple(rows[0]), *map(tuple, rows[1:])] == [
            chart.table.header, *[tuple("" if value is None else str(value) for value in row) for row in chart.table.rows],
        ]  # fmt: skip


def test_the_forms_of_a_chart_say_the_same(guide: Guide) -> None:
    for chart in every_chart(guide):
        numbers = sorted(value for row in chart.table.rows for value in row[1:] if isinstance(value, (int, float)))
        form = chart.form
        if isinstance(form, Lines):
            drawn = [value for line in form.lines for value in line.values if value is not None]
        elif isinstance(form, Bars):
            drawn = [bar.value for block in form.blocks for bar in block.bars if bar.value is not None]
        else:
            assert isinstance(form, Dots)
            drawn = [rank for dot in form.dots for rank in (dot.x, dot.y)]
        if not chart.id.startswith("concentration-"):  # its table prints the sources' hedges
            assert sorted(drawn) == numbers
        data = json.loads(plotly_json(chart))["data"]
        axes = ("x", "y") if isinstance(form, Dots) else ("y",) if isinstance(form, Lines) else ("x",)
        assert sorted(value for trace in data for axis in axes for value in trace[axis] if value is not None) == sorted(drawn)


def test_colours_and_ids_are_left_to_the_page(guide: Guide) -> None:
    for chart in every_chart(guide):
        assert not re.search(r'(fill|stroke)="#', draw(chart))
        assert "<style" not in draw(chart)
        standalone = draw(chart, standalone=True)
        assert set(re.findall(r"var\((--[a-z0-9-]+)\)", standalone)) <= set(re.findall(r"(--[a-z0-9-]+):", standalone))


def test_every_file_of_a_chart_bears_the_terms(guide: Guide) -> None:
    for chart in every_chart(guide):
        terms = [attribution(chart.edition), DISCLAIMER, licensed()]
        assert chart.edition.removeprefix("E") in terms[0]
        assert csv_text(chart).split("\n")[1:4] == [f"# {line}" for line in terms]
        assert json.loads(plotly_json(chart))["layout"]["meta"] == terms
        shown = " ".join(words(draw(chart, standalone=True)))
        assert shown.endswith(f"{attribution(chart.edition)} {terms[1]}")
        assert attribution(chart.edition) not in draw(chart)  # a page says it below the picture


def test_the_terms_stand_within_the_picture(guide: Guide) -> None:
    for chart in every_chart(guide):
        root = parsed(draw(chart, standalone=True))
        height = float((root.get("viewBox") or "").split()[3])
        assert height * 2 == float(root.get("height") or 0)
        credit = [element for element in root if element.get("class") == "c"]
        drawn = [float(element.get("y") or 0) for element in root if element.get("y") and element.get("class") != "c"]
        assert max(drawn) < min(float(line.get("y") or 0) for line in credit) and float(credit[-1].get("y") or 0) < height
        assert all(len(line.text or "") * 5.2 < FILE_WIDTH for line in credit)


def test_charts_of_other_clusters_have_other_ids(guide: Guide) -> None:
    choices = [["alpha"], ["delta"], ["alpha", "delta"], ["delta", "alpha"], ALL, ALL[::-1], ALL[:4], [*ALL[:3], "omega"], ALL[:3]]
    ids = [CHARTS[kind](guide, choice).id for kind in ("rank-history", "shares") for choice in choices]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{0,79}", name) for name in ids)
    assert CHARTS["shares"](guide, ALL).id == CHARTS["shares"](guide, list(ALL)).id


def with_ranks(guide: Guide, cluster: str, ranks: dict[int, int | None]) -> Guide:
    base = guide.rankings.standing("alpha")
    assert base is not None
    others = [s for s in guide.rankings.standings if s.cluster != cluster]
    own = [dataclasses.replace(base, cluster=cluster, edition=year, rank=rank) for year, rank in ranks.items()]
    return changed(guide, standings=[*others, *own])


@pytest.mark.parametrize(
    ("ranks", "title"),
    [
        ({2021: 1, 2022: 4, 2023: 9}, "Delta & Sons fell from fourth in 2022 to ninth in 2023"),
        ({2022: 9, 2023: 4}, "Delta & Sons rose from ninth in 2022 to fourth in 2023"),
        ({2022: 9, 2023: 9}, "Delta & Sons stayed ninth from 2022 to 2023"),
        ({2021: 1, 2023: 9}, "Delta & Sons is ninth in 2023"),
        ({2021: 7}, "Delta & Sons is seventh in 2021"),
        ({2022: 3}, "Delta & Sons is third in 2022; no earlier edition was counted the same way"),
        ({2023: None}, "No rank of Delta & Sons could be read"),
        ({}, "No rank of Delta & Sons could be read"),
    ],
)
def test_the_title_of_a_history_is_its_finding(guide: Guide, ranks: dict[int, int | None], title: str) -> None:
    """It never compares across the change of method in 2022."""
    assert CHARTS["rank-history"](with_ranks(guide, "delta", ranks), ["delta"]).title == title


@pytest.mark.parametrize(
    ("breaks", "ranks", "title"),
    [
        ((), {2021: 5, 2022: None, 2023: 5}, "Delta & Sons was fifth in every edition we know from 2021 to 2023"),
        ((), {2021: 5, 2022: 7, 2023: 6}, "Delta & Sons moved between fifth and seventh from 2021 to 2023"),
        (
            (2023,),
            {2021: 5, 2022: 7, 2023: 6},
            "Delta & Sons fell from fifth in 2021 to seventh in 2022; a new count puts it sixth in 2023",
        ),
        ((2022, 2023), {2021: 5, 2022: 7, 2023: 6}, "Delta & Sons is sixth in 2023; no earlier edition was counted the same way"),
    ],
)
def test_a_new_count_is_told_apart(guide: Guide, breaks: Sequence[int], ranks: dict[int, int | None], title: str) -> None:
    found = with_ranks(
        changed(guide, breaks=[dataclasses.replace(guide.rankings.breaks[0], edition=year) for year in breaks]), "delta", ranks
    )
    assert CHARTS["rank-history"](found, ["delta", "alpha"]).title == title


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("alpha alpha delta", "Alpha came first from 2021 to 2022, Delta & Sons in 2023"),
        ("alpha delta delta", "Alpha came first in 2021, Delta & Sons from 2022 to 2023, by a new count"),
        ("delta delta delta", "Delta & Sons came first in every edition of which we know the first"),
        ("delta alpha delta", "Delta & Sons rose from second in 2022 to first in 2023"),
        ("omega omega delta", "Delta & Sons rose from second in 2022 to first in 2023"),
        ("alpha alpha alpha", "Delta & Sons stayed second from 2022 to 2023"),
    ],
)
def test_beside_others_the_first_of_all_is_told_with_who_came_first_before(guide: Guide, first: str, title: str) -> None:
    """Only of those that the chart shows, and as long as each came first in one run."""
    base = guide.rankings.standing("alpha")
    assert base is not None
    standings = [
        dataclasses.replace(base, cluster=cluster, edition=2021 + at, rank=1 if cluster == leader else 2)
        for at, leader in enumerate(first.split())
        for cluster in {leader, "delta"}
    ]
    assert CHARTS["rank-history"](changed(guide, standings=standings), ["delta", "alpha"]).title == title


def test_the_summary_of_a_history_says_why_lines_stop_and_the_line_what_changed(guide: Guide) -> None:
    unbroken = changed(guide, breaks=[])
    said = {
        "Rank by edition, first at the top; a line stops where the method changed or no rank is known.": (guide, "delta"),
        "Rank by edition, first at the top; a line stops where the method changed.": (guide, "alpha"),
        "Rank by edition, first at the top; a line stops where no rank is known.": (unbroken, "delta"),
        "Rank by edition, first at the top.": (unbroken, "alpha"),
    }
    assert {CHARTS["rank-history"](of, [cluster]).summary: (of, cluster) for of, cluster in said.values()} == said
    second = dataclasses.replace(guide.rankings.breaks[0], id="more", label="− papers")
    both = CHARTS["rank-history"](changed(guide, breaks=[*guide.rankings.breaks, second]), ["alpha"])
    assert "+ deals and − papers" in words(draw(both))
    assert [note["text"] for note in json.loads(plotly_json(both))["layout"]["annotations"]] == ["+ deals and − papers"]


@pytest.mark.parametrize(
    ("shares", "title"),
    [
        ((10.3, None, 2.2), "Alpha’s largest known share of the world is in PCT patent applications: 10.3%"),
        ((1.0, 2.0, 3.0), "Alpha’s largest share of the world is in venture-capital deals: 3%"),
        ((2.0, 2.0, 1.0), "Alpha’s largest share of the world is in scientific publications: 2%"),
        ((None, 2.4, None), "Alpha has 2.4% of the world’s scientific publications"),
        ((None, None, None), "No share of the world is known to us for Alpha in 2023"),
    ],
)
def test_the_title_of_shares_is_their_finding(guide: Guide, shares: tuple[float | None, ...], title: str) -> None:
    values = dict(zip(("pct", "publications", "vc"), shares, strict=True))
    standings = [
        dataclasses.replace(s, shares=values) if (s.cluster, s.edition) == ("alpha", 2023) else s for s in guide.rankings.standings
    ]
    chart = CHARTS["shares"](changed(guide, standings=standings), ["alpha", "beta-gamma"])
    assert chart.title == title


def test_the_summary_of_shares_counts_what_is_not_known(guide: Guide) -> None:
    summary = "Per cent of the world, 2023 edition."
    assert CHARTS["shares"](guide, ALL).summary == f"{summary} Nine of 15 shares are not known to us."
    assert CHARTS["shares"](guide, ["alpha"]).summary == f"{summary} One of three shares is not known to us."
    assert CHARTS["shares"](guide, ["beta-gamma"]).summary == summary


def test_a_share_that_is_not_known_has_no_bar_and_says_so(guide: Guide) -> None:
    chart = CHARTS["shares"](guide, ["alpha", "delta"])
    svg = draw(chart)
    assert svg.count("<rect") == 2
    assert words(svg).count("not known") == 4
    [trace] = json.loads(plotly_json(chart))["data"]
    assert trace["text"].count("not known") == trace["x"].count(None) == 4


def test_the_newest_earlier_share_stands_in_with_its_year(guide: Guide) -> None:
    base = guide.rankings.standing("alpha")
    assert base is not None
    earlier = [
        dataclasses.replace(
            base, cluster="delta", edition=year, shares={"pct": pct, "publications": None, "vc": 2.0}, sources=(f"record-{year}",)
        )
        for year, pct in ((2021, 7.0), (2022, 4.5))
    ]
    known = [s for s in guide.rankings.standings if (s.cluster, s.edition) not in {("delta", 2021), ("delta", 2022)}]
    chart = CHARTS["shares"](changed(guide, standings=[*known, *earlier]), ["delta", "alpha"])
    assert isinstance(chart.form, Bars)
    [bar, _] = chart.form.blocks[0].bars
    assert (bar.value, bar.text, bar.earlier) == (4.5, "4.5% (2022)", 2022)
    assert draw(chart).count('class="p"') == 2 and "4.5% (2022)" in words(draw(chart))
    assert ("Delta & Sons", "PCT patent applications", "2022", 4.5) in chart.table.rows
    assert ("Delta & Sons", "Scientific publications", "2023", None) in chart.table.rows
    assert chart.summary.startswith("Per cent of the world, 2023 edition; a paler bar is of the earlier edition beside it. ")
    assert chart.edition == "Editions 2023 and 2022" and "record-2022" in chart.sources
    assert chart.title == "No share of the world is known to us for Delta & Sons in 2023", "an older one is not the newest edition's"
    [trace] = json.loads(plotly_json(chart))["data"]
    assert [opacity < 1 for opacity in trace["marker"]["opacity"]] == [True, False, False, False, True, False]


def test_bars_start_at_zero_on_one_scale(guide: Guide) -> None:
    svg = draw(CHARTS["shares"](guide, ["alpha", "beta-gamma"]))
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)%"', svg)]
    values = [10.3, 9.0, 2.4, 2.2, 2.9]
    assert [round(width / max(widths), 2) for width in widths] == [round(value / 10.3, 2) for value in values]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ({"CN": 3, "US": 2}, "China has 3 of the 6 ranked clusters, the United States 2"),
        ({"US": 2}, "The United States has 2 of the 6 ranked clusters"),
        ({"JP": 2, "CN": 2}, "China has 2 of the 6 ranked clusters, Japan 2"),
        ({}, "No count of clusters by economy is known"),
    ],
)
def test_counts(guide: Guide, counts: dict[str, int], title: str) -> None:
    chart = CHARTS["counts"](
        changed(guide, counts=[ClusterCount(2023, code, number, ("record-2023",)) for code, number in counts.items()]), ()
    )
    assert chart.title == title
    assert len(chart.table.rows) == len(counts)
    assert ("The other " in chart.summary) == (sum(counts.values()) < 6)


def test_counts_of_an_edition_whose_length_is_not_known(guide: Guide) -> None:
    chart = CHARTS["counts"](changed(guide, counts=[ClusterCount(2021, "CN", 2, ()), ClusterCount(2021, "US", 1, ())]), ())
    assert (chart.title, chart.edition) == ("China has 2 of the ranked clusters, the United States 1", "Edition 2021")


def test_concentration(guide: Guide) -> None:
    chart = CHARTS["concentration"](guide, ())
    assert (
        chart.title == "The top 100 clusters hold about 70% of PCT patent applications and around 50% of scientific publications worldwide"
    )
    assert chart.table.rows == (("Top 100", "about 70%", "around 50%", None), ("Top 10", "40%", None, None))
    empty = Concentration(2023, "top-100", 100, {"pct": None, "publications": None, "vc": None})
    assert CHARTS["concentration"](changed(guide, concentrations=[empty]), ()).title == "No concentration is known"


def test_intensity(guide: Guide) -> None:
    chart = CHARTS["intensity"](guide, ())
    assert chart.title == "Epsilon is fifth by size and first by intensity"
    assert chart.table.rows == (("Epsilon", 5, 1), ("Alpha", 2, 2))
    assert "no pair of ranks known" in words(draw(CHARTS["intensity"](nothing_known(guide), ())))
    far = Intensity(2023, 250, "alpha", {"pct": None, "publications": None, "vc": None}, None, ())
    svg = draw(CHARTS["intensity"](changed(guide, intensities=[far]), ()))
    [(x, y)] = points(svg)
    assert 0 <= x <= 100
    assert 20 <= y <= height(svg) - 20
