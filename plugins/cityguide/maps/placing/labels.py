"""Names beside their dots: where each may stand, and where it goes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cityguide.maps.pins import Pin
from cityguide.maps.placing.settling import NO_BOXES, Asking, Obstacle, rows, settle
from cityguide.maps.projection import Floats
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

    @property
    def width(self) -> float:
        """Units across."""
        return max(text_width(text, size) for text, size in self.lines)

    @property
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

    @property
    def tie(self) -> tuple[float, float, float, float]:
        """The ends of its leader, all nan where it has none."""
        return (self.wanted.x, self.wanted.y, *self.leader) if self.leader else (math.nan,) * 4


def _at(wanted: Wanted, angle: float, reach: float) -> Placed:
    """Return the name in the direction ``angle`` (degrees, clockwise from east), ``reach`` units farther than its clearance."""
    width, height = wanted.width, wanted.height
    dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    rise = wanted.clearance if wanted.rise is None else wanted.rise
    x, y = wanted.x + dx * (wanted.clearance + reach), wanted.y + dy * (rise + reach)
    anchor: Anchor = "start" if dx > 0.35 else "end" if dx < -0.35 else "middle"
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    # Beside the dot the name is centred on it; above and below it stands clear of it.
    top = y - height / 2 + max(-1.0, min(1.0, dy * 1.4)) * height / 2
    leader = (round(x - dx * 3, 1), round(y - dy * 3, 1)) if reach > NEIGHBOUR else None
    return _set(wanted, x, y, left, top, anchor, leader)


def _over(wanted: Wanted, across: float, down: float) -> Placed:
    """Return the name about its point, moved by so many units."""
    x, y = wanted.x + across, wanted.y + down
    return _set(wanted, x, y, x - wanted.width / 2, y - wanted.height / 2, "middle", None)


def _set(wanted: Wanted, x: float, y: float, left: float, top: float, anchor: Anchor, leader: tuple[float, float] | None) -> Placed:
    drop = round((top - y) / wanted.lines[0][1] + 0.92, 2)
    return Placed(wanted, round(x, 1), round(y, 1), drop, anchor, Box(left, top, left + wanted.width, top + wanted.height), leader)


DIRECTIONS = (0, 180, -45, 45, -135, 135, -90, 90, -22, 22, 158, -158, -68, 68, 112, -112)
"""Where a name may stand, degrees clockwise from east, the most legible first."""
NEIGHBOUR = 6.0
"""Units farther than its clearance at which a name needs a leader."""
OFF_POINT_SHIFTS = tuple(
    sorted(((x, y) for x in (-36, -24, -12, 0, 12, 24, 36) for y in (-24, -12, 0, 12, 24)), key=lambda shift: math.hypot(*shift))
)
"""By how many units a name without a dot may be moved off its point, the nearest first."""


def beside(wanted: Wanted) -> list[Box]:
    """Return the boxes that a name would cover right beside its dot, the most legible first."""
    return [_at(wanted, angle, 0.0).box for angle in DIRECTIONS]


def _positions(wanted: Wanted, reaches: Sequence[float]) -> tuple[list[Placed], list[float]]:
    """Return where a name may stand, and what each costs."""
    if wanted.clearance == 0.0:
        return [_over(wanted, *shift) for shift in OFF_POINT_SHIFTS], [math.hypot(*shift) for shift in OFF_POINT_SHIFTS]
    tried = [(rank, angle, reach) for reach in reaches for rank, angle in enumerate(DIRECTIONS)]
    costs = [rank * 1.5 + reach * 1.4 + (12.0 if reach > NEIGHBOUR else 0.0) for rank, _, reach in tried]
    return [_at(wanted, angle, reach) for _, angle, reach in tried], costs


def lay_out(
    wanted: Sequence[Wanted],
    bounds: Box,
    solid: Sequence[Box] = (),
    soft: Sequence[Obstacle] = (),
    *,
    reaches: Sequence[float] = (0.0,),
    ties: Floats = NO_BOXES,
) -> list[Placed]:
    """Return a place for each name that finds one, in the order given (the important ones first).

    ``reaches`` are extra distances from the dot to try; the other arguments are those of :func:`settle`.
    """
    offered = [_positions(name, reaches) for name in wanted]
    tied = max(reaches) > NEIGHBOUR
    asking = [
        Asking(rows([put.box for put in places]), np.array(costs), name.must, np.array([put.tie for put in places]) if tied else NO_BOXES)
        for name, (places, costs) in zip(wanted, offered, strict=True)
    ]
    seats = settle(asking, bounds, solid, soft, ties)
    found = [(places[seat.position], seat.free) for (places, _), seat in zip(offered, seats, strict=True) if seat.position is not None]
    return [place if free else Placed(**{**vars(place), "free": False}) for place, free in found]
