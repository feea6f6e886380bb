"""Tables as their data package describes them (Frictionless Data Package v1, https://specs.frictionlessdata.io).

The package is the one place that says which tables there are, what a column means and what may stand in it.
We read it ourselves, because a problem must name line and column; `frictionless validate` agrees (tests).
Custom property: a string field with `list: ";"` holds several values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.reading.columns import Field, constrain, read_field, value_of
from cityguide.reading.csv_file import Cell, Record, header_line, read_csv
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
class Named:
    """A licence of a table, or a work that it is adapted from: its title, and its address where the package gives one."""

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
    """False when a file of the table could not be read, so that keys into it prove nothing."""

    @property
    def licence(self) -> str:
        return "; ".join(licence.title for licence in self.licences)


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


def absences(tables: Tables, needed: Mapping[str, str]) -> list[Problem]:
    """Tables, and columns of them (separated by spaces), that are `needed` and that the package does not describe."""
    at = Position(f"data/{PACKAGE}")
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


def _read_table(
    folder: Path, prefix: str, package: YamlFile, index: int, resource: Any, texts: dict[str, TextFile], problems: list[Problem]
) -> Table:
    schema = resource["schema"]
    fields = tuple(read_field(entry) for entry in schema["fields"])
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
        top = Position(name, header_line(text.text))
        header = _cells_of(text.line(top.line))
        names = [f.name for f in fields]
        for column in header:
            if column not in names:
                problems.append(text.problem(top, f"unknown column '{column}'{suggestion(column, names)}", "unknown-key"))
        for column in names:
            if column not in header:
                problems.append(text.problem(top, f"column '{column}' is missing", "missing-key"))
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
    licences = resource.get("licenses") or package.value.get("licenses") or [{"title": "not stated"}]
    sources = resource.get("sources", package.value.get("sources", []))
    return Table(
        resource["name"], resource["title"], resource["description"], _named(licences), _named(sources), tuple(paths), fields,
        tuple(keys), foreign, tuple(rows), whole,
    )  # fmt: skip


def _named(entries: Any) -> tuple[Named, ...]:
    return tuple(Named(entry.get("title") or entry["name"], entry.get("path")) for entry in entries)


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
            value = values[field.name] = value_of(cell.text, field)
            for part in value if isinstance(value, tuple) else () if value is None else (value,):
                constrain(part, field.constraints)
        except ValueError as error:
            problems.append(text.problem(cell.at, f"{field.name}: {error}", "value"))
    return Row(values, record)


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
