"""CSV (RFC 4180, one record a line) -> rows in which every cell knows its line and column.

A line that begins with `#` is a comment (`commentChar` in the data package): files to download state their terms in such lines.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cityguide.problems.limits import CELL, ROW
from cityguide.problems.problem import FilePosition, Near, Problem
from cityguide.reading.text_file import TextFile, read_text


@dataclass(frozen=True)
class Cell:
    text: str
    at: FilePosition


class CsvRow(Mapping[str, Cell]):
    """A row: its cells by column name, and their texts. Where a cell stands is worked out when it is asked for: of most nobody asks."""

    __slots__ = ("_columns", "_line", "_number", "file", "texts")

    def __init__(self, columns: Sequence[str], values: Sequence[str], file: str, number: int, line: str) -> None:
        self.texts = dict(zip(columns, values, strict=True))
        self._columns, self.file, self._number, self._line = columns, file, number, line

    def __getitem__(self, column: str) -> Cell:
        return dict(zip(self._columns, cells_of(self._line, self.file, self._number), strict=True))[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True)
class CsvFile:
    """A table as typed: its text, the cells of its header (empty when the file is not a table) and its rows. Faulty rows are left out."""

    source: TextFile
    header: Sequence[Cell]
    records: Sequence[CsvRow]


def header_line(text: str) -> int:
    """The number (from 1) of the header's line: the first that is not a comment."""
    return next((number for number, line in enumerate(text.split("\n"), start=1) if not line.startswith("#")), 1)


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


def read_csv(path: Path, name: str) -> tuple[CsvFile | None, list[Problem]]:
    """Rows of a table with a header, and what is wrong with its form. A row that is too long or too short is a problem, not a guess."""
    source, problems = read_text(path, name)
    if source is None:
        return None, problems
    lines = source.text.rstrip("\n").split("\n")
    top = header_line(source.text)
    names, fault = _values(source, top)
    if fault is None and len(names) == 1 and ";" in names[0]:
        at = FilePosition(source.name, top, lines[top - 1].index(";") + 1)
        fault = source.problem(at, "semicolon found; save the table with commas between its cells", "csv", found=";")
    if fault is not None:
        return CsvFile(source, (), ()), [fault]
    header = cells_of(source.line(top), source.name, top)
    seen: set[str] = set()
    for cell in header:
        if cell.text in seen:
            said = f"column '{cell.text}' stands twice in the header"
            problems.append(source.problem(cell.at, said, "duplicate-key", found=cell.text))
        seen.add(cell.text)
    records: list[CsvRow] = []
    done = top
    for number, line in enumerate(lines[top:], start=top + 1):
        if line.startswith("#") or number <= done:
            continue
        values, fault = _values(source, number)
        done = number
        if fault is None and not any(values):
            fault = source.problem(FilePosition(source.name, number), "this row is empty; delete it", "empty-value", found=line)
        elif fault is None and len(values) != len(names):
            said = f"{len(values)} cells found, the header has {len(names)}"
            said += "; a comma inside a cell needs quotes around the cell" if len(values) > len(names) else ""
            fault = source.problem(FilePosition(source.name, number), said, "row-length")
        elif fault is not None and fault.code == "csv":
            done = _closing_line(lines, number)
            if done > number:
                said = "a cell may not go on in the next line; put its words on one"
                fault = source.problem(fault.at, said, "csv", found=fault.found)
        if fault is not None:
            problems.append(fault)
            continue
        records.append(CsvRow(names, values, source.name, number, line))
    return CsvFile(source, header, records), problems


def values_of(line: str) -> list[str]:
    """The texts of a line's cells. Raises csv.Error."""
    return next(csv.reader([line], strict=True), [])


def cells_of(line: str, name: str, number: int) -> list[Cell]:
    """The cells of line `number`. Raises csv.Error."""
    return placed_cells([line], values_of(line), name, number)


def placed_cells(lines: Sequence[str], values: Sequence[str], name: str, number: int) -> list[Cell]:
    """The values of a record with their places in its `lines`, of which the first has the `number`."""
    cells, down, column = [], 0, 0
    for value in values:
        cells.append(Cell(value, FilePosition(name, number + down, column + 1)))
        typed = f'"{value.replace(chr(34), chr(34) * 2)}"' if lines[down].startswith('"', column) else value
        more, last = typed.count("\n"), typed.rpartition("\n")[2]
        down, column = down + more, (0 if more else column) + len(last) + 1
    return cells


def _values(source: TextFile, number: int) -> tuple[list[str], Problem | None]:
    """The texts of a line's cells, or the problem when it can't be divided into cells."""
    line = source.line(number)
    if len(line) > ROW.most:
        said = f"{len(line):,} characters found; a row has at most {ROW}"
        return [], source.problem(FilePosition(source.name, number), said, "too-large")
    if "\t" in line:
        at = FilePosition(source.name, number, line.index("\t") + 1)
        return [], source.problem(at, "tab found; separate cells with commas", "tab", Near(","), found="\t")
    try:
        values = values_of(line)
    except csv.Error as error:
        return [], _not_cells(source, number, line, str(error))
    if len(line) > CELL.most and (long := next((c for c in cells_of(line, source.name, number) if len(c.text) > CELL.most), None)):
        return [], source.problem(long.at, f"{len(long.text):,} characters found; a cell has at most {CELL}", "too-large")
    return values, None


_CELL = re.compile(r'"(?:[^"]|"")*"(?=,|$)|[^",][^,]*(?=,|$)|(?=,|$)')


def _not_cells(source: TextFile, number: int, line: str, error: str) -> Problem:
    """The problem of the first cell with faulty quotes."""
    offset = 0
    while found := _CELL.match(line, offset):
        offset = found.end() + 1
    at = FilePosition(source.name, number, min(offset, len(line)) + 1)
    if line[offset : offset + 1] != '"':
        return source.problem(at, f"not valid CSV: {error}", "csv")
    whole = re.compile('"(?:[^"]|"")*"').match(line, offset)
    said = "words stand behind the closing quote; a quote inside a cell is written twice" if whole else "this quote is never closed"
    return source.problem(at, said, "csv", found=whole[0] if whole else '"')


def _closing_line(lines: Sequence[str], number: int) -> int:
    """The number of the line that closes the quote left open in line `number`; `number` itself when no line nearby closes it."""
    if lines[number - 1].count('"') % 2 == 0:
        return number
    return next((number + step for step, line in enumerate(lines[number : number + 20], start=1) if line.count('"') % 2), number)
