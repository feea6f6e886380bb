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
from cityguide.reading.fields import PROSE_SYNTAX
from cityguide.reading.problems import Position, Problem, suggestion
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import MARKUP, YamlFile, read_yaml

PACKAGE = "datapackage.yml"

TYPES = ("string", "integer", "number", "year", "date")


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

    @property
    def required(self) -> bool:
        return str(self.constraints.get("required", "false")) == "true"


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
    whole: bool = True
    """False when a file of the table could not be read, so that keys into it prove nothing."""


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
    """Every table that `folder`/datapackage.yml describes, typed, with keys checked across tables.

    With problems the tables still hold every row that has its required values: enough to check the rest of
    the guide against, not to publish. They are None when there is no package to go by.
    """
    package, problems = read_yaml(folder / PACKAGE, f"{prefix}/{PACKAGE}")
    if package is None:
        return None, problems
    resources = package.value.get("resources") if isinstance(package.value, dict) else None
    if not isinstance(resources, list):
        return None, [package.problem(package.position(("resources",)), "expected a list of tables under 'resources'", "type")]
    texts: dict[str, TextFile] = {package.source.name: package.source}
    tables: dict[str, Table] = {}
    where: dict[str, int] = {}
    for index, resource in enumerate(resources):
        at = package.position(("resources", index))
        try:
            table = _read_table(folder, prefix, package, index, resource, texts, problems)
        except KeyError as error:
            problems.append(package.problem(at, f"this description of a table lacks {error}", "missing-key"))
            continue
        except (TypeError, AttributeError, ValueError, IndexError, re.error) as error:
            problems.append(package.problem(at, f"this description of a table can't be read: {error}", "type"))
            continue
        if table.name in tables:
            at = package.position(("resources", index, "name"))
            problems.append(package.problem(at, f"table '{table.name}' stands here for the second time", "duplicate-id"))
            continue
        tables[table.name], where[table.name] = table, index
    result = Tables(tables, texts)
    names = [resource.get("name") for resource in resources if isinstance(resource, dict)]
    for name, index in where.items():
        for _, other, target in tables[name].foreign_keys:
            if other in names and (other not in tables or target in [field.name for field in tables[other].fields]):
                continue
            at = package.position(("resources", index, "schema", "foreignKeys"))
            problems.append(package.problem(at, f"there is no column '{target}' in a table '{other}'", "unknown-table"))
    problems += [problem for table in tables.values() for problem in _key_problems(result, table)]
    return result, problems


def _read_table(
    folder: Path, prefix: str, package: YamlFile, index: int, resource: Any, texts: dict[str, TextFile], problems: list[Problem]
) -> Table:
    schema = resource["schema"]
    fields = tuple(_field(entry) for entry in schema["fields"])
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    rows: list[Row] = []
    whole = True
    for path in paths:
        name = f"{prefix}/{path}"
        text, records, found = read_csv(folder / path, name)
        problems += found
        if text is None:
            whole = False
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
        if sorted(header) != sorted(names):
            whole = False
            continue
        typed = [_typed(record, fields, text, problems) for record in records]
        rows += [row for row in typed if all(row[field.name] is not None for field in fields if field.required)]
    keys = schema.get("primaryKey", [])
    keys = [keys] if isinstance(keys, str) else keys
    foreign = tuple(
        (_one(key["fields"]), key["reference"]["resource"], _one(key["reference"]["fields"])) for key in schema.get("foreignKeys", [])
    )
    for column in [*keys, *(column for column, _, _ in foreign)]:
        if column not in [field.name for field in fields]:
            raise KeyError(column)
    licences = resource.get("licenses") or package.value.get("licenses") or [{}]
    licence = "; ".join(entry.get("title") or entry.get("name", "not stated") for entry in licences)
    return Table(
        resource["name"], resource["title"], resource["description"], licence, tuple(paths), fields,
        tuple(keys), foreign, tuple(rows), whole,
    )  # fmt: skip


def _field(entry: Any) -> Field:
    """A column as described. Raises KeyError, TypeError, ValueError or re.error for a description that can't be followed."""
    constraints = entry.get("constraints", {})
    for bound in ("minimum", "maximum"):
        float(constraints.get(bound, 0))
    re.compile(constraints.get("pattern", ""))
    kind = entry.get("type", "string")
    if kind not in TYPES:
        raise ValueError(f"unknown type '{kind}'{suggestion(kind, TYPES)}")
    if kind in ("string", "date") and not {"minimum", "maximum"}.isdisjoint(constraints):
        raise ValueError(f"a {kind} has no minimum or maximum")
    return Field(entry["name"], kind, entry.get("title", entry["name"]), entry["description"], entry.get("list"), constraints)


def _one(fields: Any) -> str:
    return str(fields if isinstance(fields, str) else fields[0])


def _cells_of(line: str) -> list[str]:
    return [name.strip('"') for name in line.split(",")]


def _typed(record: Record, fields: tuple[Field, ...], text: TextFile, problems: list[Problem]) -> Row:
    values: dict[str, Any] = {}
    for field in fields:
        cell = record[field.name]
        values[field.name] = None
        try:
            value = values[field.name] = _value(cell.text, field)
            for part in value if isinstance(value, tuple) else () if value is None else (value,):
                _constrained(part, field.constraints)
        except ValueError as error:
            problems.append(text.problem(cell.at, f"{field.name}: {error}", "value"))
    return Row(values, record)


def _value(text: str, field: Field) -> Any:
    """The cell's value in its column's type, or ValueError in words for an editor."""
    if text == "":
        if field.required:
            raise ValueError("the cell is empty, a value is required")
        return () if field.separator else None
    if MARKUP.search(text):
        raise ValueError("HTML is not allowed in text")
    if found := PROSE_SYNTAX.search(text):
        raise ValueError(f"'{found[0]}' is not allowed here; a cell is plain text without links, figures and citations")
    if field.type == "integer" and not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise ValueError(f"expected a whole number, found '{text}'")
    if field.type == "year" and not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError(f"expected a year, found '{text}'")
    if field.type == "number" and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise ValueError(f"expected a number, found '{text}'")
    if field.type == "date":
        try:
            datetime.datetime.strptime(text, "%Y-%m-%d")
        except ValueError:
            raise ValueError(f"expected a date such as 2025-09-01, found '{text}'") from None
    if field.separator:
        return tuple(part.strip() for part in text.split(field.separator))
    return int(text) if field.type in ("integer", "year") else float(text) if field.type == "number" else text


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
                said = f"{shown} stands here for the second time (first at {first[value].at(key[0])})"
                problems.append(tables.problem(row, key[-1], said, "duplicate-id"))
            first.setdefault(value, row)
    for column, other, target in table.foreign_keys:
        if other not in tables.tables or not tables.tables[other].whole or target not in [f.name for f in tables.tables[other].fields]:
            continue
        known = {str(row[target]) for row in tables[other]}
        for row in table.rows:
            values = row[column] if isinstance(row[column], tuple) else (row[column],)
            for value in values:
                if value is not None and str(value) not in known:
                    said = f"unknown {target} '{value}'{suggestion(str(value), known)}"
                    problems.append(tables.problem(row, column, said, f"unknown-{target}"))
    return problems
