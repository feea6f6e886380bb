"""Names of dots: each stands by its own, or a rule leads to it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.drawings import height, parsed, segments
from cityguide.charts.kinds import CHARTS
from cityguide.charts.marks import NARROW_CHART, TEXT_LETTER, WIDE_CHART
from cityguide.charts.model import Chart, Dot, Dots, Numbers
from cityguide.charts.svg import draw
from cityguide.project.project import Project

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (NARROW_CHART, 354, WIDE_CHART)


def chart_of(*dots: Dot) -> Chart:
    return Chart("x", "Title", "Summary", Dots("Size", "Intensity", dots), Numbers(("Cluster",), ()), (), "Edition")


def boxes(svg: str, names: list[str], width: int) -> dict[str, tuple[float, float, float, float]]:
    """Left, upper, right and lower edge of each name in pixels, read from the drawing."""
    found = {}
    for text in parsed(svg).iter(f"{SVG}text"):
        if text.text in names:
            x = float((text.get("x") or "").rstrip("%")) * width / 100 + float(text.get("dx") or 0)
            wide, y = len(text.text) * TEXT_LETTER, float(text.get("y") or 0)
            left = x - wide if text.get("text-anchor") == "end" else x
            found[text.text] = (left, y - 13, left + wide, y + 3)
    return found


def middles(svg: str, width: int) -> list[tuple[float, float]]:
    """The dots in pixels, in their order."""
    found = []
    for group in parsed(svg).iter(f"{SVG}g"):
        [symbol] = list(group)
        x, y = (symbol.get("cx"), symbol.get("cy")) if symbol.tag.endswith("circle") else (symbol.get("x"), symbol.get("y"))
        found.append((float((x or "").rstrip("%")) * width / 100, float(y or 0)))
    return found


def assert_names_are_by_their_dots(chart: Chart) -> None:
    assert isinstance(chart.form, Dots)
    svg = draw(chart)
    names = [dot.label for dot in chart.form.dots]
    led = [rule[0] for rule in segments(svg, "d")]
    for width in WIDTHS:
        dots, found = middles(svg, width), boxes(svg, names, width)
        for name, own in zip(names, dots, strict=True):
            left, top, right, bottom = found[name]
            away = [math.hypot(max(left - x, x - right, 0), max(top - y, y - bottom, 0)) for x, y in dots]
            nearest = dots[away.index(min(away))]
            to_it = [True for x, y in led if math.isclose(x * width / 100, own[0]) and y == own[1]]
            assert nearest == own or to_it, f"{name} at {width}"
            assert left >= 0 and right <= width and top >= 0 and bottom <= height(svg), f"{name} leaves the picture at {width}"


def test_every_name_of_the_guide_is_by_its_own_dot(the_guide: Project) -> None:
    chart = CHARTS["intensity"](the_guide.guide, ())
    assert isinstance(chart.form, Dots) and len(chart.form.dots) >= 5
    assert_names_are_by_their_dots(chart)
    assert segments(draw(chart), "d") == [], "and close to it, without a rule"


def test_no_two_names_of_the_guide_meet(the_guide: Project) -> None:
    chart = CHARTS["intensity"](the_guide.guide, ())
    assert isinstance(chart.form, Dots)
    for width in WIDTHS:
        found = list(boxes(draw(chart), [dot.label for dot in chart.form.dots], width).values())
        for nth, one in enumerate(found):
            for other in found[nth + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("ranks", [[(1, 1), (2, 1), (3, 2), (1, 2)], [(99, 99), (100, 100), (98, 100)], [(50, 50)] * 2])
def test_names_of_a_crowd_are_led_to_their_dots(ranks: list[tuple[int, int]]) -> None:
    assert_names_are_by_their_dots(chart_of(*(Dot(f"Cluster {at}", x, y) for at, (x, y) in enumerate(ranks))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 100), st.integers(1, 100)), min_size=1, max_size=8, unique=True))
def test_wherever_dots_lie_names_are_by_them(ranks: list[tuple[int, int]]) -> None:
    assert_names_are_by_their_dots(chart_of(*(Dot(f"Cluster {at}", x, y) for at, (x, y) in enumerate(ranks))))
