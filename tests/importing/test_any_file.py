from pathlib import Path

import pytest

from importing.tables import cells, placemarks, points, refused

TABLE = "name,kind\nBell,shop\n"
MAP = points(({"name": "Bell", "kind": "shop"}, None))
KML = placemarks('<name>Bell</name><ExtendedData><Data name="kind"><value>shop</value></Data></ExtendedData>')


@pytest.mark.parametrize("name", ["t.csv", "T.CSV", "t.txt", "t.json", "t.GeoJSON", "t.kml", "t.xlsx", "t", "t.tsv.bak"])
@pytest.mark.parametrize("text", [TABLE, MAP, KML, f"\ufeff{TABLE}", f"\ufeff\n {MAP}", f"\ufeff{KML}"])
def test_the_content_says_what_a_file_is(tmp_path: Path, name: str, text: str) -> None:
    assert cells(tmp_path, text, name) == [{"name": "Bell", "kind": "shop"}]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "the file is empty [empty-file]"),
        (b"\xef\xbb\xbf\r\n\r\n", "the file is empty [empty-file]"),
        (TABLE.encode("utf-16"), "the file is saved as UTF-16; save it as UTF-8 [not-utf-8]"),
        (MAP.encode("utf-16-be"), "this is no text, or text in UTF-16; save or export it as CSV (UTF-8), GeoJSON, KML or GPX [other-file]"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a workbook or document of Office; save or export it as CSV (UTF-8), GeoJSON, KML or GPX [other-file]"),
        (b"%PDF-1.7\n", "this is a PDF; save or export it as CSV (UTF-8), GeoJSON, KML or GPX [other-file]"),
        (b"SQLite format 3\0", "this is a database (GeoPackage); save or export it as CSV (UTF-8), GeoJSON, KML or GPX [other-file]"),
        (b"name,kind\n\xfc,shop\n", "byte 0xfc is not UTF-8, it was probably meant as ü (Windows-1252); save the file as UTF-8 [not-utf-8]"),
    ],
)  # fmt: skip
def test_what_is_neither_a_table_nor_a_map(tmp_path: Path, raw: bytes, expected: str) -> None:
    (line,) = refused(tmp_path, raw, name="t.csv")
    assert line.partition("error: ")[2] == expected


def test_a_folder(tmp_path: Path) -> None:
    from cityguide.importing.any_file import read_places

    table, problems = read_places(tmp_path, "t")
    assert table is None
    assert [problem.code for problem in problems] == ["not-a-file"]
