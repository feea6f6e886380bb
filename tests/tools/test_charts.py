from __future__ import annotations

import random
from dataclasses import replace

import pytest
from audit.charts import CHART_BUDGET, Chart, check_chart

WHOLE = Chart(
    id="ranks",
    name="Seoul is fifth",
    description="Rank in each edition.",
    drawing="<svg></svg>",
    table="<table></table>",
    rows=9,
    source="WIPO, Global Innovation Index 2025",
    links={"CSV": "http://here/ranks.csv", "SVG": "http://here/ranks.svg"},
)


def said(chart: Chart) -> list[str]:
    return [fault.said for fault in check_chart("trends", chart, lambda address: address in WHOLE.links.values())]


def test_a_whole_chart_has_no_fault() -> None:
    assert said(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ""}, "the drawing has no accessible name"),
        ({"description": ""}, "the drawing has no description"),
        ({"rows": 1}, "no table with a row for each number"),
        ({"source": "WIPO"}, "no source with its edition"),
        ({"links": {"SVG": "http://here/ranks.svg"}}, "no link to its CSV"),
        ({"links": {**WHOLE.links, "SVG": "http://here/gone.svg"}}, "its SVG is not there: http://here/gone.svg"),
    ],
)
def test_each_part_that_is_missing_is_said(change: dict[str, object], fault: str) -> None:
    assert said(replace(WHOLE, **change)) == [fault]  # type: ignore[arg-type]


def test_drawing_and_table_count_together_compressed() -> None:
    noise = "".join(random.Random(1).choices("0123456789abcdef", k=CHART_BUDGET))
    half = replace(WHOLE, drawing=noise)
    assert said(half) == []
    assert said(replace(half, table=noise[::-1] * 2)) == [f"{replace(half, table=noise[::-1] * 2).size / 1000:.1f} kB, not 5"]
