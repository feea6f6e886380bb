"""Names beside their dots: where each may stand, and where it goes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from cityguide.maps.pins import Pin
from cityguide.maps.placing.boxes import Tie
from cityguide.maps.placing.settling import Asking, Obstacle, Stand, settle
from cityguide.maps.window import Box, Point

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
            ems += 0.33
        elif character in _WIDE:
            ems += 0.9
        else:
            ems += 0.7 if character.isupper() else 0.59
    return ems * size


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

    @cached_property
    def width(self) -> float:
        """Units across."""
        return max(text_width(text, size) for text, size in self.lines)

    @cached_property
    def height(self) -> float:
        """Units down."""
        return sum(size * LEADING for _, size in self.lines)


@dataclass(frozen=True)
class Placed:
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


@dataclass(frozen=True)
class _Way:
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

    @property
    def far(self) -> bool:
        """Whether a line has to lead from the dot."""
        return self.reach > NEIGHBOUR

    def at(self, wanted: Wanted) -> Point:
        """Return the point nearest the dot."""
        rise = wanted.clearance if wanted.rise is None else wanted.rise
        return self.dx * (wanted.clearance + self.reach) + wanted.x, self.dy * (rise + self.reach) + wanted.y

    def leads_to(self, wanted: Wanted) -> Point:
        """Return the end of the line."""
        x, y = self.at(wanted)
        return x - 3 * self.dx, y - 3 * self.dy

    def box(self, wanted: Wanted) -> Box:
        """Return what the name covers: centred on its dot beside it, and clear of it above and below."""
        (x, y), width, height = self.at(wanted), wanted.width, wanted.height
        left, top = x - width * self.behind, y - height / 2 + self.rises * height / 2
        return Box(left, top, left + width, top + height)


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
    """Give the positions of a name."""
    for way in ways:
        yield way.cost, way.box(wanted), (wanted.x, wanted.y, *way.leads_to(wanted)) if tied and way.far else None


def _reach(wanted: Wanted, farthest: float) -> Box:
    """Return what holds all positions of a name."""
    far = max(wanted.clearance, wanted.rise or 0.0) + farthest if wanted.clearance else ABOUT_POINT[-1].cost
    return Box.around(wanted.x, wanted.y, far + wanted.width, far + wanted.height)


def _placed(wanted: Wanted, way: _Way, free: bool) -> Placed:
    """Return the name in one of its positions."""
    (x, y), box, leader = way.at(wanted), way.box(wanted), None
    if way.far:
        end_x, end_y = way.leads_to(wanted)
        leader = round(end_x, 1), round(end_y, 1)
    drop = round((box.top - y) / wanted.lines[0][1] + 0.92, 2)
    return Placed(wanted, round(x, 1), round(y, 1), drop, way.anchor, box, leader, free)


def beside(wanted: Wanted) -> list[Box]:
    """Return the boxes that a name would cover right beside its dot, the most legible first."""
    return [way.box(wanted) for way in _ways((0.0,))]


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
    farthest = max(reaches)
    named = [(name, _ways(tuple(reaches)) if name.clearance else ABOUT_POINT) for name in wanted]
    asking = [Asking(_stands(name, ways, tied=farthest > NEIGHBOUR), _reach(name, farthest), name.must) for name, ways in named]
    found = zip(named, settle(asking, bounds, solid, soft, ties), strict=True)
    return [_placed(name, ways[seat.position], seat.free) for (name, ways), seat in found if seat.position is not None]
