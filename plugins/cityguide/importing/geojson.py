"""GeoJSON from any map tool -> a table of places. Nobody edits GeoJSON by hand, so a problem names the feature, not a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cityguide.importing.table import PlaceRow, PlaceTable, control_in, fields_of, ignored, rounded_degrees
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.csv_file import Cell
from cityguide.reading.text_file import TextFile, read_text

WGS84 = re.compile(r"(?i)(.*\bCRS:?:?(1\.3:)?84|.*\bEPSG:(\d*\.?\d*:)?4326|WGS ?84)")
"""Names of GeoJSON's only coordinate system (RFC 7946, section 4), as tools from before 2016 write them."""


def read_geojson(path: Path, name: str) -> tuple[PlaceTable | None, list[Problem]]:
    """The points of a FeatureCollection. Each is the place itself (`basis` venue) unless its properties say otherwise.

    Leaves out features of other shapes and properties that are not fields, and says so in the table's remarks. The table is None
    when there is a problem.
    """
    source, problems = read_text(path, name, anywhere=True)
    if source is None:
        return None, problems
    try:
        return _table(source, json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str))
    except json.JSONDecodeError as error:
        return None, [source.problem(FilePosition(name, error.lineno, error.colno), f"not valid JSON: {error.msg}", "geojson")]
    except RecursionError:
        return None, [Problem(FilePosition(name), "nested too deep for a map", "nesting")]


def _table(source: TextFile, tree: Any) -> tuple[PlaceTable | None, list[Problem]]:
    at = FilePosition(source.name)
    if not isinstance(tree, dict) or tree.get("type") != "FeatureCollection" or not isinstance(tree.get("features"), list):
        return None, [source.problem(at, "expected a FeatureCollection; export the map's points as GeoJSON", "geojson")]
    crs = [text for text in _texts(tree.get("crs")) if text != "name"]
    if crs and not WGS84.fullmatch(crs[-1]):
        said = f"coordinates in '{crs[-1]}'; export them as longitude and latitude (WGS 84, EPSG:4326)"
        return None, [Problem(at, said, "geojson")]
    rows: list[PlaceRow] = []
    remarks: dict[str, None] = {}
    for number, feature in enumerate(tree["features"], start=1):
        row = _row(feature, number, at, remarks) if isinstance(feature, dict) else None
        if row is not None:
            rows.append(row)
    table = PlaceTable(source, rows, list(remarks))
    problems = [
        table.problem(row, key, fault, "control")
        for row in rows
        for key, cell in row.cells.items()
        if (fault := control_in(cell.text)) is not None
    ]
    return (None, problems) if problems else (table, [])


def _row(feature: dict[str, Any], number: int, at: FilePosition, remarks: dict[str, None]) -> PlaceRow | None:
    held = feature.get("properties")
    properties = dict(_flat(held, "")) if isinstance(held, dict) else {}
    names = list(properties)
    cells: dict[str, Cell] = {}
    for name, key in zip(names, fields_of(names), strict=True):
        if key is None or key in cells:
            remarks[ignored(name, "property")] = None
        elif properties[name].strip():
            cells[key] = Cell(properties[name], at)
    called = f"'{cells['name'].text}'" if "name" in cells else ""
    geometry = feature.get("geometry")
    shape = geometry.get("type", "shape") if isinstance(geometry, dict) else "shape"
    point = list(_texts(geometry.get("coordinates"))) if isinstance(geometry, dict) and shape == "Point" else []
    if geometry is not None and len(point) < 2:
        remarks[f"{called or f'Feature {number}'} is left out: a {shape} is not a point."] = None
        return None
    given: dict[str, str] = {}
    if point:
        cells |= {"position.lat": rounded_degrees(Cell(point[1], at)), "position.lon": rounded_degrees(Cell(point[0], at))}
        given = {"position.basis": "venue"}
    return PlaceRow(at, cells, given, f"Feature {number} ({called})" if called else f"Feature {number}")


def _flat(value: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    """Names of properties with their values; `record.name` for those of a record, a list separated by semicolons as in CSV."""
    for name, inner in value.items():
        if isinstance(inner, dict) and not name.startswith("_"):
            yield from _flat(inner, f"{before}{name}.")
        elif texts := list(_texts(inner)):
            yield before + name, "; ".join(texts)


def _texts(value: Any) -> Iterator[str]:
    """Every text, number and boolean in a value, as text."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else value.replace("\r\n", "\n").replace("\t", " ")
