"""One colour and one symbol for a cluster, in whatever chart and form it stands."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from charts.drawings import parsed
from cityguide.charts.kinds import CHARTS, looks_of
from cityguide.charts.marks import marker
from cityguide.charts.model import Bars, Chart, Dots, Lines, Look
from cityguide.charts.plotly_figure import PLOTLY_SYMBOLS, plotly_json
from cityguide.charts.svg import draw
from cityguide.profiles.model import SHAPES
from cityguide.project.project import Project
from cityguide.reading.text_file import TextFile
from cityguide.site.compose import charts_asked_for


@pytest.fixture(scope="module")
def charts(the_guide: Project) -> list[Chart]:
    """Every chart of every page of the guide."""
    texts = [TextFile(path, page.text) for path, page in the_guide.pages.items()]
    asked = charts_asked_for(the_guide.guide, texts)
    return [CHARTS[options.kind](the_guide.guide, options.clusters) for options in asked]


def worn(chart: Chart) -> Iterator[tuple[str, Look]]:
    match chart.form:
        case Lines(_, lines):
            yield from ((line.label, line.look) for line in lines)
        case Bars(blocks):
            yield from ((bar.label, bar.look) for block in blocks for bar in block.bars if bar.look)
        case Dots(_, _, dots):
            yield from ((dot.label, dot.look) for dot in dots)


def test_a_profile_gives_the_look_in_every_chart(the_guide: Project, charts: list[Chart]) -> None:
    looks = {profile.name: Look(profile.accent, profile.symbol) for profile in the_guide.guide.profiles}
    seen = defaultdict(set)
    for chart in charts:
        for label, look in worn(chart):
            seen[label].add(look)
    assert all(seen[name] == {look} for name, look in looks.items())
    assert len(set(looks.values())) == len(looks)


def test_no_two_clusters_of_a_chart_look_alike(charts: list[Chart]) -> None:
    for chart in charts:
        looks = dict(worn(chart))
        if len(looks) <= len(SHAPES):
            assert len({look.symbol for look in looks.values()}) == len(looks), chart.id


def test_what_is_drawn_wears_it(charts: list[Chart]) -> None:
    """In the page and as a file, points and the symbols beside names; in the figure to explore as Plotly calls it."""
    for chart in charts:
        looks = list(dict.fromkeys(look for _, look in worn(chart)))
        for standalone in (False, True):
            svg = draw(chart, standalone=standalone)
            parsed(svg)
            for look in looks:
                [*groups] = re.findall(rf'<g fill="var\(--cg-{look.colour}\)" stroke="var\(--cg-{look.colour}\)">(.*?)</g>', svg)
                outline = "<circle " if look.symbol == "disc" else marker(look.symbol, "6", 0).split(">")[1]
                assert any(outline in group for group in groups) or _nothing_drawn(chart, look), f"{chart.id}: {look}"
        for trace in json.loads(plotly_json(chart))["data"]:
            if isinstance(chart.form, Lines):
                look = next(look for label, look in worn(chart) if label == trace["name"])
                assert (trace["meta"], trace["marker"]["symbol"]) == (look.colour, PLOTLY_SYMBOLS[look.symbol])
            elif chart.id.startswith("shares-"):
                assert trace["meta"] == [look.colour for _, look in worn(chart)]
            elif isinstance(chart.form, Dots):
                assert trace["meta"] == [look.colour for _, look in worn(chart)]
                assert trace["marker"]["symbol"] == [PLOTLY_SYMBOLS[look.symbol] for _, look in worn(chart)]


def _nothing_drawn(chart: Chart, look: Look) -> bool:
    """A line alone without a known rank: the title has its name, and there is no point."""
    return isinstance(chart.form, Lines) and all(
        all(value is None for value in line.values) for line in chart.form.lines if line.look == look
    )


def test_clusters_without_a_profile_are_quiet_and_keep_their_symbol_where_it_is_free(the_guide: Project) -> None:
    guide = the_guide.guide
    without = [cluster for cluster in guide.rankings.clusters if guide.profile(cluster) is None]
    alone: Mapping[str, Look] = {cluster: looks_of(guide, [cluster])[0] for cluster in without}
    assert {look.colour for look in alone.values()} == {"quiet"}
    assert {look.symbol for look in alone.values()} == set(SHAPES)
    one = without[0]
    other = next(cluster for cluster in without if alone[cluster].symbol != alone[one].symbol)
    same = next(cluster for cluster in without[1:] if alone[cluster].symbol == alone[one].symbol)
    assert looks_of(guide, [other, one]) == [alone[other], alone[one]]
    assert looks_of(guide, [one, same])[0] == alone[one]
    assert looks_of(guide, [one, same])[1].symbol != alone[one].symbol
    many = looks_of(guide, without[: 2 * len(SHAPES)])
    assert {look.symbol for look in many} == set(SHAPES), "when all are taken they begin again"


def test_a_profile_takes_its_symbol_before_others(the_guide: Project) -> None:
    guide = the_guide.guide
    for profile in guide.profiles:
        for cluster in guide.rankings.clusters:
            if guide.profile(cluster) is None:
                assert looks_of(guide, [cluster, profile.cluster])[1] == Look(profile.accent, profile.symbol)
                assert looks_of(guide, [cluster, profile.cluster])[0].symbol != profile.symbol
