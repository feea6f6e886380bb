"""OpenStreetMap opening hours -> the hours of a week, for a table and in words.

The syntax is parsed and evaluated by the library opening-hours-py; public holidays are not considered.
"""

from __future__ import annotations

import datetime
from functools import cache

import opening_hours

from cityguide.wording import listed, runs

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ALL_DAY = "all day"
CLOSED = "closed"

HALF_A_DAY = datetime.timedelta(hours=12)

Week = tuple[str, ...]
"""Seven texts from Monday: `10:00–18:00`, `10:00–12:00, 14:00–18:00`, `all day` or `closed`."""


def monday_on_or_after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=-day.weekday() % 7)


@cache
def week_of(expression: str, monday: datetime.date) -> Week:
    """Opening hours on the seven days from `monday`. Hours past midnight belong to the day they begin on."""
    hours = opening_hours.OpeningHours(expression)
    days: list[list[str]] = [[] for _ in DAYS]
    for offset, spans in enumerate(days):
        midnight = datetime.datetime.combine(monday + datetime.timedelta(days=offset), datetime.time())
        noon, end_of_day = midnight + HALF_A_DAY, midnight + 2 * HALF_A_DAY
        for start, end, state, _ in hours.intervals(midnight, end_of_day + HALF_A_DAY):
            if str(state) != "open" or start >= end_of_day:
                continue
            if start <= midnight and (end is None or end >= end_of_day):
                spans.append(ALL_DAY)
            elif start <= midnight and end < noon and hours.is_open(midnight - datetime.timedelta(minutes=1)):
                continue  # the end of yesterday's evening
            elif end is None or end >= end_of_day + HALF_A_DAY:
                spans.append(f"{start:%H:%M}–24:00")  # into a day that begins open
            else:
                spans.append(f"{start:%H:%M}–{'24:00' if end == end_of_day else format(end, '%H:%M')}")
    return tuple(", ".join(spans) if spans else CLOSED for spans in days)


def open_days(expression: str, monday: datetime.date) -> tuple[int, ...]:
    """The days of the week (0 is Monday) on which a place opens as a rule: in more than half of the four weeks from `monday`.

    So one holiday, or one Sunday of the month, does not count.
    """
    weeks = [week_of(expression, monday + datetime.timedelta(weeks=ahead)) for ahead in range(4)]
    return tuple(day for day in range(7) if sum(shown[day] != CLOSED for shown in weeks) > 2)


def days_in_words(days: str, monday: datetime.date) -> str:
    """OpenStreetMap's days in words: `Mo-Sa` -> `Mon–Sat`. Every `monday` gives the same."""
    return _days([day for day, hours in enumerate(week_of(f"{days} 00:00-24:00", monday)) if hours != CLOSED])


def in_words(expression: str, monday: datetime.date) -> str:
    """`daily 09:00–22:00`, `Mon–Fri 10:00–18:00; Sat and Sun 10:00–20:00; closed Tue`.

    Hours that change with the season or the week of the month are given for the week from `monday`, and the text says so.
    """
    shown = week_of(expression, monday)
    said = _compressed(shown)
    others = {week_of(expression, monday + datetime.timedelta(weeks=ahead)) for ahead in (1, 2, 3, 13, 26, 39)}
    return said if others == {shown} else f"in the week of {monday.day} {monday:%B}: {said}; other weeks differ"


def _compressed(shown: Week) -> str:
    if len(set(shown)) == 1:
        return {ALL_DAY: "always open", CLOSED: "closed all week"}.get(shown[0], f"daily {shown[0]}")
    groups: dict[str, list[int]] = {}
    for index, text in enumerate(shown):
        groups.setdefault(text, []).append(index)
    parts = [f"{_days(days)} {text}" for text, days in groups.items() if text != CLOSED]
    if CLOSED in groups:
        parts.append(f"closed {_days(groups[CLOSED])}")
    return "; ".join(parts)


def _days(indexes: list[int]) -> str:
    names: list[str] = []
    for run in runs(indexes):
        names += [f"{DAYS[run[0]]}–{DAYS[run[-1]]}"] if len(run) > 2 else [DAYS[index] for index in run]
    return listed(names)
