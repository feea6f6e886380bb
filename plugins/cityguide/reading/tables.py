"""The tables of a data package as values: descriptions, rows, and the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cityguide.problems.codes import Code
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem
from cityguide.reading.columns import Field
from cityguide.reading.csv_file import Cell, CsvRow
from cityguide.reading.text_file import TextFile

PACKAGE = "datapackage.yml"
"""The file, in the tables' folder, that describes them."""


@dataclass(frozen=True)
class Row:
    """One record: typed values by column name (None for an empty cell) and each cell's place."""

    values: Mapping[str, Any]
    cells: CsvRow

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def at(self, column: str) -> FilePosition:
        return self.cells[column].at

    @property
    def file(self) -> str:
        """The name of the file that it stands in."""
        return self.cells.file


@dataclass(frozen=True)
class Named:
    """A licence of a table, or a work that it is adapted from: its title, and its address if the package gives one."""

    title: str
    path: str | None


@dataclass(frozen=True)
class Table:
    """A resource of the package: its description, its files' names and its rows."""

    name: str
    title: str
    description: str
    licences: tuple[Named, ...]
    sources: tuple[Named, ...]
    files: tuple[str, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    whole: bool = True
    """False when a row could not be read: a key that is missing here may be in that row."""

    @property
    def licence(self) -> str:
        return "; ".join(licence.title for licence in self.licences)


@dataclass(frozen=True)
class Tables:
    """All tables of a package, with the text of each file for reports."""

    tables: Mapping[str, Table]
    texts: Mapping[str, TextFile]
    faulty: bool = False
    """True when anything in them is at fault: a value that is missing may be one that could not be read."""

    def __getitem__(self, name: str) -> Sequence[Row]:
        return self.tables[name].rows

    def whole(self, name: str) -> bool:
        """Whether every row of a table could be read, so that a key which it lacks exists nowhere."""
        return name in self.tables and self.tables[name].whole

    def problem(self, row: Row, column: str, message: str, code: Code, close: Near = NOTHING, *, word: str = "") -> Problem:
        """A problem at one cell, or at one `word` of the list in it; `close` is what was probably meant."""
        return cell_problem(self.texts[row.file], row.cells[column], message, code, close, word=word)


def absences(tables: Tables, needed: Mapping[str, str]) -> list[Problem]:
    """Problems for `needed` tables and columns that the package does not describe. Column names are separated by spaces."""
    at = FilePosition(f"data/{PACKAGE}")
    problems: list[Problem] = []
    for name, columns in needed.items():
        if name not in tables.tables:
            problems.append(Problem(at, f"the package describes no table '{name}'", "missing-table"))
            continue
        described = [field.name for field in tables.tables[name].fields]
        problems += [
            Problem(at, f"the package describes no column '{column}' in the table '{name}'", "missing-key")
            for column in columns.split()
            if column not in described
        ]
    return problems


def cell_problem(text: TextFile, cell: Cell, message: str, code: Code, close: Near = NOTHING, *, word: str = "") -> Problem:
    """A problem at a cell, or at one `word` of the list in it; its place is after the cell's opening quote, if there is one."""
    line = text.line(cell.at.line)
    start = cell.at.column - 1 + line.startswith('"', cell.at.column - 1)
    typed = line[start : start + len(cell.text)]
    whole = rf"(?<![^;,\"\s]){re.escape(word)}(?![^;,\"\s])"
    within = (re.search(whole, typed) or re.search(re.escape(word), typed)) if word else None
    found = word if within else cell.text
    at = FilePosition(cell.at.file, cell.at.line, start + (within.start() if within else 0) + 1)
    there = bool(found) and line.startswith(found, at.column - 1)
    return text.problem(at, message, code, close.sure_if(there), found=found if there else "")
