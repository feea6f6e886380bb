"""The tables of a data package as values: what a column means and allows, rows, and the place of every cell."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cityguide.problems.codes import Code
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem, RefusedError, near
from cityguide.reading import lenient
from cityguide.reading.csv_file import Cell, CsvRow
from cityguide.reading.fields import PROSE_SYNTAX, TRUTHS
from cityguide.reading.text_file import NOT_IN_NAMES, TextFile, unseen_told
from cityguide.reading.yaml_composing import MARKUP

PACKAGE = "datapackage.yml"
"""The file, in the tables' folder, that describes them."""

COLUMN_TYPES = ("string", "integer", "number", "year", "date", "boolean")


@dataclass(frozen=True)
class Field:
    """A described column. `separator` divides the values of a list in a cell."""

    name: str
    type: str
    title: str
    description: str
    separator: str | None
    constraints: Mapping[str, Any]

    @property
    def required(self) -> bool:
        return str(self.constraints.get("required", "false")) == "true"


def read_field(entry: Any) -> Field:
    """A column as described. Raises KeyError, TypeError, ValueError or re.error for a description that can't be followed."""
    constraints = entry.get("constraints", {})
    for bound in ("minimum", "maximum"):
        float(constraints.get(bound, 0))
    re.compile(constraints.get("pattern", ""))
    kind = entry.get("type", "string")
    if kind not in COLUMN_TYPES:
        raise ValueError(f"unknown type '{kind}'{near(kind, COLUMN_TYPES).said}")
    if kind in ("string", "date", "boolean") and not {"minimum", "maximum"}.isdisjoint(constraints):
        raise ValueError(f"a {kind} has no minimum or maximum")
    return Field(entry["name"], kind, entry.get("title", entry["name"]), entry["description"], entry.get("list"), constraints)


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


def meant_by(text: str, field: Field) -> str:
    """The value that a cell, or one value in it, was probably meant to have. Empty when the column would not accept it."""
    words = re.search(r"\(([a-z-]+(?:\|[a-z-]+)+)\)", str(field.constraints.get("pattern", "")))
    allowed = field.constraints.get("enum") or (words[1].split("|") if words else ())
    if field.type == "boolean":
        allowed = ("true", "false")
    guess = near(text, allowed).meant if allowed else ""
    if not allowed:
        readers = {"integer": lenient.number, "number": lenient.number, "date": lenient.date, "string": lenient.slug_meant}
        guess = readers[field.type](text) if field.type in readers else ""
    if not guess or guess == text:
        return ""
    try:
        constrain(value_of(guess, replace(field, separator=None)), field.constraints)
    except RefusedError:
        return ""
    return guess


def value_of(text: str, field: Field) -> Any:
    """The cell's value in its column's type. Raises RefusedError."""
    if text == "":
        if field.required:
            raise RefusedError("the cell is empty, a value is required")
        return () if field.separator else None
    if found := MARKUP.search(text):
        raise RefusedError("HTML is not allowed in text", words=found[0])
    if found := NOT_IN_NAMES.search(text):
        raise RefusedError(unseen_told(found[0]), "control", Near(sure=True), words=found[0])
    if found := PROSE_SYNTAX.search(text):
        said = f"'{found[0]}' is not allowed here; a cell is plain text without links, figures and citations"
        raise RefusedError(said, words=found[0])
    if field.type == "integer" and not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise RefusedError(f"expected a whole number, found '{text}'")
    if field.type == "year" and not re.fullmatch(r"[0-9]{4}", text):
        raise RefusedError(f"expected a year, found '{text}'")
    if field.type == "number" and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise RefusedError(f"expected a number, found '{text}'")
    if field.type == "date":
        try:
            datetime.datetime.strptime(text, "%Y-%m-%d")
        except ValueError:
            raise RefusedError(f"expected a date such as 2025-09-01, found '{text}'", close=Near.sure_of(lenient.date(text))) from None
    if field.type == "boolean":
        if text not in ("true", "false"):
            raise RefusedError(f"expected true or false, found '{text}'", close=Near.sure_of(TRUTHS.get(text.casefold(), "")))
        return text == "true"
    if field.separator:
        return tuple(part.strip() for part in text.split(field.separator))
    return int(text) if field.type in ("integer", "year") else float(text) if field.type == "number" else text


def constrain(value: Any, constraints: Mapping[str, Any]) -> None:
    """Raises RefusedError for a value that breaks the column's constraints."""
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if low is not None and value < float(low):
        raise RefusedError(f"{value} is out of range, it must be at least {low}")
    if high is not None and value > float(high):
        raise RefusedError(f"{value} is out of range, it must be at most {high}")
    allowed = constraints.get("enum")
    if allowed and str(value) not in allowed:
        close = near(str(value), allowed)
        raise RefusedError(f"'{value}' is not one of its words{close.said}", close=close, words=str(value))
    pattern = constraints.get("pattern")
    if pattern and not re.fullmatch(pattern, str(value)):
        raise RefusedError(f"'{value}' has not the form of this column ({pattern})", words=str(value))
