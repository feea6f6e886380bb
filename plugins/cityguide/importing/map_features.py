"""What a map holds -> a table of places: points with their properties, whatever format they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cityguide.importing.headings import fields_of, ignored, quoted_name
from cityguide.importing.places import PlaceRow, PlaceTable, gathered, is_our_id, left_out
from cityguide.importing.values import rounded_degrees
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.csv_file import Cell
from cityguide.reading.text_file import TextFile


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
