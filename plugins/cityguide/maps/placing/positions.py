"""The positions of one thing on a plate: which of them nothing solid takes, and what it costs to stand there, whatever else stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cityguide.maps.placing.boxes import TOUCH, Sides, Tie, cross, span, strikes
from cityguide.maps.window import Box

Stand = tuple[float, Sides, Tie | None]
"""A position: what it costs to stand there, all else being free, what is covered there, and the line that leads there."""
OpenStand = tuple[int, float, Sides, Tie | None, Sides]
"""The same with its number before it, and after it the edges about what is covered and the line."""
SoftBox = tuple[float, float, float, float, float, int]
"""The edges of a box that is better left free, what covering one square unit of it costs, and its number."""
STRUCK = 25.0
"""Square units that count as covered for each thing that a line runs through."""


class Positions:
    """Positions that are read one by one, and no further than needed; what was found is kept."""

    def __init__(
        self, stands: Iterable[Stand], own: int | None, bounds: Box, solid: Sequence[Box], soft: Sequence[SoftBox], ties: Sequence[Tie]
    ) -> None:
        """``solid`` and ``soft``, from north to south, are within reach of them, and of ``soft`` its ``own`` costs nothing."""
        self.bounds, self.solid, self.soft, self.own, self.ties = bounds, solid, soft, own, ties
        self.read: list[Stand] = []
        self._unread = iter(stands)
        self._open: list[OpenStand] = []
        self._caught: int | None = None

    def caught(self, tie: Tie) -> int:
        """Return in how many solid boxes a line begins: so do all lines to the thing, and run through these wherever they lead."""
        if self._caught is None:
            x, y, _, _ = tie
            self._caught = sum(
                left + TOUCH < x < right - TOUCH and top + TOUCH < y < bottom - TOUCH for left, top, right, bottom in self.solid
            )
        return self._caught

    def all(self) -> Iterator[Stand]:
        """Give all positions, the cheapest first."""
        yield from self.read
        for stand in self._unread:
            self.read.append(stand)
            yield stand

    def open(self) -> Iterator[OpenStand]:
        """Give those that nothing solid takes, the cheapest first."""
        yield from self._open
        if self._caught:
            return
        west, north, east, south = self.bounds
        # Farther out, more than is allowed lies over the edge, by the unit: that is told quickest.
        west, north, east, south = west - TOUCH, north - TOUCH, east + TOUCH, south + TOUCH
        for stand in self._unread:
            self.read.append(stand)
            cost, box, tie = stand
            if self._caught is None and tie is not None and self.caught(tie):  # and so are all that follow
                return
            left, top, right, bottom = box
            if west <= left and right <= east and north <= top and bottom <= south and self.spilt(box, tie, TOUCH) <= TOUCH:
                found = len(self.read) - 1, cost, box, tie, span(box, tie)
                self._open.append(found)
                yield found

    def spilt(self, box: Sides, tie: Tie | None, enough: float) -> float:
        """Return how much of a position is not free whatever else stands, square units; it is counted up to what is ``enough``."""
        left, top, right, bottom = box
        west, north, east, south = self.bounds
        spilt = 0.0
        if left < west or top < north or right > east or bottom > south:
            spilt = (right - left) * (bottom - top) - self.bounds.shared(box)
            if spilt > enough:
                return spilt
        for west, north, east, south in self.solid:
            if west < right and left < east and north < bottom and top < south:
                across = (right if right < east else east) - (left if left > west else west)
                covered = across * ((bottom if bottom < south else south) - (top if top > north else north))
                if covered > TOUCH:
                    spilt += covered - TOUCH
                    if spilt > enough:
                        return spilt
        if tie is not None:
            left, top, right, bottom = span(box, tie)
            for other in self.solid:
                if other[0] < right and left < other[2] and other[1] < bottom and top < other[3] and strikes(tie, other):
                    spilt += STRUCK
                    if spilt > enough:
                        return spilt
            for line in self.ties:
                spilt += STRUCK * cross(tie, line)
        return spilt

    def cost(self, cost: float, box: Sides) -> float:
        """Return what a position costs with all soft boxes that are covered there."""
        left, top, right, bottom = box
        for west, north, east, south, weight, number in self.soft:
            if north >= bottom:  # and so do all that follow
                break
            if top < south and west < right and left < east and number != self.own:
                across = (right if right < east else east) - (left if left > west else west)
                covered = across * ((bottom if bottom < south else south) - (top if top > north else north))
                if covered > TOUCH:
                    cost += weight * (covered - TOUCH)
        return cost
