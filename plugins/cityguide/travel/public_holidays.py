"""The public holidays of an economy, on which hours may differ, by the library `holidays` (https://holidays.readthedocs.io).

Only those of the whole economy: which region a place is in is not known. Days that the library can only estimate, as those that depend
on the sight of the moon, are left out.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from cityguide.kept import fetched, name_of, pruned, store

MOST_YEARS = 200
"""Years of economies that are kept."""


@dataclass(frozen=True)
class PublicHoliday:
    """`name` is in English; `economies` are those of the asked for that have it, by their codes."""

    day: datetime.date
    name: str
    economies: tuple[str, ...]


def public_holidays(economies: Iterable[str], monday: datetime.date, folder: Path | None = None) -> list[PublicHoliday]:
    """The public holidays of the seven days from `monday`, in their order. An economy that the library doesn't know has none.

    Those of a year are kept in `folder`, where there is one: the library takes longer to import than a page to make.
    """
    found: dict[tuple[datetime.date, str], list[str]] = {}
    for economy in dict.fromkeys(economies):
        for ahead in range(7):
            day = monday + datetime.timedelta(days=ahead)
            for name in _of_year(economy, day.year, folder).get(day, ()):
                found.setdefault((day, name), []).append(economy)
    return [PublicHoliday(day, name, tuple(having)) for (day, name), having in sorted(found.items())]


@cache
def _of_year(economy: str, year: int, folder: Path | None) -> dict[datetime.date, tuple[str, ...]]:
    name = name_of(version("holidays"), economy, year)
    held = fetched(folder, name) if folder else None
    if held is None:
        held = json.dumps(_looked_up(economy, year)).encode()
        if folder:
            store(folder, name, held)
            pruned(folder, most=MOST_YEARS)
    return {datetime.date.fromisoformat(day): tuple(_names(named)) for day, named in json.loads(held).items()}


def _looked_up(economy: str, year: int) -> dict[str, str]:
    """What the library says of the days of a year: only that is kept, so it depends on no code of ours."""
    import holidays

    try:
        known = holidays.country_holidays(economy, years=year, language="en_US")
    except NotImplementedError:
        return {}
    return {day.isoformat(): named for day, named in known.items() if day.year == year}


def _names(named: str) -> Iterable[str]:
    """The names of a day that are sure, without the day that was worked instead."""
    return (re.sub(r" \(substituted from .*\)$", "", name) for name in named.split("; ") if "estimated)" not in name)
