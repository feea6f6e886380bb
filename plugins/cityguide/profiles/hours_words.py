"""The words, numbers, times and signs of opening hours, one after another, and what one that can't be read was probably meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
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


def _unknown(word: str) -> tuple[str, Near]:
    """What to say of a word that opening hours don't have, and what was probably meant."""
    meant = _in_other_languages().get(word.casefold(), "")
    close = Near(meant, True, f"; did you mean '{meant}'?") if meant else near(word, _KNOWN.values())
    kind = "month" if close.meant in MONTH_WORDS else "day" if close.meant in DAY_WORDS else "word"
    return f"'{word}' is no {kind} in opening hours", close if close.meant else Near(said=f"; leave it out, or {IN_WORDS}")


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


_TOKEN = re.compile(r"(?P<clock>\d{1,2}:\d\d(?!\d))|(?P<sign>24/7|\|\|)|(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<other>\S)")


@dataclass(frozen=True)
class Token:
    """`kind` is `clock` (10:00), `number`, `word`, `sign` or, behind the text, `end`; a word that is known has its usual capitals."""

    kind: str
    text: str
    start: int
    end: int


class TokenReader:
    """Goes through the tokens of a text once. `at` is the number of the present one."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.tokens: list[Token] = []
        for match in _TOKEN.finditer(text):
            group = str(match.lastgroup)
            kind = "sign" if group == "other" else group
            self.tokens.append(Token(kind, _KNOWN.get(match[group].casefold(), match[group]), match.start(group), match.end()))
        self.tokens.append(Token("end", "", len(text), len(text)))

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def ahead(self, by: int = 1) -> Token:
        return self.tokens[min(self.at + by, len(self.tokens) - 1)]

    def take(self, text: str) -> bool:
        """Goes on behind the present token if it is this text."""
        found = self.here.text == text
        self.at += found
        return found

    def need(self, text: str) -> None:
        """The same. Raises RefusedError where it is another."""
        if not self.take(text):
            raise self.unread()

    def taken(self, since: int) -> str:
        """The text from the token number `since` to the last that was taken."""
        return self.text[self.tokens[since].start : self.tokens[max(self.at - 1, since)].end]

    def word(self, among: tuple[str, ...]) -> int:
        """Takes one of these words and gives its number among them. Raises RefusedError where none of them stands."""
        if self.here.text not in among:
            raise self.unread()
        self.at += 1
        return among.index(self.tokens[self.at - 1].text)

    def number(self, least: int, most: int, what: str) -> int:
        """Takes a whole number. Raises RefusedError where there is none, or where it is out of bounds."""
        if self.here.kind != "number":
            raise self.unread()
        if len(self.here.text) > 4 or not least <= int(self.here.text) <= most:
            raise self.fault(f"'{self.here.text}' is no {what}; it goes from {least} to {most}")
        self.at += 1
        return int(self.tokens[self.at - 1].text)

    def fault(self, said: str, close: Near = NOTHING, *, since: int | None = None) -> RefusedError:
        """A refusal of the present token, or of what was taken since the token number `since`."""
        first, last = (self.here, self.here) if since is None else (self.tokens[since], self.tokens[max(self.at - 1, since)])
        return refused(self.text, first.start, last.end, said, close)

    def unread(self) -> RefusedError:
        """A refusal of the present token, which can't stand here."""
        token = self.here
        typed = self.text[token.start : token.end]
        if token.kind == "end" and self.at:
            self.at -= 1
            return self.fault(f"the hours end with '{self.here.text}', behind which more must stand; {EXAMPLE}")
        if token.kind == "word" and typed.casefold() not in _KNOWN:
            return self.fault(*_unknown(typed))
        if token.kind == "number":
            return self.fault(f"'{typed}' is no time of the clock; write times as in 09:00-17:30")
        if re.fullmatch(DASH, typed):
            return self.fault(f"'{typed}' is no hyphen; did you mean '-'?", Near("-", True))
        return self.fault(f"'{typed}' can't be read at this place; {EXAMPLE}" if typed else f"there are no hours; {EXAMPLE}")
