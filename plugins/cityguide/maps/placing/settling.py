"""Who stands where on a plate: each of many things at one of its own positions, none over another.

Point-feature labelling from a fixed list of positions (J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
point-feature label placement", ACM Transactions on Graphics 14, 1995): greedy, the important first, over an index of boxes, and where
nothing is free one neighbour may move once. The same input gives the same answer; no search is longer than a few steps for each thing.
Most things stand on one of their first positions, so positions are looked at one by one, and no more of them than are needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cityguide.maps.placing.boxes import TOUCH, BoxIndex, Tie, cross, span, strikes
from cityguide.maps.window import Box

Obstacle = tuple[Box, float]
"""A box that is better left free, and what covering one square unit of it costs."""
Stand = tuple[float, Box, Tie | None]
"""A position: what it costs to stand there, all else being free, what is covered there, and the line that leads there."""
_SPILL = 60.0
"""Cost of a square unit over the edge, and of one over something else, for what has to stand somewhere."""
_STRUCK = 25.0
"""Square units that count as covered for each thing that a line runs through."""
_MOVES = 8
"""Positions for which one whose every position is taken asks a neighbour to make room."""


class Asking(NamedTuple):
    """A thing that asks for room: its positions, the cheapest first, and whether it can't be left out."""

    stands: Iterable[Stand]
    """Read once, and no further than needed. Those to which a line leads come last, and their lines begin at one point."""
    reach: Box
    """What holds all of them."""
    must: bool = True
    own: int | None = None
    """Which of the soft boxes costs it nothing."""


class Seat(NamedTuple):
    """Where a thing stands: which of its positions, None where it is left out, and whether it is free there of all else."""

    position: int | None
    free: bool
    box: Box | None
    """What it covers there."""


def settle(
    asking: Sequence[Asking], bounds: Box, solid: Sequence[Box] = (), soft: Sequence[Obstacle] = (), ties: Sequence[Tie] = ()
) -> list[Seat]:
    """Return where each thing stands, in the order given, the important first.

    Nothing stands over a ``solid`` box, over another thing, across a line of ``ties`` or off the plate, unless it must stand
    somewhere and has no other position: then it stands where it covers least, and is not ``free``. ``soft`` boxes only cost.
    """
    if not asking:  # of some kinds of names, most plates have none
        return []
    field = _Field(asking, bounds, solid, soft, ties)
    for index in range(len(asking)):
        field.seat(index)
    return field.seats


class _Field:
    """A plate that fills."""

    def __init__(self, asking: Sequence[Asking], bounds: Box, solid: Sequence[Box], soft: Sequence[Obstacle], ties: Sequence[Tie]) -> None:
        self.asking, self.bounds, self.solid, self.soft, self.ties = asking, bounds, solid, soft, ties
        self.solids, self.softs, self.stood = BoxIndex(solid), BoxIndex([box for box, _ in soft]), BoxIndex()
        self.seats: list[Seat] = []
        self.standing: dict[int, tuple[Box, Tie | None]] = {}
        self.unread = [iter(one.stands) for one in asking]
        self.read: list[list[Stand]] = [[] for _ in asking]

    def _stands(self, index: int) -> Iterator[Stand]:
        """Return the positions of a thing, the cheapest first; what was read before is kept."""
        yield from self.read[index]
        for stand in self.unread[index]:
            self.read[index].append(stand)
            yield stand

    def _near(self, index: int) -> tuple[list[Box], list[int]]:
        """Return the solid boxes within reach of a thing, and which of those that stand are."""
        reach = self.asking[index].reach
        return [self.solid[there] for there in self.solids.near(reach)], list(self.stood.near(reach))

    def _spilt(self, solid: Sequence[Box], box: Box, tie: Tie | None, enough: float = math.inf) -> float:
        """Return how much of a position is not free whatever else stands, square units; it is counted up to what is ``enough``."""
        left, top, right, bottom = box
        spilt = 0.0 if self.bounds.encloses(box) else box.area - box.shared(self.bounds)
        for other in solid:
            west, north, east, south = other
            if west < right and left < east and north < bottom and top < south:
                covered = (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
                spilt += max(covered - TOUCH, 0.0)
                if spilt > enough:
                    return spilt
        if tie is not None:
            for other in solid:
                if strikes(tie, other):
                    spilt += _STRUCK
                    if spilt > enough:
                        return spilt
            for line in self.ties:
                spilt += _STRUCK * cross(tie, line)
        return spilt

    def _cost(self, index: int, cost: float, box: Box) -> float:
        """Return what it costs a thing to stand on a position, with all soft boxes that it would cover."""
        own = self.asking[index].own
        for there in self.softs.near(box) if self.soft else ():
            if there != own:
                other, weight = self.soft[there]
                cost += weight * max(box.shared(other) - TOUCH, 0.0)
        return cost

    def _takers(self, near: Sequence[int], box: Box, tie: Tie | None) -> list[int]:
        """Return one or two of the things ``near`` that stand where a position is."""
        left, top, right, bottom = box[0] + TOUCH, box[1] + TOUCH, box[2] - TOUCH, box[3] - TOUCH
        found = []
        for index in near:
            other, leads = self.standing[index]
            west, north, east, south = other
            if (
                (west < right and left < east and north < bottom and top < south)
                or (leads is not None and strikes(leads, box))
                or (tie is not None and (strikes(tie, other) or (leads is not None and cross(tie, leads))))
            ):
                found.append(index)
                if len(found) == 2:
                    break
        return found

    def _best(self, index: int, lone: list[tuple[int, int]] | None = None) -> int | None:
        """Return the cheapest position that is free, and add to ``lone`` those that one other thing takes, and which it is."""
        best, least, caught = None, math.inf, None
        solid, near = self._near(index)
        for position, (cost, box, tie) in enumerate(self._stands(index)):
            if tie is not None and caught is None and (caught := _caught(solid, tie)):
                break
            if self._spilt(solid, box, tie, TOUCH) > TOUCH:
                continue
            takers = self._takers(near, box, tie)
            if not takers and (whole := self._cost(index, cost, box)) < least:
                best, least = position, whole
            if lone is not None and len(takers) == 1:
                lone.append((position, takers[0]))
            if least <= cost:  # what follows costs as much or more
                break
        return best

    def seat(self, index: int) -> None:
        """Let a thing take the cheapest position that is free, or one for which a neighbour can make room, or none."""
        lone: list[tuple[int, int]] = []
        self.seats.append(Seat(None, True, None))
        best = self._best(index, lone)
        if best is not None:
            self._set(index, best)
            return
        costs = [self._cost(index, *self.read[index][position][:2]) for position, _ in lone]
        for _, (position, other) in sorted(zip(costs, lone, strict=True))[:_MOVES]:
            if self._made_room(index, position, other):
                return
        if self.asking[index].must:
            self._set(index, self._least_lost(index), free=False)

    def _least_lost(self, index: int) -> int:
        """Return the position where a thing that is not free anywhere covers least."""
        found, least, caught = 0, math.inf, None
        solid, near = self._near(index)
        for position, (cost, box, tie) in enumerate(self._stands(index)):
            if tie is not None:
                caught = _caught(solid, tie) if caught is None else caught
                if cost + _SPILL * _STRUCK * caught >= least:  # and so do all that follow
                    break
            spilt = self._spilt(solid, box, tie, least / _SPILL)
            if cost + _SPILL * spilt < least:
                covered = sum(box.shared(self.standing[other][0]) for other in near)
                lost = self._cost(index, cost, box) + _SPILL * (spilt + covered)
                if lost < least:
                    found, least = position, lost
        return found

    def _made_room(self, index: int, position: int, other: int) -> bool:
        """Move one that stands already off a position, if it has another that is free, and take it; tell whether that went."""
        before = self.seats[other]
        if not before.free:
            return False
        self._set(other, None)
        self._set(index, position)
        moved = self._best(other)
        if moved is None:
            self._set(index, None)
        self._set(other, before.position if moved is None else moved)
        return moved is not None

    def _set(self, index: int, position: int | None, *, free: bool = True) -> None:
        """Move a thing from where it stands, to a position or off the plate."""
        if index in self.standing:
            self.stood.lift(index, span(*self.standing.pop(index)))
        if position is None:
            self.seats[index] = Seat(None, True, None)
        else:
            _, box, tie = self.read[index][position]
            self.seats[index], self.standing[index] = Seat(position, free, box), (box, tie)
            self.stood.put(index, span(box, tie))


def _caught(solid: Sequence[Box], tie: Tie) -> int:
    """Return in how many solid boxes a line begins: so do all lines of the same thing, and they run through these wherever they lead."""
    x, y, _, _ = tie
    return sum(box[0] + TOUCH < x < box[2] - TOUCH and box[1] + TOUCH < y < box[3] - TOUCH for box in solid)
