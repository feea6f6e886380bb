"""Numbers, dates, times and addresses as people type them -> as our files write them.

Each function returns an empty string when a text can be read in more than one way, or in none: a repair is never a guess.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping

from cityguide.problems.limits import ID

_DASH = "[-‐-―−]"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPANS: Mapping[str, str] = {"daily": "Mo-Su", "every day": "Mo-Su", "weekdays": "Mo-Fr", "weekends": "Sa-Su"}
_QUOTES = "\"'“”„‟‘’«»"
_MINUTES_OF_ARC = re.compile(r"(\d{1,3})°\s*(\d{1,2})['′’]\s*(?:(\d{1,2}(?:\.\d{1,4})?)(?:[\"″”]|''|′′))?\s*([NESW]?)")
_LENGTH = r"\d{1,3}(?:\.5)?"
_VISIT = re.compile(rf"(?:about |ca\.? )?({_LENGTH})\s*(?:(?:{_DASH}|\bto\b)\s*({_LENGTH}))?\s*(h|hours?|hrs?|min|mins|minutes?|m|')?\.?")


LONGEST_SLIP = 200
"""Characters. A longer text is not a mistyped number, time or address."""


def _plain(text: str) -> str:
    """The text on one line, without quotes around it; empty when it is too long."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).strip(_QUOTES + " ") if len(text) <= LONGEST_SLIP else ""


def number(text: str) -> str:
    """A number without currency or percent sign, with a decimal point and no thousands separators; minutes of a degree as decimals."""
    plain = _plain(text)
    if found := _MINUTES_OF_ARC.fullmatch(plain):
        degrees = int(found[1]) + int(found[2]) / 60 + float(found[3] or 0) / 3600
        return f"{'-' if found[4] in ('S', 'W') else ''}{degrees:.4f}".rstrip("0").rstrip(".")
    found = re.fullmatch(
        r"(?:[A-Z]{3}|[^\w\s.,-])?\s*(-?[\d.,\s_'’]*\d)\s*(?:[A-Z]{3}|%|°|per ?cent|st|nd|rd|th|[^\w\s.,])?", plain.replace("−", "-")
    )
    if not found:
        return ""
    digits = re.sub(r"[\s_'’]", "", found[1])
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d+", digits):
        digits = digits.replace(",", ".")
    return digits if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", digits) else ""


def date(text: str) -> str:
    """A date as 2025, 2025-09 or 2025-09-01. Empty when two numbers could both be the month."""
    plain = " ".join(_plain(text).replace(",", " ").casefold().split())
    if found := re.fullmatch(rf"(\d{{4}})\s?(?:{_DASH}|[/._ ])\s?(\d{{1,2}})(?:\s?(?:{_DASH}|[/._ ])\s?(\d{{1,2}}))?\.?", plain):
        return _joined(found[1], found[2], found[3])
    if found := re.fullmatch(rf"(\d{{1,2}})(?:{_DASH}|[/. ]) ?(\d{{1,2}})(?:{_DASH}|[/. ]) ?(\d{{4}})", plain):
        one, two = int(found[1]), int(found[2])
        if one > 12 or one == two:
            return _joined(found[3], found[2], found[1])
        return _joined(found[3], found[1], found[2]) if two > 12 else ""
    if found := re.fullmatch(r"(\d{1,2})(?:/|\.)(\d{4})", plain):
        return _joined(found[2], found[1], None)
    if found := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)? (\d{4})", plain):
        months = [index for index, name in enumerate(_MONTHS, start=1) if name.startswith(found[2])]
        if len(months) == 1 and not (found[1] and found[3]):
            return _joined(found[4], str(months[0]), found[1] or found[3])
    if found := re.fullmatch(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?", plain):
        return _joined(found[1], found[2], found[3])
    return ""


def _joined(year: str, month: str, day: str | None) -> str:
    try:
        found = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]


def days(text: str) -> str:
    """Days of the week: `Mon-Fri`, `Monday to Friday`, `weekdays` as `Mo-Fr`."""
    plain = _plain(text).casefold()
    if plain in _SPANS:
        return _SPANS[plain]
    parts = []
    for part in re.split(r"\s*(?:,|&|\band\b)\s*", plain):
        names = [_day(name) for name in re.split(rf"\s*(?:{_DASH}|\bto\b|\btill\b)\s*", part)]
        if len(names) > 2 or not all(names):
            return ""
        parts.append("-".join(names))
    return ",".join(parts)


def _day(name: str) -> str:
    name = name.strip(". ")
    found = [day for day in _DAYS if len(name) >= 2 and (day.startswith(name) or day + "s" == name)]
    return found[0][:2].capitalize() if len(found) == 1 else ""


def hours(text: str) -> str:
    """Opening hours with days, dashes, colons and the 24-hour clock as OpenStreetMap writes them."""
    plain = _plain(text)
    rules = []
    for rule in re.split(r"\s*;\s*", plain):
        if closed := re.fullmatch(r"(?P<days>.+?)[:,]?\s+(?:off|closed)", rule, re.IGNORECASE):
            shut = closed["days"].upper() if closed["days"].upper() in ("PH", "SH") else days(closed["days"])
            if not shut:
                return ""
            rules.append(f"{shut} off")
            continue
        found = re.match(r"(?:(?P<days>[A-Za-z][A-Za-z.,&\s‐-―−-]*?)[:,]?\s+)?(?P<times>\d.*)", rule)
        if not found:
            return ""
        spans = [_span(span) for span in re.split(r"\s*(?:,|&|\band\b)\s*", found["times"])]
        named = days(found["days"]) if found["days"] else ""
        if not all(spans) or (found["days"] and not named):
            return ""
        rules.append(f"{named} {','.join(spans)}".strip())
    return "; ".join(rules)


def _span(text: str) -> str:
    ends = re.split(rf"\s*(?:{_DASH}|\bto\b|\btill\b|\buntil\b|~|〜)\s*", text.strip())
    times = [_time(end) for end in ends]
    if len(times) != 2 or not all(times):
        return ""
    # `9-5` means until 17:00, but `10-2` may mean until 02:00: no guess.
    guessed = times[1] <= times[0] and not re.search(r"\d[:.h]\d|[ap]\.?m", text.casefold())
    return "" if guessed else "-".join(times)


def _time(text: str) -> str:
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*([ap])?\.?(?:m\.?)?", text.strip().casefold())
    if not found or ("m" in text.casefold() and not found[3]):
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and not 1 <= hour <= 12:
        return ""
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 26 and minute < 60 else ""


def minutes(text: str) -> str:
    """A length of visit: `1 hour` as 60, `60–90 min` as 60-90, the shorter one first."""
    plain = _plain(text).casefold()
    found = _VISIT.fullmatch(plain)
    if not found:
        return ""
    unit = 60 if (found[3] or "").startswith("h") else 1
    ends = sorted(float(end) * unit for end in found.groups()[:2] if end)
    return "-".join(f"{end:g}" for end in dict.fromkeys(ends)) if all(end == int(end) for end in ends) else ""


def address(text: str) -> str:
    """A web address with `https://`, without the signs that Markdown and mail put around it, and with spaces as `%20`."""
    plain = text.strip().strip(_QUOTES + "<>").strip() if len(text) <= 10 * LONGEST_SLIP else ""
    if found := re.fullmatch(r"\[[^\]]*\]\((\S+)\)", plain):
        plain = found[1]
    plain = re.sub(r"^h?t{1,3}p{1,2}(s?)(?::?/{1,3}|:/?/?)(?=[\w])", r"http\1://", plain, flags=re.IGNORECASE)
    if not re.match(r"https?://", plain):
        if not re.match(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#]|$)", plain, re.IGNORECASE):
            return ""
        plain = f"https://{plain}"
    plain = plain.replace(" ", "%20")
    return plain if re.fullmatch(r"https?://[^\s\"'`\\<>/]+\.[^\s\"'`\\<>]*", plain) else ""


def slug_meant(text: str) -> str:
    """An id: small letters, digits, single hyphens."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text[:LONGEST_SLIP]) if not unicodedata.combining(char))
    made = re.sub(r"[\s_–—-]+", "-", plain.strip().casefold()).strip("-")
    return made if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= ID.most else ""


def time_zone(text: str, known: Iterable[str]) -> str:
    """The only time zone that `Tokyo`, `asia/tokyo` or `America/New York` can mean."""
    plain = re.sub(r"[\s_]+", "_", text.strip()).casefold()
    found = [zone for zone in known if "/" in zone and plain in (zone.casefold(), zone.rsplit("/", 1)[-1].casefold())]
    return found[0] if len(found) == 1 else ""
