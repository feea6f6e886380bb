"""Tables as their data package describes them (Frictionless Data Package v1, https://specs.frictionlessdata.io).

The package is the one place that says which tables exist, what a column means and which values it allows.
We read it ourselves, because a problem must name line and column; `frictionless validate` agrees (tests).
Custom property: a string field with `list: ";"` holds several values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cityguide.problems.codes import UNKNOWN
from cityguide.problems.problem import Near, Problem, RefusedError, near, while_few
from cityguide.reading.csv_file import CsvFile, CsvRow, read_csv
from cityguide.reading.tables import PACKAGE, Field, Named, Row, Table, Tables, cell_problem, constrain, meant_by, read_field, value_of
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml


def read_tables(folder: Path, prefix: str) -> tuple[Tables | None, list[Problem]]:
    """Every table that `folder`/datapackage.yml describes, typed, with keys checked across tables.

    When there are problems, the tables still hold every row that has its required values: enough to check the rest of
    the guide, not to publish. They are None when the package can't be read.
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


def _read_table(
    folder: Path, prefix: str, package: YamlFile, index: int, resource: Any, texts: dict[str, TextFile], problems: list[Problem]
) -> Table:
    schema = resource["schema"]
    fields = tuple(read_field(entry) for entry in schema["fields"])
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    rows: list[Row] = []
    required = [field.name for field in fields if field.required]
    known: dict[str, dict[str, Any]] = {field.name: {} for field in fields}
    headed = True
    before = len(problems)
    for path in paths:
        name = f"{prefix}/{path}"
        if path.startswith("/") or not {"", ".", ".."}.isdisjoint(path.split("/")) or re.search(r"[\\:]", path):
            said = f"a table lies in {prefix}/ or in a folder there; write its path from there, as in standings/2025.csv"
            problems.append(package.at_words(("resources", index, "path"), path, 0, said, "outside"))
            continue
        file, found = read_csv(folder / path, name)
        problems += found
        if file is None:
            if not (folder / path).exists():
                at: Loc = ("resources", index, "path")
                problems.append(package.at_words(at, path, 0, f"there is no file '{path}' in {prefix}/", "missing-file"))
            continue
        texts[name] = file.source
        if not file.header:
            headed = False
            continue
        problems += _header_problems(file, list(known))
        if sorted(cell.text for cell in file.header) != sorted(known):
            continue
        typed = [_typed(record, fields, known, file.source, problems) for record in file.records]
        rows += [row for row in typed if all(row[name] is not None for name in required)]
    keys = schema.get("primaryKey", [])
    keys = [keys] if isinstance(keys, str) else keys
    foreign = tuple(
        (_one(key["fields"]), key["reference"]["resource"], _one(key["reference"]["fields"])) for key in schema.get("foreignKeys", [])
    )
    for column in [*keys, *(column for column, _, _ in foreign)]:
        if column not in known:
            raise KeyError(column)
    licences = resource.get("licenses") or package.value.get("licenses") or [{"title": "not stated"}]
    sources = resource.get("sources", package.value.get("sources", []))
    return Table(
        resource["name"], resource["title"], resource["description"], _named(licences), _named(sources), tuple(paths), fields,
        tuple(keys), foreign, tuple(rows), headed and len(problems) == before,
    )  # fmt: skip


def _named(entries: Any) -> tuple[Named, ...]:
    return tuple(Named(entry.get("title") or entry["name"], entry.get("path")) for entry in entries)


def _header_problems(file: CsvFile, names: Sequence[str]) -> list[Problem]:
    """Columns that the package does not describe, and described columns that the file lacks."""
    problems: list[Problem] = []
    given = [cell.text for cell in file.header]
    absent = [name for name in names if name not in given]
    for cell in file.header:
        if cell.text not in names:
            close = near(cell.text, while_few(absent or names, len(problems)))
            problems.append(cell_problem(file.source, cell, f"unknown column '{cell.text}'{close.said}", "unknown-key", close))
            absent = [name for name in absent if name != close.meant]
    if len(set(given)) == len(given):
        problems += [file.source.problem(file.header[0].at, f"column '{column}' is missing", "missing-key") for column in absent]
    return problems


def _one(fields: Any) -> str:
    return str(fields if isinstance(fields, str) else fields[0])


def _typed(record: CsvRow, fields: tuple[Field, ...], known: Mapping[str, dict[str, Any]], text: TextFile, problems: list[Problem]) -> Row:
    """The row with its values. `known` are those that a column's texts were found to mean, for a column repeats most of them."""
    values: dict[str, Any] = {}
    for field in fields:
        name, typed = field.name, record.texts[field.name]
        if typed in known[name]:
            values[name] = known[name][typed]
            continue
        values[name] = None
        try:
            value = values[name] = value_of(typed, field)
            for part in value if isinstance(value, tuple) else () if value is None else (value,):
                constrain(part, field.constraints)
            known[name][typed] = value
        except RefusedError as error:
            cell = record[name]
            close = error.close if error.close.meant or error.close.sure else Near(meant_by(error.words or typed, field))
            problems.append(cell_problem(text, cell, f"{name}: {error}", error.code, close, word=error.words))
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
                    close = near(str(value), while_few(known, len(problems)))
                    said, code = f"unknown {target} '{value}'{close.said}", UNKNOWN.get(target, "value")
                    problems.append(tables.problem(row, column, said, code, close, word=str(value)))
    return problems
