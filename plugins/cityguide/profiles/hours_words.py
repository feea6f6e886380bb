"""The words of opening hours, and what a word or sign that is none of them was probably meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cityguide.problems.problem import NOTHING, Near, RefusedError, near
from cityguide.reading import lenient

DAY_WORDS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTH_WORDS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOLIDAY_WORDS = ("PH", "SH")
MODIFIERS = ("off", "closed", "open")

_KNOWN = {word.casefold(): word for word in (*DAY_WORDS, *MONTH_WORDS, *HOLIDAY_WORDS, *MODIFIERS, "week", "easter")}
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl")
"""Those whose names of days and months an editor may have copied from a sign or a page, in Latin letters."""

DASH = "[‐-―−]"
"""A dash or a minus sign, where a hyphen is meant."""

IN_WORDS = "say it in words as 'note'"
EXAMPLE = "write rules as in Tu-Su 10:00-18:00; PH off"


def known_word(text: str) -> str:
    """The word as it is written in opening hours, whatever its capitals; empty when it is none."""
    return _KNOWN.get(text.casefold(), "")


def refused(text: str, start: int, end: int, said: str, close: Near = NOTHING) -> RefusedError:
    """A refusal of `text[start:end]`. The message is what is `said` and `close.said`."""
    words = text[start:end]
    occurrence = sum(found.start() < start for found in _occurrences(text, words))
    return RefusedError(said + close.said, "hours", close, words=words, occurrence=occurrence)


def mended(text: str, error: RefusedError) -> str:
    """The text with the words that `error` refuses replaced by what was meant."""
    found = list(_occurrences(text, error.words))[error.occurrence]
    return text[: found.start()] + error.close.meant + text[found.end() :]


def _occurrences(text: str, words: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(words), text) if words else iter(())


def word_at_fault(text: str, start: int, end: int) -> RefusedError:
    """A refusal of a word that opening hours don't have, or don't have there."""
    word = text[start:end]
    if known_word(word):
        return refused(text, start, end, f"'{word}' can't be read at this place; {EXAMPLE}")
    meant = _in_other_languages().get(word.casefold(), "")
    close = Near(meant, True, f"; did you mean '{meant}'?") if meant else near(word, _KNOWN.values())
    kind = "month" if close.meant in MONTH_WORDS else "day" if close.meant in DAY_WORDS else "word"
    if not close.meant:
        close = Near(said=f"; leave it out, or {IN_WORDS}")
    return refused(text, start, end, f"'{word}' is no {kind} in opening hours", close)


@cache
def _in_other_languages() -> dict[str, str]:
    """Names of days and months, whole and abbreviated, that mean one thing in all of the languages which have them."""
    from babel.dates import get_day_names, get_month_names  # only for a message

    found: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for index, name in get_month_names(width, locale=language).items():
                found.setdefault(name.casefold().rstrip("."), set()).add(MONTH_WORDS[index - 1])
            for index, name in get_day_names(width, locale=language).items():
                found.setdefault(name.casefold().rstrip("."), set()).add(DAY_WORDS[index])
    return {name: min(words) for name, words in found.items() if len(words) == 1}


def as_typed(text: str) -> list[str]:
    """What the text may be meant as: with days, dashes, colons and clock as they are written here; the likeliest first."""
    plain = re.sub(DASH, "-", unicodedata.normalize("NFKC", text)).strip("\"'“”„‟‘’«» ")
    return [meant for meant in dict.fromkeys((lenient.hours(text), plain)) if meant and meant != text]


def refused_for(text: str, meant: str) -> RefusedError:
    """A refusal of the part of `text` that differs from what is `meant`, from one space or separator to another."""
    start = _shared(text, meant)
    while start and text[start - 1] not in " ;,":
        start -= 1
    rest, right = text[start:], meant[start:]
    same = _shared(rest[::-1], right[::-1])
    while same and rest[len(rest) - same] not in " ;,":
        same -= 1
    end, right = len(text) - same, right[: len(right) - same]
    if start == end or not right.strip():
        start, end, right = 0, len(text), meant
    said = f"'{text[start:end]}' is not how OpenStreetMap writes hours; did you mean '{right}'?"
    return refused(text, start, end, said, Near.sure_of(right))


def _shared(one: str, other: str) -> int:
    """The length of the beginning that two texts have in common."""
    return next((index for index, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), min(len(one), len(other)))
