"""Places of a table, or of the features of a map, before they go into a profile: every value knows its field and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cityguide.importing.columns import DEGREES, columns, fields_of, has_decimal_comma, ignored, our_value, quoted_name, rounded_degrees
from cityguide.problems.codes import Code
from cityguide.problems.limits import ID
from cityguide.problems.problem import FilePosition, Problem, RefusedError
from cityguide.reading.csv_file import Cell
from cityguide.reading.fields import SLUG
from cityguide.reading.text_file import CONTROL, TextFile
from cityguide.wording import listed

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NAMED = 5
"""How many things of one kind a sentence names before it counts the rest."""


@dataclass(frozen=True)
class PlaceRow:
    """A place of the table: its cells by field, without empty ones. `basis` is that of its position, where the kind of table implies it.

    `called` is the row's name in a problem when it has no line: `Feature 3 ('Clock House')`.
    """

    at: FilePosition
    cells: Mapping[str, Cell]
    basis: str | None = None
    called: str = ""

    @property
    def who(self) -> str:
        """The row in a sentence: by the place's name, else by its number."""
        name = self.cells["name"].text.strip() if "name" in self.cells else ""
        return quoted_name(name) if name else self.called or f"Line {self.at.line}"

    def told(self, key: str, said: str) -> str:
        """A message about the row's field `key` (empty: about the row), with the row's name if it has one."""
        if not self.called:
            return said
        return f"{self.called}, {key}: {said.removeprefix(key.split('.')[-1] + ': ')}" if key else f"{self.called}: {said}"


@dataclass(frozen=True)
class PlaceTable:
    """`remarks` say in words how it was read and what was left out. `fields` are those that it has a column for (`what` it calls one)."""

    source: TextFile
    rows: Sequence[PlaceRow]
    remarks: Sequence[str]
    fields: frozenset[str] = frozenset()
    what: str = "column"

    def problem(self, row: PlaceRow, key: str, said: str, code: Code) -> Problem:
        """A problem with a row's field `key`, at its cell; at the row when it has no such cell."""
        at = row.cells[key].at if key in row.cells else row.at
        return Problem(at, row.told(key, said), code) if row.called else self.source.problem(at, said, code)


def is_our_id(text: str) -> bool:
    """Whether a text may be an id that an editor gave: the form of one, with a letter, and not a number that a database gave."""
    return (
        re.fullmatch(SLUG, text) is not None and len(text) <= ID.most and re.search("[a-z]", text) is not None and not _UUID.fullmatch(text)
    )


def gathered(table: PlaceTable, *, comma: bool = False) -> tuple[PlaceTable, list[Problem]]:
    """The same table with its values as our files write them, and what in them can't be read. `comma`: numbers may have a decimal comma.

    Remarks name what a row does not keep: an id that is none of ours, where the place gets one from its name; a point at 0, 0, which tools
    write for "nowhere". A row that says the same as one before it is left out.
    """
    comma = comma or any(has_decimal_comma(row.cells[key].text) for row in table.rows for key in DEGREES if key in row.cells)
    found: list[PlaceRow] = []
    problems: list[Problem] = []
    first: dict[tuple[tuple[str, str], ...], PlaceRow] = {}
    foreign, nowhere, twice = [], [], []
    for row in table.rows:
        cells = dict(row.cells)
        for key, cell in row.cells.items():
            if fault := control_in(cell.text):
                problems.append(table.problem(row, key, fault, "control"))
                continue
            try:
                cells[key] = Cell(our_value(cell.text, key, columns()[key], comma=comma), cell.at)
            except RefusedError as error:
                problems.append(table.problem(row, key, f"{key.split('.')[-1]}: {error}", error.code))
        if "id" in cells and "name" in cells and not is_our_id(cells["id"].text):
            foreign.append(quoted_name(cells.pop("id").text))
        basis = row.basis
        if all(key in cells and _is_zero(cells[key].text) for key in DEGREES):
            nowhere.append(row.who)
            cells, basis = {key: cell for key, cell in cells.items() if not key.startswith("position.")}, None
        told = tuple((key, cell.text) for key, cell in cells.items())
        if first.setdefault(told, row) is row:
            found.append(PlaceRow(row.at, cells, basis, row.called))
        else:
            twice.append(row.who)
    said = [*table.remarks]
    if foreign:
        one = len(set(foreign)) == 1
        said.append(f"{some(foreign)} {'is no id of ours, so the name makes it' if one else 'are no ids of ours, so the names make them'}.")
    if nowhere:
        said.append(f"{some(nowhere)} {'has' if len(nowhere) == 1 else 'have'} no position: the point is 0, 0.")
    if twice:
        said.append(left_out(twice, "a row before it says the same"))
    return replace(table, rows=found, remarks=said), problems


def left_out(names: Sequence[str], why: str) -> str:
    """A sentence that names what is left out, and why."""
    return f"{some(names)} {'is' if len(names) == 1 else 'are'} left out: {why}."


def some(names: Sequence[str]) -> str:
    """The names, each once, as in a sentence; many of them by the first few and the number of the rest."""
    names = list(dict.fromkeys(names))
    return listed(names if len(names) <= NAMED + 1 else [*names[:NAMED], f"{len(names) - NAMED} more"])


def _is_zero(degrees: str) -> bool:
    return re.fullmatch(r"[-+]?0+([.,]0*)?", degrees) is not None


def control_in(text: str) -> str | None:
    """A message about a character that our texts, and YAML, may not contain; None without one."""
    found = CONTROL.search(text) or re.search("[\ud800-\udfff]", text)
    return found and f"control character U+{ord(found[0]):04X} found; remove it"


@dataclass(frozen=True)
class Feature:
    """A thing on a map: what it is called in a problem (`Feature 3`), its properties, the name of its shape (empty without one).

    `point` is longitude and latitude as typed, when the shape is a point or holds just one.
    """

    at: FilePosition
    called: str
    properties: Mapping[str, str]
    shape: str
    point: Sequence[str]


def table_of(source: TextFile, features: Iterable[Feature]) -> tuple[PlaceTable, list[Problem]]:
    """The points among the features. Each is the place itself (`basis` venue) unless its properties say otherwise.

    Leaves out other shapes, things without a name, and properties that are not fields, and says so in the table's remarks.
    """
    rows: list[PlaceRow] = []
    taken: set[str | None] = set()
    rest: dict[str, None] = {}
    without: dict[str, list[str]] = {}
    for feature in features:
        row, foreign = _row(feature)
        rest |= dict.fromkeys(foreign)
        taken |= row.cells.keys()
        if feature.shape and not feature.point:
            article = "an" if feature.shape[0].lower() in "aeiou" else "a"
            without.setdefault(f"{article} {feature.shape} is not a place", []).append(row.who)
        elif "name" not in row.cells and not ("id" in row.cells and is_our_id(row.cells["id"].text.strip())):
            without.setdefault("it has no name" if not _at_zero(feature) else "it has no name, and no position", []).append(feature.called)
        else:
            rows.append(row)
    remarks = [*ignored(rest, taken, "property"), *(left_out(names, why) for why, names in without.items())]
    fields = frozenset(key for key in taken if key is not None)
    return gathered(PlaceTable(source, rows, remarks, fields, "property"))


def _row(feature: Feature) -> tuple[PlaceRow, list[str]]:
    """The feature as a row, and the names of its properties that are not taken."""
    names = list(feature.properties)
    cells: dict[str, Cell] = {}
    foreign: list[str] = []
    for name, key in zip(names, fields_of(names), strict=True):
        if key is None or key in cells:
            foreign.append(name)
        elif feature.properties[name].strip():
            cells[key] = Cell(feature.properties[name], feature.at)
    if feature.point:
        degrees = {"position.lat": feature.point[1], "position.lon": feature.point[0]}
        cells |= {key: Cell(rounded_degrees(text), feature.at) for key, text in degrees.items()}
    called = f"{feature.called} ({quoted_name(cells['name'].text.strip())})" if "name" in cells else feature.called
    return PlaceRow(feature.at, cells, "venue" if feature.point else None, called), foreign


def _at_zero(feature: Feature) -> bool:
    return [rounded_degrees(text) for text in feature.point] in ([], ["0", "0"])
