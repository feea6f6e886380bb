"""Tables as their data package describes them (Frictionless Data Package v1, https://specs.frictionlessdata.io).

The package is the one place that says which tables there are, what a column means and what may stand in it.
We read it ourselves, because a problem must name line and column; `frictionless validate` agrees (tests).
Custom property: a string field with `list: ";"` holds several values.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.reading.csv_file import Cell, Record, read_csv
from cityguide.reading.problems import Position, Problem, suggestion
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import YamlFile, read_yaml

PACKAGE = "datapackage.yml"


@dataclass(frozen=True)
class Row:
    """One record: typed values by column name (None where the cell is empty) and each cell's place."""

    values: Mapping[str, Any]
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def at(self, column: str) -> Position:
        return self.cells[column].at


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    title: str
    description: str
    separator: str | None
    constraints: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A resource of the package: its description, its files' names and its rows."""

    name: str
    title: str
    description: str
    licence: str
    files: tuple[str, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Tables:
    """All tables of a package, with the text of each file for reports."""

    tables: Mapping[str, Table]
    texts: Mapping[str, TextFile]

    def __getitem__(self, name: str) -> Sequence[Row]:
        return self.tables[name].rows

    def problem(self, row: Row, column: str, message: str, code: str) -> Problem:
        """A problem at one cell, with its line as excerpt."""
        at = row.at(column)
        return self.texts[at.file].problem(at, message, code)


def read_tables(folder: Path, prefix: str) -> tuple[Tables | None, list[Problem]]:
    """Every table that `folder`/datapackage.yml describes, typed, with keys checked across tables."""
    package, problems = read_yaml(folder / PACKAGE, f"{prefix}/{PACKAGE}")
    if package is None:
        return None, problems
    texts: dict[str, TextFile] = {}
    tables: dict[str, Table] = {}
    texts[package.source.name] = package.source
    for index, resource in enumerate(package.value.get("resources", [])):
        try:
            table = _read_table(folder, prefix, package, index, resource, texts, problems)
        except (KeyError, TypeError, AttributeError) as error:
            at = package.position(("resources", index))
            problems.append(package.problem(at, f"this description of a table lacks {error}", "missing-key"))
            continue
        tables[table.name] = table
    result = Tables(tables, texts)
    problems += [problem for table in tables.values() for problem in _key_problems(result, table)]
    return (None, problems) if problems else (result, [])


def _read_table(
    folder: Path, prefix: str, package: YamlFile, index: int, resource: Any, texts: dict[str, TextFile], problems: list[Problem]
) -> Table:
    schema = resource["schema"]
    fields = tuple(
        Field(f["name"], f.get("type", "string"), f.get("title", f["name"]), f["description"], f.get("list"), f.get("constraints", {}))
        for f in schema["fields"]
    )
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    rows: list[Row] = []
    for path in paths:
        name = f"{prefix}/{path}"
        text, records, found = read_csv(folder / path, name)
        problems += found
        if text is None:
            at = package.position(("resources", index, "path"), path)
            if not (folder / path).exists():
                problems.append(package.problem(at, f"there is no file '{path}' in {prefix}/", "missing-file"))
            continue
        texts[name] = text
        header = _cells_of(text.line(1))
        names = [f.name for f in fields]
        for column in header:
            if column not in names:
                problems.append(text.problem(Position(name), f"unknown column '{column}'{suggestion(column, names)}", "unknown-key"))
        for column in names:
            if column not in header:
                problems.append(text.problem(Position(name), f"column '{column}' is missing", "missing-key"))
        if sorted(header) == sorted(names):
            rows += [_typed(record, fields, text, problems) for record in records]
    keys = schema.get("primaryKey", [])
    foreign = tuple(
        (_one(key["fields"]), key["reference"]["resource"], _one(key["reference"]["fields"])) for key in schema.get("foreignKeys", [])
    )
    licences = resource.get("licenses") or package.value.get("licenses") or [{}]
    licence = "; ".join(entry.get("title") or entry.get("name", "not stated") for entry in licences)
    return Table(
        resource["name"], resource["title"], resource["description"], licence, tuple(paths), fields,
        tuple([keys] if isinstance(keys, str) else keys), foreign, tuple(rows),
    )  # fmt: skip


def _one(fields: Any) -> str:
    return str(fields if isinstance(fields, str) else fields[0])


def _cells_of(line: str) -> list[str]:
    return [name.strip('"') for name in line.split(",")]


def _typed(record: Record, fields: tuple[Field, ...], text: TextFile, problems: list[Problem]) -> Row:
    values: dict[str, Any] = {}
    for field in fields:
        cell = record[field.name]
        try:
            values[field.name] = _value(cell.text, field)
        except ValueError as error:
            problems.append(text.problem(cell.at, f"{field.name}: {error}", "value"))
            values[field.name] = None
    return Row(values, record)


def _value(text: str, field: Field) -> Any:
    constraints = field.constraints
    if text == "":
        if str(constraints.get("required", "false")) == "true":
            raise ValueError("the cell is empty, a value is required")
        return () if field.separator else None
    if re.search(r"<[A-Za-z/!?]", text):
        raise ValueError("HTML is not allowed in text")
    value: Any = text
    if field.type in ("integer", "year"):
        if not re.fullmatch(r"-?\d+", text):
            raise ValueError(f"expected a whole number, found '{text}'")
        value = int(text)
    elif field.type == "number":
        if not re.fullmatch(r"-?\d+(\.\d+)?", text):
            raise ValueError(f"expected a number, found '{text}'")
        value = float(text)
    elif field.type == "date":
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"expected a date such as 2025-09-01, found '{text}'") from None
    parts = tuple(part.strip() for part in text.split(field.separator)) if field.separator else (value,)
    for part in parts:
        _constrained(part, constraints)
    return parts if field.separator else value


def _constrained(value: Any, constraints: Mapping[str, Any]) -> None:
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if low is not None and value < float(low):
        raise ValueError(f"{value} is out of range, it must be at least {low}")
    if high is not None and value > float(high):
        raise ValueError(f"{value} is out of range, it must be at most {high}")
    allowed = constraints.get("enum")
    if allowed and str(value) not in allowed:
        raise ValueError(f"'{value}' is not one of its words{suggestion(str(value), allowed)}")
    pattern = constraints.get("pattern")
    if pattern and not re.fullmatch(pattern, str(value)):
        raise ValueError(f"'{value}' has not the form of this column ({pattern})")


def _key_problems(tables: Tables, table: Table) -> list[Problem]:
    problems: list[Problem] = []
    unique = [(field.name,) for field in table.fields if str(field.constraints.get("unique", "false")) == "true"]
    for key in dict.fromkeys(k for k in [table.primary_key, *unique] if k):
        first: dict[tuple[Any, ...], Row] = {}
        for row in table.rows:
            value = tuple(row[column] for column in key)
            if value in first:
                shown = ", ".join(f"{column} {row[column]}" for column in key)
                earlier = first[value].at(key[0])
                problems.append(tables.problem(row, key[-1], f"{shown} stands here for the second time (first at {earlier})", "duplicate-id"))
            first.setdefault(value, row)
    for column, other, target in table.foreign_keys:
        known = {str(row[target]) for row in tables[other]} if other in tables.tables else set()
        for row in table.rows:
            values = row[column] if isinstance(row[column], tuple) else (row[column],)
            for value in values:
                if value is not None and str(value) not in known:
                    near = suggestion(str(value), known) if len(known) > 0 else ""
                    problems.append(tables.problem(row, column, f"unknown {target} '{value}'{near}", f"unknown-{target}"))
    return problems
