"""What is known of one thing's positions, whatever else stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cityguide.maps.placing.boxes import Tie
from cityguide.maps.placing.positions import STRUCK, Positions, SoftBox, Stand
from cityguide.maps.window import Box

PLATE = Box(0, 0, 100, 100)


def row(*lefts: float, tie: Tie | None = None) -> list[Stand]:
    return [(float(cost), (left, 0.0, left + 10, 10.0), tie) for cost, left in enumerate(lefts)]


def positions(
    stands: list[Stand], *solid: Box, soft: tuple[SoftBox, ...] = (), own: int | None = None, ties: tuple[Tie, ...] = ()
) -> Positions:
    return Positions(stands, own, PLATE, solid, soft, ties)


def test_those_are_open_that_lie_on_the_plate_and_on_nothing_solid() -> None:
    found = positions(row(-5, 20, 50, 95, 70), Box(25, 0, 27, 5))
    assert [number for number, *_ in found.open()] == [2, 4]
    assert [number for number, *_ in found.open()] == [2, 4]  # what was found is kept
    assert len(list(found.all())) == 5


def test_no_more_are_read_than_are_asked_for() -> None:
    def endless() -> Iterator[Stand]:
        left = 0.0
        while True:
            yield left, (left, 0.0, left + 10, 10.0), None
            left += 10.0

    found = Positions(endless(), None, PLATE, (Box(0, 0, 15, 5),), (), ())
    assert next(found.open())[0] == 2
    assert len(found.read) == 3


def test_what_is_open_tells_the_edges_about_it_and_its_line() -> None:
    ((_, _, box, _, about),) = positions(row(50, tie=(5.0, 40.0, 50.0, 5.0))).open()
    assert (box, about) == ((50, 0, 60, 10), (5, 0, 60, 40))


def test_no_position_is_open_whose_line_begins_in_something_solid() -> None:
    tie = (5.0, 5.0, 50.0, 5.0)
    found = positions(row(50, 60, tie=tie), Box(0, 0, 10, 10), Box(0, 0, 30, 7), Box(20, 0, 30, 10))
    assert list(found.open()) == [] and list(found.open()) == []
    assert found.caught(tie) == 2


def test_what_is_spilt_is_over_the_edge_or_on_something_solid_or_run_through() -> None:
    tie = (50.0, 50.0, 50.0, 10.0)
    found = positions([], Box(40, 20, 60, 30), Box(45, 0, 100, 10), ties=((45.0, 40.0, 55.0, 40.0),))
    box = (45.0, -5.0, 55.0, 5.0)
    assert found.spilt(box, None, 1000) == pytest.approx(50 + 50, abs=0.1)
    assert found.spilt(box, tie, 1000) - found.spilt(box, None, 1000) == pytest.approx(2 * STRUCK)
    assert found.spilt(box, tie, 10) == 50  # counted no further


def test_soft_boxes_cost_but_for_its_own() -> None:
    soft = ((0.0, 0.0, 5.0, 10.0, 2.0, 0), (5.0, 0.0, 10.0, 10.0, 1.0, 1), (50.0, 0.0, 60.0, 10.0, 9.0, 2))
    assert positions([], soft=soft).cost(3.0, (0.0, 0.0, 10.0, 10.0)) == pytest.approx(3 + 2 * 50 + 50, abs=0.2)
    assert positions([], soft=soft, own=0).cost(3.0, (0.0, 0.0, 10.0, 10.0)) == pytest.approx(3 + 50, abs=0.1)
