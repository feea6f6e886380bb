"""Names beside their dots: where each may stand, and where it goes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from cityguide.maps.pins import Pin
from cityguide.maps.placing.settling import NO_BOXES, Asking, Obstacle, settle
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
OFF_POINT_SHIFTS = tuple(
    sorted(((x, y) for x in (-36, -24, -12, 0, 12, 24, 36) for y in (-24, -12, 0, 12, 24)), key=lambda shift: math.hypot(*shift))
)
"""By how many units a name without a dot may be moved off its point, the nearest first."""
_WAYS = np.array([(math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle in DIRECTIONS])
_ANCHORS: list[Anchor] = ["start" if dx > 0.35 else "end" if dx < -0.35 else "middle" for dx in _WAYS[:, 0].tolist()]
_BEHIND = [{"start": 0.0, "end": 1.0, "middle": 0.5}[anchor] for anchor in _ANCHORS]
"""The part of a name that lies to the left of its anchor."""


@dataclass(frozen=True, eq=False)
class _Offered:
    """The positions of a name, a row each, the best first where nothing else is there."""

    at: Floats
    """x and y of the point nearest the dot."""
    boxes: Floats
    costs: Floats
    anchors: Sequence[Anchor]
    leaders: Floats
    """x and y of the end of a leader; nan where there is none."""


def _offered(wanted: Wanted, reaches: Sequence[float]) -> _Offered:
    """Return where a name may stand: beside its dot, at each of ``reaches`` beyond its clearance; or over its point, if it has no dot."""
    if wanted.clearance == 0.0:
        at = np.add(OFF_POINT_SHIFTS, (wanted.x, wanted.y))
        half = np.array([wanted.width / 2, wanted.height / 2])
        none = np.full((len(at), 2), np.nan)
        return _Offered(at, np.hstack([at - half, at + half]), np.hypot(*np.transpose(OFF_POINT_SHIFTS)), ["middle"] * len(at), none)
    reach = np.repeat(reaches, len(DIRECTIONS))
    ways = np.tile(_WAYS, (len(reaches), 1))
    rise = wanted.clearance if wanted.rise is None else wanted.rise
    at = ways * np.stack([wanted.clearance + reach, rise + reach], axis=1) + (wanted.x, wanted.y)
    left = at[:, 0] - wanted.width * np.tile(_BEHIND, len(reaches))
    # Beside the dot the name is centred on it; above and below it stands clear of it.
    top = at[:, 1] - wanted.height / 2 + np.clip(ways[:, 1] * 1.4, -1.0, 1.0) * wanted.height / 2
    costs = np.tile(np.arange(len(DIRECTIONS)) * 1.5, len(reaches)) + reach * 1.4 + np.where(reach > NEIGHBOUR, 12.0, 0.0)
    leaders = np.where((reach > NEIGHBOUR)[:, None], at - 3 * ways, np.nan)
    return _Offered(at, np.stack([left, top, left + wanted.width, top + wanted.height], axis=1), costs, _ANCHORS * len(reaches), leaders)


def _placed(wanted: Wanted, offered: _Offered, position: int, free: bool) -> Placed:
    """Return the name in one of its positions."""
    x, y = offered.at[position].tolist()
    box, (end_x, end_y) = Box(*offered.boxes[position].tolist()), offered.leaders[position].tolist()
    drop = round((box.top - y) / wanted.lines[0][1] + 0.92, 2)
    leader = None if math.isnan(end_x) else (round(end_x, 1), round(end_y, 1))
    return Placed(wanted, round(x, 1), round(y, 1), drop, offered.anchors[position], box, leader, free)


def beside(wanted: Wanted) -> list[Box]:
    """Return the boxes that a name would cover right beside its dot, the most legible first."""
    return [Box(*box) for box in _offered(wanted, (0.0,)).boxes.tolist()]


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
    offered = [_offered(name, reaches) for name in wanted]
    asking = [
        Asking(one.boxes, one.costs, name.must, _ties(name, one) if max(reaches) > NEIGHBOUR and name.clearance else NO_BOXES)
        for name, one in zip(wanted, offered, strict=True)
    ]
    seats = settle(asking, bounds, solid, soft, ties)
    found = zip(wanted, offered, seats, strict=True)
    return [_placed(name, one, seat.position, seat.free) for name, one, seat in found if seat.position is not None]


def _ties(wanted: Wanted, offered: _Offered) -> Floats:
    """Return the leaders as lines from the dot, shape (positions, 4)."""
    dot = np.where(np.isnan(offered.leaders), np.nan, (wanted.x, wanted.y))
    return np.hstack([dot, offered.leaders])
