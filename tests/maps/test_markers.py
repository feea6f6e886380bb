"""Discs of a plate: a few stand apart, and very many stay where they are, in time that does not grow with their square."""

from __future__ import annotations

import math

from cityguide.maps.markers import DISCS_APART, MOST_APART, arrange, spots
from cityguide.maps.pins import Pin
from cityguide.maps.window import fit


def pins(count: int) -> tuple[Pin, ...]:
    return tuple(Pin(35.0 + (n % 40) / 100, 139.0 + (n // 40) / 100, f"p{n}", "attraction") for n in range(count))


def test_a_few_stand_apart() -> None:
    crowd = (*(Pin(35.0 + n / 10_000, 139.0, f"p{n}", "attraction") for n in range(3)), Pin(35.2, 139.2, "far", "attraction"))
    window = fit(crowd, width=400, height=290, inner=(320, 200), least_km=2)
    rows = arrange(spots(window, crowd), window, [])
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            assert math.hypot(one.x - other.x, one.y - other.y) >= DISCS_APART - 1


def test_very_many_stay_on_their_points() -> None:
    many = pins(MOST_APART * 2)
    window = fit(many, width=400, height=290, inner=(320, 200), least_km=2)
    rows = arrange(spots(window, many), window, [])
    assert len(rows) > MOST_APART
    assert not any(row.moved for row in rows)
