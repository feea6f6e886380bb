"""A table of places from a spreadsheet or a map tool: CSV (RFC 4180), separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cityguide.importing.columns import MOST, fields_of, ignored, meant, rounded_degrees
from cityguide.importing.places import PlaceRow, PlaceTable, gathered, left_out
from cityguide.problems.limits import TABLE_FILE
from cityguide.problems.problem import FilePosition, Near, Problem
from cityguide.reading.csv_file import Cell, header_line, placed_cells
from cityguide.reading.text_file import TextFile

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}

SHAPE_COLUMNS = ("wkt", "wkt_geom", "geometry", "geom", "the_geom")
"""Columns in which map tools write a place's shape: Google My Maps, QGIS, PostGIS."""

_POINT = re.compile(r"(?i)(?:SRID=4326; ?)?(?:MULTI)?POINT ?Z?M? ?\(+ ?(-?[0-9.]+) (-?[0-9.]+)(?: -?[0-9.]+)* ?\)+")
"""A point in the text form of shapes (WKT): longitude, latitude. Of several points only one may stand there."""

_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?[,;\t]*')
"""The line by which Excel tells itself the separator, and which it does not show."""


@dataclass(frozen=True)
class _Header:
    """The columns of a table: their names, the fields that these mean, and the index of the column of shapes."""

    names: Sequence[str]
    fields: Sequence[str | None]
    shape: int | None


def read_table(source: TextFile) -> tuple[PlaceTable | None, list[Problem]]:
    """The places of a table whose first line names the fields, and what is wrong with it. The table is None when it has no such line.

    A cell in quotes may go on in the next line. Empty rows are skipped, and empty cells behind the last column.
    """
    top = header_line(source.text)
    told = _SEPARATOR_LINE.fullmatch(source.line(top))
    top += told is not None
    at = FilePosition(source.name, top)
    separator = told[1] if told else max(SEPARATORS, key=lambda mark: _known(source, top, mark))
    records = _records(source, top, separator)
    try:
        first = next(records, (top, []))[1]
    except csv.Error as error:
        return None, [_no_record(source, error)]
    header, problems = _header(source, first)
    if not any(header.fields) and header.shape is None:
        said = "no column is called as a field is; the first line must name them: name, kind, city, position.lat, …"
        return None, [source.problem(at, said, "unknown-column")]
    remarks = [f"The cells are separated by {SEPARATORS[separator]}."] if separator != "," else []
    # A misspelt name is a problem, and so no column that is ignored.
    misspelt = {problem.found for problem in problems}
    foreign = [name for index, name in enumerate(header.names) if name and header.fields[index] is None and index != header.shape]
    remarks += ignored((name for name in foreign if name not in misspelt), header.fields, "column")
    rows, found = _rows(source, records, header, remarks)
    given = frozenset(field for field in header.fields if field)
    table, faults = gathered(PlaceTable(source, rows, remarks, given), comma=separator != ",")
    return table, [*problems, *found, *faults]


def _header(source: TextFile, cells: Sequence[Cell]) -> tuple[_Header, list[Problem]]:
    names = [" ".join(cell.text.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    fields = fields_of(names)
    shape = next((index for index, name in enumerate(names) if name.casefold() in SHAPE_COLUMNS), None)
    problems = []
    for index, (cell, name, key) in enumerate(zip(cells, names, fields, strict=False)):
        if key is None and index != shape and index < MOST and (close := meant(name, fields)):
            also = " (or 'position.source', where the position is from)" if close == "sources" else ""
            said = f"unknown column '{name}'; did you mean '{close}'?{also}"
            problems.append(source.problem(cell.at, said, "unknown-column", Near(close), found=name))
        elif key is not None and fields.index(key) < index:
            problems.append(source.problem(cell.at, f"a second column for '{key}'", "duplicate-key"))
    return _Header(names, fields, shape), problems


def _known(source: TextFile, top: int, separator: str) -> tuple[int, int]:
    """The number of fields that a header names, and of its columns, if `separator` divides it."""
    try:
        names = [cell.text for cell in next(_records(source, top, separator), (top, []))[1]]
    except csv.Error:
        return 0, 0
    return sum(key is not None for key in fields_of(names)), len(names)


def _records(source: TextFile, top: int, separator: str) -> Iterator[tuple[int, list[Cell]]]:
    """The records from line `top` on, each with the number of its first line. Raises csv.Error(number, reason) at one that is none."""
    lines = source.lines
    number = top
    longest = csv.field_size_limit(TABLE_FILE.most)  # the file is no larger, and what stands in a column that is not taken is no matter
    reader = csv.reader((f"{line}\n" for line in lines[top - 1 :]), strict=True, delimiter=separator)
    try:
        while (values := next(reader, None)) is not None:
            yield number, placed_cells(lines[number - 1 : top - 1 + reader.line_num], values, source.name, number)
            number = top + reader.line_num
    except csv.Error as error:
        raise csv.Error(number, str(error)) from error
    finally:
        csv.field_size_limit(longest)


def _rows(
    source: TextFile, records: Iterator[tuple[int, list[Cell]]], header: _Header, remarks: list[str]
) -> tuple[list[PlaceRow], list[Problem]]:
    rows: list[PlaceRow] = []
    problems: list[Problem] = []
    comments: list[str] = []
    shapeless: dict[str, list[str]] = {}
    try:
        for number, cells in records:
            filled = [cell for cell in cells if cell.text.strip()]
            if not filled:
                continue
            at = FilePosition(source.name, number)
            if cells[0].text.startswith("#") and not source.line(number).startswith('"'):
                comments.append(f"Line {number}")
                continue
            if len(cells) < len(header.names) or filled[-1].at > cells[len(header.names) - 1].at:
                said = f"{len(cells)} cells found, the header has {len(header.names)}; a cell with a separator in it belongs in quotes"
                problems.append(source.problem(at, said, "row-length"))
                continue
            given = {key: cell for key, cell in zip(header.fields, cells, strict=False) if key is not None and cell.text.strip()}
            shape = cells[header.shape] if header.shape is not None else None
            basis = None
            if shape is not None and shape.text.strip():
                found = _POINT.fullmatch(" ".join(shape.text.split()))
                if found is None:
                    kind = re.match(r"(?:SRID=\d+; ?)?([A-Za-z]{4,20})", shape.text.strip())
                    what = f"a {kind[1]}" if kind and kind[1].upper() != "POINT" else f"what stands under {header.names[header.shape or 0]}"
                    why = f"{what} is not a place"
                    shapeless.setdefault(why, []).append(PlaceRow(at, given).who)
                    continue
                degrees = {"position.lon": found[1], "position.lat": found[2]}
                given |= {key: Cell(rounded_degrees(text), shape.at) for key, text in degrees.items()}
                basis = "venue"
            rows.append(PlaceRow(at, given, basis))
    except csv.Error as error:
        problems.append(_no_record(source, error))
    if comments:
        remarks.append(left_out(comments, "it begins with #, as a comment does; with quotes around its first cell it is a place"))
    remarks += [left_out(names, why) for why, names in shapeless.items()]
    return rows, problems


def _no_record(source: TextFile, error: csv.Error) -> Problem:
    number, reason = error.args
    if "end of data" in reason:
        said = "a quote that this row opens is never closed; one that is part of a cell is written twice, within quotes"
    else:
        said = f"not valid CSV: {reason}"
    return source.problem(FilePosition(source.name, number), said, "csv")
