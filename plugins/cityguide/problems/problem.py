"""What is wrong with an editor's file, where, and what was probably meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cityguide.problems.codes import UNKNOWN, Code, Severity, catalogue
from cityguide.problems.limits import LISTED, MESSAGE


def visible(text: str) -> str:
    """`text` on one line: characters that can't be printed become escapes."""
    return text if text.isprintable() else "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


@dataclass(frozen=True, order=True)
class FilePosition:
    """A place in a file; `line` and `column` count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """On one line, even when the file's name has a line break."""
        return f"{visible(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. `excerpt` is the line at fault, `code` a stable short name for the kind of fault.

    `found` is the text at fault, which begins at `at`; `meant` is the nearest valid text, empty when nothing is near. When `sure`,
    replacing `found` with `meant` is the right repair. `field` is the field's place in the reference: `hours.osm`.
    """

    at: FilePosition
    message: str
    code: Code
    excerpt: str = ""
    found: str = ""
    meant: str = ""
    sure: bool = False
    field: str = ""

    def __post_init__(self) -> None:
        """A message that quotes a long text is cut in its middle."""
        if len(self.message) > MESSAGE.most:
            half = MESSAGE.most // 2
            object.__setattr__(self, "message", f"{self.message[:half]}…{self.message[1 - half :]}")

    @property
    def severity(self) -> Severity:
        """The severity of its code: `error`, `warning` (probably not meant, does not stop a build) or `note` (worth a look)."""
        return catalogue()[self.code].severity

    def __str__(self) -> str:
        """The problem on one line, even when its message quotes a line break."""
        return f"{self.at}: {self.severity}: {visible(self.message)} [{self.code}]"


@dataclass(frozen=True)
class Near:
    """What a word was probably meant to be: the nearest valid word (empty when none is close), and the end of a message that says so.

    `sure` when no other word is likely, so that replacing the word is the right repair. When `sure` and empty, the repair deletes
    the word.
    """

    meant: str = ""
    sure: bool = False
    said: str = ""

    @classmethod
    def sure_of(cls, meant: str) -> Near:
        """A sure `meant`; when it is empty, nothing is near."""
        return cls(meant, bool(meant))

    def sure_if(self, there: bool) -> Near:
        """The same, but not sure when the word is not `there` to be replaced."""
        return replace(self, sure=self.sure and there)


NOTHING = Near()


class RefusedError(ValueError):
    """A rule refuses a text or a record, with a message for an editor. The rule need not know the place in the file.

    `words` of the text are at fault (of several equal ones that with the index `occurrence`), or the record's value under `key`; without
    either, all of it. `close` is what was probably meant.
    """

    def __init__(
        self, said: str, code: Code = "value", close: Near = NOTHING, *, words: str = "", occurrence: int = 0, key: str = ""
    ) -> None:
        super().__init__(said)
        self.code, self.close, self.words, self.occurrence, self.key = code, close, words, occurrence, key


LONGEST_WORD = 100
"""Characters. A longer text is no slip of a word."""

MANY = 1000
"""Of more choices than this, only those are compared with a word that begin with its first letter and are about as long."""


def while_few(choices: Iterable[str], told: int) -> Iterable[str]:
    """The `choices` for `near`, none once so many problems are `told` that no further one is listed: comparing all of them takes long."""
    return choices if told < LISTED.most else ()


def near(word: str, choices: Iterable[str]) -> Near:
    """The choice that `word` was probably meant to be; `said` is the end of a message: that choice, or all choices if they are few."""
    pool = sorted(set(choices))
    meant, sure = _nearest(word, _likely(word, pool) if len(pool) > MANY else pool) if len(word) <= LONGEST_WORD else ("", False)
    if meant:
        return Near(meant, sure, f"; did you mean '{meant}'?")
    return Near(said=f"; allowed: {', '.join(pool)}" if 0 < len(pool) <= 20 else "")


def unknown(kind: str, word: str, choices: Iterable[str]) -> tuple[str, Code, Near]:
    """Message, code and nearest choice for an id that is not one of the `choices`. Raises KeyError for a kind without a code."""
    close = near(word, choices)
    return f"unknown {kind} '{word}'{close.said}", UNKNOWN[kind], close


def _likely(word: str, pool: Sequence[str]) -> list[str]:
    first = word[:1].casefold()
    return [choice for choice in pool if abs(len(choice) - len(word)) <= 3 and choice[:1].casefold() == first][:MANY]


def _nearest(word: str, pool: Sequence[str]) -> tuple[str, bool]:
    """Equal except for capitals, quotes, hyphens and spaces; else with the fewest typing slips; else with a part in common."""
    plain = _plain(word)
    folded = {choice: _plain(choice) for choice in pool}
    same = [choice for choice, text in folded.items() if text == plain]
    if same:
        return same[0], len(same) == 1
    most = min(3, len(plain) // 3)
    slips = {choice: slips_between(plain, text, most) for choice, text in folded.items()}
    fewest = min(slips.values(), default=most + 1)
    if fewest <= most:
        found = [choice for choice, count in slips.items() if count == fewest]
        size = max(len(plain), len(folded[found[0]]))
        digits = re.sub(r"\D", "", plain) == re.sub(r"\D", "", folded[found[0]])
        # Of names that differ in their number, as editions do, the last is the likeliest.
        return (found[0], len(found) == 1 and size >= 4 * fewest) if digits else (found[-1], False)
    alike = [text for text in folded.values() if text[:1] == plain[:1]]
    close = difflib.get_close_matches(plain, folded.values(), n=1, cutoff=0.7) or difflib.get_close_matches(plain, alike, n=1, cutoff=0.6)
    if close:
        return next(choice for choice, text in folded.items() if text == close[0]), False
    parts = [
        choice
        for choice, text in folded.items()
        if "." not in word and len(text) > 2 and len(plain) > 3 and (text in plain or plain in text)
    ]
    return (max(parts, key=len), False) if parts else ("", False)


def _plain(word: str) -> str:
    return re.sub(r"[\s_\-‐-―'\"‘-‟]+", "", unicodedata.normalize("NFKC", word)).casefold()


def slips_between(one: str, other: str, most: int) -> int:
    """Letters left out, added, replaced or swapped with the next (optimal string alignment); `most` + 1 when there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            count = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                count = min(count, earlier[j - 2] + 1)
            row.append(count)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
