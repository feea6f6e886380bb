"""A chart on a page: finding, summary, picture, numbers, source, downloads."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from cityguide.charts.model import Chart
from cityguide.charts.svg import draw
from cityguide.charts.table import html_table


def figure_html(chart: Chart, *, cite: Callable[[Sequence[str], int], str], credit: str, link: Callable[[str], str]) -> str:
    """The whole `<figure>`. `link` turns the path of an output (`charts/<id>.csv`) into an address, `cite` sets marks.

    Without JavaScript everything works except *Explore*, which the page's script shows.
    """
    base = f"charts/{chart.id}"
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in chart.notes)
    return (
        f'<figure class="cg-chart" id="{chart.id}" data-figure="{link(base + ".json")}">'
        f'<figcaption><p class="cg-chart-title">{html.escape(chart.title)}</p>'
        f'<p class="cg-chart-summary">{html.escape(chart.summary)}</p></figcaption>'
        f'<div class="cg-chart-picture">{draw(chart)}</div>'
        f"<details><summary>The numbers</summary>{html_table(chart.table, chart.title)}"
        + (f'<ul class="cg-chart-notes">{notes}</ul>' if notes else "")
        + f'<p>Row by row, with every source: <a href="{link("data.md")}">the tables</a>.</p>'
        f'</details><p class="cg-chart-source">{html.escape(chart.edition)}. {credit}{cite(chart.sources, 3)} '
        f'<span class="cg-chart-links"><a href="{link(base + ".csv")}" download>CSV</a> '
        f'<a href="{link(base + ".svg")}" download>SVG</a>'
        f'<button type="button" class="cg-explore" hidden>Explore</button></span></p></figure>'
    )
