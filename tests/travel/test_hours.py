import datetime

import pytest

from cityguide.travel.hours import days_in_words, in_words, monday_on_or_after, open_days, week_of

MONDAY = datetime.date(2026, 11, 23)
"""The week of the fourth Thursday of November."""


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-11-23", "2026-11-23"), ("2026-11-24", "2026-11-30"), ("2026-11-29", "2026-11-30"), ("2026-12-31", "2027-01-04")],
)
def test_the_week_shown_begins_on_the_next_monday(day: str, monday: str) -> None:
    assert monday_on_or_after(datetime.date.fromisoformat(day)).isoformat() == monday


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("24/7", "always open"),
        ("Mo-Su 00:00-24:00", "always open"),
        ("off", "closed all week"),
        ("09:00-22:00", "daily 09:00–22:00"),
        ("10:00-12:00,14:00-18:00", "daily 10:00–12:00, 14:00–18:00"),
        ("Tu-Su 10:00-18:00", "Tue–Sun 10:00–18:00; closed Mon"),
        ("Mo-We,Fr 10:00-19:00; Th off; Sa,Su,PH 10:00-21:00", "Mon–Wed and Fri 10:00–19:00; Sat and Sun 10:00–21:00; closed Thu"),
        (
            "Mo,Th,Fr 10:00-15:00; Sa,Su,PH 10:00-16:00; Tu,We off",
            "Mon, Thu and Fri 10:00–15:00; Sat and Sun 10:00–16:00; closed Tue and Wed",
        ),
        ("Mo-Su 18:00-02:00", "daily 18:00–02:00"),
        ("22:00-06:00", "daily 22:00–06:00"),
        ("Sa 20:00-30:00", "Sat 20:00–06:00; closed Mon–Fri and Sun"),
        ("Mo 10:00-24:00", "Mon 10:00–24:00; closed Tue–Sun"),
        ("Mo-Fr 00:00-24:00", "Mon–Fri all day; closed Sat and Sun"),
        ("Mo 06:00-24:00; Tu-Fr 00:00-24:00; Sa 00:00-20:00", "Mon 06:00–24:00; Tue–Fri all day; Sat 00:00–20:00; closed Sun"),
        ("Mo 18:00-24:00; Tu 00:00-02:00,10:00-12:00", "Mon 18:00–02:00; Tue 10:00–12:00; closed Wed–Sun"),
        ("Apr-Oct 10:00-20:00; Nov-Mar 10:00-17:00", "in the week of 23 November: daily 10:00–17:00; other weeks differ"),
        ("We[-1] 10:00-12:00", "in the week of 23 November: Wed 10:00–12:00; closed Mon, Tue and Thu–Sun; other weeks differ"),
        ("Nov Th[4] off; Mo-We,Fr-Su 10:00-17:00; Th[1-3] 10:00-17:00", None),
        ("Mo-Su 10:00-17:00; Th[4] off", "in the week of 23 November: Mon–Wed and Fri–Sun 10:00–17:00; closed Thu; other weeks differ"),
    ],
)
def test_in_words(expression: str, said: str | None) -> None:
    if said is None:
        assert in_words(expression, MONDAY).endswith("; other weeks differ")
    else:
        assert in_words(expression, MONDAY) == said


def test_an_evening_belongs_to_the_day_it_begins_on() -> None:
    assert week_of("Fr 20:00-03:00", MONDAY) == ("closed", "closed", "closed", "closed", "20:00–03:00", "closed", "closed")
    assert week_of("Su 20:00-03:00", MONDAY)[0] == "closed", "the end of last Sunday's evening is not Monday's"


def test_seasons_differ_by_week() -> None:
    expression = "Apr-Oct 10:00-20:00; Nov-Mar 10:00-17:00"
    assert week_of(expression, MONDAY)[0] == "10:00–17:00"
    assert week_of(expression, datetime.date(2026, 6, 1))[0] == "10:00–20:00"


def test_the_second_tuesday_is_in_one_week_of_the_month() -> None:
    shut = [week_of("Mo-Su 10:00-17:00; Tu[2] off", datetime.date(2026, 6, day))[1] for day in (1, 8, 15, 22, 29)]
    assert shut == ["10:00–17:00", "closed", "10:00–17:00", "10:00–17:00", "10:00–17:00"]


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("Tu-Su 10:00-18:00", (1, 2, 3, 4, 5, 6)),
        ("Mo-Fr 10:00-18:00; Nov Th[4] off", (0, 1, 2, 3, 4)),  # a holiday in one week breaks no rule
        ("Su[1] 10:00-18:00", ()),  # one Sunday of the month makes none
        ("Apr-Oct Mo-Su 10:00-20:00", ()),
        ("Mo-Fr 22:00-05:00", (0, 1, 2, 3, 4)),
        ("off", ()),
    ],
)
def test_days_on_which_a_place_opens_as_a_rule(expression: str, days: tuple[int, ...]) -> None:
    assert open_days(expression, MONDAY) == days


@pytest.mark.parametrize(("days", "said"), [("Mo-Sa", "Mon–Sat"), ("Mo,We-Fr", "Mon and Wed–Fri"), ("Su", "Sun")])
def test_days_in_words(days: str, said: str) -> None:
    assert days_in_words(days, MONDAY) == said
