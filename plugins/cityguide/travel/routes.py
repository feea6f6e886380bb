"""Days to follow, reckoned: how long a leg can take, whether a stop is open, what the day costs and how far it goes."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cityguide.earth import distance_km
from cityguide.evidence.freshness import first_day
from cityguide.profiles.hours_grammar import rules_of
from cityguide.profiles.model import Profile
from cityguide.profiles.opening_hours import A_DAY, holding
from cityguide.profiles.places import Attraction
from cityguide.profiles.routes import Leg, Mode, Route, Stop
from cityguide.profiles.visiting import Basis, Position
from cityguide.reading.fields import PartialDate
from cityguide.travel.hours import A_YEAR, is_weekly, monday_on_or_after, spans_where


@dataclass(frozen=True)
class Pace:
    """How a mode gets on, along the straight line: kilometres an hour at the `fastest` and the `slowest`, and minutes of `waiting`."""

    fastest: float
    slowest: float
    waiting: int


PACES: Mapping[Mode, Pace] = {
    "walk": Pace(6, 2, 10),
    "bicycle": Pace(18, 5, 10),
    "metro": Pace(70, 8, 25),
    "train": Pace(270, 12, 45),
    "bus": Pace(80, 4, 30),
    "tram": Pace(30, 3, 25),
    "boat": Pace(60, 3, 40),
    "taxi": Pace(90, 5, 20),
    "cableway": Pace(25, 3, 25),
}
"""Our judgement. Streets and rails bend, so a straight line is gone more slowly than the vehicle goes. The fastest are a brisk walk
without a bend, a metro with few stops, a high-speed train between two of its stops; the slowest are a walk with steps and lights, and
traffic that stands."""

VAGUE_KM: Mapping[Basis, float] = {"venue": 0.1, "station": 0.7, "area": 1.2}
"""Kilometres by which a position may be off the door, by what it points at: our judgement, from the size of city blocks."""

RARELY = 4
"""Weeks of a year in which a stop may be shut at its time, as for holidays or repairs. With more, the day can't be followed."""


@dataclass(frozen=True)
class Reach:
    """The way of a leg: kilometres along the straight line, and the least and the most minutes that its mode plausibly takes for it."""

    km: float
    least: int
    most: int


def reach(leg: Leg, start: Position, end: Position) -> Reach:
    """How far a leg goes, and how long that can take: by the pace of its mode, allowing for positions that are not the door."""
    km = distance_km((start.latitude, start.longitude), (end.latitude, end.longitude))
    pace, vague = PACES[leg.by], VAGUE_KM[start.basis] + VAGUE_KM[end.basis]
    least = 60 * max(km - vague, 0) / pace.fastest
    most = 60 * (km + vague) / pace.slowest + pace.waiting
    return Reach(km, int(least), int(most) + 1)


def legs_of(profile: Profile, route: Route) -> list[tuple[Stop, Leg, Reach | None, Stop]]:
    """Each leg of a profile's route between its stops; its reach is None where an end has no position."""
    places, found = profile.by_id, []
    for one, other in pairwise(route.stops):
        start, end = one.ends_at or places[one.place].position, places[other.place].position
        assert one.leg is not None
        found.append((one, one.leg, reach(one.leg, start, end) if start and end else None, other))
    return found


@lru_cache(maxsize=256)
def shut_weeks(expression: str, weekday: int, seen: PartialDate, start: int, end: int) -> int:
    """In how many weeks of the year from the day on which hours were `seen` a place is not open from `start` to `end` on a weekday.

    `start` and `end` are minutes from midnight; beyond 24 hours is the morning after. The year is counted from the hours' own date, so
    that a build does not begin to fail because a day has passed.
    """
    monday = monday_on_or_after(first_day(seen))
    weekly, rules = is_weekly(expression), rules_of(expression)
    days = [monday.toordinal() + weekday + 7 * week for week in range(1 if weekly else A_YEAR)]
    today = [holding(rules, datetime.date.fromordinal(day)) for day in days]
    tomorrow = [holding(rules, datetime.date.fromordinal(day + 1)) if end > A_DAY else None for day in days]
    shut = 0
    for (held, after), times in Counter(zip(today, tomorrow, strict=True)).items():
        spans = spans_where(expression, held)
        if after is not None:
            spans = _joined(spans, spans_where(expression, after))
        shut += 0 if any(first <= start and end <= last for first, last in spans) else times
    return shut * A_YEAR if weekly else shut


def _joined(today: Sequence[tuple[int, int]], tomorrow: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans of two days, counted from the first one's midnight; what is open across midnight is one span."""
    spans = list(today)
    for first, last in tomorrow:
        begun = spans.pop() if first == 0 and spans and spans[-1][1] == A_DAY else (first + A_DAY, 0)
        spans.append((begun[0], last + A_DAY))
    return tuple(spans)


@dataclass(frozen=True)
class Totals:
    """What a day comes to: money by currency, the places whose price is not known as a number, kilometres in all and on foot."""

    money: Mapping[str, float]
    unpriced: Sequence[Attraction]
    km: float
    on_foot: float
    whole: bool
    """Whether the kilometres count every leg."""
    fares: bool
    """Whether every leg that costs something has its fare."""


def totals(profile: Profile, route: Route) -> Totals:
    """What one adult pays for the route, and how far it goes along straight lines. Rides that are stops are not counted in kilometres."""
    places = profile.by_id
    money: dict[str, float] = {}
    unpriced = []
    for place in dict.fromkeys(places[stop.place] for stop in route.stops):
        price = place.price
        if price is not None and price.adult is not None and price.currency is not None:
            money[price.currency] = money.get(price.currency, 0) + price.adult
        elif price is None or not price.free:
            unpriced.append(place)
    legs = legs_of(profile, route)
    for _, leg, _, _ in legs:
        if leg.fare is not None and leg.currency is not None:
            money[leg.currency] = money.get(leg.currency, 0) + leg.fare
    return Totals(
        {currency: amount for currency, amount in money.items() if amount},
        unpriced,
        sum(way.km for _, _, way, _ in legs if way),
        sum(way.km for _, leg, way, _ in legs if way and leg.by == "walk"),
        all(way for _, _, way, _ in legs),
        all(leg.fare is not None or leg.by in ("walk", "bicycle") for _, leg, _, _ in legs),
    )


def days_with(profile: Profile, place: Attraction) -> list[Route]:
    """The routes of a profile that stop at a place."""
    return [route for route in profile.routes if any(stop.place == place.id for stop in route.stops)]


def clock(minutes: int) -> str:
    """Minutes from midnight as a time of day; past midnight it begins anew: 1530 is `01:30`."""
    return f"{minutes % A_DAY // 60:02}:{minutes % 60:02}"
