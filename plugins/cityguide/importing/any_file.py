"""A file that an editor has -> the places in it. What kind of file it is, its content says: endings are often wrong."""

from __future__ import annotations

from pathlib import Path

from cityguide.importing.geojson import read_geojson
from cityguide.importing.places import PlaceTable
from cityguide.importing.table import read_table
from cityguide.importing.xml_map import read_xml, unzipped
from cityguide.problems.limits import TABLE_FILE
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.reading.text_file import decoded

_ZIP = b"PK\x03\x04"
_OTHERS = {
    b"\xd0\xcf\x11\xe0": "a workbook or document of Office",
    b"SQLite format 3\0": "a database (GeoPackage)",
    b"%PDF-": "a PDF",
    b"\0\0\x27\x0a": "a shapefile",
    b"\x1f\x8b": "a packed file",
}
"""How files begin that an editor may take for a table or a map."""


def read_places(path: Path, name: str) -> tuple[PlaceTable | None, list[Problem]]:
    """The places of a table (CSV) or a map (GeoJSON, KML, KMZ, GPX), and what is wrong with it. The table is None when it is neither."""
    try:
        raw = read_plain(path, name, TABLE_FILE, anywhere=True)
    except NotReadError as error:
        return None, [error.problem]
    at = FilePosition(name)
    if raw.startswith(_ZIP):
        inner = unzipped(raw)
        if isinstance(inner, str):
            return None, [Problem(at, inner, "xml") if inner else _other(at, "a workbook or an archive")]
        raw = inner
    kind = next((said for start, said in _OTHERS.items() if raw.startswith(start)), "")
    if not kind and b"\0" in raw[:1000] and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        kind = "no text, or text in UTF-16"
    if kind:
        return None, [_other(at, kind)]
    source, problems = decoded(raw, name)
    if source is None:
        return None, problems
    first = source.text.lstrip()[0]
    table, problems = read_geojson(source) if first in "{[" else read_xml(source) if first == "<" else read_table(source)
    if table is not None and not table.rows and not problems:
        problems = [Problem(at, "no place stands in it", "no-places")]
    return table, problems


def _other(at: FilePosition, kind: str) -> Problem:
    return Problem(at, f"this is {kind}; save or export it as CSV (UTF-8), GeoJSON, KML or GPX", "other-file")
