"""Discs of a plate: a few stand apart, and very many stay where they are, in time that does not grow with their square."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

import pytest

from cityguide.maps.pins import Pin
from cityguide.maps.placing.markers import DISCS_APART, MOST_APART, RADIUS, arrange, discs, icons_of, spots
from cityguide.maps.window import Box, fit


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


def crowd(icon: str | None) -> tuple[Pin, ...]:
    """Seven places within half a kilometre, two of them at one point."""
    places = [(35.0 + n / 1000, 139.0 + (n % 3) / 1000) for n in range(6)]
    return tuple(Pin(lat, lon, f"p{n}", "attraction", number=n, icon=icon) for n, (lat, lon) in enumerate([*places, places[0]], start=1))


@pytest.mark.parametrize("icon", [None, "museum"])
def test_targets_keep_24_pixels_apart_with_icons_and_without(icon: str | None) -> None:
    pins_here = crowd(icon)
    window = fit(pins_here, width=400, height=290, inner=(320, 200), least_km=2)
    rows = arrange(spots(window, pins_here), window, [])
    boxes = [row.box for row in rows]
    for index, one in enumerate(boxes):
        assert one.left >= 3 and one.right <= 397 and one.top >= 3 and one.bottom <= 287
        for other in boxes[index + 1 :]:
            across = max(one.left - other.right, other.left - one.right)
            upward = max(one.top - other.bottom, other.top - one.bottom)
            assert max(across, upward) >= DISCS_APART - 2 * RADIUS - 1


def test_nothing_stands_on_what_is_on_the_plate_already() -> None:
    pin = Pin(35.0, 139.0, "here", "attraction", number=1, icon="park")
    window = fit([pin], width=400, height=400, inner=(320, 320), least_km=2)
    taken = Box(150, 190, 260, 230)
    (row,) = arrange(spots(window, [pin]), window, [taken])
    assert row.moved and row.box.shared(taken) == 0


def test_the_icon_stands_on_the_plaque_beside_the_number() -> None:
    pin = Pin(35.0, 139.0, "here", "attraction", number=12, icon="park")
    window = fit([pin], width=400, height=400, inner=(320, 320), least_km=2)
    root = ET.fromstring(f"<g>{discs(arrange(spots(window, [pin]), window, []), {})}</g>")
    (plaque,), (disc,), (use,) = root.iter("rect"), root.iter("circle"), root.iter("use")
    left, wide = float(plaque.get("x", "")), float(plaque.get("width", ""))
    assert left + wide / 2 == 0  # its middle is the place's point
    assert 'transform="translate(200 200)"' in ET.tostring(root, encoding="unicode")
    assert float(disc.get("cx", "")) + RADIUS < float(use.get("x", ""))
    assert float(use.get("x", "")) + float(use.get("width", "")) < left + wide
    assert use.get("href") == "#icon-park"
    assert [text.text for text in root.iter("text")] == ["12"]


def test_only_numbered_pins_bring_icons() -> None:
    kinds = [("park", 2), ("cafe", 1), ("park", 3), ("show", None), (None, 4)]
    found = [Pin(35.0, 139.0, "p", "attraction", number=number, icon=kind) for kind, number in kinds]
    assert icons_of(found) == ("cafe", "park")
    window = fit(found, width=400, height=400, inner=(320, 320), least_km=2)
    svg = discs(arrange(spots(window, found), window, []), {})
    assert set(re.findall(r'href="#icon-(\w+)"', svg)) == {"cafe", "park"}
