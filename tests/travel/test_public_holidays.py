"""Public holidays of the shown week: of the whole economy, by name, and none that is only likely."""

import csv
import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import REPOSITORY

from cityguide.travel.public_holidays import PublicHoliday, public_holidays


def told(economies: list[str], monday: str) -> list[str]:
    found = public_holidays(economies, datetime.date.fromisoformat(monday))
    return [f"{holiday.day} {holiday.name} {'+'.join(holiday.economies)}" for holiday in found]


@pytest.mark.parametrize(
    ("economies", "monday", "holidays"),
    [
        (["JP"], "2026-11-23", ["2026-11-23 Labor Thanksgiving Day JP"]),
        (["JP"], "2027-02-01", []),  # Setsubun, on 3 February, is a festival and no public holiday
        (["DE"], "2027-10-04", []),
        (["CN", "HK"], "2026-12-21", ["2026-12-25 Christmas Day HK", "2026-12-26 The first weekday after Christmas Day HK"]),
        (["US"], "2026-11-23", ["2026-11-26 Thanksgiving Day US"]),
        (["CN", "HK"], "2026-12-28", ["2027-01-01 New Year's Day CN+HK"]),  # a week of two years
        (["AE"], "2027-03-08", []),  # the end of Ramadan depends on the moon that is seen
        (["ZZ"], "2026-12-28", []),
    ],
)
def test_public_holidays_of_a_week(economies: list[str], monday: str, holidays: list[str]) -> None:
    assert told(economies, monday) == holidays


def test_a_day_off_that_is_worked_on_another_day_is_named_without_that_day() -> None:
    assert PublicHoliday(datetime.date(2026, 1, 2), "Day off", ("CN",)) in public_holidays(["CN"], datetime.date(2025, 12, 29))


def test_the_holidays_of_a_year_are_looked_up_once_and_kept(tmp_path: Path) -> None:
    """So that after an edit nobody waits for the library, which takes longer to import than a page to make."""
    week = "datetime.date(2026, 12, 28), pathlib.Path(sys.argv[1])"
    program = f"import datetime, pathlib, sys; from cityguide.travel.public_holidays import public_holidays as of; print(of(['CN', 'HK'], {week}))"
    told = [
        subprocess.run([sys.executable, "-c", f"{program}; print('holidays' in sys.modules)", tmp_path], check=True, capture_output=True)
        for _ in range(2)
    ]
    first, again = ([*one.stdout.decode().splitlines()] for one in told)
    assert first[0] == again[0] != "[]"
    assert (first[1], again[1]) == ("True", "False")


def test_every_economy_of_the_tables_is_known() -> None:
    with (REPOSITORY / "data" / "economies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            year = [datetime.date(2026, 1, 5) + datetime.timedelta(weeks=week) for week in range(52)]
            assert any(public_holidays([row["economy"]], monday) for monday in year), row["economy"]


def test_a_check_does_not_load_the_library() -> None:
    """It takes longer to import than the small guide to check."""
    program = (
        "import sys; from cityguide.cli import main\ntry: main(['check'])\nexcept SystemExit: pass\nassert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True, capture_output=True)
