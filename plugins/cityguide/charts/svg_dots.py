"""Things placed by two ranks; 1 and 1 is the upper left corner. A name stands beside its own dot, or a rule joins them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from cityguide.charts.marks import NARROW_CHART, TEXT_LETTER, TEXT_ROW, WIDE_CHART, across, group, marker, rule, words_at
from cityguide.charts.model import Dots

_TOP, _LEFT, _RIGHT, _BOTTOM, _HEIGHT = 48, 9, 94, 46, 368
_BESIDE, _CLEAR = 10, 7


class Place(NamedTuple):
    """Where a name stands: `across` and `down` in pixels from its dot, the side of the text that is there, whether a rule leads to it."""

    anchor: str
    across: float
    down: float
    led: bool = False


_PLACES = (
    Place("start", _BESIDE, 0), Place("end", -_BESIDE, 0),
    *(Place(anchor, beside, down) for down in (-TEXT_ROW, TEXT_ROW) for anchor, beside in (("start", -4), ("end", 4))),
    *(Place(anchor, 0, sign * (TEXT_ROW + 2) * nth, True) for nth in range(2, 12) for sign in (1, -1) for anchor in ("start", "end")),
)  # fmt: skip

_LAST_RESORT = next(place for place in _PLACES if place.led)

Edges = tuple[float, float, float, float]


def draw_dots(form: Dots) -> tuple[str, int]:
    """The drawing and its height."""
    top, bottom = top_of(form), _HEIGHT - _BOTTOM
    parts = [words_at(0, 14, form.y_title, "m"), words_at(_LEFT, _HEIGHT - 4, form.x_title, "m")]
    for rank in (1, top // 4, top // 2, top * 3 // 4, top):
        x, y = _across(rank, top), _down(rank, top)
        parts += [rule(x, _TOP, x, bottom), words_at(x, bottom + 20, str(rank), "m", "middle")]
        parts += [rule(_LEFT, y, _RIGHT, y), words_at(0, y + 5, str(rank), "m")]
    for dot, place in zip(form.dots, places(form), strict=True):
        x, y = _across(dot.x, top), _down(dot.y, top)
        if place.led:
            parts.append(rule(x, y, x, y + place.down, "d"))
        parts.append(group(marker(dot.look.symbol, across(x), y), dot.look))
        anchor = "" if place.anchor == "start" else place.anchor
        parts.append(words_at(x, y + place.down + 5, dot.label, "b" if dot.emphasis else "", anchor, dx=place.across))
    if not form.dots:
        parts.append(words_at((_LEFT + _RIGHT) / 2, (_TOP + bottom) / 2, "no pair of ranks known", "m", "middle"))
    return "".join(parts), _HEIGHT


def top_of(form: Dots) -> int:
    """The last rank of both axes."""
    worst = max([10, *(dot.x for dot in form.dots), *(dot.y for dot in form.dots)])
    return next((end for end in (20, 50, 100) if worst <= end), worst)


def places(form: Dots) -> list[Place]:
    """Where each name stands: the first place clear of the edges, of other dots and of the names before it, and nearest its own dot.

    All that holds at the narrowest width and at the widest. Where no place by the dot will do, a rule leads to one above or below it.
    """
    found: list[Place] = []
    for at in range(len(form.dots)):
        fitting = (place for place in _PLACES if all(_fits(form, found, at, place, width) for width in (NARROW_CHART, WIDE_CHART)))
        found.append(next(fitting, _LAST_RESORT))
    return found


def _fits(form: Dots, found: Sequence[Place], at: int, place: Place, width: int) -> bool:
    box = box_of(form, at, place, width)
    left, high, right, low = box
    if left < 0 or right > width or high < TEXT_ROW or low > _HEIGHT - _BOTTOM + TEXT_ROW / 2:
        return False
    if any(_gap(box, box_of(form, nth, other, width)) <= 0 for nth, other in enumerate(found)):
        return False
    others = [centre(form, nth, width) for nth in range(len(form.dots)) if nth != at]
    own = centre(form, at, width)
    if any(_gap(box, (x, y, x, y)) < _CLEAR for x, y in others):
        return False
    return place.led or all(_gap(box, (x, y, x, y)) > _gap(box, (*own, *own)) + 1 for x, y in others)


def centre(form: Dots, at: int, width: int) -> tuple[float, float]:
    """A dot's place in pixels, in a drawing of `width`."""
    top, dot = top_of(form), form.dots[at]
    return _across(dot.x, top) * width / 100, _down(dot.y, top)


def box_of(form: Dots, at: int, place: Place, width: int) -> Edges:
    """A name's left, upper, right and lower edge in pixels, in a drawing of `width`."""
    x, y = centre(form, at, width)
    wide = len(form.dots[at].label) * TEXT_LETTER
    left = x + place.across - (wide if place.anchor == "end" else 0)
    return left, y + place.down - TEXT_ROW / 2, left + wide, y + place.down + TEXT_ROW / 2


def _gap(one: Edges, other: Edges) -> float:
    """How far apart two boxes are, 0 where they meet."""
    return math.hypot(max(one[0] - other[2], other[0] - one[2], 0), max(one[1] - other[3], other[1] - one[3], 0))


def _across(rank: int, top: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (rank - 1) / (top - 1)


def _down(rank: int, top: int) -> float:
    return _TOP + (_HEIGHT - _BOTTOM - _TOP) * (rank - 1) / (top - 1)
