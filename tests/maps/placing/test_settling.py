"""Many things on a plate: none over another, unless it is said."""

from __future__ import annotations

import numpy as np
import pytest

from cityguide.maps.pins import Pin
from cityguide.maps.placing.boxes import strikes
from cityguide.maps.placing.labels import Placed, Wanted, lay_out
from cityguide.maps.placing.markers import DiscColumn, Spot, arrange
from cityguide.maps.placing.settling import Asking, settle
from cityguide.maps.projection import LocalFrame
from cityguide.maps.window import Box, Window

PLATE = Window(LocalFrame(35.0, 139.0), 400, 400, 0.1)
BOUNDS = PLATE.inside(4)
NAMES = ("Ueno", "Seoul Sky", "Computer History Museum", "Kowloon Tong", "成都", "Mita", "Express Bus Terminal")


def random_plate(seed: int) -> tuple[list[DiscColumn], list[Placed]]:
    """Up to 60 pins, some in a heap, and a name for each and for as many points besides."""
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 61))
    spread = random.uniform(15, 180)
    at = np.clip(random.normal(200, spread, (count, 2)), 25, 375).round(1)
    spots = [Spot(x, y, (Pin(0, 0, "p", "attraction", number=n, icon="park"),)) for n, (x, y) in enumerate(at.tolist())]
    columns = arrange(spots, PLATE, [Box(0, 366, 150, 400)])
    solid = [column.box for column in columns]
    lines = [(NAMES[int(index)], 12.0) for index in random.integers(0, len(NAMES), 2 * count)]
    wanted = [
        Wanted(Pin(0, 0, "n", "city"), column.x, column.y, 24.0, (line,), must=False, rise=12.0)
        for column, line in zip(columns, lines, strict=False)
    ]
    points = random.uniform(10, 390, (count, 2)).round(1).tolist()
    wanted += [Wanted(Pin(0, 0, "n", "city"), x, y, 6.0, (line,)) for (x, y), line in zip(points, lines[count:], strict=True)]
    return columns, lay_out(wanted, BOUNDS, solid, reaches=(0, 12, 24))


@pytest.mark.parametrize("seed", range(50))
def test_nothing_covers_anything_unless_it_says_so(seed: int) -> None:
    columns, names = random_plate(seed)
    covered = 0.06  # square units to a unit of edge: a box is rounded to a tenth
    for index, one in enumerate(columns):
        for other in columns[:index]:
            assert one.box.shared(other.box) <= covered * 42 or not (one.free and other.free)
    for index, name in enumerate(names):
        for box in (*(column.box for column in columns), *(other.box for other in names[:index] if other.free)):
            assert name.box.shared(box) <= covered * 180 or not name.free
        if name.free:
            assert BOUNDS.shared(name.box) >= name.box.area - 0.1
    assert all(name.free or name.wanted.must for name in names)


def test_most_find_room_where_there_is_room() -> None:
    """Discs are let go of only in a heap: twenty on a whole plate all stand free."""
    random = np.random.default_rng(1)
    spots = [Spot(x, y, (Pin(0, 0, "p", "attraction", number=1, icon="park"),)) for x, y in random.uniform(40, 360, (20, 2)).tolist()]
    assert all(column.free for column in arrange(spots, PLATE, []))


def test_the_same_input_gives_the_same_answer() -> None:
    assert random_plate(7) == random_plate(7)


ANYWHERE = Box(-100, -100, 200, 200)


def boxes(*lefts: float, must: bool = True) -> Asking:
    """Positions in a row, each ten wide; the first costs least."""
    return Asking([(cost, Box(left, 0, left + 10, 10), None) for cost, left in enumerate(lefts)], ANYWHERE, must)


def positions(*asking: Asking, solid: tuple[Box, ...] = ()) -> list[tuple[int | None, bool]]:
    return [(seat.position, seat.free) for seat in settle(asking, Box(0, 0, 100, 100), solid)]


def test_the_cheapest_free_position_is_taken_in_the_order_given() -> None:
    assert positions(boxes(0, 20), boxes(0, 20)) == [(0, True), (1, True)]


def test_one_that_stands_makes_room_for_one_that_has_nowhere_else() -> None:
    assert positions(boxes(0, 20), boxes(0)) == [(1, True), (0, True)]


def test_what_must_stand_covers_least_and_is_not_free() -> None:
    assert positions(boxes(0), boxes(0, 5)) == [(0, True), (1, False)]


def test_what_need_not_stand_is_left_out() -> None:
    assert positions(boxes(0), boxes(0, must=False)) == [(0, True), (None, True)]
    assert positions(boxes(0, must=False), boxes(0)) == [(0, True), (0, False)]


def test_nothing_stands_off_the_plate_or_on_what_is_solid() -> None:
    assert positions(boxes(-5, 20, 50), solid=(Box(25, 0, 27, 5),)) == [(2, True)]


def test_soft_boxes_only_cost() -> None:
    (seat,) = settle([boxes(0, 20)], Box(0, 0, 100, 100), soft=[(Box(0, 0, 10, 10), 1.0)])
    assert (seat.position, seat.free) == (1, True)
    (seat,) = settle([boxes(0)], Box(0, 0, 100, 100), soft=[(Box(0, 0, 10, 10), 1.0)])
    assert (seat.position, seat.free) == (0, True)


def test_a_line_runs_through_no_box_and_crosses_no_line() -> None:
    stands = [(0.0, Box(60, 0, 70, 10), (5, 5, 60, 5)), (1.0, Box(0, 60, 10, 70), (5, 5, 5, 60))]
    tied, between = Asking(stands, ANYWHERE), Box(30, 0, 40, 10)
    assert [seat.position for seat in settle([tied], Box(0, 0, 100, 100), [between])] == [1]
    assert [seat.position for seat in settle([tied], Box(0, 0, 100, 100), ties=[(30, 0, 30, 10)])] == [1]


def test_a_line_that_begins_in_a_solid_box_is_not_free_wherever_it_leads() -> None:
    stands = [(0.0, Box(-20, 0, -10, 10), None), (1.0, Box(60, 0, 70, 10), (5, 5, 60, 5)), (2.0, Box(0, 60, 10, 70), (5, 5, 5, 60))]
    (seat,) = settle([Asking(stands, ANYWHERE)], Box(0, 0, 100, 100), [Box(0, 0, 10, 10), Box(55, 0, 80, 80)])
    assert (seat.position, seat.free, seat.box) == (2, False, stands[2][1])


def test_shared_and_strikes_are_those_of_boxes_and_segments() -> None:
    some = Box(0, 0, 10, 10)
    assert [some.shared(other) for other in (Box(5, 5, 20, 8), Box(10, 0, 20, 10))] == [15.0, 0.0]
    lines = [(-5, 5, 15, 5), (-5, 12, 15, 12), (2, 2, 8, 8), (5, -9, 5, -1), (-5, 8, 8, 20)]
    assert [strikes(line, some) for line in lines] == [True, False, True, False, False]


def test_all_of_many_are_looked_at_and_none_is_lost() -> None:
    """Boxes on more squares than one, and below zero, are found as well."""
    random = np.random.default_rng(3)
    at = random.uniform(-300, 300, (200, 2)).tolist()
    asking = [Asking([(0.0, Box.around(x, y, 20, 6), None)], Box.around(x, y, 20, 6), must=False) for x, y in at]
    found = [seat.box for seat in settle(asking, Box(-400, -400, 400, 400)) if seat.box]
    assert 50 < len(found) < 200
    assert all(one.shared(other) < 2.1 for index, one in enumerate(found) for other in found[:index])


def test_nothing_asks_for_nothing() -> None:
    assert settle([], Box(0, 0, 10, 10)) == []
