"""Charts as readers meet them. axe does not ask whether a drawing says what it shows; this does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.async_api import Page as Tab

from audit.browser import probe
from audit.faults import Fault
from audit.server import packed

CHART_BUDGET = 5_000
SMALLEST_TEXT, LARGEST_TEXT = 12, 15


@dataclass(frozen=True)
class Chart:
    """A `<figure>` of the page as probes/charts.js reads it; `drawing` and `table` are HTML, `links` addresses by their words."""

    id: str
    name: str
    description: str
    drawing: str
    table: str
    rows: int
    source: str
    links: dict[str, str]

    @property
    def size(self) -> int:
        """Drawing and table together, gzip, bytes."""
        return len(packed((self.drawing + self.table).encode()))


@dataclass(frozen=True)
class Size:
    """How large words stand on the screen, in CSS pixels: of which drawing, and the words themselves."""

    px: float
    drawing: str
    words: str


async def read_sizes(tab: Tab) -> list[Size]:
    """The smallest and the largest words of the page's charts at the width that `tab` has; none where it has no words in charts."""
    return [Size(*size) for size in await tab.evaluate(probe("chart_text"))]


def check_sizes(page: str, width: int, sizes: Sequence[Size]) -> list[Fault]:
    """Words of charts that are too small to read, or larger than those around them. Within a twentieth of a pixel, as browsers round."""
    return [
        Fault(
            page,
            "chart text",
            "size",
            width,
            element=size.drawing,
            said=f"“{size.words}” is {size.px:.1f} px, not {SMALLEST_TEXT} to {LARGEST_TEXT}",
        )
        for size in sizes
        if not SMALLEST_TEXT - 0.05 <= size.px <= LARGEST_TEXT + 0.05
    ]


async def read_charts(tab: Tab) -> list[Chart]:
    return [Chart(**chart) for chart in await tab.evaluate(probe("charts"))]


def check_chart(page: str, chart: Chart, answers: Callable[[str], bool]) -> list[Fault]:
    """What is missing from a chart; `answers` says whether an address answers 200."""
    missing = []
    if not chart.name:
        missing.append("the drawing has no accessible name")
    if not chart.description:
        missing.append("the drawing has no description")
    if chart.rows < 2:
        missing.append("no table with a row for each number")
    if not re.search(r"\b(19|20)\d\d\b", chart.source):
        missing.append("no source with its edition")
    for word in ("CSV", "SVG"):
        if word not in chart.links:
            missing.append(f"no link to its {word}")
        elif not answers(chart.links[word]):
            missing.append(f"its {word} is not there: {chart.links[word]}")
    if chart.size > CHART_BUDGET:
        missing.append(f"{chart.size / 1000:.1f} kB, not {CHART_BUDGET / 1000:.0f}")
    return [Fault(page, "chart", "is not whole", element=f"#{chart.id}", said=said) for said in missing]
