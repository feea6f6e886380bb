"""Opening hours as rules: on which days a rule holds, and what it says of them.

The meaning is that of the specification (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) as its reference
opening_hours.js evaluates it (https://github.com/opening-hours/opening_hours.js); the tests compare the two. Which days are holidays is
not known here: a rule for holidays holds on no day.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateutil.easter import easter

A_DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True)
class Weekdays:
    """Days of the week; 0 is Monday."""

    days: frozenset[int]

    def holds(self, day: datetime.date) -> bool:
        return day.weekday() in self.days


@dataclass(frozen=True)
class NthWeekday:
    """One day of the week in each month: `Th[4]`, or counted from the month's end, `Su[-1]`."""

    weekday: int
    nth: int

    def holds(self, day: datetime.date) -> bool:
        before = day.day - 1 if self.nth > 0 else calendar.monthrange(day.year, day.month)[1] - day.day
        return day.weekday() == self.weekday and before // 7 + 1 == abs(self.nth)


@dataclass(frozen=True)
class Holidays:
    """Public holidays (`PH`) or school holidays (`SH`)."""

    def holds(self, day: datetime.date) -> bool:
        return False


@dataclass(frozen=True)
class Months:
    """From one month to another, over the turn of the year when the second is the earlier one."""

    first: int
    last: int

    def holds(self, day: datetime.date) -> bool:
        return (day.month - self.first) % 12 <= (self.last - self.first) % 12


@dataclass(frozen=True)
class Years:
    first: int
    last: int

    def holds(self, day: datetime.date) -> bool:
        return self.first <= day.year <= self.last


@dataclass(frozen=True)
class Weeks:
    """Weeks by their ISO 8601 numbers: all from the first to the last, or every second, every third."""

    first: int
    last: int
    step: int = 1

    def holds(self, day: datetime.date) -> bool:
        week = day.isocalendar().week
        return self.first <= week <= self.last and (week - self.first) % self.step == 0


@dataclass(frozen=True)
class MonthDay:
    """`Dec 25`; with a year it is that one day."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> datetime.date:
        return datetime.date(self.year or year, self.month, self.day)


@dataclass(frozen=True)
class EasterDay:
    """Easter Sunday of the Western churches, or some days before or after it: `easter -2 days`."""

    after: int

    def in_year(self, year: int) -> datetime.date:
        sunday: datetime.date = easter(year)
        return sunday + datetime.timedelta(days=self.after)


@dataclass(frozen=True)
class MonthWeekday:
    """`Mar Su[-1]` as an end of a span; `nth` from 1 to 4 or from -1 to -4, which every month has."""

    month: int
    weekday: int
    nth: int

    def in_year(self, year: int) -> datetime.date:
        first = datetime.date(year, self.month, 1 if self.nth > 0 else calendar.monthrange(year, self.month)[1])
        away = (self.weekday - first.weekday()) % 7 if self.nth > 0 else -((first.weekday() - self.weekday) % 7)
        return first + datetime.timedelta(days=away + 7 * (self.nth - 1 if self.nth > 0 else self.nth + 1))


YearlyDay = MonthDay | EasterDay | MonthWeekday


@dataclass(frozen=True)
class Dates:
    """From one day to another of each year, over the turn of the year when the second is the earlier one."""

    first: YearlyDay
    last: YearlyDay

    @cached_property
    def _ends(self) -> dict[int, tuple[datetime.date, datetime.date, bool]]:
        """Both days of a year, and whether it goes on over the turn of it: worked out once for all days of a year."""
        return {}

    def holds(self, day: datetime.date) -> bool:
        if (ends := self._ends.get(day.year)) is None:
            first, last = self.first.in_year(day.year), self.last.in_year(day.year)
            self._ends[day.year] = ends = first, last, first > last + datetime.timedelta(days=1)
        first, last, turns = ends
        return day >= first or day <= last if turns else first <= day <= last


Selector = Weekdays | NthWeekday | Holidays | Months | Years | Weeks | Dates


@dataclass(frozen=True)
class Rule:
    """Of each of the `groups` one selector must hold; without any, every day counts.

    `spans` are minutes from the day's midnight, at most 48 hours; without any, the rule is for the whole day. An additional rule `adds`
    to what the rules before it say; any other replaces it on its days.
    """

    groups: tuple[tuple[Selector, ...], ...]
    spans: tuple[tuple[int, int], ...]
    opens: bool
    adds: bool = False

    def is_for(self, day: datetime.date) -> bool:
        for group in self.groups:  # as all() of any(), in half the time: a day to follow asks this of every week of a year
            for selector in group:
                if selector.holds(day):
                    break
            else:
                return False
        return True

    @cached_property
    def has_nights(self) -> bool:
        """Whether it goes on past midnight."""
        return any(end > A_DAY for _, end in self.spans)

    @property
    def weekly(self) -> bool:
        """Whether it says the same of every week."""
        return all(isinstance(selector, Weekdays | Holidays) for group in self.groups for selector in group)

    @property
    def opens_holidays(self) -> bool:
        return self.opens and any(isinstance(selector, Holidays) for group in self.groups for selector in group)


Rules = tuple[Rule, ...]


Holding = tuple[tuple[bool, ...], tuple[bool, ...]]
"""Whether each rule holds on a day, and whether its night from the day before does: all that `open_minutes` has to know of a day."""


def holding(rules: Rules, day: datetime.date) -> Holding:
    yesterday = day - datetime.timedelta(days=1)
    return tuple([rule.is_for(day) for rule in rules]), tuple([rule.has_nights and rule.is_for(yesterday) for rule in rules])


def open_minutes(rules: Rules, today: Sequence[bool], nights: Sequence[bool]) -> list[tuple[int, int]]:
    """The open spans of a day of which `holding` tells, in minutes from its midnight to 1440 at the latest, in order and apart.

    Rules are laid over each other in their order. One that opens takes away what was laid before on its days, the end of the night
    before included: `Fr 20:00-03:00; Sa 10:00-12:00` cuts the night at midnight. Only without any days does it leave rules for certain
    days alone. One that closes lies over the others.
    """
    laid: list[tuple[int, int, bool]] = []
    for index, rule in enumerate(rules):
        if today[index]:
            if rule.opens and not rule.adds and (rule.groups or (index and not rules[index - 1].groups)):
                laid.clear()
            laid += [(start, min(end, A_DAY), rule.opens) for start, end in rule.spans or ((0, A_DAY),)]
        if nights[index]:
            laid += [(0, end - A_DAY, rule.opens) for _, end in rule.spans if end > A_DAY]
    if len(laid) <= 1:  # as on most days
        return [(start, end) for start, end, opens in laid if opens and start < end]
    edges = sorted({edge for start, end, _ in laid for edge in (start, end)})
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        if next((opens for first, last, opens in reversed(laid) if first <= start < last), False):
            spans = [*spans[:-1], (spans[-1][0], end)] if spans and spans[-1][1] == start else [*spans, (start, end)]
    return spans
