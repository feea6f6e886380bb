"""CSV (RFC 4180, one record a line) -> rows whose every cell knows its line and column.

A line that begins with `#` is a comment, as the data package says of its tables (`commentChar`): files to download bear
their terms in such lines.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from cityguide.reading.problems import Position, Problem
from cityguide.reading.text_file import TextFile, read_text


@dataclass(frozen=True)
class Cell:
    text: str
    at: Position


Record = dict[str, Cell]
"""A row: the header's names with the cells under them."""


def header_line(text: str) -> int:
    """The number (from 1) of the line with the header: the first that is no comment."""
    return next((number for number, line in enumerate(text.split("\n"), start=1) if not line.startswith("#")), 1)


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


def read_csv(path: Path, name: str) -> tuple[TextFile | None, list[Record], list[Problem]]:
    """Rows of a table with a header. A row that is too long or too short is a problem, not a guess."""
    source, problems = read_text(path, name)
    if source is None:
        return None, [], problems
    lines = source.text.rstrip("\n").split("\n")
    top = Position(name, header_line(source.text))
    try:
        header = [cell.text for cell in _cells(source.line(top.line), name, top.line)]
    except csv.Error as error:
        return source, [], [source.problem(top, f"not valid CSV: {error}", "csv")]
    for column in sorted({column for column in header if header.count(column) > 1}):
        problems.append(source.problem(top, f"column '{column}' stands twice in the header", "duplicate-key"))
    records: list[Record] = []
    for number, line in enumerate(lines[top.line :], start=top.line + 1):
        if line.startswith("#"):
            continue
        at = Position(name, number)
        if "\t" in line:
            problems.append(source.problem(Position(name, number, line.index("\t") + 1), "tab found; separate cells with commas", "tab"))
            continue
        try:
            cells = _cells(line, name, number)
        except csv.Error as error:
            problems.append(source.problem(at, f"not valid CSV: {error}", "csv"))
            continue
        if len(cells) != len(header):
            problems.append(source.problem(at, f"{len(cells)} cells found, the header has {len(header)}", "row-length"))
            continue
        records.append(dict(zip(header, cells, strict=True)))
    return source, records, problems


def _cells(line: str, name: str, number: int) -> list[Cell]:
    values = next(csv.reader([line], strict=True), [])
    cells: list[Cell] = []
    offset = 0
    for value in values:
        cells.append(Cell(value, Position(name, number, offset + 1)))
        quoted = line[offset : offset + 1] == '"'
        offset += len(value) + (2 + value.count('"') if quoted else 0) + 1
    return cells
