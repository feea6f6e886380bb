"""The parts of a rule of opening hours that say on which years, months, days and weeks it holds."""

from __future__ import annotations

import re

from cityguide.problems.problem import Near
from cityguide.profiles.hours_words import DAY_WORDS, IN_WORDS, MONTH_WORDS, TokenReader
from cityguide.profiles.opening_hours import (
    Dates,
    EasterDay,
    MonthDay,
    Months,
    MonthWeekday,
    Selector,
    Weeks,
    YearlyDay,
    Years,
)

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of the months in most years."""


def years(reader: TokenReader) -> list[Selector]:
    """`2026`, `2026-2028,2030`; not the year of a day (`2026 Dec 24`)."""
    found: list[Selector] = []
    while _is_year(reader) and (found or not _is_dated(reader)):
        first = last = reader.number(1901, 2099, "year")
        if reader.take("-"):
            last = reader.number(first + 1, 2099, "later year")
        if reader.here.text in ("/", "+"):
            raise reader.fault(f"'{reader.here.text}' behind a year can't be read; write the years, as in 2026-2028")
        found.append(Years(first, last))
        if reader.here.text != "," or reader.ahead().kind != "number":
            break
        reader.at += 1
    return found


def _is_year(reader: TokenReader) -> bool:
    return reader.here.kind == "number" and re.fullmatch("(19|20)[0-9]{2}", reader.here.text) is not None


def days_of_year(reader: TokenReader) -> list[Selector]:
    """Months (`Apr-Sep,Nov`) or days (`Dec 24-26,31`, `Dec 24-Jan 02`, `easter -2 days`, `Mar Su[-1]-Oct Su[-1]`)."""
    found: list[Selector] = []
    while reader.here.text in MONTH_WORDS or reader.here.text == "easter" or _is_dated(reader):
        since = reader.at
        item = _dates(reader) if _is_day(reader) else [_months(reader)]
        if found and isinstance(item[0], Months) != isinstance(found[0], Months):
            raise reader.fault(
                f"months and days of a month can't be listed together; give '{reader.taken(since)}' a rule of its own", since=since
            )
        found += item
        following = reader.ahead()
        if reader.here.text != "," or not (following.text in MONTH_WORDS or following.text == "easter" or following.kind == "number"):
            break
        reader.at += 1
    if found and reader.here.text == ",":
        reader.at += 1
        raise reader.unread()
    return found


def _is_dated(reader: TokenReader) -> bool:
    return _is_year(reader) and reader.ahead().text in MONTH_WORDS and reader.ahead(2).kind == "number"


def _is_day(reader: TokenReader) -> bool:
    """Whether a day of the year begins here: a day of a month, Easter, or a weekday of a month as the end of a span."""
    if reader.here.text not in MONTH_WORDS:
        return True
    if reader.ahead().text in DAY_WORDS and reader.ahead(2).text == "[":
        by = next((by for by in range(3, 7) if reader.ahead(by).text == "]"), 0)
        return by > 0 and reader.ahead(by + 1).text == "-" and reader.ahead(by + 2).kind == "word"
    return reader.ahead().kind == "number"


def _months(reader: TokenReader) -> Selector:
    since = reader.at
    first = last = reader.word(MONTH_WORDS)
    if reader.take("-"):
        last = reader.word(MONTH_WORDS)
        if reader.here.kind == "number":
            reader.at += 1
            meant = f"{MONTH_WORDS[first]} 01-{MONTH_WORDS[last]} {reader.tokens[reader.at - 1].text:0>2}"
            raise reader.fault(
                f"'{reader.taken(since)}' begins with a month and ends with a day; did you mean '{meant}'?", Near(meant), since=since
            )
    return Months(first + 1, last + 1)


def _dates(reader: TokenReader) -> list[Selector]:
    """One day or span of days; further days of the same month behind commas belong to it."""
    since = reader.at
    first = _day(reader)
    if isinstance(first, MonthDay) and _number_follows(reader, "-"):
        found: list[Selector] = [_within_month(reader, first, since)]
    elif reader.take("-"):
        last = _day(reader)
        if (getattr(first, "year", None) is None) != (getattr(last, "year", None) is None):
            raise reader.fault("a span of days has the year at both ends or at none", since=since)
        found = [Dates(first, last)]
        _check(reader, first, last, since)
    else:
        found = [Dates(first, first)]
    while isinstance(first, MonthDay) and _number_follows(reader, ","):
        if first.year:
            raise reader.fault("behind a day with its year, write the next day with month and year as well")
        reader.at += 1
        since = reader.at
        further = _day_of_month(reader, first.month, None)
        found.append(_within_month(reader, further, since) if _number_follows(reader, "-") else Dates(further, further))
    return found


def _number_follows(reader: TokenReader, sign: str) -> bool:
    """Whether the sign stands here and behind it a number that is no year."""
    return reader.here.text == sign and reader.ahead().kind == "number" and len(reader.ahead().text) < 4


def _within_month(reader: TokenReader, first: MonthDay, since: int) -> Dates:
    """The span from a day to another of the same month, `Dec 24-26`."""
    reader.at += 1
    last = _day_of_month(reader, first.month, first.year)
    _check(reader, first, last, since)
    if first.month == 2 and last.day == 28:
        # Here the reference looks for a 29 February and finds none in most years.
        meant = f"Feb {first.day:02}-Feb 28" if first.year is None else f"{first.year} Feb {first.day:02}-{first.year} Feb 28"
        raise reader.fault(
            f"programs read '{reader.taken(since)}' in two ways; write '{meant}'", Near(meant, first.year is None), since=since
        )
    return Dates(first, last)


def _check(reader: TokenReader, first: YearlyDay, last: YearlyDay, since: int) -> None:
    if not (isinstance(first, MonthDay) and isinstance(last, MonthDay)):
        return
    away = (last.in_year(1901) - first.in_year(1901)).days
    if away < 0 and (first.month == last.month or first.year):
        raise reader.fault(f"'{reader.taken(since)}' ends before it begins", since=since)
    if away == -1:
        raise reader.fault(f"'{reader.taken(since)}' is the whole year; leave it out", since=since)


def _day(reader: TokenReader) -> YearlyDay:
    year = reader.number(1901, 2099, "year") if _is_year(reader) else None
    if reader.take("easter"):
        sign = reader.here.text
        if sign not in ("+", "-") or reader.ahead().kind != "number" or reader.ahead(2).text.casefold() not in ("day", "days"):
            return EasterDay(0)
        reader.at += 1
        away = reader.number(0, 200 if sign == "+" else 80, "number of days that stays in the year")
        reader.at += 1
        return EasterDay(away if sign == "+" else -away)
    month = reader.word(MONTH_WORDS) + 1
    if reader.here.text in DAY_WORDS and year is None:
        weekday = reader.word(DAY_WORDS)
        reader.need("[")
        from_end = reader.take("-")
        nth = (-1 if from_end else 1) * reader.number(1, 4, "weekday that every month has")
        reader.need("]")
        return MonthWeekday(month, weekday, nth)
    if reader.here.kind != "number":
        reader.at -= 1
        raise reader.fault(f"'{reader.here.text}' needs its day as well, as in {MONTH_WORDS[month - 1]} 01")
    return _day_of_month(reader, month, year)


def _day_of_month(reader: TokenReader, month: int, year: int | None) -> MonthDay:
    name, longest = MONTH_WORDS[month - 1], _LENGTHS[month - 1]
    if month == 2 and reader.here.text == "29":
        raise reader.fault(f"29 February comes in leap years only; write Feb 28 or Mar 01, or {IN_WORDS}")
    day = reader.number(1, longest, f"day of {name}")
    if reader.here.text in ("+", "/") or (reader.here.text == "-" and reader.ahead(2).text.casefold() in ("day", "days")):
        raise reader.fault(f"'{reader.here.text}' behind a day can't be read; write the day itself, or {IN_WORDS}")
    return MonthDay(month, day, year)


def weeks(reader: TokenReader) -> list[Selector]:
    """`week 10-20,30`, `week 2-52/2`."""
    found: list[Selector] = []
    if not reader.take("week"):
        return found
    while True:
        first = last = reader.number(1, 53, "week")
        step = 1
        if reader.take("-"):
            last = reader.number(first, 53, "week behind the first")
            if reader.take("/"):
                step = reader.number(2, 26, "step between weeks")
        found.append(Weeks(first, last, step))
        if not reader.take(","):
            return found
