"""Positions of a disc about its point."""

from __future__ import annotations

import math
from itertools import islice

from cityguide.maps.placing.around import FARTHEST, OFF_POINT, OWN, stands_around

POINT = (100.3, 50.7)


def test_the_first_is_the_point_itself_and_the_others_cost_more_and_more() -> None:
    (cost, box, tie), *others = stands_around(POINT, 24.0, 13.5, (200.0, 50.0))
    assert (cost, tie) == (-OWN, None)
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == POINT
    costs = [cost for cost, *_ in others]
    assert costs == sorted(costs) and costs[0] > OFF_POINT
    assert len(others) == 192


def test_a_line_leads_from_the_point_to_the_middle_which_is_in_tenths() -> None:
    far = []
    for _, (left, top, right, bottom), tie in islice(stands_around(POINT, 24.0, 13.5, (200.0, 50.0)), 1, None):
        assert tie is not None and tie[:2] == POINT
        assert tie[2:] == (round(tie[2], 1), round(tie[3], 1))
        assert (tie[2] - 24.0, tie[3] - 13.5, tie[2] + 24.0, tie[3] + 13.5) == (left, top, right, bottom)
        far.append(math.hypot(tie[2] - tie[0], tie[3] - tie[1]))
    assert min(far) > 18.9 and max(far) < FARTHEST + 0.1


def test_outward_is_nearer_than_inward() -> None:
    (*_, east), (*_, west) = (next(islice(stands_around(POINT, 10.5, 10.5, (x, 50.7)), 1, None)) for x in (0.0, 200.0))
    assert east is not None and west is not None
    assert east[2] > POINT[0] > west[2]


def test_of_two_as_good_the_one_that_covers_the_point_is_the_nearer() -> None:
    """From a middle of its own a wide disc goes sideways first, where its box still covers the point."""
    *_, tie = next(islice(stands_around(POINT, 24.0, 13.5, POINT), 1, None))
    assert tie is not None and abs(tie[3] - POINT[1]) < 17
