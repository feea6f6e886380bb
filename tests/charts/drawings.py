"""Reading drawn charts back."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import cycle

from cityguide.charts.model import Chart, Lines, Look, Numbers, Series
from cityguide.colours import HUES

SVG = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]


def parsed(svg: str) -> ET.Element:
    """The drawing as XML; an `<svg>` in a page has its namespace from HTML."""
    if "xmlns=" not in svg:
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def labels(svg: str) -> dict[str, Point]:
    """Where each line of text stands: per cent across, pixels down to the foot of its letters."""
    return {element.text or "": (_across(element, "x"), float(element.get("y") or 0)) for element in parsed(svg).iter(f"{SVG}text")}


def segments(svg: str, cls: str = "l") -> list[list[Point]]:
    """The two ends of each rule of a class; `l` are those that join points."""
    return [
        [(_across(line, "x1"), float(line.get("y1") or 0)), (_across(line, "x2"), float(line.get("y2") or 0))]
        for line in parsed(svg).iter(f"{SVG}line")
        if cls in (line.get("class") or "").split()
    ]


def points(svg: str) -> list[Point]:
    """The middles of all symbols but those beside names, which stand at the left edge whatever the width."""
    found = []
    for element in list(parsed(svg).iter())[1:]:
        x, y = ("cx", "cy") if element.tag == f"{SVG}circle" else ("x", "y")
        if element.tag in (f"{SVG}circle", f"{SVG}svg") and element.get(x) != "6":
            found.append((_across(element, x), float(element.get(y) or 0)))
    return found


def height(svg: str) -> float:
    return float(parsed(svg).get("height") or 0)


def _across(element: ET.Element, name: str) -> float:
    value = element.get(name) or ""
    assert value.endswith("%"), f"{name} is not in per cent of the width: {ET.tostring(element, 'unicode')}"
    return float(value[:-1])


def lines_chart(
    values: Sequence[Sequence[int | None]], breaks: Sequence[int] = (), labels: Sequence[str] = (), colours: Sequence[str] = ()
) -> Chart:
    """A chart of ranks with made-up years, for drawing alone. Each line has a colour of its own, as far as there are colours."""
    count = len(values[0]) if values else 1
    ticks = tuple(str(2001 + index) for index in range(count))
    names = list(labels) or [f"Line {index}" for index in range(len(values))]
    lines = tuple(
        Series(name, tuple(line), Look(colour)) for name, line, colour in zip(names, values, cycle(colours or HUES), strict=False)
    )
    table = Numbers(("Edition", *names), tuple((tick, *(line[i] for line in values)) for i, tick in enumerate(ticks)))
    return Chart("x", "Title", "Summary", Lines(ticks, lines, {i: f"+ change {i}" for i in breaks}), table, (), "Edition")
