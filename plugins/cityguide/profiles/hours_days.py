"""The part of a rule of opening hours that says on which days of the week it holds, and on which holidays."""

from __future__ import annotations

from cityguide.problems.problem import Near
from cityguide.profiles.hours_tokens import TokenReader
from cityguide.profiles.hours_words import DAY_WORDS, HOLIDAY_WORDS, IN_WORDS
from cityguide.profiles.opening_hours import Holidays, NthWeekday, Selector, Weekdays


def days_of_week(reader: TokenReader) -> list[list[Selector]]:
    """`Mo-We,Sa`, `Su[1]`, `PH,Su`, and `PH Mo`, the holidays that are a Monday."""
    since = reader.at
    first = _day_list(reader)
    if not first or reader.here.text not in (*DAY_WORDS, *HOLIDAY_WORDS):
        return [first] if first else []
    listed = reader.taken(since)
    if len(first) > 1 or not isinstance(first[0], Holidays):
        if all(isinstance(day, Holidays) for day in first):
            raise reader.fault(f"days behind '{listed}' can be read in two ways; write a rule for each kind of holidays", since=since)
        reader.at += 1
        meant = f"{listed},{reader.tokens[reader.at - 1].text}"
        raise reader.fault(f"days need a comma between them; did you mean '{meant}'?", Near(meant), since=since)
    since = reader.at
    second = _day_list(reader)
    if any(isinstance(day, Holidays) for day in second):
        raise reader.fault(f"'{reader.taken(since)}' behind '{listed}' can be read in two ways; write a rule for each", since=since)
    return [first, second]


def _day_list(reader: TokenReader) -> list[Selector]:
    found: list[Selector] = []
    while reader.here.text in (*DAY_WORDS, *HOLIDAY_WORDS) or found:
        if reader.here.text in HOLIDAY_WORDS:
            reader.at += 1
            found.append(Holidays())
        else:
            found += _weekdays(reader)
        if reader.here.text in ("+", "-") and reader.ahead().kind == "number":
            raise reader.fault(f"days before or after can't be read here; {IN_WORDS}")
        if not reader.take(","):
            break
    return found


def _weekdays(reader: TokenReader) -> list[Selector]:
    first = reader.word(DAY_WORDS)
    if reader.take("["):
        found: list[Selector] = []
        while True:
            sign = -1 if reader.take("-") else 1
            low = high = reader.number(1, 5, "weekday of a month")
            if sign > 0 and reader.take("-"):
                high = reader.number(low, 5, "weekday of a month behind the first")
            found += [NthWeekday(first, sign * nth) for nth in range(low, high + 1)]
            if not reader.take(","):
                break
        if not reader.take("]"):
            raise reader.unread()
        return found
    last = first
    if reader.here.text == "-" and reader.ahead().kind != "number":
        reader.at += 1
        last = reader.word(DAY_WORDS)
    return [Weekdays(frozenset((first + after) % 7 for after in range((last - first) % 7 + 1)))]
