"""The words, numbers, times and signs of opening hours, one after another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityguide.problems.problem import NOTHING, Near, RefusedError
from cityguide.profiles.hours_words import DASH, EXAMPLE, known_word, refused, word_at_fault

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
            self.tokens.append(Token(kind, known_word(match[group]) or match[group], match.start(group), match.end()))
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
        if token.kind == "end" and self.at:
            self.at -= 1
            return self.fault(f"the hours end with '{self.here.text}', behind which more must stand; {EXAMPLE}")
        if token.kind == "word":
            return word_at_fault(self.text, token.start, token.end)
        if token.kind == "number":
            return self.fault(f"'{token.text}' is no time of the clock; write times as in 09:00-17:30")
        if re.fullmatch(DASH, token.text):
            return self.fault(f"'{token.text}' is no hyphen; did you mean '-'?", Near("-", True))
        return self.fault(f"'{token.text}' can't be read at this place; {EXAMPLE}" if token.text else f"there are no hours; {EXAMPLE}")
