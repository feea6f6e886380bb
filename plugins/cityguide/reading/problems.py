"""What is wrong with an editor's file, where, and what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; `line` and `column` count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. `excerpt` is the offending line, `code` a stable short name for the kind of fault.

    `severity` is `error`; `warning` for what can hardly be meant, which a build lets pass; `note` for what is worth a look.
    `found` is the text at fault as it stands at `at`, `meant` the nearest valid one, empty where nothing is near. Putting the
    one in the other's place is the right repair where `sure` says so. `field` is the field's place in the reference: `hours.osm`.
    """

    at: Position
    message: str
    code: str = "invalid"
    excerpt: str = ""
    severity: str = "error"
    found: str = ""
    meant: str = ""
    sure: bool = False
    field: str = ""

    def __str__(self) -> str:
        """One line, whatever the message quotes."""
        message = "".join(char if char.isprintable() else repr(char)[1:-1] for char in self.message)
        return f"{self.at}: {self.severity}: {message} [{self.code}]"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was probably meant to be, or None when nothing comes close."""
    pool = sorted(set(choices))
    folded = {choice.casefold(): choice for choice in reversed(pool)}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def suggestion(word: str, choices: Iterable[str]) -> str:
    """The tail of a message: the nearest valid word, or the whole list where it is short."""
    pool = sorted(set(choices))
    close = nearest(word, pool)
    if close is not None:
        return f"; did you mean '{close}'?"
    if 0 < len(pool) <= 20:
        return f"; allowed: {', '.join(pool)}"
    return ""


def report(problems: Sequence[Problem]) -> str:
    """All problems, one line each, in the order of the files, then a count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    noun = "problem" if len(lines) == 1 else "problems"
    return "\n".join([*lines, f"{len(lines)} {noun}."])
