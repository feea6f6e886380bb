"""A figure: a value with its meaning and sources; and the errors when there is no figure."""

from __future__ import annotations

from dataclasses import dataclass

from cityguide import wording
from cityguide.problems.problem import NOTHING, Near, RefusedError


class FigureError(RefusedError):
    """An expression with an unknown name, or with a value that the data lack."""

    def __init__(self, said: str, words: str = "", close: Near = NOTHING) -> None:
        super().__init__(said, "figure", close, words=words)


class DataError(FigureError):
    """A known name whose value is not in the data, or does not fit the statement."""


@dataclass(frozen=True)
class Figure:
    """A value with its meaning and sources. `unit` is one of %, rank, count, run, year, score, people, times.

    `table` is its table in the data package (None: a profile), `derivation` how it was calculated from several values, and
    `name` the holder's name, which is printed instead of a rank.
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
