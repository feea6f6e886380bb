"""A chart as a Plotly figure, fetched only when a reader asks to explore it.

A plain dict: plotly.py takes some 4 ms a figure and time to import; in the tests it validates every figure of the guide
and gives the same JSON. It has no template (6.5 kB), and colours are left to the page, which sets
them from its CSS variables: a trace names its colour in `meta`, or that of each of its points. The layout's `meta`,
which Plotly does not draw, holds the terms of the figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cityguide.charts.model import Bars, Chart, Dots, Lines
from cityguide.charts.svg_dots import Place, places, top_of
from cityguide.charts.table import NOT_KNOWN
from cityguide.evidence.terms import DISCLAIMER, attribution, licensed
from cityguide.profiles.model import Symbol

PLOTLY_SYMBOLS: Mapping[Symbol, str] = {
    "disc": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "wedge": "triangle-down",
    "star": "star",
    "cross": "cross",
}
"""Plotly's word for each symbol."""

Part = dict[str, Any]


def plotly_json(chart: Chart) -> str:
    """The figure as compact JSON with sorted keys: `{"data": [...], "layout": {...}}`."""
    return json.dumps(plotly_figure(chart), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plotly_figure(chart: Chart) -> Part:
    """The figure as the dict that Plotly takes: traces under `data`, the rest under `layout`."""
    match chart.form:
        case Lines() as form:
            traces, layout = _lines(form)
        case Bars() as form:
            traces, layout = _bars(form)
        case Dots() as form:
            traces, layout = _dots(form)
    layout |= {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 24, "b": 8},
        "hoverlabel": {"namelength": -1},
        "meta": [attribution(chart.edition), DISCLAIMER, licensed()],
    }
    return {"data": traces, "layout": layout}


def _lines(form: Lines) -> tuple[list[Part], Part]:
    traces: list[Part] = []
    for line in form.lines:
        points = [
            (form.ticks[at], rank)
            for at, value in enumerate(line.values)
            for rank in ((None, value) if at in form.breaks else (value,))  # without a rank the line stops
        ]
        traces.append(
            {
                "type": "scatter", "x": [tick for tick, _ in points], "y": [rank for _, rank in points], "name": line.label,
                "mode": "lines+markers", "connectgaps": False, "meta": line.look.colour, "hovertemplate": "%{x}: rank %{y}",
                "marker": {"symbol": PLOTLY_SYMBOLS[line.look.symbol], "size": 9},
            }
        )  # fmt: skip
    shapes = [
        {
            "type": "line", "xref": "x", "yref": "paper", "x0": at - 0.5, "x1": at - 0.5, "y0": 0, "y1": 1,
            "line": {"dash": "dot", "width": 1},
        }
        for at in sorted(form.breaks)
    ]  # fmt: skip
    notes = [
        {
            "x": at - 0.5, "y": 1, "xref": "x", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False, "text": label,
        }
        for at, label in sorted(form.breaks.items())
    ]  # fmt: skip
    editions = {"type": "category", "categoryorder": "array", "categoryarray": list(form.ticks), "automargin": True, "fixedrange": True}
    return traces, {
        "xaxis": editions,
        "yaxis": {"autorange": "reversed", "title": {"text": "Rank"}, "automargin": True},
        "shapes": shapes,
        "annotations": notes,
        "legend": {"orientation": "h", "y": -0.15},
        "hovermode": "x unified",
    }


def _bars(form: Bars) -> tuple[list[Part], Part]:
    bars = [(block.title, bar) for block in form.blocks for bar in block.bars]
    labels = [bar.label for _, bar in bars]
    trace = {
        "type": "bar", "orientation": "h", "name": "", "textposition": "outside", "cliponaxis": False,
        "meta": [bar.colour for _, bar in bars],
        "marker": {"opacity": [1 if bar.earlier is None else 0.45 for _, bar in bars]},
        "x": [bar.value for _, bar in bars], "y": labels if len(form.blocks) == 1 else [[title for title, _ in bars], labels],
        "text": [bar.text or NOT_KNOWN for _, bar in bars], "hovertemplate": "%{y}: %{text}",
    }  # fmt: skip
    return [trace], {
        "xaxis": {"ticksuffix": "%" if form.unit == "%" else "", "rangemode": "tozero", "automargin": True},
        "yaxis": {"autorange": "reversed", "automargin": True},
        "showlegend": False,
    }


def _side(place: Place) -> str:
    """Plotly's word for where a name stands."""
    down = "bottom" if place.down > 0 else "top" if place.down < 0 else "middle"
    return f"{down} {'right' if place.anchor == 'start' else 'left'}"


def _dots(form: Dots) -> tuple[list[Part], Part]:
    trace = {
        "type": "scatter", "mode": "markers+text", "name": "", "meta": [dot.look.colour for dot in form.dots],
        "marker": {"size": 10, "symbol": [PLOTLY_SYMBOLS[dot.look.symbol] for dot in form.dots]},
        "textposition": [_side(place) for place in places(form)],
        "x": [dot.x for dot in form.dots], "y": [dot.y for dot in form.dots], "text": [dot.label for dot in form.dots],
        "hovertemplate": "%{text}: %{x} by size, %{y} by intensity",
    }  # fmt: skip
    top = top_of(form)
    return [trace], {
        "xaxis": {"title": {"text": form.x_title}, "automargin": True, "range": [-0.03 * top, 1.08 * top]},
        "yaxis": {"title": {"text": form.y_title}, "autorange": "reversed", "automargin": True},
        "showlegend": False,
    }
