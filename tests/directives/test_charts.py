"""A chart on a page, from data of which much, little or nothing is known."""

from __future__ import annotations

import html
import re

import pytest
from charts.drawings import parsed
from charts.test_kinds import ALL, VARIANTS, hostile

from cityguide.charts.kinds import CHARTS
from cityguide.charts.model import Chart
from cityguide.directives.options import NEED_CLUSTERS, ChartOptions
from cityguide.directives.ranking import chart as figure_of
from cityguide.directives.ranking import chart_of
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose


def shown(guide: Guide, options: ChartOptions) -> tuple[Chart, str]:
    """A chart, and its figure as a page has it."""
    return chart_of(guide, options), figure_of(View(guide, Prose(guide, None, Notes())), options)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("kind", CHARTS)
def test_the_numbers_of_every_chart_stand_in_a_table(guide: Guide, kind: str, variant: str) -> None:
    for clusters in (["alpha"], ["omega"], ["alpha", "delta"], ALL) if kind in NEED_CLUSTERS else ([],):
        chart, markup = shown(VARIANTS[variant](guide), ChartOptions(kind=kind, clusters=clusters))
        [table] = re.findall("<section.*</section>", markup, re.DOTALL)
        parsed(f"<svg >{table}</svg>")
        assert table.count("not known") == sum(value is None for row in chart.table.rows for value in row)
        assert table.count('<th scope="row">') == len(chart.table.rows)
        assert table.count('<th scope="col">') == len(chart.table.header)


def test_a_figure_holds_all_that_accounts_for_it(guide: Guide) -> None:
    chart, markup = shown(hostile(guide), ChartOptions(kind="rank-history", clusters=["omega", "delta"]))
    figure = parsed(f"<svg >{re.sub(' (hidden|download|data-search-exclude)(?=[ >])', '', markup)}</svg>")[0]
    assert figure.get("id") == chart.id
    assert figure.get("data-figure") == f"cg:charts/{chart.id}.json"
    assert f'href="cg:charts/{chart.id}.csv"' in markup
    assert f'href="cg:charts/{chart.id}.svg"' in markup
    assert f"{html.escape(chart.edition)}. Adapted from " in markup
    assert '<a href="#note-1">1</a></sup>' in markup
    assert set(chart.sources) == {"record-2021", "record-2023", "wire-2023"}
    assert "2023: Named without its rank." in markup
    assert chart.title in "".join(figure.itertext())
    assert '<button type="button" class="cg-explore" hidden>Explore</button>' in markup
    assert "<script" not in markup
