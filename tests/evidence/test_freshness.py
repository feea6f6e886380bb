"""Ages, and what they mean: the days on which a state begins."""

import datetime

import pytest
from small_project import REPOSITORY, Folder

from cityguide.evidence.freshness import FACT_KINDS, HalfLife, age_days, first_day, read_half_lives, span_in_words
from cityguide.reading.datapackage import read_tables

TODAY = datetime.date(2026, 11, 21)


def before(days: int) -> str:
    return (TODAY - datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("days", "date", "state"),
    [
        (120, before(0), "fresh"),
        (120, before(120), "fresh"),
        (120, before(121), "old"),
        (120, before(1095), "old"),
        (120, before(1096), "very old"),
        (1825, before(1825), "fresh"),  # three years are not long for what stays fresh for five
        (1825, before(1826), "very old"),
        (120, before(-1), "ahead"),
        (120, "2026-12", "ahead"),
        (120, "2027", "ahead"),
        (120, None, "undated"),
        (120, "2026-11", "fresh"),
        (120, "2026-07", "old"),  # from 1 July: 143 days, though from 31 July it would be 113
        (120, "2023", "very old"),  # from 1 January
    ],
)
def test_a_state_begins_the_day_after(days: int, date: str | None, state: str) -> None:
    assert HalfLife("hours", days, "Because.").state(date, TODAY) == state


@pytest.mark.parametrize(
    ("date", "first", "days"),
    [
        ("2025", "2025-01-01", 689),
        ("2025-09", "2025-09-01", 446),
        ("2025-09-30", "2025-09-30", 417),
        ("2026-11-21", "2026-11-21", 0),
        ("2027-01", "2027-01-01", 0),
    ],
)
def test_age_counts_from_the_first_day_a_date_can_mean_and_is_never_negative(date: str, first: str, days: int) -> None:
    assert first_day(date).isoformat() == first
    assert age_days(date, TODAY) == days


@pytest.mark.parametrize(("days", "said"), [(1, "1 day"), (120, "120 days"), (365, "1 year"), (730, "2 years"), (731, "731 days")])
def test_a_half_life_in_words(days: int, said: str) -> None:
    assert span_in_words(days) == said


def test_the_guide_has_a_half_life_for_every_kind() -> None:
    tables, _ = read_tables(REPOSITORY / "data", "data")
    assert tables is not None
    found, problems = read_half_lives(tables)
    assert not problems
    assert set(found) == set(FACT_KINDS)
    assert (found["hours"].days, found["price"].days, found["address"].days) == (120, 180, 1095)
    assert all(half_life.why.endswith(".") for half_life in found.values())


def test_a_package_without_the_table(folder: Folder) -> None:
    folder.edit("data/datapackage.yml", "  - name: half_lives\n", "  - name: halflives\n")
    assert folder.faults() == ["data/datapackage.yml:1:1: error: the package describes no table 'half_lives' [missing-table]"]


def test_a_kind_without_a_half_life(folder: Folder) -> None:
    kept = [line for line in folder.read("data/half_lives.csv").splitlines() if not line.startswith("free,")]
    folder.write("data/half_lives.csv", "\n".join(kept) + "\n")
    assert folder.faults() == ["data/half_lives.csv:1:1: error: no half-life for the kind 'free' [missing-row]"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hours,120", "hours,0", "days: 0 is out of range, it must be at least 1"),
        ("hours,120", "huors,120", "kind: 'huors' is not one of its words; did you mean 'hours'?"),
    ],
)
def test_a_faulty_half_life(folder: Folder, old: str, new: str, said: str) -> None:
    folder.edit("data/half_lives.csv", f"\n{old},", f"\n{new},")
    assert any(f"error: {said} [value]" in fault for fault in folder.faults())
