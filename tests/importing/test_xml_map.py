import io
import zipfile
from pathlib import Path

import pytest

from importing.tables import cells, merged, placemarks, read, refused, remarks

POINT = "<Point><coordinates>11.5,48.1,0</coordinates></Point>"
POSITION = {"position.lat": "48.1", "position.lon": "11.5"}


def gpx(inner: str) -> str:
    return f'<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>All</name></metadata>{inner}</gpx>\n'


def kmz(text: str, name: str = "doc.kml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("images/icon.png", b"x")
        archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<name>Bell &amp; Co</name>{POINT}", {"name": "Bell & Co", **POSITION}),
        (f"<name><![CDATA[Bell <b>&</b> \"Co\" ☕]]></name>{POINT}", {"name": 'Bell <b>&</b> "Co" ☕', **POSITION}),
        (f"<name>Bell</name><description><![CDATA[<script>x</script>]]></description><styleUrl>#a</styleUrl>{POINT}", {"name": "Bell", **POSITION}),
        ("<name>Bell</name><Point><coordinates>\n  11.50000001,48.1\n</coordinates></Point>", {"name": "Bell", **POSITION}),
        (f'<name>Bell</name><ExtendedData><Data name="Kind"><displayName>Sort</displayName><value>Museum</value></Data><Data name="status"><value>open</value></Data></ExtendedData>{POINT}', {"name": "Bell", "kind": "museum", "status.state": "open", **POSITION}),
        (f'<name>Bell</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="kind">shop</SimpleData><SimpleData name="fid">1</SimpleData></SchemaData></ExtendedData>{POINT}', {"name": "Bell", "kind": "shop", **POSITION}),
        (f"<name>Bell</name><MultiGeometry>{POINT}<Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,4</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>", {"name": "Bell", **POSITION}),
        ("<name>Bell</name><address>1 Road,\n Town</address>", {"name": "Bell", "address": "1 Road, Town"}),
        ("<name>Bell</name><Point><coordinates>0,0,0</coordinates></Point>", {"name": "Bell"}),
    ],
)  # fmt: skip
def test_a_placemark(tmp_path: Path, inner: str, expected: dict[str, str]) -> None:
    text = placemarks(inner, around=["Museums", "Old"])
    assert cells(tmp_path, text, "m.kml") == [expected]
    assert cells(tmp_path, kmz(text), "m.kmz") == [expected]
    assert cells(tmp_path, kmz(text, "My map.KML"), "m.zip") == [expected]
    assert cells(
        tmp_path, "\ufeff" + text.replace("kml", "kml:kml", 1).replace("</kml>", "</kml:kml>").replace("xmlns=", "xmlns:kml="), "m.xml"
    ) == [expected]
    assert cells(tmp_path, text.replace("UTF-8", "ISO-8859-1"), "m.kml") == [expected]


def test_a_gpx_file(tmp_path: Path) -> None:
    text = gpx(
        '<wpt lat="48.1" lon="11.5"><ele>500</ele><name>Bell</name><link href="https://a.example"><text>Page</text></link>'
        '<extensions><o:kind xmlns:o="x">museum</o:kind></extensions></wpt><wpt lat="48.2" lon="11.6"/>'
        '<trk><name>Run</name><trkseg><trkpt lat="1" lon="2"><name>no</name></trkpt></trkseg></trk><rte><rtept lat="1" lon="2"/></rte>'
    )
    assert cells(tmp_path, text, "m.GPX") == [{"name": "Bell", "kind": "museum", **POSITION}]
    assert remarks(tmp_path, text, "m.gpx") == [
        "The properties 'ele' and 'link' are ignored.",
        "Waypoint 2 is left out: it has no name.",
        "'Run' is left out: a track is not a place.",
        "Route 1 is left out: a route is not a place.",
    ]


def test_what_a_kml_file_holds_besides_points_is_named(tmp_path: Path) -> None:
    line, area = "<LineString><coordinates>1,2 3,4</coordinates></LineString>", "<Polygon><outerBoundaryIs/></Polygon>"
    text = placemarks(
        f"<name>Bell</name>{POINT}", f"<name>Walk</name>{line}", f"<name>Park</name>{area}", f"<name>Lake</name>{area}", POINT,
        f"<name>Two</name><MultiGeometry>{POINT}{POINT}</MultiGeometry>", "<Point><coordinates>0,0</coordinates></Point>",
    )  # fmt: skip
    assert remarks(tmp_path, text, "m.kml") == [
        "'Walk' is left out: a LineString is not a place.",
        "'Park' and 'Lake' are left out: a Polygon is not a place.",
        "Placemark 5 is left out: it has no name.",
        "'Two' is left out: a group of points is not a place.",
        "Placemark 7 is left out: it has no name, and no position.",
    ]


def test_half_a_point_is_named(tmp_path: Path) -> None:
    half = placemarks("<name>Bell</name><Point><coordinates>139.5</coordinates></Point>", "<name>Drum</name><Point/>")
    assert cells(tmp_path, half, "m.kml") == [{"name": "Drum"}]
    assert remarks(tmp_path, half, "m.kml") == ["'Bell' is left out: a point without both degrees is not a place."]
    both = gpx('<wpt lat="35.5"><name>Bell</name></wpt><wpt lat="35.5" lon="139.5"><name>Drum</name></wpt>')
    assert remarks(tmp_path, both, "m.gpx") == ["'Bell' is left out: a point without both degrees is not a place."]


def test_a_problem_names_the_placemark_and_its_line(tmp_path: Path) -> None:
    text = placemarks("<name>Bell</name>", "\n<name>🕰</name>")
    assert refused(tmp_path, text, name="m.kml") == [
        "m.kml:2:1: error: Placemark 2 ('🕰'), name: no id can be made of '🕰'; add a property 'id' with small letters and hyphens [form]"
    ]
    place = merged(tmp_path, placemarks(f"<name>Bell</name>{POINT}"), name="m.kml").after.value["attractions"][-1]
    assert place == {"id": "bell", "name": "Bell", "position": {"lat": "48.1", "lon": "11.5", "basis": "venue"}}


_LAUGHS = (
    "<!DOCTYPE kml [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_DOCTYPE = "a document type (<!DOCTYPE …>) could make the text grow or open other files; KML and GPX need none, so delete it [xml]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_LAUGHS}\n<kml><Placemark><name>&i;</name></Placemark></kml>", f"1:1: error: {_DOCTYPE}"),
        ('<!DOCTYPE kml SYSTEM "file:///etc/passwd">\n<kml/>', f"1:1: error: {_DOCTYPE}"),
        ("<!DOCTYPE k [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><kml><Placemark><name>&x;</name></Placemark></kml>", f"1:1: error: {_DOCTYPE}"),
        ("<kml><Placemark><name>&x;</name></Placemark></kml>", "1:23: error: not valid XML: undefined entity [xml]"),
        ("<kml>\n<Placemark>", "2:12: error: not valid XML: no element found [xml]"),
        ("<kml>" + "<Folder>" * 100_000, "1:1: error: elements stand more than 60 levels deep in each other [nesting]"),
        ("<html><body>Sign in</body></html>", "1:1: error: expected KML or GPX, found 'html'; export the map's points as one of them [xml]"),
        ("<kml><NetworkLink><Link><href>https://maps.example/</href></Link></NetworkLink></kml>", "1:1: error: this file only links to a map on the web (NetworkLink); export the map itself, with its places [xml]"),
        ("<kml><Document/></kml>", "1:1: error: no place stands in it [no-places]"),
    ],
)  # fmt: skip
def test_what_is_no_map(tmp_path: Path, text: str, expected: str) -> None:
    found = refused(tmp_path, text, name="m.kml")
    assert [line.partition(":")[2] for line in found] == [expected.replace("1:1", "1:1", 1)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (kmz("<kml/>")[:60], "the archive can't be opened: File is not a zip file [xml]"),
        (kmz("<kml/>", "xl/workbook.xml"), "this is a workbook or an archive; save or export it as CSV (UTF-8), GeoJSON, KML or GPX [other-file]"),
        (kmz("<kml>" + " " * 50_000_000), "more than 50 MB unpacked [xml]"),
        (kmz("<kml/>").replace(b"doc.kml", b"dox.kml", 1), "the archive can't be opened: File name in directory 'doc.kml' and header b'dox.kml' differ. [xml]"),
    ],
    ids=["cut off", "workbook", "bomb", "two names"],
)  # fmt: skip
def test_what_is_no_archive_with_a_map(tmp_path: Path, raw: bytes, expected: str) -> None:
    assert refused(tmp_path, raw, name="m.kmz") == [f"m.kmz:1:1: error: {expected}"]


def test_element_text_is_text(tmp_path: Path) -> None:
    (row,) = read(tmp_path, placemarks("<name>&lt;img src=x onerror=alert(1)&gt;</name>"), "m.kml").rows
    assert row.cells["name"].text == "<img src=x onerror=alert(1)>"
