"""A table of places from a spreadsheet or a map tool: rows in which every cell knows its field and its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cityguide.problems.codes import Code
from cityguide.problems.problem import FilePosition, Near, Problem, near
from cityguide.profiles.places import Attraction
from cityguide.reading.csv_file import Cell, cells_of, header_line
from cityguide.reading.models import shapes_of
from cityguide.reading.text_file import CONTROL, TextFile, read_text

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}

ALIASES = {
    "title": "name",
    "lat": "position.lat",
    "latitude": "position.lat",
    "lon": "position.lon",
    "lng": "position.lon",
    "longitude": "position.lon",
}
"""Other names of our fields in tables. Besides, `source` is the position's when there is also a `sources`."""


PLACES = 6
"""Decimals of a degree to keep of a map's points: a tenth of a metre. Tools write up to fifteen, more than anyone can place by hand."""

WKT = re.compile(r"POINT ?(?:Z ?)?\((-?[0-9.]+) (-?[0-9.]+)(?: -?[0-9.]+)?\)")
"""A point as Google My Maps writes it in a table: longitude, latitude."""


@dataclass(frozen=True)
class Column:
    """A field that a table may give: its path in an attraction, and how a cell is read."""

    path: tuple[str, ...]
    many: bool
    truth: bool


@dataclass(frozen=True)
class PlaceRow:
    """A place of the table: its cells by field, without empty ones. `given` are values that the kind of table implies.

    `called` is the row's name in a problem when it has no line: `Feature 3 ('Clock House')`.
    """

    at: FilePosition
    cells: Mapping[str, Cell]
    given: Mapping[str, str] = field(default_factory=dict)
    called: str = ""

    def told(self, key: str, said: str) -> str:
        """A message about the row's field `key` (empty: about the row), with the row's name if it has one."""
        if not self.called:
            return said
        return f"{self.called}, {key}: {said.removeprefix(key.split('.')[-1] + ': ')}" if key else f"{self.called}: {said}"


@dataclass(frozen=True)
class PlaceTable:
    """`remarks` say in words how it was read and what was left out."""

    source: TextFile
    rows: Sequence[PlaceRow]
    remarks: Sequence[str]

    def problem(self, row: PlaceRow, key: str, said: str, code: Code) -> Problem:
        """A problem with a row's field `key`, at its cell; at the row when it has no such cell."""
        at = row.cells[key].at if key in row.cells else row.at
        return Problem(at, row.told(key, said), code) if row.called else self.source.problem(at, said, code)


@cache
def columns() -> Mapping[str, Column]:
    """Columns by name: an attraction's fields, `record.field` for those of its records. A list of records does not fit into a cell."""
    found: dict[str, Column] = {}
    for outer in shapes_of(Attraction).values():
        if outer.record is None:
            found[outer.key] = Column((outer.key,), outer.many, outer.truth)
        elif not outer.many:
            leaves = (leaf for leaf in shapes_of(outer.record).values() if leaf.record is None)
            found |= {f"{outer.key}.{leaf.key}": Column((outer.key, leaf.key), leaf.many, leaf.truth) for leaf in leaves}
    return found


def fields_of(names: Sequence[str]) -> list[str | None]:
    """The field that each column's name means, or None. Capitals and spaces make no difference; a field's own name comes first."""
    plain = [name.strip().casefold().replace(" ", "_") for name in names]
    own: list[str | None] = [name if name in columns() else None for name in plain]
    for index, name in enumerate(plain):
        other = "position.source" if name == "source" and "sources" in plain else ALIASES.get(name)
        if own[index] is None and other not in own:
            own[index] = other
    return own


def meant(name: str) -> str:
    """The field whose name an unknown column misspells; empty when the name is a different word."""
    close = near(name, [*columns(), *ALIASES])
    return close.meant if close.sure else ""


def ignored(name: str, what: str) -> str:
    said = f"; did you mean '{word}'?" if (word := meant(name)) else "."
    return f"The {what} '{name}' is ignored{said}"


def read_table(path: Path, name: str) -> tuple[PlaceTable | None, list[Problem]]:
    """Rows of a CSV with a header; its cells may be separated by commas, semicolons or tabs, as the header shows.

    The table is None when there is a problem. Empty rows are skipped.
    """
    source, problems = read_text(path, name, anywhere=True)
    if source is None:
        return None, problems
    top = header_line(source.text)
    at = FilePosition(name, top)
    try:
        separator = max(SEPARATORS, key=lambda mark: _known(source.line(top), mark))
        header = cells_of(source.line(top), name, top, separator)
    except csv.Error as error:
        return None, [source.problem(at, f"not valid CSV: {error}", "csv")]
    names = [cell.text.strip() for cell in header]
    fields = fields_of(names)
    if not any(fields):
        said = "no column is called as a field is; the first line must name them: name, kind, city, position.lat, …"
        return None, [source.problem(at, said, "unknown-column")]
    remarks = [f"The cells are separated by {SEPARATORS[separator]}."] if separator != "," else []
    for cell, key in zip(header, fields, strict=True):
        word = cell.text.strip()
        if key is None and (close := meant(word)):
            also = " (or 'position.source', where the position is from)" if close == "sources" else ""
            said = f"unknown column '{word}'; did you mean '{close}'?{also}"
            problems.append(source.problem(cell.at, said, "unknown-column", Near(close), found=word))
        elif key is None and word and word != "WKT":
            remarks.append(ignored(word, "column"))
        elif key is not None and fields.index(key) < header.index(cell):
            problems.append(source.problem(cell.at, f"a second column for '{key}'", "duplicate-key"))
    rows, found = _rows(source, top, separator, names, fields, remarks)
    problems += found
    return (None, problems) if problems else (PlaceTable(source, rows, remarks), [])


def _known(line: str, separator: str) -> tuple[int, int]:
    """The number of fields that a header names, and of its columns, if `separator` divides it."""
    try:
        names = [cell.text for cell in cells_of(line, "", 1, separator)]
    except csv.Error:
        return 0, 0
    return sum(key is not None for key in fields_of(names)), len(names)


def _rows(
    source: TextFile, top: int, separator: str, names: Sequence[str], fields: Sequence[str | None], remarks: list[str]
) -> tuple[list[PlaceRow], list[Problem]]:
    rows: list[PlaceRow] = []
    problems: list[Problem] = []
    for number, line in enumerate(source.text.rstrip("\n").split("\n")[top:], start=top + 1):
        at = FilePosition(source.name, number)
        if line.startswith("#"):
            continue
        try:
            cells = cells_of(line, source.name, number, separator)
        except csv.Error:
            said = "a quote is left open here; put the words of each cell on one line, it may be as long as you like"
            problems.append(source.problem(at, said, "csv"))
            break  # The lines below may be the rest of the cell.
        filled = [cell for cell in cells if cell.text.strip()]
        if not filled:
            continue
        if len(cells) != len(fields):
            said = f"{len(cells)} cells found, the header has {len(fields)}; a cell with a separator in it belongs in quotes"
            problems.append(source.problem(at, said, "row-length"))
            continue
        problems += [source.problem(cell.at, fault, "control") for cell in filled if (fault := control_in(cell.text)) is not None]
        given = {key: cell for key, cell in zip(fields, cells, strict=True) if key is not None and cell.text.strip()}
        point = next((cell for name, cell in zip(names, cells, strict=True) if name == "WKT"), None)
        if point is not None:
            found = WKT.fullmatch(point.text.strip())
            if found is None:
                remarks.append(f"Line {number} is left out: what stands under WKT is not a point.")
                continue
            given |= {"position.lat": rounded_degrees(Cell(found[2], point.at)), "position.lon": rounded_degrees(Cell(found[1], point.at))}
        # Where semicolons separate cells, a comma is the decimal point. In degrees it can't separate thousands.
        degrees = {
            key: Cell(cell.text.replace(",", "."), cell.at) for key, cell in given.items() if key in ("position.lat", "position.lon")
        }
        rows.append(PlaceRow(at, given | degrees if separator == ";" else given, {"position.basis": "venue"} if point else {}))
    return rows, problems


def rounded_degrees(cell: Cell) -> Cell:
    """Degrees of a map's point, with at most `PLACES` decimals."""
    try:
        return Cell(f"{float(cell.text):.{PLACES}f}".rstrip("0").rstrip("."), cell.at)
    except ValueError:
        return cell


def control_in(text: str) -> str | None:
    """A message about a character that our texts, and YAML, may not contain; None without one."""
    found = CONTROL.search(text) or re.search("[\ud800-\udfff]", text)
    return found and f"control character U+{ord(found[0]):04X} found; remove it"
