import re
from itertools import pairwise

import pytest

from cityguide.maps.course import course_map
from cityguide.maps.pins import Pin

CITY = Pin(35.45, 139.63, "Alpha Town", "city")


def stop(number: int, lat: float, lon: float) -> Pin:
    return Pin(lat, lon, f"Stop {number}", "attraction", f"#stop-{number}", number, icon="museum")


def drawn(*stops: Pin, on_foot: bool = True) -> str:
    ways = [(one, other, on_foot) for one, other in pairwise(stops)]
    return course_map([CITY, *stops], ways, map_id="day-x", title="Map", summary="Stops.", shore_id="shore-x").svg()


def test_stops_are_linked_in_their_order_and_joined() -> None:
    svg = drawn(stop(1, 35.45, 139.63), stop(2, 35.46, 139.64), stop(3, 35.45, 139.66))
    assert re.findall(r'aria-label="(\d)\. Stop', svg) == ["1", "2", "3"]
    assert svg.count('class="cg-map-walk"') == 2
    assert "cg-map-ride" not in svg


def test_a_ride_is_another_line() -> None:
    assert drawn(stop(1, 35.45, 139.63), stop(2, 35.46, 139.64), on_foot=False).count('class="cg-map-ride"') == 1


def test_every_stop_and_every_end_of_a_way_is_on_the_map() -> None:
    """A ride may let one off beyond all stops."""
    one, other, off = stop(1, 35.45, 139.63), stop(2, 35.47, 139.63), Pin(35.60, 139.80, "Off", "attraction")
    drawing = course_map([CITY, one, other], [(one, off, False), (off, other, True)], map_id="d", title="M", summary="S.", shore_id="s")
    numbers = re.findall(r'class="cg-map-(?:walk|ride)" d="M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)"', drawing.svg())
    assert len(numbers) == 2
    for x1, y1, x2, y2 in numbers:
        assert all(0 <= float(x) <= drawing.width for x in (x1, x2))
        assert all(0 <= float(y) <= drawing.height for y in (y1, y2))


def test_close_in_there_is_no_shore_and_farther_out_there_is() -> None:
    close = course_map([CITY, stop(1, 35.45, 139.64), stop(2, 35.451, 139.642)], [], map_id="d", title="M", summary="S.", shore_id="s")
    wide = course_map([CITY, stop(1, 35.45, 139.64), stop(2, 35.65, 139.80)], [], map_id="d", title="M", summary="S.", shore_id="s")
    assert not close.shapes
    assert wide.shapes.keys() == {"s"}


def test_a_day_needs_a_stop() -> None:
    with pytest.raises(ValueError, match="at least one pin"):
        course_map([CITY], [], map_id="d", title="M", summary="S.", shore_id="s")
