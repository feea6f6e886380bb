"""Boxes and lines on a plate: which are near one another, and what runs through what."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, Generic, TypeVar

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom, as a `Box` has them; of very many, a tuple takes a third of the time to make."""
Tie = tuple[float, float, float, float]
"""A line from a point to what belongs to it, x and y of both ends."""
TOUCH = 0.05
"""Units that two boxes may share: coordinates are rounded to a tenth."""


def strikes(tie: Tie, box: Sides) -> bool:
    """Tell whether a line runs through a box (L. Barsky's slabs)."""
    x, y, u, v = tie
    left, top, right, bottom = box[0] + TOUCH - x, box[1] + TOUCH - y, box[2] - TOUCH - x, box[3] - TOUCH - y
    across, down = u - x, v - y
    enter, leave = 0.0, 1.0
    if across:
        near, far = (left / across, right / across) if across > 0.0 else (right / across, left / across)
        enter, leave = near if near > 0.0 else 0.0, far if far < 1.0 else 1.0
        if enter >= leave:
            return False
    elif left > 0.0 or right < 0.0:
        return False
    if down:
        near, far = (top / down, bottom / down) if down > 0.0 else (bottom / down, top / down)
        return (near if near > enter else enter) < (far if far < leave else leave)
    return top <= 0.0 <= bottom


def cross(one: Tie, other: Tie) -> bool:
    """Tell whether two lines cross."""
    return _apart(one, other) and _apart(other, one)


def _apart(tie: Tie, other: Tie) -> bool:
    """Tell whether the ends of another line lie on either side of a line."""
    x, y, across, down = tie[0], tie[1], tie[2] - tie[0], tie[3] - tie[1]
    return (across * (other[1] - y) > down * (other[0] - x)) != (across * (other[3] - y) > down * (other[2] - x))


def meet(box: Sides, tie: Tie | None, other: Sides, leads: Tie | None) -> bool:
    """Tell whether of two things with their lines one stands on the other, or a line runs through the other or its line."""
    left, top, right, bottom = box
    west, north, east, south = other
    return (
        (west < right - TOUCH and left + TOUCH < east and north < bottom - TOUCH and top + TOUCH < south)
        or (leads is not None and strikes(leads, box))
        or (tie is not None and (strikes(tie, other) or (leads is not None and cross(tie, leads))))
    )


def span(box: Sides, tie: Tie | None) -> Sides:
    """Return the edges about a thing and the line to it."""
    if tie is None:
        return box
    (left, top, right, bottom), (x, y, _, _) = box, tie
    return x if x < left else left, y if y < top else top, x if x > right else right, y if y > bottom else bottom


_Entry = TypeVar("_Entry", bound="tuple[float, float, float, float, *tuple[Any, ...]]")


_top = itemgetter(1)


class BoxIndex(Generic[_Entry]):
    """Entries that begin with the sides of a box, from north to south, so that of many only those are looked at that are near.

    Names are wide and low: there are fewer as far north as one than as far west.
    """

    def __init__(self, entries: Iterable[_Entry] = ()) -> None:
        self._sorted = sorted(entries, key=_top)
        self._tallest = max([entry[3] - entry[1] for entry in self._sorted], default=0.0)

    def put(self, entry: _Entry) -> None:
        """Add an entry."""
        insort(self._sorted, entry, key=_top)
        self._tallest = max(self._tallest, entry[3] - entry[1])

    def lift(self, entry: _Entry) -> None:
        """Remove an entry."""
        self._sorted.remove(entry)

    def near(self, box: Sides) -> list[_Entry]:
        """Return the entries that share some of a box, from north to south."""
        left, top, right, bottom = box
        first, last = bisect_left(self._sorted, top - self._tallest, key=_top), bisect_left(self._sorted, bottom, key=_top)
        return [entry for entry in self._sorted[first:last] if top < entry[3] and entry[0] < right and left < entry[2]]
