"""A chart as a Plotly figure, fetched only when a reader asks to explore it.

A plain dict: plotly.py takes some 4 ms a figure and time to import; in the tests it validates every figure of the guide
and gives the same JSON. It has no template (6.5 kB), and colours are left to the page, which sets
them from its CSS variables: a trace names its colour in `meta`. The layout's `meta`, which Plotly does not draw,
holds the terms of the figures.
"""

from __future__ import annotations

import json
from typing import Any

from cityguide.charts.model import Bars, Chart, Dots, Lines
from cityguide.evidence.terms import DISCLAIMER, attribution, licensed

BLOCK_COLOURS = ("petrol", "poppy", "bauhinia")
"""Of the blocks of a bar chart, in their order."""

PLOTLY_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down")

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
    for index, line in enumerate(form.lines):
        x: list[str] = []
        y: list[int | None] = []
        for position, rank in enumerate(line.values):
            if position in form.breaks:
                x.append(form.ticks[position])
                y.append(None)
            x.append(form.ticks[position])
            y.append(rank)
        traces.append(
            {
                "type": "scatter", "x": x, "y": y, "name": line.label, "mode": "lines+markers", "connectgaps": False,
                "meta": line.colour, "marker": {"symbol": PLOTLY_SYMBOLS[index % 5], "size": 9}, "hovertemplate": "%{x}: rank %{y}",
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
        {"x": at - 0.5, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "showarrow": False, "text": str(number)}
        for number, at in enumerate(sorted(form.breaks), start=1)
    ]
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
    traces = [
        {
            "type": "bar", "orientation": "h", "name": block.title, "textposition": "auto",
            "meta": BLOCK_COLOURS[index % len(BLOCK_COLOURS)],
            "x": [bar.value for bar in block.bars], "y": [bar.label for bar in block.bars],
            "text": [bar.text or "not known" for bar in block.bars], "hovertemplate": "%{y}: %{text}",
        }
        for index, block in enumerate(form.blocks)
    ]  # fmt: skip
    return traces, {
        "barmode": "group",
        "xaxis": {"ticksuffix": "%" if form.unit == "%" else "", "rangemode": "tozero", "automargin": True},
        "yaxis": {"autorange": "reversed", "automargin": True},
        "legend": {"orientation": "h", "y": -0.15},
        "showlegend": len(form.blocks) > 1,
    }


def _dots(form: Dots) -> tuple[list[Part], Part]:
    trace = {
        "type": "scatter", "mode": "markers+text", "name": "", "meta": "accent", "marker": {"size": 10}, "textposition": "middle right",
        "x": [dot.x for dot in form.dots], "y": [dot.y for dot in form.dots], "text": [dot.label for dot in form.dots],
        "hovertemplate": "%{text}: %{x} by size, %{y} by intensity",
    }  # fmt: skip
    return [trace], {
        "xaxis": {"title": {"text": form.x_title}, "automargin": True, "range": [-2, 130]},
        "yaxis": {"title": {"text": form.y_title}, "autorange": "reversed", "automargin": True},
        "showlegend": False,
    }
