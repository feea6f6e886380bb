"""Names beside their dots: where each may stand, and where it goes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cityguide.maps.pins import Pin
from cityguide.maps.placing.boxes import Sides, Tie
from cityguide.maps.placing.positions import Stand
from cityguide.maps.placing.settling import Asking, Obstacle, settle
from cityguide.maps.window import Box, Point

Anchor = Literal["start", "middle", "end"]

LEADING = 1.16
"""From one baseline to the next, ems."""

_NARROW = frozenset("iljtfrI.,:;'’|!()[] -")
_WIDE = frozenset("mwMW@")


@cache
def _ems(character: str) -> float:
    """Return a generous width of a character, ems."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.33
    if character in _WIDE:
        return 0.9
    return 0.7 if character.isupper() else 0.59


def text_width(text: str, size: float) -> float:
    """Return a generous width of ``text`` set at ``size`` units, for any common face."""
    ems = 0.0
    for character in text:
        ems += _ems(character)
    return ems * size


@lru_cache(maxsize=4096)
def _size(lines: tuple[tuple[str, float], ...]) -> tuple[float, float]:
    """Return units across and down of lines of text with their sizes."""
    return max(text_width(text, size) for text, size in lines), sum(size * LEADING for _, size in lines)


@dataclass(frozen=True)
class Wanted:
    """A name that needs a place: whose it is, its dot, and its lines of text with their sizes in units."""

    pin: Pin
    x: float
    y: float
    clearance: float
    """Distance from the dot's centre at which text may begin; 0 sets the name over its point, for what has no dot."""
    lines: tuple[tuple[str, float], ...]
    must: bool = True
    """Whether it stands somewhere even where there is no room for it."""
    rise: float | None = None
    """The same distance above and below, where it is not ``clearance``: beside a disc with its plaque."""


class Placed(NamedTuple):
    """Where a name went."""

    wanted: Wanted
    x: float
    y: float
    """The point nearest the dot, about which the text may shrink when a stylesheet sets it smaller."""
    drop: float
    """The first baseline below ``y``, in ems of the first line."""
    anchor: Anchor
    box: Box
    leader: tuple[float, float] | None
    """The end of a line from the dot, where the name is too far off to be its neighbour."""
    free: bool = True
    """Whether it covers nothing. Only a name that must stand somewhere is ever not free."""


DIRECTIONS = (0, 180, -45, 45, -135, 135, -90, 90, -22, 22, 158, -158, -68, 68, 112, -112)
"""Where a name may stand, degrees clockwise from east, the most legible first."""
NEIGHBOUR = 6.0
"""Units farther than its clearance at which a name needs a leader."""


class _Way(NamedTuple):
    """A position beside a dot, or about a point: how far beyond the clearance and in which direction, a unit long beside a dot."""

    cost: float
    reach: float
    dx: float
    dy: float
    anchor: Anchor
    """The part of the name that is nearest the dot."""
    behind: float
    """How much of the name lies to the left of that, from 0 to 1."""
    rises: float
    """How far the name stands from being centred on its dot, half heights: -1 clear above it, 1 clear below."""

    def at(self, wanted: Wanted) -> Point:
        """Return the point nearest the dot."""
        rise = wanted.clearance if wanted.rise is None else wanted.rise
        return self.dx * (wanted.clearance + self.reach) + wanted.x, self.dy * (rise + self.reach) + wanted.y


_START: tuple[Anchor, float] = ("start", 0.0)
_END: tuple[Anchor, float] = ("end", 1.0)
_MIDDLE: tuple[Anchor, float] = ("middle", 0.5)


ABOUT_POINT = sorted(
    (_Way(math.hypot(x, y), 1.0, x, y, *_MIDDLE, 0.0) for x in (-36, -24, -12, 0, 12, 24, 36) for y in (-24, -12, 0, 12, 24)),
    key=lambda way: way.cost,
)
"""How a name without a dot may be moved off its point, the nearest first."""


@lru_cache(maxsize=16)
def _ways(reaches: tuple[float, ...]) -> list[_Way]:
    """Return the positions beside a dot at each of ``reaches`` beyond the clearance, the cheapest first."""
    ways = []
    for nth, angle in enumerate(map(math.radians, DIRECTIONS)):
        dx, dy = math.cos(angle), math.sin(angle)
        anchor, behind = _START if dx > 0.35 else _END if dx < -0.35 else _MIDDLE
        for reach in reaches:
            cost = nth * 1.5 + reach * 1.4 + (12.0 if reach > NEIGHBOUR else 0.0)
            ways.append(_Way(cost, reach, dx, dy, anchor, behind, min(max(dy * 1.4, -1.0), 1.0)))
    return sorted(ways, key=lambda way: (way.cost, way.reach))


def _stands(wanted: Wanted, ways: Sequence[_Way], *, tied: bool) -> Iterator[Stand]:
    """Give the positions of a name: centred on its dot beside it, and clear of it above and below."""
    x, y, across, (width, height) = wanted.x, wanted.y, wanted.clearance, _size(wanted.lines)
    down = across if wanted.rise is None else wanted.rise
    for cost, reach, dx, dy, _, behind, rises in ways:
        u, v = dx * (across + reach) + x, dy * (down + reach) + y
        left, top = u - width * behind, v - height / 2 + rises * height / 2
        yield cost, (left, top, left + width, top + height), (x, y, u - 3 * dx, v - 3 * dy) if tied and reach > NEIGHBOUR else None


def _reach(wanted: Wanted, farthest: float) -> Sides:
    """Return what holds all positions of a name."""
    far = max(wanted.clearance, wanted.rise or 0.0) + farthest if wanted.clearance else ABOUT_POINT[-1].cost
    x, y, (width, height) = wanted.x, wanted.y, _size(wanted.lines)
    return x - far - width, y - far - height, x + far + width, y + far + height


def _placed(wanted: Wanted, way: _Way, box: Box, free: bool) -> Placed:
    """Return the name in one of its positions, where it covers a box."""
    (x, y), leader = way.at(wanted), None
    if way.reach > NEIGHBOUR:
        leader = round(x - 3 * way.dx, 1), round(y - 3 * way.dy, 1)
    drop = round((box.top - y) / wanted.lines[0][1] + 0.92, 2)
    return Placed(wanted, round(x, 1), round(y, 1), drop, way.anchor, box, leader, free)


def beside(wanted: Wanted) -> list[Box]:
    """Return the boxes that a name would cover right beside its dot, the most legible first."""
    return [Box(*box) for _, box, _ in _stands(wanted, _ways((0.0,)), tied=False)]


def lay_out(
    wanted: Sequence[Wanted],
    bounds: Box,
    solid: Sequence[Box] = (),
    soft: Sequence[Obstacle] = (),
    *,
    reaches: Sequence[float] = (0.0,),
    ties: Sequence[Tie] = (),
) -> list[Placed]:
    """Return a place for each name that finds one, in the order given (the important ones first).

    ``reaches`` are extra distances from the dot to try; the other arguments are those of :func:`settle`.
    """
    if not wanted:  # of some kinds of names, most plates have none
        return []
    farthest, beside_dot = max(reaches), _ways(tuple(reaches))
    named = [(name, beside_dot if name.clearance else ABOUT_POINT) for name in wanted]
    asking = [Asking(_stands(name, ways, tied=farthest > NEIGHBOUR), _reach(name, farthest), name.must) for name, ways in named]
    found = zip(named, settle(asking, bounds, solid, soft, ties), strict=True)
    return [
        _placed(name, ways[position], box, free)
        for (name, ways), (position, free, box) in found
        if position is not None and box is not None
    ]
