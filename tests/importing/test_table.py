from pathlib import Path

import pytest

from importing.tables import cells, read, refused, remarks

POSITION = {"position.lat": "48.1", "position.lon": "11.5"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('name,description,kind\n"Bell","One\ntwo, ""three""\n\n# four",shop\nDrum,,park\n', [{"name": "Bell", "kind": "shop"}, {"name": "Drum", "kind": "park"}]),
        ('name;shows\r\nBell;"One\r\ntwo"\r\n', [{"name": "Bell", "shows": "One\ntwo"}]),
        ('name\tshows\nBell\t"One\ttwo"\n', [{"name": "Bell", "shows": "One\ttwo"}]),
        ('"Name\n",kind\nBell,shop', [{"name": "Bell", "kind": "shop"}]),
        ('name,address\n"Bell\nTower","1 Road\n Town"\n', [{"name": "Bell Tower", "address": "1 Road Town"}]),
        ('WKT,name,description\n"POINT (11.5 48.1)",Bell,"a\nb"\n', [{"name": "Bell", **POSITION}]),
        ('name,kind\rBell,"shop"\r', [{"name": "Bell", "kind": "shop"}]),
        ("\ufeffsep=;\r\nname;kind\r\nBell;shop\r\n", [{"name": "Bell", "kind": "shop"}]),
        ('"sep=;"\nname;kind\nBell, the;shop\n', [{"name": "Bell, the", "kind": "shop"}]),
        ("sep=,\nname,kind\nBell;shop,shop\n", [{"name": "Bell;shop", "kind": "shop"}]),
        ("sep=\t\nname\tkind\nBell\tshop\n", [{"name": "Bell", "kind": "shop"}]),
        ("sep=;;;\nname;kind;;\nBell;shop;;\n", [{"name": "Bell", "kind": "shop"}]),
        ("name,kind\nBell,shop,,,\n,,\n,\n", [{"name": "Bell", "kind": "shop"}]),
        ("# from a map\nname,kind\nBell,shop\n", [{"name": "Bell", "kind": "shop"}]),
        ('name,kind\n"#1 Bell",shop\n', [{"name": "#1 Bell", "kind": "shop"}]),
        ('name,kind\n"Bob ""B"" O\'Hare’s ☕",shop\n', [{"name": "Bob \"B\" O'Hare’s ☕", "kind": "shop"}]),
    ],
)  # fmt: skip
def test_a_table_is_read_as_programs_write_it(tmp_path: Path, text: str, expected: list[dict[str, str]]) -> None:
    assert cells(tmp_path, text) == expected


@pytest.mark.parametrize(
    "header",
    ["lat,lon", "Lat,Lng", "latitude,longitude", "LATITUDE,Long", "y,x", "position.lat,position.lon", " Latitude , LONG "],
)
def test_a_position_has_many_names(tmp_path: Path, header: str) -> None:
    assert cells(tmp_path, f"name,{header}\nBell,48.1,11.5\n") == [{"name": "Bell", **POSITION}]


@pytest.mark.parametrize(
    ("header", "row", "expected", "ignored"),
    [
        ("X,Y,lat,lon", "4468503,5333461,48.1,11.5", POSITION, "The columns 'X' and 'Y' are ignored."),
        ("status,basis", "open,area", {"status.state": "open", "position.basis": "area"}, ""),
        ("status,status.state", "x,open", {"status.state": "open"}, "The column 'status' is ignored; its fields have names of their own: status.state, status.as_of, status.note."),
        ("opening_hours,website", "24/7,https://bell.example/", {"hours.osm": "24/7", "site": "https://bell.example/"}, ""),
        ("price,type", "5,see", {}, "The column 'type' is ignored."),
        ("names", "x", {}, "The column 'names' is ignored."),
    ],
)  # fmt: skip
def test_a_column_is_taken_or_named(tmp_path: Path, header: str, row: str, expected: dict[str, str], ignored: str) -> None:
    text = f"name,{header}\nBell,{row}\n"
    assert cells(tmp_path, text) == [{"name": "Bell", **expected}]
    assert (ignored in remarks(tmp_path, text)) if ignored else remarks(tmp_path, text) == []


def test_what_is_not_taken_is_no_reason_to_refuse(tmp_path: Path) -> None:
    text = f'name,comment,kind\nBell,"\x0b\u2028\ue000\n{"x" * 200_000}",shop\n'
    assert cells(tmp_path, text) == [{"name": "Bell", "kind": "shop"}]
    assert refused(tmp_path, text.replace("comment", "address")) == [
        "t.csv:2:6: error: control character U+000B found; remove it [control]",
    ]


def test_places_of_cells_behind_a_line_break(tmp_path: Path) -> None:
    (row,) = read(tmp_path, 'description,name,kind,"address"\n"a ""b""\n\nc",Bell,"shop","1\nRoad"\n').rows
    assert {key: (cell.at.line, cell.at.column) for key, cell in row.cells.items()} == {"name": (4, 4), "kind": (4, 9), "address": (4, 16)}
    assert row.at.line == 2


@pytest.mark.parametrize(
    "shape",
    ["POINT (11.5 48.1)", "Point(11.5 48.1)", "POINT Z (11.5 48.1 3)", "MultiPoint ((11.5 48.1))", "SRID=4326;POINT(11.5000000001 48.1)"],
)
@pytest.mark.parametrize("name", ["WKT", "wkt_geom", "geometry", "the_geom"])
def test_a_point_in_one_cell(tmp_path: Path, name: str, shape: str) -> None:
    text = f'name,{name}\nBell,"{shape}"\nDrum,\nWay,"LINESTRING (1 2, 3 4)"\nTwo,"MULTIPOINT ((1 2), (3 4))"\n'
    assert cells(tmp_path, text) == [{"name": "Bell", **POSITION}, {"name": "Drum"}]
    assert read(tmp_path, text).rows[0].basis == "venue"
    assert remarks(tmp_path, text) == ["'Way' is left out: a LINESTRING is not a place.", "'Two' is left out: a MULTIPOINT is not a place."]
    assert remarks(tmp_path, f'name,{name}\nBell,"POINT (48.1,11.5)"\nDrum,\n') == [
        f"'Bell' is left out: what stands under {name} is not a place."
    ]


def test_remarks_say_what_a_row_does_not_keep(tmp_path: Path) -> None:
    text = "ID,name,lat,lon\n1,Bell,48.1,11.5\n2,Drum,0,0\nSURF0003,Horn,0.0,-0\n1,Bell,48.1,11.5\n# no,x,,\n"
    assert cells(tmp_path, text) == [{"name": "Bell", **POSITION}, {"name": "Drum"}, {"name": "Horn"}]
    assert remarks(tmp_path, text) == [
        "Line 6 is left out: it begins with #, as a comment does; with quotes around its first cell it is a place.",
        "'1', '2' and 'SURF0003' are no ids of ours, so the names make them.",
        "'Drum' and 'Horn' have no position: the point is 0, 0.",
        "'Bell' is left out: a row before it says the same.",
    ]
    many = "name,lat,lon\n" + "".join(f"Bell {number},0,0\n" for number in range(300))
    assert remarks(tmp_path, many) == ["'Bell 0', 'Bell 1', 'Bell 2', 'Bell 3', 'Bell 4' and 295 more have no position: the point is 0, 0."]
    wide = ",".join(["name", *(f"c{number}" for number in range(5000))])
    assert remarks(tmp_path, f"{wide}\nBell{',' * 5000}\n")[0].endswith("'c98', 'c99' and 4900 more are ignored.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,kind\n", "t.csv:1:1: error: no place stands in it [no-places]"),
        ("name,kind\nBell\n", "t.csv:2:1: error: 1 cells found, the header has 2; a cell with a separator in it belongs in quotes [row-length]"),
        ("name,kind\nBell,shop,x\n", "t.csv:2:1: error: 3 cells found, the header has 2; a cell with a separator in it belongs in quotes [row-length]"),
        ("sep=;\nfoo;bar\nBell;shop\n", "t.csv:2:1: error: no column is called as a field is; the first line must name them: name, kind, city, position.lat, … [unknown-column]"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_places(tmp_path: Path, text: str, expected: str) -> None:
    assert refused(tmp_path, text) == [expected]
