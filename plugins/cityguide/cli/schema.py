"""`cityguide schema`: JSON Schema of profiles, sources and claims, for editors that complete words and explain fields."""

from __future__ import annotations

import argparse

from cityguide.cli.terminal import StoppedError
from cityguide.editing.schema import NAMES, SCHEMAS, schema_text
from cityguide.problems.report import report
from cityguide.reading.datapackage import read_tables


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="write nothing; end with 1 when the files are not what they should be")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when the tables can't be read, or with `--check` when a file is missing or differs; else 0."""
    tables, problems = read_tables(chosen.root / "data", "data")
    if tables is None or not {"clusters", "economies"} <= tables.tables.keys():
        raise StoppedError(report(problems))
    changed = []
    for schema in NAMES:
        name, text = f"{SCHEMAS}/{schema}.json", schema_text(schema, tables)
        path = chosen.root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed.append(name)
            if not chosen.check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    if chosen.check and changed:
        raise StoppedError(f"Out of date: {', '.join(changed)}. Write them with: cityguide schema")
    print(f"Written: {', '.join(changed)}." if changed else f"{SCHEMAS}/ is up to date.")
    return 0
