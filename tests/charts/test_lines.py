import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.drawings import discs, lines_chart, segments, words
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import draw

RANKS = st.lists(st.one_of(st.none(), st.integers(1, 120)), min_size=1, max_size=10)


@settings(max_examples=150, deadline=None)
@given(RANKS, st.sets(st.integers(0, 9)))
def test_a_line_joins_neighbours_of_one_method_and_nothing_else(values: list[int | None], breaks: set[int]) -> None:
    """No segment crosses a change of method or an edition whose rank is not known, and no other is left out."""
    at = [index for index in sorted(breaks) if index < len(values)]
    svg = draw(lines_chart([values], at))
    known = [index for index, value in enumerate(values) if value is not None]
    places = discs(svg)[: len(known)]
    index_of = {x: index for index, (x, _) in zip(known, places, strict=True)}
    joined = {(index_of[a[0]], index_of[b[0]]) for run in segments(svg) for a, b in pairwise(run)}
    wanted = {(i, i + 1) for i in known if i + 1 in known and i + 1 not in at}
    assert joined == wanted


@settings(max_examples=150, deadline=None)
@given(RANKS, st.sets(st.integers(0, 9)))
def test_nor_does_the_figure_to_explore(values: list[int | None], breaks: set[int]) -> None:
    at = [index for index in sorted(breaks) if index < len(values)]
    [trace] = json.loads(plotly_json(lines_chart([values], at)))["data"]
    assert trace["connectgaps"] is False
    pairs = list(zip(trace["x"], trace["y"], strict=True))
    joined = {(int(a[0]) - 2001, int(b[0]) - 2001) for a, b in pairwise(pairs) if a[1] is not None and b[1] is not None}
    assert joined == {(i, i + 1) for i in range(len(values) - 1) if values[i] is not None and values[i + 1] is not None and i + 1 not in at}
    assert [y for _, y in pairs if y is not None] == [value for value in values if value is not None]


def test_rank_one_is_on_top_and_years_go_right() -> None:
    places = discs(draw(lines_chart([[9, 1, 5]])))[:3]
    assert places[0][0] < places[1][0] < places[2][0]
    assert places[1][1] < places[2][1] < places[0][1]


def test_equal_ranks_lie_on_each_other_and_their_labels_do_not() -> None:
    svg = draw(lines_chart([[3, 3], [3, 3]], labels=["One", "Two"]))
    runs = segments(svg)
    assert runs[0] == runs[1]
    labels = [float(line.split('y="')[1].split('"')[0]) for line in svg.split("<text")[1:] if ">One<" in line or ">Two<" in line]
    assert abs(labels[0] - labels[1]) >= 14


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([[None, None, None]], 0), ([[None], [None]], 0), ([[4]], 1), ([[None, 4, None]], 1), ([[1, None, 1, None, 1]], 3)],
)
def test_points_alone_are_points(values: list[list[int | None]], drawn: int) -> None:
    svg = draw(lines_chart(values))
    assert segments(svg) == []
    assert len(discs(svg)) == drawn + 1, "and one beside the label"
    assert ("no rank known" in words(svg)) == (drawn == 0)


def test_every_change_of_method_is_marked() -> None:
    svg = draw(lines_chart([[1, 2, 3, 4]], [1, 3]))
    assert svg.count('<path class="k"') == 2
    assert [word for word in words(svg) if word in "①②③"] == ["①", "②"]


@pytest.mark.parametrize("worst", [2, 4, 13, 100, 700, 5000, 999_999])
def test_any_rank_can_be_drawn(worst: int) -> None:
    svg = draw(lines_chart([[1, worst]]))
    [[top, bottom]] = segments(svg)
    assert 44 <= top[1] < bottom[1] <= float(svg.split('viewBox="0 0 480 ')[1].split('"')[0]) - 34
    assert len([word for word in words(svg) if word.isdigit()]) <= 12


def test_many_lines_keep_their_labels_in_the_picture() -> None:
    svg = draw(lines_chart([[n, n + 1] for n in range(1, 13)]))
    height = float(svg.split('viewBox="0 0 480 ')[1].split('"')[0])
    assert all(0 < float(part.split('y="')[1].split('"')[0]) <= height for part in svg.split("<text")[1:])
