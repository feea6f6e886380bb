"""Boxes and lines on a plate: which are near one another, and what runs through what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityguide.maps.window import Box

Tie = tuple[float, float, float, float]
"""A line from a point to what belongs to it, x and y of both ends."""
TOUCH = 0.05
"""Units that two boxes may share: coordinates are rounded to a tenth."""
_SQUARE = 128.0
"""Units along a side of the squares by which things that are near are found: some names are as long."""


def strikes(tie: Tie, box: Box) -> bool:
    """Tell whether a line runs through a box (L. Barsky's slabs)."""
    x, y, u, v = tie
    left, top, right, bottom = box
    if (x < left and u < left) or (x > right and u > right) or (y < top and v < top) or (y > bottom and v > bottom):
        return False
    enter, leave = 0.0, 1.0
    for start, end, least, most in ((x, u, left, right), (y, v, top, bottom)):
        low, high, way = least + TOUCH - start, most - TOUCH - start, end - start
        if way == 0.0:
            if low > 0.0 or high < 0.0:
                return False
            continue
        near, far = (low / way, high / way) if way > 0.0 else (high / way, low / way)
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def cross(one: Tie, other: Tie) -> bool:
    """Tell whether two lines cross."""
    return _apart(one, other) and _apart(other, one)


def _apart(tie: Tie, other: Tie) -> bool:
    """Tell whether the ends of another line lie on either side of a line."""
    x, y, across, down = tie[0], tie[1], tie[2] - tie[0], tie[3] - tie[1]
    return (across * (other[1] - y) > down * (other[0] - x)) != (across * (other[3] - y) > down * (other[2] - x))


def span(box: Box, tie: Tie | None) -> Box:
    """Return the box about a thing and the line to it."""
    if tie is None:
        return box
    return Box(min(box[0], tie[0]), min(box[1], tie[1]), max(box[2], tie[0]), max(box[3], tie[1]))


class BoxIndex:
    """Boxes by the squares of the plate in which they lie, so that only what is near is looked at."""

    def __init__(self, boxes: Sequence[Box] = ()) -> None:
        self.squares: dict[tuple[int, int], list[int]] = {}
        for index, box in enumerate(boxes):
            self.put(index, box)

    def _of(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, bottom = box
        west, north, east, south = int(left / _SQUARE), int(top / _SQUARE), int(right / _SQUARE), int(bottom / _SQUARE)
        return [(column, row) for column in range(west, east + 1) for row in range(north, south + 1)]

    def put(self, index: int, box: Box) -> None:
        for square in self._of(box):
            self.squares.setdefault(square, []).append(index)

    def lift(self, index: int, box: Box) -> None:
        for square in self._of(box):
            self.squares[square].remove(index)

    def near(self, box: Box) -> Iterable[int]:
        """Return what may share some of a box, each once, in order."""
        held = [there for square in self._of(box) if (there := self.squares.get(square))]
        return held[0] if len(held) == 1 else sorted(set().union(*held))
