"""Ages, and what they mean: the days on which a state begins, and words that are never younger than the date."""

import datetime

import pytest
from small_project import REPOSITORY, Folder

from cityguide.evidence.freshness import FACT_KINDS, HalfLife, age_days, age_in_words, first_day, read_half_lives, span_in_words
from cityguide.reading.datapackage import read_tables

TODAY = datetime.date(2026, 11, 21)


def before(days: int) -> str:
    return (TODAY - datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("withheld", "date", "state"),
    [
        (True, before(0), "fresh"),
        (True, before(120), "fresh"),
        (True, before(121), "faded"),
        (True, before(240), "faded"),
        (True, before(241), "withheld"),
        (False, before(241), "faded"),
        (False, before(9999), "faded"),
        (True, before(-1), "ahead"),
        (True, "2026-12", "ahead"),
        (True, "2027", "ahead"),
        (True, None, "undated"),
        (True, "2026-11", "fresh"),
        (True, "2026-07", "faded"),  # from 1 July: 143 days, though from 31 July it would be 113
        (True, "2026", "withheld"),  # from 1 January: 324 days
    ],
)
def test_a_state_begins_the_day_after(withheld: bool, date: str | None, state: str) -> None:
    assert HalfLife("hours", 120, withheld, "Because.").state(date, TODAY) == state


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


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-11-21", "today"),
        ("2026-11-20", "1 day ago"),
        ("2026-11-08", "13 days ago"),
        ("2026-11-07", "2 weeks ago"),
        ("2026-09-22", "8 weeks ago"),
        ("2026-09-21", "2 months ago"),
        ("2025-11-22", "11 months ago"),
        ("2025-11-21", "1 year ago"),
        ("2025-10-22", "1 year ago"),
        ("2025-09-03", "1 year and 2 months ago"),
        ("2024-11-22", "1 year and 11 months ago"),
        ("2024-11-21", "2 years ago"),
        ("2024-10-21", "over 2 years ago"),
        ("2026-11", "this month"),
        ("2026-10", "1 month ago"),
        ("2025-11", "1 year ago"),
        ("2025-09", "1 year and 2 months ago"),
        ("2017-03", "over 9 years ago"),
        ("2026", "this year"),
        ("2025", "1 year ago"),
        ("2023", "3 years ago"),
        ("2026-11-22", "still to come"),
        ("2026-12", "still to come"),
        ("2027", "still to come"),
    ],
)
def test_an_age_in_words_is_as_exact_as_its_date(date: str, said: str) -> None:
    assert age_in_words(date, TODAY) == said


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
    assert {kind for kind, half_life in found.items() if half_life.withheld} == {"hours", "hours-always", "price", "free"}
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
        ("hours,120,true", "hours,0,true", "days: 0 is out of range, it must be at least 1"),
        ("hours,120,true", "hours,120,yes", "withheld: expected true or false, found 'yes'"),
        ("hours,120,true", "huors,120,true", "kind: 'huors' is not one of its words; did you mean 'hours'?"),
    ],
)
def test_a_faulty_half_life(folder: Folder, old: str, new: str, said: str) -> None:
    folder.edit("data/half_lives.csv", f"\n{old},", f"\n{new},")
    assert any(f"error: {said} [value]" in fault for fault in folder.faults())
