"""OpenStreetMap opening hours -> the hours of a week, for a table and in words. Holidays are left out of account."""

from __future__ import annotations

import datetime
from functools import lru_cache

from cityguide.profiles.hours_grammar import rules_of
from cityguide.profiles.opening_hours import A_DAY, Holding, holding, open_minutes
from cityguide.wording import dated, listed, runs

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ALL_DAY = "all day"
CLOSED = "closed"

NOON = A_DAY // 2
ANY_MONDAY = datetime.date(1, 1, 8)
"""Of hours that are the same each week that week is worked out."""
_NEXT = datetime.timedelta(days=1)
A_YEAR = 53
"""Weeks, in which every week of a year comes."""

Week = tuple[str, ...]
"""Seven texts from Monday: `10:00–18:00`, `10:00–12:00, 14:00–18:00`, `all day` or `closed`."""


def monday_on_or_after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=-day.weekday() % 7)


@lru_cache(maxsize=1024)
def week_of(expression: str, monday: datetime.date) -> Week:
    """Opening hours on the seven days from `monday`. Hours past midnight belong to the day they begin on."""
    if monday != ANY_MONDAY and is_weekly(expression):
        return week_of(expression, ANY_MONDAY)  # worked out once for all weeks
    return tuple(_hours_of(expression, monday + datetime.timedelta(days=ahead)) for ahead in range(7))


@lru_cache(maxsize=4096)
def _hours_of(expression: str, day: datetime.date) -> str:
    if is_weekly(expression) and day - ANY_MONDAY >= datetime.timedelta(weeks=1):
        return week_of(expression, ANY_MONDAY)[day.weekday()]
    spans = spans_on(expression, day)
    if not spans:
        return CLOSED
    before, after = spans_on(expression, day - _NEXT), spans_on(expression, day + _NEXT)
    told: list[str] = []
    for start, end in spans:
        if (start, end) == (0, A_DAY):
            told.append(ALL_DAY)
        elif start == 0 and end < NOON and before and before[-1][0] > 0 and before[-1][1] == A_DAY:
            continue  # the end of yesterday's evening, which is told there
        elif end == A_DAY and after and after[0][0] == 0 and after[0][1] < NOON:
            told.append(f"{_clock(start)}–{_clock(after[0][1])}")
        else:
            told.append(f"{_clock(start)}–{_clock(end)}")  # or into a day that begins open
    return ", ".join(told) or CLOSED


@lru_cache(maxsize=8192)
def spans_on(expression: str, day: datetime.date) -> tuple[tuple[int, int], ...]:
    """The open spans of a day, in minutes from its midnight. A day is asked for by itself and by both of its neighbours."""
    return spans_where(expression, holding(rules_of(expression), day))


@lru_cache(maxsize=1024)
def spans_where(expression: str, held: Holding) -> tuple[tuple[int, int], ...]:
    """Those of all days on which the same rules hold."""
    return tuple(open_minutes(rules_of(expression), *held))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def open_days(expression: str, monday: datetime.date) -> tuple[int, ...]:
    """The days of the week (0 is Monday) on which a place opens as a rule: in more than half of the four weeks from `monday`.

    So one holiday, or one Sunday of the month, does not count.
    """
    if is_weekly(expression):
        return tuple(day for day, shown in enumerate(week_of(expression, ANY_MONDAY)) if shown != CLOSED)
    weeks = [week_of(expression, monday + datetime.timedelta(weeks=ahead)) for ahead in range(4)]
    return tuple(day for day in range(7) if sum(shown[day] != CLOSED for shown in weeks) > 2)


def weekdays(days: str, monday: datetime.date) -> tuple[int, ...]:
    """OpenStreetMap's days as numbers: `Mo,Sa` -> 0 and 5. Every `monday` gives the same."""
    return open_days(f"{days} 00:00-24:00", monday)


def days_in_words(days: str, monday: datetime.date) -> str:
    """OpenStreetMap's days in words: `Mo-Sa` -> `Mon–Sat`. Every `monday` gives the same."""
    return _days(list(weekdays(days, monday)))


@lru_cache(maxsize=1024)  # told on the page of a place, on its cards, and beside the days with it
def in_words(expression: str, monday: datetime.date) -> str:
    """`daily 09:00–22:00`, `Mon–Fri 10:00–18:00; Sat and Sun 10:00–20:00; closed Tue`.

    Hours that change with the season or the week of the month are given for the week from `monday`, and the text says so. Where that week
    is closed and another is not, it says when the place opens next: for a season from its first to its last day, or else for a day.
    """
    shown = week_of(expression, monday)
    if not _changes(expression, monday):
        return "closed but for holidays" if set(shown) == {CLOSED} and opens_holidays(expression) else _compressed(shown)
    week = f"in the week of {monday.day} {monday:%B}"
    opens = next_open(expression, monday) if set(shown) == {CLOSED} else None
    return f"{week}: {_compressed(shown)}; other weeks differ" if opens is None else f"closed {week}; {_season(expression, opens)}"


def next_open(expression: str, day: datetime.date) -> datetime.date | None:
    """The first day from `day` on, within a year, on which a place opens; None if there is none."""
    days = (day + datetime.timedelta(days=ahead) for ahead in range(7 if is_weekly(expression) else 366))
    return next((ahead for ahead in days if _hours_of(expression, ahead) != CLOSED), None)


def opens_holidays(expression: str) -> bool:
    """Whether some rule opens on public or school holidays."""
    return any(rule.opens_holidays for rule in rules_of(expression))


@lru_cache(maxsize=3000)
def is_weekly(expression: str) -> bool:
    return all(rule.weekly for rule in rules_of(expression))


@lru_cache(maxsize=512)
def _changes(expression: str, monday: datetime.date) -> bool:
    """Whether some week within a year of `monday` differs from that one."""
    if is_weekly(expression):
        return False
    shown = week_of(expression, monday)
    return any(week_of(expression, monday + datetime.timedelta(weeks=ahead)) != shown for ahead in range(1, A_YEAR))


def _season(expression: str, opens: datetime.date) -> str:
    """`open from 1 April to 30 April 2027, daily 10:00–18:00`; a day alone where a week without hours follows it."""
    days = [opens + datetime.timedelta(days=ahead) for ahead in range(366)]
    last = opens
    for day in days:
        if _hours_of(expression, day) != CLOSED:
            last = day
        elif (day - last).days >= 7:
            break
    length = (last - opens).days + 1
    if length < 7:
        return f"next open on {DAYS[opens.weekday()]} {dated(opens.isoformat())}, {_hours_of(expression, opens)}"
    first_week = sorted((day.weekday(), _hours_of(expression, day)) for day in days[:7])
    alike = all(_hours_of(expression, day) == first_week[day.weekday()][1] for day in days[:length])
    whole = f"{dated(opens.isoformat())} on" if (days[-1] - last).days < 7 else f"{opens.day} {opens:%B} to {dated(last.isoformat())}"
    return f"open from {whole}, {'' if alike else 'at first '}{_compressed(tuple(hours for _, hours in first_week))}"


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
