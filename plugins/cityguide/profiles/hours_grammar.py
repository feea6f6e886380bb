"""OpenStreetMap's opening hours as text -> rules, or a refusal with its place in the text.

Read is what the specification and its reference opening_hours.js agree on and what clock and calendar tell. What they read differently,
and what hardly anybody writes, is refused with a word on how to write it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cityguide.problems.problem import Near, RefusedError
from cityguide.profiles.hours_dates import days_of_year, weeks, years
from cityguide.profiles.hours_words import DASH, DAY_WORDS, HOLIDAY_WORDS, IN_WORDS, MODIFIERS, TokenReader, as_typed, mended, refused_for
from cityguide.profiles.opening_hours import A_DAY, Holidays, NthWeekday, Rule, Rules, Selector, Weekdays

ONE_TOO_MANY = Near(sure=True)
MOST_REPAIRS = 12
"""Of one text, one after another. What needs more is no slip."""


def read_opening_hours(text: str) -> Rules:
    """The rules of a text. Raises RefusedError with the words at fault, and with what was meant where that can be told.

    That is sure only where its repair, or it and others that are sure, make the text one that can be read.
    """
    found = _fault(text)
    if found is None:
        return rules_of(text)
    for meant in as_typed(text):
        if _fault(meant) is None:
            raise refused_for(text, meant)
    if found.close.sure and not _can_be_mended(text):
        found.close = found.close.sure_if(False)
    raise found


def _fault(text: str) -> RefusedError | None:
    try:
        rules_of(text)
    except RefusedError as error:
        return error
    return None


def _can_be_mended(text: str) -> bool:
    for _ in range(MOST_REPAIRS):
        error = _fault(text)
        if error is None or not error.close.sure:
            return error is None
        text = mended(text, error)
    return False


@lru_cache(maxsize=3000)
def rules_of(text: str) -> Rules:
    """The rules of a text that was read before. Raises RefusedError for any other."""
    reader = TokenReader(text)
    found: list[Rule] = []
    adds = False
    while True:
        if reader.here.text == ";":
            raise reader.fault("the first ';' is one too many; nothing stands before it", ONE_TOO_MANY)
        found.append(_rule(reader, adds))
        separator, following = reader.here, reader.ahead()
        if separator.kind == "end":
            return tuple(found)
        if separator.text == "||":
            raise reader.fault(f"'||' is for hours that nobody is sure of; write ';' between rules, or {IN_WORDS}")
        if separator.text not in (";", ","):
            raise reader.unread()
        if following.kind == "end" or following.text == ";":
            which = "last" if following.kind == "end" else "first"
            raise reader.fault(f"the {which} '{separator.text}' is one too many; no rule stands behind it", ONE_TOO_MANY)
        adds = separator.text == ","
        if adds and not text[separator.end].isspace():
            raise reader.fault(f"the comma needs a space before '{following.text}', where a new rule begins", Near(", ", True))
        reader.at += 1


def _rule(reader: TokenReader, adds: bool) -> Rule:
    if reader.take("24/7"):
        closes = _closes(reader)
        if reader.here.text == ",":
            raise reader.fault("behind '24/7' a comma can add nothing; write ';'", Near(";"))
        return Rule((), (), not closes, adds)
    since = reader.at
    groups = [group for group in (years(reader), days_of_year(reader), weeks(reader)) if group]
    if groups:
        reader.take(":")
    groups += _days_of_week(reader)
    if groups:
        reader.take(":")
    if groups and reader.here.text == "24/7":
        raise reader.fault("'24/7' stands alone; behind days write '00:00-24:00'", Near("00:00-24:00", True))
    days = reader.taken(since).rstrip(":")
    selectors = tuple(tuple(group) for group in groups)
    spans = _spans(reader)
    if reader.here.text in MODIFIERS:
        return Rule(selectors, spans, not _closes(reader), adds)
    if not spans and groups and (reader.here.kind == "end" or reader.here.text in (";", ",", "||")):
        said = f"'{days}' has no hours; for the whole day write '{days} 00:00-24:00', for days of the week alone the field 'days'"
        raise reader.fault(said, since=since)
    if not spans:
        raise reader.unread()
    return Rule(selectors, spans, True, adds)


def _days_of_week(reader: TokenReader) -> list[list[Selector]]:
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
        reader.need("]")
        return found
    last = first
    if reader.here.text == "-" and reader.ahead().kind != "number":
        reader.at += 1
        last = reader.word(DAY_WORDS)
    return [Weekdays(frozenset((first + after) % 7 for after in range((last - first) % 7 + 1)))]


def _closes(reader: TokenReader) -> bool:
    """Takes `off`, `closed` or `open` where one stands; whether it closes."""
    word = reader.here.text
    reader.at += word in MODIFIERS
    return word in ("off", "closed")


def _spans(reader: TokenReader) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    while reader.here.kind == "clock":
        since = reader.at
        start = _minutes(reader, 23)
        if re.fullmatch(DASH, reader.here.text):
            raise reader.unread()
        if not reader.take("-"):
            raise reader.fault(f"'{reader.taken(since)}' has no end; write both, as in 10:00-18:00", since=since)
        if reader.here.kind != "clock":
            raise reader.unread()
        end = _minutes(reader, 48)
        if start == end:
            said = f"'{reader.taken(since)}' ends when it begins; for the whole day write 00:00-24:00"
            raise reader.fault(said, Near("00:00-24:00"), since=since)
        found.append((start, end if end > start else end + A_DAY))
        if found[-1][1] > 2 * A_DAY:
            raise reader.fault(f"'{reader.taken(since)}' ends after the second midnight", since=since)
        if reader.here.text == "/":
            raise reader.fault(f"'/' behind hours can't be read; {IN_WORDS}")
        following = reader.ahead()
        year = following.kind == "number" and len(following.text) == 4  # with which a rule of its own begins
        if reader.here.text != "," or year or following.kind not in ("clock", "number"):
            break
        reader.at += 1
    return tuple(found)


def _minutes(reader: TokenReader, latest: int) -> int:
    hour, minute = (int(part) for part in reader.here.text.split(":"))
    if minute > 59 or hour > latest or (hour == 48 and minute):
        raise reader.fault(f"'{reader.here.text}' is no time of the clock")
    reader.at += 1
    return hour * 60 + minute
