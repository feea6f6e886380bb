import datetime

import pytest

from cityguide.travel.hours import days_in_words, in_words, monday_on_or_after, next_open, open_days, week_of

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


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("Apr 10:00-18:00", "open from 1 April to 30 April 2027, daily 10:00–18:00"),
        ("Sep 19-Oct 4 10:00-23:00", "open from 19 September to 4 October 2027, daily 10:00–23:00"),
        ("May 10-Sep 23: 07:00-20:00", "open from 10 May to 23 September 2027, daily 07:00–20:00"),
        ("Dec 12-Jan 06 We-Su 12:00-20:00", "open from 12 December to 6 January 2027, Wed–Sun 12:00–20:00; closed Mon and Tue"),
        ("Sa,Su 10:00-12:00; Nov-Mar off", "open from 3 April to 31 October 2027, Sat and Sun 10:00–12:00; closed Mon–Fri"),
        ("Apr-Oct 10:00-18:00; Jul,Aug 10:00-20:00", "open from 1 April to 31 October 2027, at first daily 10:00–18:00"),
        ("2027-2030 Sa 10:00-12:00", "open from 2 January 2027 on, Sat 10:00–12:00; closed Mon–Fri and Sun"),
        ("Apr-Oct Su[2] 14:00-18:00", "next open on Sun 11 April 2027, 14:00–18:00"),
        ("Dec 24 10:00-14:00", "next open on Thu 24 December 2026, 10:00–14:00"),
        ("week 49-52/3 Sa 10:00-12:00", "next open on Sat 5 December 2026, 10:00–12:00"),
    ],
)
def test_a_closed_season_says_when_it_opens(expression: str, said: str) -> None:
    assert in_words(expression, MONDAY) == f"closed in the week of 23 November; {said}"


@pytest.mark.parametrize("expression", ["off", "2020 Mo-Fr 10:00-18:00", "Apr 10:00-18:00; Apr off"])
def test_closed_all_week_is_said_only_of_what_stays_closed(expression: str) -> None:
    assert in_words(expression, MONDAY) == "closed all week"
    assert next_open(expression, MONDAY) is None


def test_what_opens_on_holidays_alone_is_not_closed_all_week() -> None:
    assert in_words("PH 10:00-18:00; Mo-Su off", MONDAY) == "closed but for holidays"


def test_one_week_of_the_year_that_differs_is_enough() -> None:
    for week in range(1, 53):
        expression = f"Mo-Su 10:00-17:00; week {week} Th off"
        assert in_words(expression, datetime.date(2027, 1, 4)).endswith("; other weeks differ"), week


def test_an_evening_belongs_to_the_day_it_begins_on() -> None:
    assert week_of("Fr 20:00-03:00", MONDAY) == ("closed", "closed", "closed", "closed", "20:00–03:00", "closed", "closed")
    assert week_of("Su 20:00-03:00", MONDAY)[0] == "closed", "the end of last Sunday's evening is not Monday's"
    assert week_of("Sa 00:00-24:00; Su 00:00-03:00", MONDAY)[5:] == ("all day", "00:00–03:00"), "it has no evening before it to belong to"
    assert week_of("Fr 12:00-36:00", MONDAY)[4:6] == ("12:00–24:00", "00:00–12:00"), "a day and a night"


def test_a_night_is_not_cut_by_a_rule_that_stands_before_it() -> None:
    assert in_words("Su-Th 11:00-23:00; Fr-Sa 11:00-02:00", MONDAY) == "Mon–Thu and Sun 11:00–23:00; Fri and Sat 11:00–02:00"
    assert in_words("Fr-Sa 11:00-02:00; Su-Th 11:00-23:00", MONDAY) == "Mon–Thu and Sun 11:00–23:00; Fri 11:00–02:00; Sat 11:00–24:00"
    assert in_words("Mo-We, Su 08:00-20:00; Th-Sa 08:00-03:00", MONDAY) == "Mon–Wed and Sun 08:00–20:00; Thu–Sat 08:00–03:00"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("Tu-Su 10:00-18:00; PH Mo 10:00-18:00", "Tue–Sun 10:00–18:00; closed Mon"),
        ("Mo-Fr 14:00-18:00; SH Mo-Fr 10:00-18:00; Sa,Su 10:00-18:00", "Mon–Fri 14:00–18:00; Sat and Sun 10:00–18:00"),
        ("07:00-14:00,15:30-19:00; PH Su closed", "daily 07:00–14:00, 15:30–19:00"),
    ],
)
def test_a_weekday_that_is_a_holiday_is_not_every_such_weekday(expression: str, said: str) -> None:
    assert in_words(expression, MONDAY) == said


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
