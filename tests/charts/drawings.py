"""Reading drawn charts back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from cityguide.charts.model import Chart, Lines, Numbers, Series

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    """The drawing as XML; an `<svg>` in a page has its namespace from HTML."""
    if "xmlns=" not in svg:
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def segments(svg: str) -> list[list[tuple[float, float]]]:
    """The points of each unbroken run of each line."""
    runs = []
    for path in parsed(svg).iter(f"{SVG}path"):
        if path.get("class") == "l":
            for run in re.findall(r"M([^M]+)", path.get("d") or ""):
                runs.append([(float(x), float(y)) for x, y in (point.split() for point in run.split("L"))])
    return runs


def discs(svg: str) -> list[tuple[float, float]]:
    return [(float(disc.get("cx") or 0), float(disc.get("cy") or 0)) for disc in parsed(svg).iter(f"{SVG}circle")]


def lines_chart(values: Sequence[Sequence[int | None]], breaks: Sequence[int] = (), labels: Sequence[str] = ()) -> Chart:
    """A chart of ranks with made-up years, for drawing alone."""
    count = len(values[0]) if values else 1
    ticks = tuple(str(2001 + index) for index in range(count))
    names = list(labels) or [f"Line {index}" for index in range(len(values))]
    lines = tuple(Series(name, tuple(line)) for name, line in zip(names, values, strict=True))
    table = Numbers(("Edition", *names), tuple((tick, *(line[i] for line in values)) for i, tick in enumerate(ticks)))
    return Chart("x", "rank-history", "Title", "Summary", Lines(ticks, lines, {i: f"change {i}" for i in breaks}), table, (), "Edition")
