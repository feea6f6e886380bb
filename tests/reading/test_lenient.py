"""What people type, as our files have it; and nothing where it could be read in two ways."""

import zoneinfo

import pytest

from cityguide.reading import lenient


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("¥500", "500"), ("500 JPY", "500"), ("JPY 500", "500"), ("1,500", "1500"), ("1,234,567.5", "1234567.5"), ("35,5100", "35.5100"), ("10.3%", "10.3"),
        ("35°27'00\"N", "35.45"), ("22° 54.5' S", ""), ("122°30′W", "-122.5"), ("35.5000°", "35.5000"), ("9 668 465", "9668465"), ("9\u202f668", "9668"),
        ("3rd", "3"), ("−5", "-5"), ("１２", "12"), ("12:30", ""), ("north", ""), ("1.500.000", ""), ("", ""), ("9" * 400, ""), ("1 " * 5000, ""),
    ],
)  # fmt: skip
def test_numbers(typed: str, meant: str) -> None:
    assert lenient.number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2023/5/1", "2023-05-01"), ("2023-5", "2023-05"), ("31.12.2022", "2022-12-31"), ("9/29/2022", "2022-09-29"), ("5/5/2022", "2022-05-05"),
        ("5/6/2022", ""), ("May 2022", "2022-05"), ("20 September 2023", "2023-09-20"), ("Sept. 20th, 2023", "2023-09-20"), ("the 1st of May 2023", ""),
        ("1st of May 2023", "2023-05-01"), ("2023年5月1日", "2023-05-01"), ("2023-02-30", ""), ("Ma 2023", ""), ("yesterday", ""), ("0000-01", ""),
    ],
)  # fmt: skip
def test_dates(typed: str, meant: str) -> None:
    assert lenient.date(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tu-Su 10am-6pm", "Tu-Su 10:00-18:00"), ("Tu–Su 10:00–18:00", "Tu-Su 10:00-18:00"), ("“Mo-Su 18:00-02:00”", "Mo-Su 18:00-02:00"),
        ("Tuesday to Sunday, 10.00 to 18.00", "Tu-Su 10:00-18:00"), ("Tue-Sun 10-18", "Tu-Su 10:00-18:00"), ("daily 9 a.m. – 5:30 p.m.", "Mo-Su 09:00-17:30"),
        ("Mon-Fri 9:00-12:00, 13:00-17:00; Sat 9-12", "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00"), ("9:00-17:00", "09:00-17:00"),
        ("12am-12pm", "00:00-12:00"), ("13pm-14pm", ""), ("Tu-Su 10:00-sunset", ""), ("ask at the door", ""), ("T-S 10-18", ""), ("Mo 10", ""), ("", ""),
    ],
)  # fmt: skip
def test_hours(typed: str, meant: str) -> None:
    assert lenient.hours(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mon-Fri", "Mo-Fr"),
        ("Monday to Friday and Sundays", "Mo-Fr,Su"),
        ("weekdays", "Mo-Fr"),
        ("M-F", ""),
        ("Mo-We-Fr", ""),
        ("someday", ""),
    ],
)
def test_days(typed: str, meant: str) -> None:
    assert lenient.days(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1 hour", "60"), ("1.5 h", "90"), ("60–90 min", "60-90"), ("90-60", "60-90"), ("1-2 hours", "60-120"), ("a while", ""), ("1:30", "")],
)
def test_minutes(typed: str, meant: str) -> None:
    assert lenient.minutes(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.clock.example/visit", "https://www.clock.example/visit"), ("atlas.example", "https://atlas.example"), ("htps://a.example/b", "https://a.example/b"),
        ("http//a.example", "http://a.example"), ("<https://a.example/>", "https://a.example/"), ("[a](https://a.example)", "https://a.example"),
        ("https://a.example/our visit", "https://a.example/our%20visit"), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("somewhere", ""),
        ("https://a.example/\"onclick=\"y", ""),
    ],
)  # fmt: skip
def test_addresses(typed: str, meant: str) -> None:
    assert lenient.address(typed) == meant


def test_ids_and_time_zones() -> None:
    assert [lenient.slug_meant(text) for text in ("Waving-Tram", "who_counts", "Zürich West", "日本", "a" * 61)] == [
        "waving-tram",
        "who-counts",
        "zurich-west",
        "",
        "",
    ]
    known = zoneinfo.available_timezones()
    assert [lenient.time_zone(text, known) for text in ("Tokyo", "america/New York", "Asia", "UTC+9")] == [
        "Asia/Tokyo",
        "America/New_York",
        "",
        "",
    ]
