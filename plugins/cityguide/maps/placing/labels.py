"""Where names go: beside their dots, off each other, the same way every time.

Point-feature labelling from a fixed list of positions (J. Christensen, J. Marks, S. Shieber, "An
empirical study of algorithms for point-feature label placement", ACM Transactions on Graphics 14,
1995), with a bounded search for the cheapest combination: maps here carry a handful of names.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cityguide.maps.window import Box

Anchor = Literal["start", "middle", "end"]

LEADING = 1.16
"""From one baseline to the next, ems."""

_NARROW = frozenset("iljtfrI.,:;'’|!()[] -")
_WIDE = frozenset("mwMW@")


def text_width(text: str, size: float) -> float:
    """Return a generous width of ``text`` set at ``size`` units, for any common face."""
    ems = 0.0
    for character in text:
        if unicodedata.east_asian_width(character) in "WF":
            ems += 1.0
        elif character in _NARROW:
            ems += 0.31
        elif character in _WIDE:
            ems += 0.9
        else:
            ems += 0.68 if character.isupper() else 0.55
    return ems * size


@dataclass(frozen=True)
class Wanted:
    """A name that needs a place: its dot, and its lines of text with their sizes in units."""

    x: float
    y: float
    clearance: float
    """Distance from the dot's centre at which text may begin."""
    lines: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Placed:
    """Where a name went."""

    x: float
    y: float
    """The point nearest the dot, about which the text may shrink when a stylesheet sets it smaller."""
    drop: float
    """The first baseline below ``y``, in ems of the first line."""
    anchor: Anchor
    box: Box
    leader: tuple[float, float] | None
    """The end of a line from the dot, where the name is too far off to be its neighbour."""


def _at(wanted: Wanted, angle: float, distance: float) -> Placed:
    """Return the name in the direction ``angle`` (degrees, clockwise from east)."""
    width = max(text_width(text, size) for text, size in wanted.lines)
    height = sum(size * LEADING for _, size in wanted.lines)
    dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = wanted.x + dx * distance, wanted.y + dy * distance
    anchor: Anchor = "start" if dx > 0.35 else "end" if dx < -0.35 else "middle"
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    # Beside the dot the name is centred on it; above and below it stands clear of it.
    top = y - height / 2 + max(-1.0, min(1.0, dy * 1.4)) * height / 2
    drop = round((top - y) / wanted.lines[0][1] + 0.92, 2)
    leader = None
    if distance > wanted.clearance + 6:
        leader = (round(x - dx * 3, 1), round(y - dy * 3, 1))
    box = Box(left, top, left + width, top + height)
    return Placed(round(x, 1), round(y, 1), drop, anchor, box, leader)


DIRECTIONS = (0, 180, -45, 45, -135, 135, -90, 90, -22, 22, 158, -158, -68, 68, 112, -112)
"""Where a name may stand, degrees clockwise from east, the most legible first."""


def beside(wanted: Wanted) -> list[Box]:
    """Return the boxes that a name would cover right beside its dot, the most legible first."""
    return [_at(wanted, angle, wanted.clearance).box for angle in DIRECTIONS]


Obstacle = tuple[Box, float]
"""A box, and what covering one square unit of it costs."""
_NAME_WEIGHT = 8.0
_PATIENCE = 1500
_KEPT = 60
"""Positions of a name that are weighed against the other names."""


def _trace(wanted: Wanted, placed: Placed) -> list[tuple[float, float]]:
    """Return points along a leader; empty where there is none."""
    if placed.leader is None:
        return []
    end_x, end_y = placed.leader
    steps = [(i + 1) / 8 for i in range(8)]
    return [(wanted.x + (end_x - wanted.x) * t, wanted.y + (end_y - wanted.y) * t) for t in steps]


def _struck(points: Sequence[tuple[float, float]], box: Box) -> int:
    """Return how many points of a straight leader lie in the box; its ends tell soon when none can."""
    if not points:
        return 0
    (from_x, from_y), (to_x, to_y) = points[0], points[-1]
    if (from_x <= box.left and to_x <= box.left) or (from_x >= box.right and to_x >= box.right):
        return 0
    if (from_y <= box.top and to_y <= box.top) or (from_y >= box.bottom and to_y >= box.bottom):
        return 0
    return sum(box.left < x < box.right and box.top < y < box.bottom for x, y in points)


def _cross(a: Wanted, at: Placed, b: Wanted, bt: Placed) -> bool:
    """Tell whether two leaders cross."""
    if at.leader is None or bt.leader is None:
        return False

    def side(px: float, py: float, qx: float, qy: float, x: float, y: float) -> bool:
        return (qx - px) * (y - py) > (qy - py) * (x - px)

    p, q, r, s = (a.x, a.y), at.leader, (b.x, b.y), bt.leader
    return side(*p, *q, *r) != side(*p, *q, *s) and side(*r, *s, *p) != side(*r, *s, *q)


@dataclass(frozen=True)
class _Choice:
    """One position of one name, and its cost before other names are there."""

    wanted: Wanted
    placed: Placed
    cost: float
    trace: tuple[tuple[float, float], ...]


def _choices(name: Wanted, obstacles: Sequence[Obstacle], bounds: Box, reaches: Sequence[float], kept: int) -> list[_Choice]:
    """Return the ``kept`` cheapest positions, cheapest first. Looking ends where position alone costs more than those."""
    found: list[_Choice] = []
    far = name.clearance + max(reaches)
    wide = max(text_width(text, size) for text, size in name.lines)
    tall = sum(size * LEADING for _, size in name.lines)
    region = Box.around(name.x, name.y, far + wide, far + tall)
    near = [(box, weight) for box, weight in obstacles if box.shared(region) > 0]
    tried = sorted(
        (rank * 1.5 + reach * 1.4 + (12.0 if reach > 6 else 0.0), angle, reach)
        for reach in reaches
        for rank, angle in enumerate(DIRECTIONS)
    )
    for cost, angle, reach in tried:
        if kept == 1 and found and found[0].cost <= cost:
            break
        placed = _at(name, angle, name.clearance + reach)
        trace = tuple(_trace(name, placed))
        cost += 60.0 * (placed.box.area - placed.box.shared(bounds))
        for box, weight in near:
            cost += weight * (placed.box.shared(box) + (12.0 * _struck(trace, box) if trace else 0.0))
        found.append(_Choice(name, placed, cost, trace))
        found.sort(key=lambda choice: choice.cost)
    return found[:kept]


def _clash(a: _Choice, b: _Choice) -> float:
    """Return the cost of two names in these positions together."""
    cost = _NAME_WEIGHT * a.placed.box.shared(b.placed.box)
    cost += 100.0 * (_struck(a.trace, b.placed.box) + _struck(b.trace, a.placed.box))
    return cost + (200.0 if _cross(a.wanted, a.placed, b.wanted, b.placed) else 0.0)


def lay_out(
    wanted: Sequence[Wanted],
    obstacles: Sequence[Obstacle],
    bounds: Box,
    reaches: Sequence[float] = (0.0,),
) -> list[Placed]:
    """Return a place for each name, in the order given (the important ones first).

    ``reaches`` are extra distances from the dot to try, nearest first. Of equally cheap answers the
    first found is kept, so a tie always falls the same way.
    """
    kept = 1 if len(wanted) == 1 else _KEPT
    options = [_choices(name, obstacles, bounds, reaches, kept) for name in wanted]
    return [choice.placed for choice in _cheapest_together(options)]


def _cheapest_together(options: Sequence[Sequence[_Choice]]) -> list[_Choice]:
    """Return the cheapest combination: depth first, cheapest first, cut by the best so far.

    The first descent is the greedy answer. ``_PATIENCE`` bounds the search; it counts steps, not
    seconds, so that the answer is the same on every machine.
    """
    rest = [0.0] * (len(options) + 1)
    for i in reversed(range(len(options))):
        rest[i] = rest[i + 1] + options[i][0].cost
    best: list[_Choice] = []
    least, steps = math.inf, 0

    def descend(chosen: list[_Choice], spent: float) -> None:
        nonlocal best, least, steps
        depth = len(chosen)
        if depth == len(options):
            if spent < least - 1e-6:
                best, least = list(chosen), spent
            return
        priced: list[tuple[float, int]] = []
        for index, choice in enumerate(options[depth]):
            if spent + choice.cost + rest[depth + 1] >= least:
                break  # they come by rising cost
            clash = sum(_clash(choice, other) for other in chosen)
            priced.append((choice.cost + clash, index))
        for cost, index in sorted(priced):
            steps += 1
            if spent + cost + rest[depth + 1] >= least or (best and steps > _PATIENCE):
                return
            descend([*chosen, options[depth][index]], spent + cost)

    descend([], 0.0)
    return best
