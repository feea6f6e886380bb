"""Opening hours of made-up places, of the kinds that real ones have, with the part of the week in which each is surely open."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

MONDAY_TO_SUNDAY = range(7)


@dataclass(frozen=True)
class Opening:
    """`osm` as a profile has it. On each of `days` (0 is Monday) it is open from `opens` to `closes`, minutes from midnight."""

    osm: str
    days: frozenset[int]
    opens: int
    closes: int

    def holds(self, day: int, start: int, end: int) -> bool:
        return day in self.days and self.opens <= start and end <= self.closes


_FORMS: Mapping[str, tuple[int, range | tuple[int, ...]]] = {
    "Tu-Su {o}-{c}": (9, range(1, 7)),
    "Mo-Su {o}-{c}": (8, MONDAY_TO_SUNDAY),
    "{o}-{c}": (9, MONDAY_TO_SUNDAY),
    "Tu-Su,PH {o}-{c}": (5, range(1, 7)),
    "Mo-Sa {o}-{c}; Su off": (4, range(6)),
    "Mo-Fr {o}-{c}; Sa,Su {before}-{c}": (5, MONDAY_TO_SUNDAY),
    "Mo-Fr {o}-{c}; PH off": (4, range(5)),
    "Mo off; Tu-Th,Su {o}-{c}; Fr,Sa {o}-{after}": (6, range(1, 7)),
    "Mo,We-Su {o}-{c}; Tu off; Dec 29-Jan 01 off": (4, (0, 2, 3, 4, 5, 6)),
    "Apr-Oct Tu-Su,PH {o}-{after}; Nov-Mar Tu-Su,PH {o}-{c}": (4, range(1, 7)),
    "May-Oct {o}-{after}; Nov-Apr {o}-{c}": (3, MONDAY_TO_SUNDAY),
    "We-Su {o}-{c}": (3, range(2, 7)),
    "Tu-Th {o}-{c}; Fr-Su {o}-{after}; Jan 01 off; Dec 25 off": (3, range(1, 7)),
    "Mo-Su {o}-{c}; easter off; Dec 25 off": (2, MONDAY_TO_SUNDAY),
    "Mo-We,Fr {o}-{c}; Th off; Sa,Su,PH {o}-{after}": (3, (0, 1, 2, 4, 5, 6)),
    "Su-Th {o}-{c}; Fr,Sa {o}-{after}": (3, MONDAY_TO_SUNDAY),
}
"""Each with how often it comes, and the days on which it is open from `{o}` to `{c}`; `{before}` and `{after}` are an hour off."""

_MEALS = Opening("Tu-Fr 11:30-14:30,17:00-21:00; Sa,Su 10:30-14:30,17:00-21:00", frozenset(range(1, 7)), 690, 870)
_NIGHT = Opening("Mo-Fr 22:00-05:00", frozenset(range(5)), 1320, 1740)
_SHOW = Opening("Fr,Sa 19:00-21:30; Su 18:00-21:00", frozenset((4, 5, 6)), 1140, 1260)
ALWAYS = Opening("24/7", frozenset(MONDAY_TO_SUNDAY), 0, 1440)


def opening(kind: str, chance: random.Random) -> Opening:
    """Hours for a kind of place."""
    if kind in ("district", "park", "landmark", "viewpoint") and chance.random() < 0.5:
        return ALWAYS
    if kind == "restaurant" and chance.random() < 0.5:
        return _MEALS
    if kind == "show" and chance.random() < 0.7:
        return _SHOW
    if kind == "transport":
        if chance.random() < 0.15:
            return _NIGHT
        opens, closes = chance.randrange(300, 420, 15), chance.randrange(1290, 1425, 15)
    elif kind in ("restaurant", "cafe", "market", "shop"):
        opens, closes = chance.choice((480, 540, 600, 660)), chance.choice((1080, 1140, 1200, 1260, 1320))
    else:
        opens, closes = chance.choice((540, 540, 570, 600, 600, 600, 660)), chance.choice((960, 990, 1020, 1020, 1050, 1080, 1080, 1140))
    form = chance.choices(list(_FORMS), [often for often, _ in _FORMS.values()])[0]
    times = {"o": opens, "c": closes, "before": opens - 60, "after": closes + 60}
    return Opening(form.format_map({key: clock(minutes) for key, minutes in times.items()}), frozenset(_FORMS[form][1]), opens, closes)


def clock(minutes: int) -> str:
    """Minutes from midnight as a time of day; past midnight it begins anew."""
    if minutes == 1440:
        return "24:00"
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
