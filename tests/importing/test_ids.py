from pathlib import Path

import pytest
from small_project import ALPHA

from cityguide.importing.places import is_our_id
from importing.tables import cells, merged, placemarks, point, points, refused


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("museum-of-clocks", True), ("hall-1", True), ("a", True), ("798-art-zone", True), ("1", False), ("00017", False), ("2024-11-03", False),
        ("SURF0001", False), ("way/123", False), ("a_b", False), ("", False), ("a" * 61, False), ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", False),
    ],
)  # fmt: skip
def test_which_ids_may_be_an_editors(text: str, ours: bool) -> None:
    assert is_our_id(text) == ours


@pytest.mark.parametrize("number", [1, 2.0, "17", "SURF0001", "{9f3c}", "way/1", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"])
def test_the_numbers_of_two_layers_are_no_ids(tmp_path: Path, number: object) -> None:
    first = merged(tmp_path, points(({"id": number, "name": "Example Collection"}, point(139.6, 35.4))), name="m.geojson").after.source.text
    done = merged(tmp_path, points(({"id": number, "name": "Unrelated Tower"}, point(139.7, 35.5))), into=first, name="m.geojson")
    assert (done.added, done.changed) == (("unrelated-tower",), ())
    assert [place["name"] for place in done.after.value["attractions"][-2:]] == ["Example Collection", "Unrelated Tower"]
    again = merged(tmp_path, points(({"id": number, "name": "Example Collection"}, point(139.6, 35.4))), into=first, name="m.geojson")
    assert again.edits == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,name\nclock-house,Unrelated Tower\n", "t.csv:2:1: error: 'clock-house' is 'Clock House' in cities/alpha.yml, and 'Unrelated Tower' here; rename it there if it is the same, or give this another id [duplicate-id]"),
        ("id,name\nclock-house,Clock House 2\n", "t.csv:2:1: error: 'clock-house' is 'Clock House' in cities/alpha.yml, and 'Clock House 2' here; rename it there if it is the same, or give this another id [duplicate-id]"),
        ("name\nCLOCK-HOUSE\n", "t.csv:2:1: error: 'CLOCK-HOUSE' makes the id 'clock-house', which is that of 'Clock House'; add a column 'id' [duplicate-id]"),
        ("id,kind\n5,shop\n", "t.csv:2:1: error: '5' is no id of ours, and there is no name to make one from [form]"),
        ("id,kind\nSURF,shop\n", "t.csv:2:1: error: 'SURF' is no id of ours, and there is no name to make one from [form]"),
        ("name,kind\nBell,shop\nBell,park\n", "t.csv:3:1: error: the place 'bell' stands in the table for the second time (first in line 2); give each its own column 'id' [duplicate-id]"),
    ],
)  # fmt: skip
def test_a_row_never_takes_the_place_of_another(tmp_path: Path, text: str, expected: str) -> None:
    assert refused(tmp_path, text) == [expected]


def test_a_name_that_two_places_have_needs_an_id(tmp_path: Path) -> None:
    two = ALPHA.replace("name: Radio Hall", "name: Clock House")
    assert refused(tmp_path, "name\nClock House\n", into=two) == [
        "t.csv:2:1: error: 'Clock House' is the name of clock-house and radio-hall; write which is meant in a column 'id' [duplicate-id]"
    ]


def test_a_place_is_known_by_its_id_or_by_its_name(tmp_path: Path) -> None:
    assert merged(tmp_path, "id,duration\nclock-house,45\n").changed == ("clock-house",)
    assert merged(tmp_path, "id,name,duration\nclock-house,Clock  house,45\n").changed == ("clock-house",)
    assert merged(tmp_path, "name,duration\nThe <3 Tram,45\n").changed == ("waving-tram",)
    numbered = ALPHA.replace("id: radio-hall", 'id: "798"')
    assert merged(tmp_path, "id,duration\n798,45\n", into=numbered).changed == ("798",)


def test_names_in_any_script_make_ids(tmp_path: Path) -> None:
    text = "name\nŁódź\nStraße\nØrsted\nĐông\nÔng\nÆsir\nСССР\n東京\n서울 museum\n"
    assert merged(tmp_path, text).added == ("lodz", "strasse", "orsted", "dong", "ong", "aesir", "sssr", "dongjing", "seoul-museum")
    assert cells(tmp_path, placemarks("<name>Łódź</name>"), "m.kml") == [{"name": "Łódź"}]
