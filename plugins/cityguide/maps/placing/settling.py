"""Who stands where on a plate: each of many things at one of its own positions, none over another.

Point-feature labelling from a fixed list of positions (J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
point-feature label placement", ACM Transactions on Graphics 14, 1995): greedy, the important first, over an index of boxes, and where
nothing is free one neighbour may move once. The same input gives the same answer; no search is longer than a few steps for each thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from cityguide.maps.projection import Floats
from cityguide.maps.window import Box

Flags = NDArray[np.bool_]

Obstacle = tuple[Box, float]
"""A box that is better left free, and what covering one square unit of it costs."""
NO_BOXES = np.empty((0, 4))
"""No boxes, and no ties."""
_TOUCH = 0.05
"""Units that two boxes may share: coordinates are rounded to a tenth."""
_SPILL = 60.0
"""Cost of a square unit over the edge, and of one over something else, for what has to stand somewhere."""
_MOVES = 8
"""Positions for which one whose every position is taken asks a neighbour to make room."""


@dataclass(frozen=True)
class Asking:
    """A thing that asks for room: its positions, each a box and a cost, and whether it can't be left out."""

    boxes: Floats
    """Shape (positions, 4): left, top, right, bottom in units."""
    costs: Floats
    """Shape (positions,): of standing there, all else being free. The cheapest free one is taken."""
    must: bool = True
    ties: Floats = field(default_factory=lambda: NO_BOXES)
    """Shape (positions, 4): the line from the point to the box, x and y of both ends, nan where there is none; or none at all."""


@dataclass(frozen=True)
class Seat:
    """Where a thing stands: which of its positions, None where it is left out, and whether it is free there of all else."""

    position: int | None
    free: bool


def rows(boxes: Sequence[Box]) -> Floats:
    """Return boxes as an array, shape (boxes, 4)."""
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4)


def settle(
    asking: Sequence[Asking], bounds: Box, solid: Sequence[Box] = (), soft: Sequence[Obstacle] = (), ties: Floats = NO_BOXES
) -> list[Seat]:
    """Return where each thing stands, in the order given, the important first.

    Nothing stands over a ``solid`` box, over another thing, across a line of ``ties`` or off the plate, unless it must stand
    somewhere and has no other position: then it stands where it covers least, and is not ``free``. ``soft`` boxes only cost.
    """
    field = _Field(asking, bounds, rows(solid), soft, ties)
    for index in range(len(asking)):
        field.seat(index)
    return field.seats


def _over(some: Floats, boxes: Floats) -> Flags:
    """Tell which boxes lie over which; shapes as they broadcast, without the last axis, here and below."""
    a = np.add(some, (_TOUCH, _TOUCH, -_TOUCH, -_TOUCH))
    over: Flags = (a[..., 0] < boxes[..., 2]) & (boxes[..., 0] < a[..., 2]) & (a[..., 1] < boxes[..., 3]) & (boxes[..., 1] < a[..., 3])
    return over


def shared(some: Floats, boxes: Floats) -> Floats:
    """Return the square units that boxes share; shapes as they broadcast, without the last axis."""
    across = np.minimum(some[..., 2], boxes[..., 2]) - np.maximum(some[..., 0], boxes[..., 0])
    down = np.minimum(some[..., 3], boxes[..., 3]) - np.maximum(some[..., 1], boxes[..., 1])
    area: Floats = np.maximum(across, 0.0) * np.maximum(down, 0.0)
    return area


def strikes(ties: Floats, boxes: Floats) -> Flags:
    """Tell which lines run through which boxes; shapes as they broadcast. A line that is nan runs nowhere (L. Barsky's slabs)."""
    start, way = ties[..., :2], ties[..., 2:] - ties[..., :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        near, far = (boxes[..., :2] + _TOUCH - start) / way, (boxes[..., 2:] - _TOUCH - start) / way
    enter = np.fmax(np.minimum(near, far)[..., 0], np.minimum(near, far)[..., 1])
    leave = np.fmin(np.maximum(near, far)[..., 0], np.maximum(near, far)[..., 1])
    hit: Flags = (np.maximum(enter, 0.0) < np.minimum(leave, 1.0)) & ~np.isnan(way).any(axis=-1)
    return hit


def _cross(some: Floats, ties: Floats) -> Flags:
    """Tell which lines cross which."""
    p, q, r, s = some[..., :2], some[..., 2:], ties[..., :2], ties[..., 2:]

    def side(a: Floats, b: Floats, c: Floats) -> Flags:
        turn: Flags = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) > (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
        return turn

    there = ~(np.isnan(some).any(axis=-1) | np.isnan(ties).any(axis=-1))
    crossed: Flags = there & (side(p, q, r) != side(p, q, s)) & (side(r, s, p) != side(r, s, q))
    return crossed


class _Field:
    """A plate that fills. Positions of all things stand in one table, weighed once against all that does not move."""

    def __init__(self, asking: Sequence[Asking], bounds: Box, solid: Floats, soft: Sequence[Obstacle], ties: Floats) -> None:
        self.asking = asking
        self.seats: list[Seat] = []
        self.boxes, self.ties = np.empty((len(asking), 4)), np.full((len(asking), 4), np.nan)
        ends = np.cumsum([0, *(len(one.costs) for one in asking)])
        self.own = [slice(start, end) for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
        self.at = np.concatenate([NO_BOXES, *(one.boxes for one in asking)])
        none = [np.full((len(one.costs), 4), np.nan) for one in asking]
        self.tied = np.concatenate([NO_BOXES, *(one.ties if len(one.ties) else bare for one, bare in zip(asking, none, strict=True))])
        self.cost = np.concatenate([np.empty(0), *(one.costs for one in asking)])
        edge = np.array([bounds.left, bounds.top, bounds.right, bounds.bottom])
        spilt = (self.at[:, 2] - self.at[:, 0]) * (self.at[:, 3] - self.at[:, 1]) - shared(self.at, edge)
        self.spilt = spilt + self._weigh(solid, np.ones(len(solid)))
        self.spilt += 25.0 * self._struck(solid)
        if len(ties):
            self.spilt += 25.0 * _cross(self.tied[:, None, :], ties).sum(axis=1)
        if soft:
            self.cost = self.cost + self._weigh(rows([box for box, _ in soft]), np.array([weight for _, weight in soft]))

    def _weigh(self, boxes: Floats, weights: Floats) -> Floats:
        """Return what each position shares with all boxes, times their weights."""
        found = np.zeros(len(self.at))
        if len(boxes) and len(self.at):
            which, there = shapely.STRtree(shapely.box(*boxes.T)).query(shapely.box(*self.at.T))
            np.add.at(found, which, weights[there] * np.maximum(shared(self.at[which], boxes[there]) - _TOUCH, 0.0))
        return found

    def _struck(self, boxes: Floats) -> Floats:
        """Return through how many of the boxes each position's tie runs."""
        found, tied = np.zeros(len(self.at)), np.flatnonzero(~np.isnan(self.tied[:, 0]))
        if len(tied) and len(boxes):
            lines = shapely.linestrings(self.tied[tied].reshape(-1, 2, 2))
            which, there = shapely.STRtree(shapely.box(*boxes.T)).query(lines)
            np.add.at(found, tied[which], strikes(self.tied[tied[which]], boxes[there]))
        return found

    def _near(self, index: int) -> NDArray[np.int64]:
        """Return which of the things that stand already could take a position of one, by the boxes about all that each covers."""
        count, own = len(self.seats), self.own[index]
        least = np.fmin.reduce(np.vstack([self.at[own, :2], self.tied[own, :2]]))
        most = np.fmax.reduce(np.vstack([self.at[own, 2:], self.tied[own, :2]]))  # a tie runs from the point into the box
        reach = np.concatenate([least, most])
        boxes, ties = self.boxes[:count], self.ties[:count]
        spans = np.hstack([np.fmin(boxes[:, :2], ties[:, :2]), np.fmax(boxes[:, 2:], ties[:, :2])])
        return np.flatnonzero(_over(spans, reach))

    def _taken(self, index: int, near: NDArray[np.int64]) -> Flags:
        """Tell which positions of a thing are taken by which of the things ``near``: shape (positions, things)."""
        own = self.own[index]
        at, boxes, ties = self.at[own, None, :], self.boxes[near], self.ties[near]
        taken = _over(at, boxes) | strikes(ties, at)
        if len(self.asking[index].ties):
            tied = self.tied[own, None, :]
            taken |= strikes(tied, boxes) | _cross(tied, ties)
        return taken

    def seat(self, index: int) -> None:
        """Let a thing take the cheapest position that is free, or one for which a neighbour can make room, or none."""
        own, near = self.own[index], self._near(index)
        spilt, cost, taken = self.spilt[own] > _TOUCH, self.cost[own], self._taken(index, near)
        order = np.argsort(cost, kind="stable")
        free = order[~spilt[order] & ~taken[order].any(axis=1)]
        if len(free):
            self._set(index, int(free[0]), True)
            return
        lone = order[~spilt[order] & (taken[order].sum(axis=1) == 1)][:_MOVES]
        for position in lone.tolist():
            if self._made_room(index, position, int(near[np.flatnonzero(taken[position])[0]])):
                return
        if not self.asking[index].must:
            self._set(index, None, True)
            return
        lost = self.spilt[own] + shared(self.at[own, None, :], self.boxes[near]).sum(axis=1)
        self._set(index, int(np.argmin(cost + _SPILL * lost)), False)

    def _made_room(self, index: int, position: int, other: int) -> bool:
        """Move one that stands already off a position, if it has another that is free, and take it; tell whether that went."""
        mine, own, near = self.own[index].start + position, self.own[other], self._near(other)
        box, tie = self.at[mine], self.tied[mine]
        taken = self._taken(other, near[near != other]).any(axis=1) | (self.spilt[own] > _TOUCH)
        taken |= _over(self.at[own], box) | strikes(tie, self.at[own])
        if len(self.asking[other].ties):
            taken |= strikes(self.tied[own], box) | _cross(self.tied[own], tie)
        free = np.flatnonzero(~taken)
        if not len(free) or not self.seats[other].free:
            return False
        self._set(other, int(free[np.argmin(self.cost[own][free])]), True)
        self._set(index, position, True)
        return True

    def _set(self, index: int, position: int | None, free: bool) -> None:
        row = self.own[index].start + (position or 0)
        self.boxes[index] = np.nan if position is None else self.at[row]
        self.ties[index] = np.nan if position is None else self.tied[row]
        if index == len(self.seats):
            self.seats.append(Seat(position, free))
        else:
            self.seats[index] = Seat(position, free)
