"""Merges a table of places into a profile by id: new facts in the old lines, new places at the end, nothing else changes."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cityguide.importing.table import PlaceRow, PlaceTable, columns
from cityguide.problems.problem import FilePosition, Problem
from cityguide.profiles import visiting
from cityguide.profiles.places import Attraction
from cityguide.reading.csv_file import Cell
from cityguide.reading.models import keys_of
from cityguide.reading.yaml_file import YamlFile
from cityguide.wording import slug
from cityguide.yaml_edits.cuts import Edit, offset_of
from cityguide.yaml_edits.edits import EditError, amending, appending, edited

PROVENANCE = ("source", "sources", "as_of")
"""The keys of a record that give the source and the date of its facts."""


@dataclass(frozen=True)
class Defaults:
    """Values from the command line for rows without their own."""

    source: str | None = None
    as_of: str | None = None


@dataclass(frozen=True)
class Import:
    """The profile with the table's places, and the edits that add them. `added` and `changed` are ids of attractions."""

    table: PlaceTable
    before: YamlFile
    after: YamlFile
    edits: tuple[Edit, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    rows: Mapping[int, PlaceRow]
    """The row of each imported attraction, by the attraction's index."""

    def placed(self, problem: Problem) -> Problem:
        """A problem of the new profile, moved to its place in the table if the table caused it."""
        if problem.at.file != self.after.source.name:
            return problem
        text = self.after.source.text
        offset = offset_of(text, problem.at)
        inside = [loc for loc, span in self.after.spans.items() if len(loc) > 1 and span.key <= offset < max(span.end, span.key + 1)]
        loc = max(inside, key=len, default=())
        row = self.rows.get(int(loc[1])) if len(loc) > 1 and loc[0] == "attractions" else None
        if row is None:
            return problem
        # A missing key is reported where its record begins, which is also the place of the record's first key.
        name = "" if problem.code == "missing-key" else ".".join(step for step in loc[2:] if isinstance(step, str))
        cell = row.cells.get(name) or next((cell for field, cell in row.cells.items() if field.startswith(f"{name}.")), None)
        if cell is None and name and self.after.value["attractions"][loc[1]].get("id") not in self.added:
            return problem
        if row.called:
            return replace(problem, at=row.at, message=row.told(name, problem.message), excerpt="", found="", sure=False)
        return self._at(problem, cell or Cell("", row.at), text[offset : offset + 12])

    def _at(self, problem: Problem, cell: Cell, said: str) -> Problem:
        line = self.table.source.line(cell.at.line)
        starts = [line.find(said[:size], cell.at.column - 1) for size in range(len(said), 2, -1)] if cell.text else []
        found = next((start for start in starts if start >= 0), -1)
        at = replace(cell.at, column=found + 1) if found >= 0 else cell.at
        return replace(problem, at=at, excerpt=line, sure=False)


def merge(table: PlaceTable, profile: YamlFile, defaults: Defaults) -> tuple[Import | None, list[Problem]]:
    """Merges the table's rows into the attractions of `profile`, by id; a row without an id gets one from its name.

    In an existing attraction only the fields of its row change. There is no import when there is a problem.
    """
    problems: list[Problem] = []
    edits: list[Edit] = []
    if not isinstance(profile.value, dict) or not isinstance(profile.value.get("attractions", []), list):
        at = profile.position(("attractions",))
        return None, [profile.source.problem(at, "expected a list of attractions to add to", "type")]
    wanted = copy.deepcopy(profile.value)
    places: list[Any] = wanted.get("attractions", [])
    old = len(places)
    indexes = {str(place.get("id")): index for index, place in enumerate(places) if isinstance(place, dict)}
    rows: dict[int, PlaceRow] = {}
    changed: list[str] = []
    for row in table.rows:
        name, fault = _id(row, table, places[:old], indexes)
        if fault is None and name in indexes and indexes[name] in rows:
            first = rows[indexes[name]].called or f"line {rows[indexes[name]].at.line}"
            fault = table.problem(
                row, "id", f"the place '{name}' stands in the table for the second time (first in {first})", "duplicate-id"
            )
        if fault is not None:
            problems.append(fault)
            continue
        index = indexes.setdefault(name, len(places))
        rows[index] = row
        if index == len(places):
            places.append(_new(row, name, wanted, defaults))
            continue
        before = places[index]
        places[index], found = _amended(table, row, before, defaults)
        problems += found
        if places[index] != before:
            changed.append(name)
            try:
                edits += amending(profile, ("attractions", index), places[index])
            except EditError as error:
                key = ".".join(step for step in error.loc[2:] if isinstance(step, str))
                problems.append(table.problem(row, key, f"'{name}' in {profile.source.name}, {key or 'record'}: {error}", "import"))
    if problems:
        return None, problems
    if places:
        wanted["attractions"] = places
    try:
        edits += appending(profile, ("attractions",), places[old:])
        after = edited(profile, edits, wanted)
    except EditError as error:
        return None, [Problem(FilePosition(profile.source.name), f"the table does not go into this file: {error}", "import")]
    return Import(table, profile, after, tuple(edits), tuple(place["id"] for place in places[old:]), tuple(changed), rows), []


def _id(row: PlaceRow, table: PlaceTable, places: list[Any], indexes: Mapping[str, int]) -> tuple[str, Problem | None]:
    given, name = row.cells.get("id"), row.cells.get("name")
    if given is not None:
        return given.text.strip(), None
    if name is None:
        return "", table.problem(row, "", "a place needs an id or a name", "missing-key")
    said = name.text.strip()
    made = slug(said)
    there = next((place["id"] for place in places if isinstance(place, dict) and place.get("name") == said and "id" in place), made)
    if not made:
        return "", table.problem(row, "name", f"no id can be made of '{said}'; add a column 'id' with small letters and hyphens", "form")
    if there != made:
        return "", table.problem(row, "name", f"'{said}' is there as '{there}'; write that in a column 'id' if it is meant", "duplicate-id")
    if made in indexes and indexes[made] < len(places) and places[indexes[made]].get("name") != said:
        other = places[indexes[made]].get("name")
        return "", table.problem(
            row, "name", f"'{said}' makes the id '{made}', which is that of '{other}'; add a column 'id'", "duplicate-id"
        )
    return made, None


def _values(row: PlaceRow) -> dict[str, Any]:
    """The row's cells as fields of an attraction, in the model's order."""
    found: dict[str, Any] = {}
    for name, column in columns().items():
        if name in row.cells:
            text = row.cells[name].text.strip()
            value: Any = [part.strip() for part in text.split(";") if part.strip()] if column.many else text
            # Spreadsheets write booleans in capitals.
            value = text.lower() if column.truth and text in ("TRUE", "FALSE") else value
            record = found if len(column.path) == 1 else found.setdefault(column.path[0], {})
            record[column.path[-1]] = value
    return found


def _new(row: PlaceRow, name: str, profile: Mapping[str, Any], defaults: Defaults) -> dict[str, Any]:
    place = {"id": name, **_values(row)}
    cities = [city["id"] for city in profile.get("cities") or [] if isinstance(city, dict) and "id" in city]
    if len(cities) == 1:
        place.setdefault("city", cities[0])
    if defaults.source is not None:
        place.setdefault("sources", [defaults.source])
    if defaults.as_of is not None:
        place.setdefault("as_of", defaults.as_of)
        if "status" in place:
            place["status"].setdefault("as_of", defaults.as_of)
    if "position" in place:
        place["position"] = _position(place["position"], row, defaults)
    return _ordered(place, keys_of(Attraction))


def _position(position: dict[str, Any], row: PlaceRow, defaults: Defaults) -> dict[str, Any]:
    position.setdefault("basis", row.given.get("position.basis"))
    position.setdefault("source", defaults.source)
    return _ordered({key: value for key, value in position.items() if value is not None}, keys_of(visiting.Position))


def _ordered(record: Mapping[str, Any], order: list[str]) -> dict[str, Any]:
    return {key: record[key] for key in order if key in record}


def _amended(table: PlaceTable, row: PlaceRow, place: dict[str, Any], defaults: Defaults) -> tuple[dict[str, Any], list[Problem]]:
    """An attraction with its row's values. Changed facts need a new source and date: the old ones belong to the old facts."""
    problems: list[Problem] = []
    result = dict(place)
    for key, value in _values(row).items():
        before = place.get(key)
        if not isinstance(value, dict) or not isinstance(before, dict):
            result[key] = _position(value, row, defaults) if key == "position" else value
            continue
        moved = key == "position" and any(_degrees(before, axis) != _degrees(before | value, axis) for axis in ("lat", "lon"))
        if key == "position" and not moved:
            value = {name: said for name, said in value.items() if name not in ("lat", "lon")}
        if moved:
            value.setdefault("basis", row.given.get("position.basis", before.get("basis")))
        facts = {name: said for name, said in value.items() if name not in PROVENANCE}
        kept = {name: before[name] for name in before if name in ("lat", "lon")} if moved else before
        result[key] = {**kept, **value}
        if all(before.get(name) == said for name, said in facts.items()):
            continue
        for name in PROVENANCE:
            if name not in before or name in value:
                continue
            told: Any = defaults.as_of if name == "as_of" else defaults.source
            if told is None:
                option = "--as-of" if name == "as_of" else "--source"
                said = f"'{key}' of '{place['id']}' changes, but not its '{name}'; add a column '{key}.{name}', or say {option}"
                problems.append(table.problem(row, f"{key}.{next(iter(facts))}", said, "missing-key"))
            result[key][name] = [told] if name == "sources" else told
        if moved:
            result[key] = _ordered(result[key], keys_of(visiting.Position))
    return result, problems


def _degrees(position: Mapping[str, Any], axis: str) -> float | str:
    said = position.get(axis, "")
    try:
        return float(said)
    except ValueError:
        return str(said)
