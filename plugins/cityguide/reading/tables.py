"""Tables as their data package describes them (Frictionless Data Package v1, https://specs.frictionlessdata.io).

The package is the one place that says which tables there are, what a column means and what may stand in it.
We read it ourselves, because a problem must name line and column; `frictionless validate` agrees (tests).
Custom property: a string field with `list: ";"` holds several values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cityguide.problems.problem import NOTHING, Near, Position, Problem, near
from cityguide.reading.columns import Field, constrain, meant_by, read_field, value_of
from cityguide.reading.csv_file import Cell, CsvFile, Record, read_csv
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml

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
    """False when a row of the table could not be taken as it stands, so that keys into it prove nothing."""

    @property
    def licence(self) -> str:
        return "; ".join(licence.title for licence in self.licences)


@dataclass(frozen=True)
class Tables:
    """All tables of a package, with the text of each file for reports."""

    tables: Mapping[str, Table]
    texts: Mapping[str, TextFile]
    faulty: bool = False
    """True when anything in them is at fault, so that what they lack proves nothing."""

    def __getitem__(self, name: str) -> Sequence[Row]:
        return self.tables[name].rows

    def problem(self, row: Row, column: str, message: str, code: str, *, word: str = "", close: Near = NOTHING) -> Problem:
        """A problem at one cell, or at one `word` of the list in it; `close` is what was probably meant."""
        return cell_problem(self.texts[row.at(column).file], row.cells[column], message, code, word=word, close=close)


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
        return None, [package.at_value(("resources",), "expected a list of tables under 'resources'", "type")]
    texts: dict[str, TextFile] = {package.source.name: package.source}
    tables: dict[str, Table] = {}
    where: dict[str, int] = {}
    for index, resource in enumerate(resources):
        at: Loc = ("resources", index)
        try:
            table = _read_table(folder, prefix, package, index, resource, texts, problems)
        except KeyError as error:
            problems.append(package.at_value(at, f"this description of a table lacks {error}", "missing-key"))
            continue
        except (TypeError, AttributeError, ValueError, IndexError, re.error) as error:
            problems.append(package.at_value(at, f"this description of a table can't be read: {error}", "type"))
            continue
        if table.name in tables:
            problems.append(package.at_value((*at, "name"), f"table '{table.name}' stands here for the second time", "duplicate-id"))
            continue
        tables[table.name], where[table.name] = table, index
    result = Tables(tables, texts)
    names = [resource.get("name") for resource in resources if isinstance(resource, dict)]
    for name, index in where.items():
        for _, other, target in tables[name].foreign_keys:
            if other in names and (other not in tables or target in [field.name for field in tables[other].fields]):
                continue
            at = ("resources", index, "schema", "foreignKeys")
            problems.append(package.at_value(at, f"there is no column '{target}' in a table '{other}'", "unknown-table"))
    problems += [problem for table in tables.values() for problem in _key_problems(result, table)]
    return replace(result, faulty=bool(problems)), problems


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
        file, found = read_csv(folder / path, name)
        problems += found
        if file is None:
            whole = False
            if not (folder / path).exists():
                at: Loc = ("resources", index, "path")
                problems.append(package.at_words(at, path, 0, f"there is no file '{path}' in {prefix}/", "missing-file"))
            continue
        texts[name] = file.source
        if not file.header:
            whole = False
            continue
        unfit = _header_problems(file, [field.name for field in fields])
        problems += unfit
        if unfit or found:
            whole = False
        if sorted(cell.text for cell in file.header) != sorted(field.name for field in fields):
            continue
        before = len(problems)
        typed = [_typed(record, fields, file.source, problems) for record in file.records]
        whole = whole and len(problems) == before
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


def cell_problem(text: TextFile, cell: Cell, message: str, code: str, *, word: str = "", close: Near = NOTHING) -> Problem:
    """A problem at a cell, or at one `word` of the list in it, behind the cell's quote if it has one."""
    line = text.line(cell.at.line)
    start = cell.at.column - 1 + line.startswith('"', cell.at.column - 1)
    typed = line[start : start + len(cell.text)]
    whole = rf"(?<![^;,\"\s]){re.escape(word)}(?![^;,\"\s])"
    within = (re.search(whole, typed) or re.search(re.escape(word), typed)) if word else None
    found = word if within else cell.text
    at = Position(cell.at.file, cell.at.line, start + (within.start() if within else 0) + 1)
    there = bool(found) and line.startswith(found, at.column - 1)
    return text.problem(at, message, code, found=found if there else "", meant=close.meant, sure=close.sure and there)


def _header_problems(file: CsvFile, names: Sequence[str]) -> list[Problem]:
    """Columns that the package does not describe, and those that it describes and the file has not."""
    problems: list[Problem] = []
    given = [cell.text for cell in file.header]
    absent = [name for name in names if name not in given]
    for cell in file.header:
        if cell.text not in names:
            close = near(cell.text, absent or names)
            problems.append(cell_problem(file.source, cell, f"unknown column '{cell.text}'{close.said}", "unknown-key", close=close))
            absent = [name for name in absent if name != close.meant]
    if len(set(given)) == len(given):
        problems += [file.source.problem(file.header[0].at, f"column '{column}' is missing", "missing-key") for column in absent]
    return problems


def _one(fields: Any) -> str:
    return str(fields if isinstance(fields, str) else fields[0])


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
            word, close = getattr(error, "word", ""), getattr(error, "close", NOTHING)
            if not close.meant:
                close = Near(meant_by(word or cell.text, field), False, "")
            problems.append(cell_problem(text, cell, f"{field.name}: {error}", "value", word=word, close=close))
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
                    close = near(str(value), known)
                    said = f"unknown {target} '{value}'{close.said}"
                    problems.append(tables.problem(row, column, said, f"unknown-{target}", word=str(value), close=close))
    return problems
