"""Boxes and lines on a plate: which are near, and which meet."""

from __future__ import annotations

import numpy as np

from cityguide.maps.placing.boxes import TOUCH, BoxIndex, meet
from cityguide.maps.window import Box

HERE = (0.0, 0.0, 10.0, 10.0)
AFAR = (40.0, 0.0, 50.0, 10.0)


def test_what_shares_some_of_a_box_is_near_and_no_more() -> None:
    random = np.random.default_rng(4)
    middles, sizes = random.uniform(-300, 300, (200, 2)).tolist(), random.uniform(1, 120, (200, 2)).tolist()
    entries = [(*Box.around(x, y, wide, high), nth) for nth, ((x, y), (wide, high)) in enumerate(zip(middles, sizes, strict=True))]
    index = BoxIndex(entries[:100])
    for entry in entries[100:]:
        index.put(entry)
    for entry in entries[50:120]:
        index.lift(entry)
    left = entries[:50] + entries[120:]
    for entry in entries[::10]:
        box = Box(*entry[:4])
        assert index.near(box) == sorted((other for other in left if box.shared(other[:4]) > 0), key=lambda other: other[1])


def test_an_index_may_be_empty() -> None:
    assert BoxIndex[tuple[float, float, float, float]]().near(HERE) == []


def test_things_meet_where_one_stands_on_the_other() -> None:
    assert meet(HERE, None, (9.0, 9.0, 20.0, 20.0), None)
    assert not meet(HERE, None, (10.0 - TOUCH / 2, 0.0, 20.0, 10.0), None)
    assert not meet(HERE, None, AFAR, None)


def test_things_meet_where_a_line_runs_through_something() -> None:
    through, past = (-5.0, 5.0, 15.0, 5.0), (-5.0, 30.0, 15.0, 30.0)
    assert meet(HERE, None, AFAR, through) and not meet(HERE, None, AFAR, past)
    assert meet(AFAR, through, HERE, None) and not meet(AFAR, past, HERE, None)
    assert meet(HERE, past, AFAR, (0.0, 25.0, 1.0, 35.0)) and not meet(HERE, past, AFAR, (0.0, 31.0, 1.0, 35.0))
