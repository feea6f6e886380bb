"""GeoJSON from any map tool -> a table of places. Every value remembers its line and column."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

from cityguide.importing.table import Row, Table, control_problem, fields_of, ignored, rounded
from cityguide.problems.problem import Position, Problem
from cityguide.reading.csv_file import Cell
from cityguide.reading.text_file import TextFile, read_text

WGS84 = re.compile(r"(?i)(.*\bCRS:?:?(1\.3:)?84|.*\bEPSG:(\d*\.?\d*:)?4326|WGS ?84)")
"""Names of the one system of coordinates that GeoJSON has (RFC 7946, section 4), as tools of before 2016 write them."""


def read_geojson(path: Path, name: str) -> tuple[Table | None, list[Problem]]:
    """The points of a FeatureCollection. Each is the place itself (`basis` venue) unless its properties say otherwise.

    Features of other shapes and properties that are no fields are left out, and the table's remarks say so. With any problem the
    table is None.
    """
    source, problems = read_text(path, name)
    if source is None:
        return None, problems
    try:
        json.loads(source.text)
        tree = _Values(source).value(0)[0]
    except json.JSONDecodeError as error:
        return None, [source.problem(Position(name, error.lineno, error.colno), f"not valid JSON: {error.msg}", "geojson")]
    except RecursionError:
        return None, [Problem(Position(name), "nested too deep for a map", "nesting")]
    if not isinstance(tree, dict) or _word(tree.get("type")) != "FeatureCollection" or not isinstance(tree.get("features"), list):
        return None, [source.problem(Position(name), "expected a FeatureCollection; export the map's points as GeoJSON", "geojson")]
    crs = [cell for cell in _cells(tree.get("crs")) if cell.text != "name"]
    if crs and not WGS84.fullmatch(crs[-1].text):
        said = f"coordinates in '{crs[-1].text}'; export them as longitude and latitude (WGS 84, EPSG:4326)"
        return None, [source.problem(crs[-1].at, said, "geojson")]
    rows: list[Row] = []
    remarks: dict[str, None] = {}
    for number, feature in enumerate(tree["features"], start=1):
        row = _row(feature, number, remarks) if isinstance(feature, dict) else None
        if row is not None:
            rows.append(row)
            problems += [fault for cell in row.cells.values() if (fault := control_problem(source, cell)) is not None]
    return (None, problems) if problems else (Table(source, rows, list(remarks)), [])


def _row(feature: dict[str, Any], number: int, remarks: dict[str, None]) -> Row | None:
    held = feature.get("properties")
    properties = dict(_flat(held, "")) if isinstance(held, dict) else {}
    names = list(properties)
    cells: dict[str, Cell] = {}
    for name, key in zip(names, fields_of(names), strict=True):
        if key is None or key in cells:
            remarks[ignored(name, "property")] = None
        elif properties[name].text.strip():
            cells[key] = properties[name]
    geometry = feature.get("geometry")
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if geometry is not None and not (_word(geometry.get("type")) == "Point" and isinstance(point, list) and len(list(_cells(point))) > 1):
        what = _word(geometry.get("type")) if isinstance(geometry, dict) else "shape"
        told = f"'{cells['name'].text}'" if "name" in cells else f"Feature {number}"
        remarks[f"{told} is left out: a {what} is not a point."] = None
        return None
    given: dict[str, str] = {}
    if point is not None:
        longitude, latitude = list(_cells(point))[:2]
        cells |= {"position.lat": rounded(latitude), "position.lon": rounded(longitude)}
        given = {"position.basis": "venue"}
    first = next(_cells(feature), None)
    return Row(first.at, cells, given) if first is not None else None


def _flat(value: dict[str, Any], before: str) -> Iterator[tuple[str, Cell]]:
    """Names of properties with their values; those of a record after a dot, a list as a cell of CSV has it."""
    for name, inner in value.items():
        if isinstance(inner, dict) and not name.startswith("_"):
            yield from _flat(inner, f"{before}{name}.")
        elif isinstance(inner, Cell):
            yield before + name, inner
        elif cells := list(_cells(inner)):
            yield before + name, Cell("; ".join(cell.text for cell in cells), cells[0].at)


def _cells(value: Any) -> Iterator[Cell]:
    if isinstance(value, Cell):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _cells(inner)


def _word(value: Any) -> str:
    return value.text if isinstance(value, Cell) else ""


class _Values:
    """JSON known to be valid -> dicts, lists, None, and a Cell for each text, number and truth, as it is written."""

    def __init__(self, source: TextFile) -> None:
        self.text, self.name = source.text, source.name
        self.starts = [0, *accumulate(len(line) + 1 for line in source.text.split("\n"))]

    def at(self, offset: int) -> Position:
        line = bisect_right(self.starts, offset)
        return Position(self.name, line, offset - self.starts[line - 1] + 1)

    def skip(self, offset: int) -> int:
        while self.text[offset] in " \t\n,:":
            offset += 1
        return offset

    def value(self, offset: int) -> tuple[Any, int]:
        start = self.skip(offset)
        mark = self.text[start]
        if mark == '"':
            said, end = scanstring(self.text, start + 1)
            return Cell(said.replace("\r\n", "\n").replace("\t", " "), self.at(start)), end
        if mark in "{[":
            return self.held(start + 1, {} if mark == "{" else [])
        word = re.compile(r"[^\s,\]}]+").match(self.text, start)
        assert word is not None
        return None if word[0] == "null" else Cell(word[0], self.at(start)), word.end()

    def held(self, offset: int, into: dict[str, Any] | list[Any]) -> tuple[Any, int]:
        while self.text[offset := self.skip(offset)] not in "]}":
            if isinstance(into, dict):
                key, offset = scanstring(self.text, offset + 1)
                into[key], offset = self.value(offset)
            else:
                value, offset = self.value(offset)
                into.append(value)
        return into, offset + 1
