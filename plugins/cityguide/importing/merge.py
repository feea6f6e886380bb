"""Merges a table of places into a profile by id: new facts in the old lines, new places at the end, nothing else changes."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cityguide.importing.columns import columns
from cityguide.importing.places import PlaceRow, PlaceTable, is_our_id, some
from cityguide.problems.problem import FilePosition, Problem
from cityguide.profiles import visiting
from cityguide.profiles.places import Attraction
from cityguide.reading.models import keys_of
from cityguide.reading.yaml_file import YamlFile
from cityguide.wording import slug
from cityguide.yaml_edits.cuts import Edit
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
    """The profile with the table's places, and the edits that add them. `added` and `changed` are ids of attractions.

    `rows` has the row of each imported attraction, by the attraction's index.
    """

    table: PlaceTable
    before: YamlFile
    after: YamlFile
    edits: tuple[Edit, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    rows: Mapping[int, PlaceRow]
    defaults: Defaults


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
    known = _Known(profile.source.name, places)
    rows: dict[int, PlaceRow] = {}
    changed: list[str] = []
    lacking: dict[tuple[str, str], list[tuple[str, PlaceRow, str]]] = {}
    for row in table.rows:
        name, fault = _id_of(row, table, known)
        if fault is None and name in indexes and indexes[name] in rows:
            first = rows[indexes[name]].called or f"line {rows[indexes[name]].at.line}"
            said = f"the place '{name}' stands in the table for the second time (first in {first}); give each its own {table.what} 'id'"
            fault = table.problem(row, "id", said, "duplicate-id")
        if fault is not None:
            problems.append(fault)
            continue
        index = indexes.setdefault(name, len(places))
        rows[index] = row
        if index == len(places):
            places.append(_new(row, name, wanted, defaults))
            continue
        before = places[index]
        places[index], unaccounted = _amended(row, before, defaults)
        for lack in unaccounted:
            lacking.setdefault((lack[0], lack[2]), []).append((name, row, lack[1]))
        if places[index] != before:
            changed.append(name)
            try:
                edits += amending(profile, ("attractions", index), places[index])
            except EditError as error:
                key = ".".join(step for step in error.loc[2:] if isinstance(step, str))
                problems.append(table.problem(row, key, f"'{name}' in {profile.source.name}, {key or 'record'}: {error}", "import"))
    for (key, name), where in lacking.items():
        option = "--as-of" if name == "as_of" else "--source"
        ids = some([f"'{each[0]}'" for each in where])
        said = f"'{key}' of {ids} changes, but not its '{name}'; add a {table.what} '{key}.{name}', or say {option}"
        problems.append(table.problem(where[0][1], where[0][2], said, "missing-key"))
    if problems:
        return None, problems
    if places:
        wanted["attractions"] = places
    try:
        edits += appending(profile, ("attractions",), places[old:])
        after = edited(profile, edits, wanted)
    except EditError as error:
        return None, [Problem(FilePosition(profile.source.name), f"the table does not go into this file: {error}", "import")]
    return Import(table, profile, after, tuple(edits), tuple(place["id"] for place in places[old:]), tuple(changed), rows, defaults), []


class _Known:
    """The places of the profile `file`: their names by their ids, and the other way round."""

    def __init__(self, file: str, places: Iterable[Any]) -> None:
        self.file = file
        self.names = {str(place["id"]): str(place.get("name", "")) for place in places if isinstance(place, dict) and "id" in place}
        self.ids: dict[str, list[str]] = {}
        for found, name in self.names.items():
            self.ids.setdefault(name, []).append(found)


def _id_of(row: PlaceRow, table: PlaceTable, known: _Known) -> tuple[str, Problem | None]:
    """The id of the row's place, new or one of those that are `known`. A problem where it could be either of two.

    A row's name tells that it means the place which has its id there: a row never takes the place of another one.
    """
    there = known.names
    given, name = (row.cells[key].text.strip() if key in row.cells else "" for key in ("id", "name"))
    if given in there:
        if not name or slug(name) == slug(there[given]) or name == there[given]:
            return given, None
        said = (
            f"'{given}' is '{there[given]}' in {known.file}, and '{name}' here; rename it there if it is the same, or give this another id"
        )
        return "", table.problem(row, "id", said, "duplicate-id")
    if given and is_our_id(given):
        return given, None
    if not name:
        said = f"'{given}' is no id of ours, and there is no name to make one from" if given else "a place needs an id or a name"
        return "", table.problem(row, "id" if given else "", said, "form" if given else "missing-key")
    return _by_name(name, row, table, known)


def _by_name(name: str, row: PlaceRow, table: PlaceTable, known: _Known) -> tuple[str, Problem | None]:
    same = known.ids.get(name, ())
    if len(same) == 1:
        return same[0], None
    if same:
        said = f"'{name}' is the name of {' and '.join(same)}; write which is meant in a {table.what} 'id'"
        return "", table.problem(row, "name", said, "duplicate-id")
    made = slug(name)
    if not made:
        said = f"no id can be made of '{name}'; add a {table.what} 'id' with small letters and hyphens"
        return "", table.problem(row, "name", said, "form")
    if made in known.names:
        said = f"'{name}' makes the id '{made}', which is that of '{known.names[made]}'; add a {table.what} 'id'"
        return "", table.problem(row, "name", said, "duplicate-id")
    return made, None


def _values(row: PlaceRow) -> dict[str, Any]:
    """The row's cells as fields of an attraction, in the model's order."""
    found: dict[str, Any] = {}
    for name, shape in columns().items():
        if name in row.cells:
            text = row.cells[name].text.strip()
            outer, _, key = name.rpartition(".")
            record = found.setdefault(outer, {}) if outer else found
            record[key] = [part.strip() for part in text.split(";") if part.strip()] if shape.many else text
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
    position.setdefault("basis", row.basis)
    position.setdefault("source", defaults.source)
    return _ordered({key: value for key, value in position.items() if value is not None}, keys_of(visiting.Position))


def _ordered(record: Mapping[str, Any], order: list[str]) -> dict[str, Any]:
    return {key: record[key] for key in order if key in record}


def _amended(row: PlaceRow, place: dict[str, Any], defaults: Defaults) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """An attraction with its row's values. Changed facts need a new source and date: the old ones belong to the old facts.

    Those that lack one are returned too: the record, a column of it that changes, and the key (of `PROVENANCE`) that is lacking.
    """
    unaccounted: list[tuple[str, str, str]] = []
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
            value.setdefault("basis", row.basis or before.get("basis"))
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
                unaccounted.append((key, f"{key}.{next(iter(facts))}", name))
            result[key][name] = [told] if name == "sources" else told
        if moved:
            result[key] = _ordered(result[key], keys_of(visiting.Position))
    return result, unaccounted


def _degrees(position: Mapping[str, Any], axis: str) -> float | str:
    said = position.get(axis, "")
    try:
        return float(said)
    except ValueError:
        return str(said)
