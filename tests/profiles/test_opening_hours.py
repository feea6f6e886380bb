"""Hours mean what the reference implementation opening_hours.js takes them for, or are refused.

`weeks.csv` holds weeks as the reference tells them, for tests without Node. To add one, write its hours and the week's Monday there, and run
`UPDATE_GOLDEN=1 pytest tests/profiles/test_opening_hours.py`. `make test` fetches the reference from npm into `reference/`.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cityguide.problems.problem import RefusedError
from cityguide.profiles.hours_words import DAY_WORDS
from cityguide.profiles.opening_hours import A_DAY
from cityguide.profiles.visiting import Hours
from cityguide.travel.hours import spans_on
from profiles.hours_at_random import hours_at_random

HERE = Path(__file__).parent
GOLDEN = HERE / "weeks.csv"
MONDAYS = [
    datetime.date.fromisoformat(day)
    for day in (
        "2026-11-30", "2026-12-14", "2027-01-25", "2027-02-22", "2027-03-15", "2027-04-05", "2027-05-31", "2027-06-28", "2027-07-26",
        "2027-09-20", "2027-10-18", "2027-11-22", "2028-01-10", "2028-02-21", "2028-03-27", "2028-05-08", "2028-10-09", "2028-12-04",
    )
]  # fmt: skip
"""Weeks without a public or school holiday in Bavaria, in every month but August, two of them around a 29 February or its like."""

Intervals = list[tuple[int, int]]
"""Minutes from a Monday, in order and apart."""


def joined(intervals: Any) -> Intervals:
    found: Intervals = []
    for start, end in ((max(start, 0), min(end, 7 * A_DAY)) for start, end in intervals):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


def ours(text: str, monday: datetime.date) -> Intervals:
    days = [(ahead * A_DAY, monday + datetime.timedelta(days=ahead)) for ahead in range(7)]
    return joined((midnight + start, midnight + end) for midnight, day in days for start, end in spans_on(text, day))


def in_days(intervals: Intervals) -> dict[str, str]:
    """The intervals by the day they begin on, with hours that go on counting past midnight: `11:00-26:00`."""
    told: dict[str, list[str]] = {day: [] for day in DAY_WORDS}
    for start, end in intervals:
        midnight = start - start % A_DAY
        told[DAY_WORDS[start // A_DAY]].append(
            "-".join(f"{(at - midnight) // 60:02}:{at % 60:02}" for at in (start, end)),
        )
    return {day: ",".join(spans) for day, spans in told.items()}


def reference(texts: list[str], mondays: list[datetime.date]) -> list[list[Intervals] | str]:
    """For each text its weeks by the reference, or why it refuses it."""
    lacking = (
        "There is no node on the PATH" if shutil.which("node") is None
        else "The reference is not installed" if not (HERE / "reference" / "node_modules" / "opening_hours").is_dir()
        else ""
    )  # fmt: skip
    if lacking and os.environ.get("CI"):
        pytest.fail(f"CI is set and hours can't be compared. {lacking}; `make test` does it with npm")
    if lacking:
        pytest.skip(f"{lacking}: hours are not compared with those of opening_hours.js")
    asked = json.dumps({"texts": texts, "mondays": [monday.isoformat() for monday in mondays]})
    command = ["node", str(HERE / "reference" / "weeks.mjs")]
    told = subprocess.run(command, input=asked, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"}, check=True)
    return [found if isinstance(found, str) else [joined(week) for week in found] for found in json.loads(told.stdout)]


def kept() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", kept(), ids=lambda row: f"{row['hours']} from {row['monday']}")
def test_a_week_is_that_of_the_reference(row: dict[str, str]) -> None:
    Hours.model_validate({"osm": row["hours"]})
    found = in_days(ours(row["hours"], datetime.date.fromisoformat(row["monday"])))
    assert found == {day: row[day] for day in DAY_WORDS}


@pytest.mark.slow
def test_the_kept_weeks_are_the_reference_s() -> None:
    rows = kept()
    mondays = sorted({datetime.date.fromisoformat(row["monday"]) for row in rows})
    told = reference([row["hours"] for row in rows], mondays)
    for row, weeks in zip(rows, told, strict=True):
        assert not isinstance(weeks, str), (row["hours"], weeks)
        row.update(in_days(weeks[mondays.index(datetime.date.fromisoformat(row["monday"]))]))
    if os.environ.get("UPDATE_GOLDEN"):
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["hours", "monday", *DAY_WORDS], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
    assert rows == kept()


@pytest.mark.slow
def test_two_thousand_hours_at_random_agree_with_the_reference_or_are_refused_with_a_place() -> None:
    chance = random.Random(20261130)
    texts = sorted({hours_at_random(chance) for _ in range(2_400)})[:2_000]
    assert len(texts) == 2_000
    holidays, *told = reference(["PH,SH,PH -1 day,PH +1 day 00:00-24:00", *texts], MONDAYS)
    assert not any(holidays), "weeks in which a rule for holidays says nothing"
    agreed = 0
    for text, weeks in zip(texts, told, strict=True):
        try:
            Hours.model_validate({"osm": text})
        except ValueError as error:
            [refused] = error.errors()  # type: ignore[attr-defined]
            cause = refused["ctx"]["error"]
            assert isinstance(cause, RefusedError), text
            assert cause.words and text.count(cause.words) > cause.occurrence, text
            continue
        if not isinstance(weeks, str):
            assert {day: ours(text, day) for day in MONDAYS} == dict(zip(MONDAYS, weeks, strict=True)), text
            agreed += 1
    assert agreed > 800, "enough of them are hours that both read"
