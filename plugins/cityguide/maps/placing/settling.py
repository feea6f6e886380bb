"""Who stands where on a plate: each of many things at one of its own positions, none over another.

Point-feature labelling from a fixed list of positions (J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
point-feature label placement", ACM Transactions on Graphics 14, 1995): greedy, the important first, over an index of boxes, and where
nothing is free one neighbour may move once. The same input gives the same answer; no search is longer than a few steps for each thing.
Most things stand on one of their first positions, so positions are looked at one by one, and no more of them than are needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cityguide.maps.placing.boxes import BoxIndex, Sides, Tie, meet, span
from cityguide.maps.placing.positions import STRUCK, Positions, Stand
from cityguide.maps.window import Box

Obstacle = tuple[Box, float]
"""A box that is better left free, and what covering one square unit of it costs."""
_Standing = tuple[float, float, float, float, int, Sides, Tie | None]
"""The edges about a thing that stands and its line, which it is, its own edges, and its line."""
_SPILL = 60.0
"""Cost of a square unit over the edge, and of one over something else, for what has to stand somewhere."""
_MOVES = 8
"""Positions for which one whose every position is taken asks a neighbour to make room."""


class Asking(NamedTuple):
    """A thing that asks for room: its positions, the cheapest first, and whether it can't be left out."""

    stands: Iterable[Stand]
    """Read once, and no further than needed. Those to which a line leads come last, and their lines begin at one point."""
    reach: Sides
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


_NOWHERE = Seat(None, True, None)


def settle(
    asking: Sequence[Asking], bounds: Box, solid: Sequence[Box] = (), soft: Sequence[Obstacle] = (), ties: Sequence[Tie] = ()
) -> list[Seat]:
    """Return where each thing stands, in the order given, the important first.

    Nothing stands over a ``solid`` box, over another thing, across a line of ``ties`` or off the plate, unless it must stand
    somewhere and has no other position: then it stands where it covers least, and is not ``free``. ``soft`` boxes only cost.
    """
    if not asking:  # most plates have no lines, and no signs of these
        return []
    field = _Field(asking, bounds, solid, soft, ties)
    for index in range(len(asking)):
        field.seat(index)
    return field.seats


class _Field:
    """A plate that fills."""

    def __init__(self, asking: Sequence[Asking], bounds: Box, solid: Sequence[Box], soft: Sequence[Obstacle], ties: Sequence[Tie]) -> None:
        solids, softs = BoxIndex(solid), BoxIndex([(*box, weight, number) for number, (box, weight) in enumerate(soft)])
        self.asking = [
            (one, Positions(one.stands, one.own, bounds, solids.near(one.reach), softs.near(one.reach) if soft else (), ties))
            for one in asking
        ]
        self.seats: list[Seat] = []
        self.standing: dict[int, _Standing] = {}
        self.stood = BoxIndex[_Standing]()

    def _best(self, index: int, lone: list[tuple[int, int]] | None = None) -> int | None:
        """Return the cheapest position that is free, and add to ``lone`` those that one other thing takes, and which it is."""
        best, least = None, math.inf
        asked, positions = self.asking[index]
        near = self.stood.near(asked.reach)
        for position, cost, box, tie, (west, north, east, south) in positions.open():
            if cost >= least:  # and so do all that follow
                break
            taker = None
            for left, top, right, bottom, other, stands, leads in near:
                if left <= east and west <= right and top <= south and north <= bottom and meet(box, tie, stands, leads):
                    if lone is None or taker is not None:
                        break
                    taker = other
            else:
                if lone is not None and taker is not None:
                    lone.append((position, taker))
                elif (whole := positions.cost(cost, box)) < least:
                    best, least = position, whole
                    if whole <= cost:
                        break
        return best

    def seat(self, index: int) -> None:
        """Let a thing take the cheapest position that is free, or one for which a neighbour can make room, or none."""
        asked, positions = self.asking[index]
        lone: list[tuple[int, int]] = []
        self.seats.append(_NOWHERE)
        best = self._best(index, lone)
        if best is not None:
            self._set(index, best)
            return
        costs = [positions.cost(*positions.read[position][:2]) for position, _ in lone]
        for _, (position, other) in sorted(zip(costs, lone, strict=True))[:_MOVES]:
            if self._made_room(index, position, other):
                return
        if asked.must:
            self._set(index, self._least_lost(index), free=False)

    def _least_lost(self, index: int) -> int:
        """Return the position where a thing that is not free anywhere covers least."""
        found, least = 0, math.inf
        asked, positions = self.asking[index]
        near = [stands for *_, stands, _ in self.stood.near(asked.reach)]
        for position, (cost, box, tie) in enumerate(positions.all()):
            if tie is not None and cost + _SPILL * STRUCK * positions.caught(tie) >= least:  # and so do all that follow
                break
            lost = cost + _SPILL * (spilt := positions.spilt(box, tie, least / _SPILL))
            if lost < least:
                left, top, right, bottom = box
                for west, north, east, south in near:
                    if west < right and left < east and north < bottom and top < south:
                        spilt += (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
                lost = cost + _SPILL * spilt
                if lost < least and (lost := positions.cost(cost, box) + _SPILL * spilt) < least:
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
            self.stood.lift(self.standing.pop(index))
        if position is None:
            self.seats[index] = _NOWHERE
        else:
            _, box, tie = self.asking[index][1].read[position]
            self.seats[index], self.standing[index] = Seat(position, free, Box(*box)), (*span(box, tie), index, box, tie)
            self.stood.put(self.standing[index])
