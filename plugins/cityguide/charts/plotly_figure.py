"""A chart as a Plotly figure, fetched only when a reader asks to explore it.

Built and validated with plotly.py; the default template (6.5 kB of JSON) is stripped and colours are left to
the page, which sets them from its CSS variables: a trace names its series in `meta`.
"""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from cityguide.charts.model import Bars, Chart, Dots, Lines

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down")


def plotly_json(chart: Chart) -> str:
    """The figure as compact JSON with sorted keys: `{"data": [...], "layout": {...}}`."""
    form = chart.form
    if isinstance(form, Lines):
        traces, layout = _lines(form)
    elif isinstance(form, Bars):
        traces, layout = _bars(form)
    else:
        assert isinstance(form, Dots)
        traces, layout = _dots(form)
    layout |= {
        "template": None,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 24, "b": 8},
        "hoverlabel": {"namelength": -1},
    }
    figure = go.Figure(data=traces, layout=layout).to_plotly_json()
    figure["layout"].pop("template", None)
    return json.dumps(_plain(figure), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _lines(form: Lines) -> tuple[list[Any], dict[str, Any]]:
    traces = []
    for index, line in enumerate(form.lines):
        x: list[str | None] = []
        y: list[int | None] = []
        for position, rank in enumerate(line.values):
            if position in form.breaks:
                x.append(form.ticks[position])
                y.append(None)
            x.append(form.ticks[position])
            y.append(rank)
        traces.append(
            go.Scatter(
                x=x, y=y, name=line.label, mode="lines+markers", connectgaps=False, meta=index + 1 if index < 5 else 0,
                marker={"symbol": SYMBOLS[index % 5], "size": 9}, hovertemplate="%{x}: rank %{y}",
            )
        )  # fmt: skip
    shapes = [
        {"type": "line", "xref": "x", "yref": "paper", "x0": i - 0.5, "x1": i - 0.5, "y0": 0, "y1": 1, "line": {"dash": "dot", "width": 1}}
        for i in sorted(form.breaks)
    ]
    notes = [
        {"x": i - 0.5, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "showarrow": False, "text": str(number)}
        for number, i in enumerate(sorted(form.breaks), start=1)
    ]
    axis = {"type": "category", "categoryorder": "array", "categoryarray": list(form.ticks), "automargin": True, "fixedrange": True}
    layout = {
        "xaxis": axis, "yaxis": {"autorange": "reversed", "title": {"text": "Rank"}, "automargin": True, "dtick": None},
        "shapes": shapes, "annotations": notes, "legend": {"orientation": "h", "y": -0.15}, "hovermode": "x unified",
    }  # fmt: skip
    return traces, layout


def _bars(form: Bars) -> tuple[list[Any], dict[str, Any]]:
    traces = [
        go.Bar(
            x=[bar.value for bar in block.bars], y=[bar.label for bar in block.bars], text=[bar.text or "not known" for bar in block.bars],
            name=block.title, orientation="h", textposition="auto", meta=index + 1 if index < 5 else 0, hovertemplate="%{y}: %{text}",
        )
        for index, block in enumerate(form.blocks)
    ]  # fmt: skip
    layout = {
        "barmode": "group", "xaxis": {"ticksuffix": "%" if form.unit == "%" else "", "rangemode": "tozero", "automargin": True},
        "yaxis": {"autorange": "reversed", "automargin": True}, "legend": {"orientation": "h", "y": -0.15},
        "showlegend": len(form.blocks) > 1,
    }  # fmt: skip
    return traces, layout


def _dots(form: Dots) -> tuple[list[Any], dict[str, Any]]:
    trace = go.Scatter(
        x=[dot.x for dot in form.dots], y=[dot.y for dot in form.dots], text=[dot.label for dot in form.dots], mode="markers+text",
        textposition="middle right", meta=1, marker={"size": 10}, name="", hovertemplate="%{text}: %{x} by size, %{y} by intensity",
    )  # fmt: skip
    layout = {
        "xaxis": {"title": {"text": form.x_title}, "automargin": True, "range": [-2, 130]},
        "yaxis": {"title": {"text": form.y_title}, "autorange": "reversed", "automargin": True}, "showlegend": False,
    }  # fmt: skip
    return [trace], layout
