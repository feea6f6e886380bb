"""A figure: a value with what accounts for it; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from cityguide import wording
from cityguide.problems.problem import NOTHING, Near, RefusedError


class FigureError(RefusedError):
    """An expression that names nothing, or names a value the data do not have."""

    def __init__(self, said: str, words: str = "", close: Near = NOTHING) -> None:
        super().__init__(said, "figure", close, words=words)


class DataError(FigureError):
    """A name that is right, whose value is not in the data or can't be told in the way that was asked for."""


@dataclass(frozen=True)
class Figure:
    """A value with all that is needed to account for it. `unit` is one of %, rank, count, run, year, score, people, times.

    `table` is the table of the data package it stands in (None: a profile), `derivation` how it was worked out
    from several values, and `name` what is printed where the value is a rank that stands for its holder.
    """

    value: float
    unit: str
    meaning: str
    scope: str
    edition: int | None
    sources: tuple[str, ...]
    table: str | None = None
    derivation: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        if self.name:
            return self.name
        if self.unit == "%":
            return wording.per_cent(self.value)
        return str(int(self.value)) if self.unit == "year" else wording.digits(self.value)
