from pathlib import Path

import pytest
from editor.accidents import each, spoiled
from hypothesis import strategies as st
from small_project import ALPHA

from cityguide.importing.columns import columns
from cityguide.importing.merge import Defaults, merge
from cityguide.importing.placing import placed
from cityguide.problems.codes import Code
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml
from importing.tables import NAME, merged, placemarks, point, points, profile, read, refused, table

FULL = (
    "id,name,kind,city,position.lat,position.lon,position.basis,position.source,hours.osm,price.adult,price.currency,status.state,status.as_of,shows,sources,as_of\n"
    'bell-tower,Bell Tower,landmark,harbour,35.52,139.72,venue,atlas,"Mo,We-Fr 10:00-18:00",500,JPY,open,2023-10,"A bell: ""loud"".",wire-2023; notebook,2023-10\n'
)  # fmt: skip


def test_every_field_of_a_place_that_fits_a_cell_has_a_column() -> None:
    known = columns()
    assert {"id", "name", "position.lat", "hours.osm", "price.free", "status.note", "sources", "step_free"} <= set(known)
    assert known["price.sources"].many and known["price.free"].truth and not known["price.adult"].many
    assert not {"position", "hours", "status"} & set(known)


def test_a_new_place_comes_last_in_the_house_style_and_nothing_else_changes(tmp_path: Path) -> None:
    done = merged(tmp_path, FULL)
    assert done.added == ("bell-tower",) and done.changed == ()
    expected = """\
  - id: bell-tower
    name: Bell Tower
    kind: landmark
    city: harbour
    position: {lat: 35.52, lon: 139.72, basis: venue, source: atlas}
    hours: {osm: "Mo,We-Fr 10:00-18:00"}
    price: {adult: 500, currency: JPY}
    status: {state: open, as_of: 2023-10}
    shows: 'A bell: "loud".'
    sources: [wire-2023, notebook]
    as_of: 2023-10
"""
    assert done.after.source.text == ALPHA.replace("practical:\n", f"{expected}practical:\n")


def test_a_place_that_is_there_gets_what_the_table_gives_and_keeps_the_rest(tmp_path: Path) -> None:
    text = "id,name,duration,price.adult,price.note,sources,price.free\nclock-house,,45,600,,wire-2023;atlas,\nradio-hall,Radio  Hall,,,Nothing.,,TRUE\nwaving-tram,,,,,,\n"
    done = merged(tmp_path, text)
    assert done.added == () and done.changed == ("clock-house", "radio-hall")
    expected = (
        ALPHA.replace("duration: 60-90", 'duration: "45"')
        .replace("adult: 500", "adult: 600")
        .replace("[wire-2023, notebook]\n    as_of: 2023-05", "[wire-2023, atlas]\n    as_of: 2023-05")
    )
    expected = expected.replace("name: Radio Hall", "name: Radio  Hall").replace(
        "city: alpha-town\n    status", "city: alpha-town\n    price: {free: true, note: Nothing.}\n    status"
    )
    assert done.after.source.text == expected


def test_the_same_table_twice_changes_nothing(tmp_path: Path) -> None:
    once = merged(tmp_path, FULL.replace("bell-tower,", ",", 1))
    twice = merged(tmp_path, FULL.replace("bell-tower,", ",", 1), into=once.after.source.text)
    assert (twice.added, twice.changed, twice.edits) == ((), (), ())


def test_facts_that_change_need_their_source_and_date_anew(tmp_path: Path) -> None:
    text = "id,hours.osm,status.state,position.lat\nclock-house,Mo 10:00-11:00,closed,35.46\n"
    assert refused(tmp_path, text) == [
        "t.csv:2:35: error: 'position' of 'clock-house' changes, but not its 'source'; add a column 'position.source', or say --source [missing-key]",
        "t.csv:2:13: error: 'hours' of 'clock-house' changes, but not its 'sources'; add a column 'hours.sources', or say --source [missing-key]",
        "t.csv:2:13: error: 'hours' of 'clock-house' changes, but not its 'as_of'; add a column 'hours.as_of', or say --as-of [missing-key]",
        "t.csv:2:28: error: 'status' of 'clock-house' changes, but not its 'as_of'; add a column 'status.as_of', or say --as-of [missing-key]",
    ]
    done = merged(tmp_path, text, defaults=Defaults("notebook", "2023-11"))
    place = done.after.value["attractions"][0]
    assert place["hours"] == {"osm": "Mo 10:00-11:00", "as_of": "2023-11", "sources": ["notebook"]}
    assert place["status"] == {"state": "closed", "as_of": "2023-11"}
    assert place["position"] == {"lat": "35.46", "lon": "139.6302", "basis": "venue", "source": "notebook"}
    assert (place["sources"], place["as_of"]) == (["wire-2023", "notebook"], "2023-05")
    text = "id,hours.osm,hours.as_of,hours.sources\nclock-house,Tu-Su 10:00-18:00,2023-11,wire-2023\n"
    assert merged(tmp_path, text).after.source.text == ALPHA.replace(
        "as_of: 2023-05, sources: [wire-2023]}", "as_of: 2023-11, sources: [wire-2023]}"
    )


def test_what_many_places_lack_is_told_once(tmp_path: Path) -> None:
    text = "id,status.state\nclock-house,closed\nwaving-tram,closed\nradio-hall,unknown\n"
    assert refused(tmp_path, text) == [
        "t.csv:2:13: error: 'status' of 'clock-house', 'waving-tram' and 'radio-hall' changes, but not its 'as_of'; add a column 'status.as_of', or say --as-of [missing-key]"
    ]


def test_what_the_row_leaves_open_is_filled_from_the_options_alone(tmp_path: Path) -> None:
    text = "name,lat,lon,status.state\nBell,35.5,139.5,open\nDrum,,,\n"
    place, other = merged(tmp_path, text, defaults=Defaults("wire-2023", "2023-11")).after.value["attractions"][3:]
    assert place == {
        "id": "bell", "name": "Bell", "position": {"lat": "35.5", "lon": "139.5", "source": "wire-2023"},
        "status": {"state": "open", "as_of": "2023-11"}, "sources": ["wire-2023"], "as_of": "2023-11",
    }  # fmt: skip
    assert other == {"id": "drum", "name": "Drum", "sources": ["wire-2023"], "as_of": "2023-11"}
    bare = merged(tmp_path, text).after.value["attractions"][3]
    assert bare == {"id": "bell", "name": "Bell", "position": {"lat": "35.5", "lon": "139.5"}, "status": {"state": "open"}}
    one = "cluster: alpha\ncities: [{id: town}]\n"
    assert merged(tmp_path, text, into=one).after.value["attractions"][0]["city"] == "town"
    assert merged(tmp_path, "name,city\nBell,other\n", into=one).after.value["attractions"][0]["city"] == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind\nmuseum\n", "t.csv:2:1: error: a place needs an id or a name [missing-key]"),
        ("name\n🕰\n", "t.csv:2:1: error: no id can be made of '🕰'; add a column 'id' with small letters and hyphens [form]"),
        ("kind,name\nshop,clock house!\n", "t.csv:2:6: error: 'clock house!' makes the id 'clock-house', which is that of 'Clock House'; add a column 'id' [duplicate-id]"),
        ("id,name\nbell,Bell\n,Bell\n", "t.csv:3:1: error: the place 'bell' stands in the table for the second time (first in line 2); give each its own column 'id' [duplicate-id]"),
        ("id,nmae\na,b\n", "t.csv:1:4: error: unknown column 'nmae'; did you mean 'name'? [unknown-column]"),
        ("id,source\na,b\n", "t.csv:1:4: error: unknown column 'source'; did you mean 'sources'? (or 'position.source', where the position is from) [unknown-column]"),
        ("id,name,Name\na,b,c\n", "t.csv:1:9: error: a second column for 'name' [duplicate-key]"),
        ("a,b\n1,2\n", "t.csv:1:1: error: no column is called as a field is; the first line must name them: name, kind, city, position.lat, … [unknown-column]"),
        ('id,shows\na,"one\ntwo\nb,c\n', "t.csv:2:1: error: a quote that this row opens is never closed; one that is part of a cell is written twice, within quotes [csv]"),
        ('id,shows\na,b\nc,"one" two\n', "t.csv:3:1: error: not valid CSV: ',' expected after '\"' [csv]"),
        ("id,name\na,b,c\n", "t.csv:2:1: error: 3 cells found, the header has 2; a cell with a separator in it belongs in quotes [row-length]"),
        ("", "t.csv:1:1: error: the file is empty [empty-file]"),
    ],
)  # fmt: skip
def test_what_a_table_gets_wrong_is_told_at_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert refused(tmp_path, text) == [expected]


def test_a_change_that_would_take_lines_away_is_left_to_the_editor(tmp_path: Path) -> None:
    block = ALPHA.replace(
        "position: {lat: 35.51, lon: 139.71, basis: station, of: Quay station, source: atlas}",
        "position:\n      lat: 35.51\n      lon: 139.71\n      basis: station\n      of: Quay station\n      source: atlas",
    )
    text = "id,lat,lon,position.basis,position.source\nwaving-tram,35.6,139.7,venue,atlas\n"
    assert refused(tmp_path, text, into=block) == [
        "t.csv:2:1: error: 'waving-tram' in cities/alpha.yml, position.of: 'of' would have to go; take it out by hand [import]"
    ]
    assert "position: {lat: 35.6, lon: 139.7, basis: venue, source: atlas}" in merged(tmp_path, text).after.source.text


@pytest.mark.parametrize(("separator", "said"), [(";", "semicolons"), ("\t", "tabs")])
def test_spreadsheets_of_other_countries_are_understood(tmp_path: Path, separator: str, said: str) -> None:
    text = (
        separator.join(["ID", "Local name", "Lat", "Lon", "price.free", "Remark"])
        + "\n"
        + separator.join(["bell", "鐘", "35,5", "139,25", "TRUE", "x"])
        + "\n"
        + separator * 5
        + "\n"
    )
    found = read(tmp_path, text if separator == ";" else text.replace("35,5", "35.5").replace("139,25", "139.25"))
    assert found.remarks == [f"The cells are separated by {said}.", "The column 'Remark' is ignored."]
    done, problems = merge(found, profile(), Defaults())
    assert done is not None, problems
    assert done.after.value["attractions"][-1] == {
        "id": "bell",
        "local_name": "鐘",
        "position": {"lat": "35.5", "lon": "139.25"},
        "price": {"free": "true"},
    }


def test_a_map_from_geojson_io(tmp_path: Path) -> None:
    text = points(
        (
            {"name": "Bell", "kind": "landmark", "marker-color": "#ff0000", "sources": ["wire-2023", "atlas"], "hours": {"osm": "24/7"}},
            point(139.63000000000001, 35.4512345678),
        )
    )
    found = read(tmp_path, text, "map.geojson")
    assert found.remarks == ["The property 'marker-color' is ignored."]
    done = merged(tmp_path, text, name="map.geojson", defaults=Defaults("atlas"))
    assert done.after.value["attractions"][-1] == {
        "id": "bell", "name": "Bell", "kind": "landmark", "position": {"lat": "35.451235", "lon": "139.63", "basis": "venue", "source": "atlas"},
        "hours": {"osm": "24/7"}, "sources": ["wire-2023", "atlas"],
    }  # fmt: skip
    again = merged(tmp_path, text, into=done.after.source.text, name="map.geojson")
    assert again.edits == ()


def test_a_map_from_umap(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[139.6, 35.4], [139.7, 35.5]]}
    told = {"name": "Clock House", "description": "By the river", "_umap_options": {"color": "Red", "iconClass": "Drop"}}
    text = points((told, point(139.6302, 35.4501)), ({"name": "A walk"}, line), _umap_options={"name": "Layer 1"})
    found = read(tmp_path, text, "layer.geojson")
    assert found.remarks == [
        "The properties 'description' and '_umap_options' are ignored.",
        "'A walk' is left out: a LineString is not a place.",
    ]
    assert merged(tmp_path, text, name="layer.geojson").edits == ()  # The place is there, and there it stands.


def test_a_map_from_google_my_maps(tmp_path: Path) -> None:
    """My Maps exports KML, which other tools turn into GeoJSON, and a table with WKT."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    text = points(({"Name": "Bell", "description": None, "tessellate": -1}, point(139.63, 35.45, 0.0)), crs=crs, name="Places")
    done = merged(tmp_path, text, name="map.geojson")
    assert done.after.value["attractions"][-1] == {
        "id": "bell",
        "name": "Bell",
        "position": {"lat": "35.45", "lon": "139.63", "basis": "venue"},
    }
    sheet = 'WKT,name,description\n"POINT (139.6300001 35.45)",Bell,\n"LINESTRING (1 2, 3 4)",Way,\n'
    found = read(tmp_path, sheet)
    assert found.remarks == ["The column 'description' is ignored.", "'Way' is left out: a LINESTRING is not a place."]
    assert merged(tmp_path, sheet).after.value == done.after.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "m.json:1:2: error: not valid JSON: Expecting property name enclosed in double quotes [geojson]"),
        ("[" * 100_000, "m.json:1:1: error: nested too deep for a map [nesting]"),
        ("[]", "m.json:1:1: error: expected a FeatureCollection; export the map's points as GeoJSON [geojson]"),
        ('{"type": "FeatureCollection"}', "m.json:1:1: error: expected a FeatureCollection; export the map's points as GeoJSON [geojson]"),
        ('{"type": "FeatureCollection",\n"crs": {"type": "name", "properties": {"name": "EPSG:5179"}}, "features": []}', "m.json:1:1: error: coordinates in 'EPSG:5179'; export them as longitude and latitude (WGS 84, EPSG:4326) [geojson]"),
        ('{"type": "FeatureCollection",\n "features": [{"properties": {"name": "a\\u0007"}}]}', "m.json:1:1: error: Feature 1 ('a\\x07'), name: control character U+0007 found; remove it [control]"),
        ('{"type": "FeatureCollection",\n "features": [{"properties": {"kind": "museum"}, "geometry": null}, 5]}', "m.json:1:1: error: no place stands in it [no-places]"),
    ],
)  # fmt: skip
def test_what_is_no_map_of_points_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert refused(tmp_path, text, name="m.json") == [expected]


def test_systems_of_coordinates() -> None:
    from cityguide.importing.geojson import WGS84

    for name in (
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "WGS84",
    ):
        assert WGS84.fullmatch(name), name
    for name in ("EPSG:3857", "urn:ogc:def:crs:EPSG::5179", "EPSG:43260", "Tokyo"):
        assert not WGS84.fullmatch(name), name


def test_a_problem_of_a_map_names_the_feature_and_its_property(tmp_path: Path) -> None:
    held = {"Title": "Bell", "kind": "landmrak", "hours": {"osm": "10am-6pm"}}
    text = points(({"Title": "Old Bell"}, point(139.6, 35.4)), (held, point(139.7, 35.5)))
    done = merged(tmp_path, text, name="map.geojson", defaults=Defaults("atlas"))

    def told(words: str, message: str, code: Code = "unknown-word", field: str = "") -> Problem:
        place = done.after.source.position(done.after.source.text.index(words))
        return placed(done, [Problem(place, message, code, excerpt="as it was", found=words, field=field)])[0]

    kind = told("landmrak", "kind: 'landmrak' is not one of its words")
    assert str(kind) == "map.geojson:1:1: error: Feature 2 ('Bell'), kind: 'landmrak' is not one of its words [unknown-word]"
    assert (kind.excerpt, kind.found, kind.sure) == ("", "", False)
    assert told("10am-6pm", "osm: no hours").message == "Feature 2 ('Bell'), hours.osm: no hours"
    assert (
        told("id: old-bell", "'city' is missing", "missing-key", "attraction.city").message
        == "Feature 1 ('Old Bell'): 'city' is missing; add a property 'city'"
    )
    twice = points(({"id": "bell"}, None), ({"id": "bell", "name": "Bell"}, None))
    assert refused(tmp_path, twice, name="map.geojson") == [
        "map.geojson:1:1: error: Feature 2 ('Bell'), id: the place 'bell' stands in the table for the second time (first in Feature 1); give each its own property 'id' [duplicate-id]"
    ]


def test_problems_of_the_new_profile_point_into_the_table(tmp_path: Path) -> None:
    done = merged(tmp_path, FULL.replace("landmark", "landmrak"))

    def at(words: str, code: Code = "value") -> str:
        place = done.after.source.position(done.after.source.text.index(words))
        (problem,) = placed(done, [Problem(place, "m", code, sure=True)])
        assert not problem.sure
        return f"{problem.at} {problem.excerpt[:10]}"

    line = done.table.source.line(2)
    assert at("landmrak") == "t.csv:2:23 bell-tower"
    assert at("A bell") == "t.csv:2:110 bell-tower"
    assert at("bell: ") == "t.csv:2:112 bell-tower"
    assert at('"loud"') == f"t.csv:2:{line.index('loud')} bell-tower"
    assert at("notebook]\n    as_of: 2023-10") == f"t.csv:2:{line.index('notebook') + 1} bell-tower"
    assert at("bell-tower", "missing-key") == "t.csv:2:1 bell-tower"
    outside = Problem(FilePosition(NAME, 4, 1), "m", "value")
    assert placed(done, [outside]) == [outside]
    other = Problem(FilePosition("cities/beta.yml", 1, 1), "m", "value")
    assert placed(done, [other]) == [other]
    updated = merged(tmp_path, "id,duration\nclock-house,x\n")
    text = updated.after.source
    assert placed(updated, [Problem(text.position(text.text.index("duration: x") + 10), "m", "value")])[0].at == FilePosition(
        "t.csv", 2, 13
    )
    own = Problem(text.position(text.text.index("museum")), "m", "value")
    assert placed(updated, [own]) == [own]


def test_a_slip_never_raises(tmp_path: Path) -> None:
    bell = points(({"name": "Bell", "id": "clock-house", "hours": {"osm": "24/7"}}, point(139.63, 35.45)))
    drum = placemarks(
        "<name>Drum</name><ExtendedData><Data name='kind'><value>shop</value></Data></ExtendedData><Point><coordinates>1,2</coordinates></Point>"
    )
    lines = f'sep=;\n{FULL.replace(",", ";")}"clock;house";"one\ntwo";shop;;1,5;2;;;;1.500,5;;;03.04.2025;;;\n'
    sources = (("t.csv", f"{FULL}clock-house,,,,1,2,,,,,,,,,,\n"), ("m.json", bell), ("m.kml", drum), ("t.txt", lines))

    def judge(given: tuple[str, tuple[str, str]]) -> None:
        into, (name, text) = given
        found, problems = table(tmp_path, text, name)
        assert found is not None or problems
        document, _ = parse_yaml(TextFile(NAME, into))
        if found is not None and document is not None and not problems:
            done, problems = merge(found, document, Defaults("atlas", "2023"))
            assert (done is None) == bool(problems)
            if done is not None:
                assert placed(done, [Problem(done.after.key_position(loc), "m", "value") for loc in done.after.spans])

    source = st.sampled_from(sources).flatmap(lambda source: st.tuples(st.just(source[0]), st.just(source[1]) | spoiled(source[1], most=1)))
    each(st.tuples(spoiled(ALPHA, most=1), source), 240, 10, judge)


def test_profiles_without_places_and_texts_that_are_none(tmp_path: Path) -> None:
    said = "expected a list of attractions to add to [type]"
    assert refused(tmp_path, FULL, into="attractions: none\n") == [f"cities/alpha.yml:1:14: error: {said}"]
    assert refused(tmp_path, FULL, into="- a\n") == [f"cities/alpha.yml:1:1: error: {said}"]
    half = '{"type": "FeatureCollection", "features": [{"properties": {"name": "\\ud800"}}]}'
    assert refused(tmp_path, half, name="m.json") == [
        "m.json:1:1: error: Feature 1 ('\\ud800'), name: control character U+D800 found; remove it [control]"
    ]
