from pathlib import Path

import pytest

from cityguide.importing.columns import columns, our_value
from importing.tables import cells, refused


@pytest.mark.parametrize(
    ("text", "comma", "expected"),
    [
        ("12,50", True, "12.50"), ("12,50", False, "12.50"), ("12,5", True, "12.5"), ("-3,5", True, "-3.5"), ("0,500", True, "0.500"),
        ("1.500,00", True, "1500.00"), ("1,500.00", False, "1500.00"), ("1 500,50", True, "1500.50"), ("1’500.50", False, "1500.50"),
        ("1\u202f500", True, "1500"), ("1.234.567", True, "1234567"), ("1,234,567", False, "1234567"), ("12,500", False, "12500"),
        ("1.500", False, "1.500"), ("1500", True, "1500"), ("12.50", True, "12.50"), ("１２", True, "12"), ("0.500", True, "0.500"),
        ("€ 12,50", True, "€ 12,50"), ("free", True, "free"), ("12,5,0", True, "12,5,0"),
    ],
)  # fmt: skip
def test_numbers(text: str, comma: bool, expected: str) -> None:
    assert our_value(text, "price.adult", columns()["price.adult"], comma=comma) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("48,1486", "48.1486"), ("48,148", "48.148"), ("48.148", "48.148"), ("−33,9", "-33.9"), ("48.1486°", "48.1486"),
        ("48°8′55″ N", "48.1486"), ("33°54' S", "-33.9"), ("north", "north"), ("", ""),
    ],
)  # fmt: skip
def test_degrees(text: str, expected: str) -> None:
    assert our_value(text, "position.lat", columns()["position.lat"], comma=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15.08.2025", "2025-08-15"), ("15/08/2025", "2025-08-15"), ("08/15/2025", "2025-08-15"), ("4.4.2025", "2025-04-04"),
        ("2025-08-15T09:00:00Z", "2025-08-15"), ("2025-08-15 00:00:00", "2025-08-15"), ("2025/8/5", "2025-08-05"), ("08/2025", "2025-08"),
        ("15. August 2025", "2025-08-15"), ("Aug 2025", "2025-08"), ("2025年8月15日", "2025-08-15"), ("2025", "2025"), ("2025-08", "2025-08"),
        ("15.08.25", "15.08.25"), ("32.08.2025", "32.08.2025"), ("soon", "soon"),
    ],
)  # fmt: skip
def test_dates(text: str, expected: str) -> None:
    assert our_value(text, "as_of", columns()["as_of"], comma=False) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("price.free", "TRUE", "true"), ("price.free", "Yes", "true"), ("price.free", "False", "false"), ("price.free", "perhaps", "perhaps"),
        ("kind", "Museum", "museum"), ("kind", "museums", "museums"), ("status.state", "OPEN", "open"),
        ("name", "Bell \n Tower", "Bell Tower"), ("shows", "One\n\ntwo", "One\n\ntwo"), ("name", "12,50", "12,50"),
    ],
)  # fmt: skip
def test_words(name: str, text: str, expected: str) -> None:
    assert our_value(text, name, columns()[name], comma=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name;as_of\nBell;03/04/2025\n", "t.csv:2:6: error: as_of: '03/04/2025' is 2025-04-03 or 2025-03-04; write the one that is meant [date]"),
        ("name;status.as_of\nBell;3.4.2025\n", "t.csv:2:6: error: as_of: '3.4.2025' is 2025-04-03 or 2025-03-04; write the one that is meant [date]"),
        ("name,as_of\nBell,45884\n", "t.csv:2:6: error: as_of: '45884' is a day as spreadsheets count days; give the column the format 2025-09-01 and save it again [date]"),
        ("name;price.adult\nBell;1.500\n", "t.csv:2:6: error: adult: '1.500' is 1500 or 1.500; write the one that is meant, as in 1500 or 1.5 [type]"),
        ("name;price.adult\nBell;12,500\n", "t.csv:2:6: error: adult: '12,500' is 12500 or 12.500; write the one that is meant, as in 1500 or 1.5 [type]"),
        ('name,lat,price.adult\nBell,"48,1","1,500"\n', "t.csv:2:13: error: adult: '1,500' is 1500 or 1.500; write the one that is meant, as in 1500 or 1.5 [type]"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_not_guessed(tmp_path: Path, text: str, expected: str) -> None:
    assert refused(tmp_path, text) == [expected]


def test_a_table_as_a_german_spreadsheet_saves_it(tmp_path: Path) -> None:
    text = "\ufeffname;kind;lat;lon;status.as_of;price.adult;price.free;comment\r\nBell;Museum;48,14;11,57;15.08.2025;12,50;FALSE;03/04/2025\r\n"
    assert cells(tmp_path, text) == [
        {
            "name": "Bell", "kind": "museum", "position.lat": "48.14", "position.lon": "11.57",
            "status.as_of": "2025-08-15", "price.adult": "12.50", "price.free": "false",
        }
    ]  # fmt: skip
