"""How old a statement is, and what its age means: half-lives by kind, states, ages in words. `today` is always a parameter."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.fields import PartialDate
from cityguide.reading.tables import Tables, absences
from cityguide.wording import with_unit

FACT_KINDS = (
    "hours", "hours-always", "price", "free", "status", "station", "address", "access",
    "visa", "arriving", "getting-about", "paying", "connectivity",
    "language", "power", "time-and-money", "season", "etiquette", "emergency",
)  # fmt: skip
"""Kinds of practical fact, in the order of a page. Each has its row in the table `half_lives`."""

State = Literal["ahead", "very old", "old", "undated", "fresh"]
"""What a fact's age means, the worst first. All are printed: age decides how, and what editors look up first.

`ahead`: its date is in the future, so it must be a slip. `very old`: older than its half-life and than `LONG_AGO`. `old`: older than
its half-life. `undated`: no source dates it. `fresh`: all others.
"""

STATES: tuple[State, ...] = get_args(State)

HALF_LIVES = "half_lives"

DAYS_OF_A_YEAR = 365

LONG_AGO = 3 * DAYS_OF_A_YEAR
"""Days. After three years a reader should hear how long ago it was: our judgement."""


@dataclass(frozen=True)
class HalfLife:
    """The `days` for which a fact of a kind is relied on, and `why` so many."""

    kind: str
    days: int
    why: str

    def state(self, date: PartialDate | None, today: datetime.date) -> State:
        """The state of a fact with this `date`. A fact that is exactly as old as its half-life is fresh."""
        if date is None:
            return "undated"
        if first_day(date) > today:
            return "ahead"
        age = age_days(date, today)
        if age <= self.days:
            return "fresh"
        return "very old" if age > LONG_AGO else "old"


def read_half_lives(tables: Tables) -> tuple[Mapping[str, HalfLife], list[Problem]]:
    """The half-lives by kind, and a problem for each kind without one."""
    problems = absences(tables, {HALF_LIVES: "kind days why"})
    if problems:
        return {}, problems
    table = tables.tables[HALF_LIVES]
    found = {row["kind"]: HalfLife(row["kind"], row["days"], row["why"]) for row in table.rows}
    if table.whole:
        at = FilePosition(f"data/{table.files[0]}")
        problems = [Problem(at, f"no half-life for the kind '{kind}'", "missing-row") for kind in FACT_KINDS if kind not in found]
    return found, problems


@cache
def first_day(date: PartialDate) -> datetime.date:
    """The first day that a date can mean: `2025-09` is 1 September 2025. The older reading is the safe one."""
    return datetime.date.fromisoformat((date + "-01-01")[:10])


@cache
def last_day(date: PartialDate) -> datetime.date:
    """The last day that a date can mean: `2025-09` is 30 September 2025."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    return datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def age_days(date: PartialDate, today: datetime.date) -> int:
    """Days from the first day that `date` can mean to `today`; 0 for a date in the future."""
    return max((today - first_day(date)).days, 0)


def span_in_words(days: int) -> str:
    """`120 days`, `2 years`: in years when they are whole years."""
    years, rest = divmod(days, DAYS_OF_A_YEAR)
    return with_unit(days, "day") if rest else with_unit(years, "year")
