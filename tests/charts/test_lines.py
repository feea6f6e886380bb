import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.drawings import height, labels, lines_chart, points, segments, words
from cityguide.charts.kinds import CHARTS
from cityguide.charts.marks import NARROW_CHART
from cityguide.charts.model import Lines
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import draw
from cityguide.project.project import Project

RANKS = st.lists(st.one_of(st.none(), st.integers(1, 120)), min_size=1, max_size=10)


@settings(max_examples=150, deadline=None)
@given(RANKS, st.sets(st.integers(0, 9)), st.booleans())
def test_a_line_joins_neighbours_of_one_method_and_nothing_else(values: list[int | None], breaks: set[int], alone: bool) -> None:
    """No segment crosses a change of method or an edition whose rank is not known, and no other is left out."""
    at = [index for index in sorted(breaks) if index < len(values)]
    svg = draw(lines_chart([values] if alone else [values, [None] * len(values)], at))
    known = [index for index, value in enumerate(values) if value is not None]
    places = points(svg)[: len(known)]
    index_of = {x: index for index, (x, _) in zip(known, places, strict=True)}
    joined = {(index_of[a[0]], index_of[b[0]]) for a, b in segments(svg)}
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


@pytest.mark.parametrize("beside", [[], [[2, 3, 4]]])
def test_rank_one_is_on_top_and_years_go_right(beside: list[list[int | None]]) -> None:
    places = points(draw(lines_chart([[9, 1, 5], *beside])))[:3]
    assert places[0][0] < places[1][0] < places[2][0]
    assert places[1][1] < places[2][1] < places[0][1]


def test_names_stand_by_the_last_points_in_their_order() -> None:
    svg = draw(lines_chart([[4, 1], [2, 2], [1, 3]], labels=["One", "Two", "Three"]))
    for name, (_, y) in zip(["One", "Two", "Three"], [points(svg)[at] for at in (1, 3, 5)], strict=True):
        assert abs(labels(svg)[name][1] - 5 - y) <= 2


def test_every_name_of_the_guide_is_by_its_own_line(the_guide: Project) -> None:
    """The last point nearest to a name, across and down, is that of its own line."""
    guide = the_guide.guide
    stories = [profile.cluster for profile in guide.stories]
    for subject in stories:
        chart = CHARTS["rank-history"](guide, [subject, *(story for story in stories if story != subject)])
        assert isinstance(chart.form, Lines)
        svg, ends, at = draw(chart), [], 0
        for line in chart.form.lines:
            at += sum(rank is not None for rank in line.values)
            ends.append(points(svg)[at - 1])
        for line, own in zip(chart.form.lines, ends, strict=True):
            found = [(x, y - 5) for words, (x, y) in labels(svg).items() if words and line.label.startswith(words)]
            x, y = found[0]
            assert min(ends, key=lambda end: abs(end[1] - y) + abs(end[0] - x)) == own, line.label


def test_a_rule_leads_from_a_line_that_ended_early_to_its_name() -> None:
    svg = draw(lines_chart([[2, 2, 2], [5, 5, None]], labels=["One", "Two"]))
    [leader] = segments(svg, "d")
    assert leader[0] == points(svg)[-1]
    assert leader[1][1] == labels(svg)["Two"][1] - 5


@pytest.mark.parametrize(
    "values",
    [
        [[3, 3], [3, 4]],  # equal ranks
        [[1, 60], [2, 90]],  # near one another on a scale so long
        [[1, 2], [None, None]],  # nothing known of one
    ],
)
def test_lines_that_would_lie_on_one_another_have_strips_of_their_own(values: list[list[int | None]]) -> None:
    svg = draw(lines_chart(values, labels=["One", "Two"]))
    first, second = (labels(svg)[name][1] for name in ("One", "Two"))
    border = [y for (x1, y), (x2, _) in segments(svg, "g") if (x1, x2) == (0, 100)]
    assert len(border) == 1 and first < border[0] < second
    known = [str(rank) for line in values for rank in line if rank is not None]
    assert [word for word in words(svg) if len(word) < 4 and word.isdigit()] == known, "each rank is printed, and there is no scale"
    for at, (_, y) in enumerate(points(svg)[: sum(rank is not None for rank in values[0])]):
        assert y < border[0], at


def test_lines_of_one_colour_have_strips_of_their_own_too() -> None:
    apart = lines_chart([[1, 2], [3, 4]], labels=["One", "Two"])
    alike = lines_chart([[1, 2], [3, 4]], labels=["One", "Two"], colours=["quiet", "quiet"])
    assert [len([rule for rule in segments(draw(chart), "g") if rule[0][0] == 0]) for chart in (apart, alike)] == [0, 1]


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([[None, None, None]], 0), ([[None], [None]], 0), ([[4]], 1), ([[None, 4, None]], 1), ([[1, None, 1, None, 1]], 3)],
)
def test_points_alone_are_points(values: list[list[int | None]], drawn: int) -> None:
    svg = draw(lines_chart(values))
    assert segments(svg) == []
    assert len(points(svg)) == drawn
    assert words(svg).count("no rank known") == sum(all(rank is None for rank in line) for line in values)


@pytest.mark.parametrize("values", [[[1, 2, 3, 4]], [[1, 2, 3, 4], [5, 6, 7, 8]], [[1, 1, 1, 1], [1, 1, 1, 1]]])
def test_a_change_of_method_stands_on_the_lines_in_words(values: list[list[int | None]]) -> None:
    svg = draw(lines_chart(values, [1, 3]))
    rules = segments(svg, "k")
    assert len(rules) == 2
    for (x, top), words_for_it in zip([rule[0] for rule in rules], ["+ change 1", "+ change 3"], strict=True):
        at, y = labels(svg)[words_for_it]
        assert at == x and y < top


def test_words_on_changes_do_not_meet() -> None:
    svg = draw(lines_chart([[1] * 9], [1, 2, 3, 5, 7, 8]))
    boxes = []
    for index in (1, 2, 3, 5, 7, 8):
        x, y = labels(svg)[f"+ change {index}"]
        boxes.append((x * NARROW_CHART / 100, y))
    for (one, y), (two, other) in pairwise(sorted(boxes)):
        assert y != other or two - one >= 70


@pytest.mark.parametrize("worst", [2, 4, 13, 100, 700, 5000, 999_999])
def test_any_rank_can_be_drawn(worst: int) -> None:
    for values in ([[1, worst]], [[1, worst], [worst + 1, worst + 1]]):
        svg = draw(lines_chart(values))
        top, bottom = segments(svg)[0]
        assert 0 < top[1] < bottom[1] <= height(svg) - 20
        assert len([word for word in words(svg) if word.isdigit()]) <= 14


def test_many_lines_keep_their_names_in_the_picture() -> None:
    for values in ([[n, n + 1] for n in range(1, 8)], [[n, n + 1] for n in range(1, 13)]):
        svg = draw(lines_chart(values))
        assert all(0 < y <= height(svg) for _, y in labels(svg).values())
