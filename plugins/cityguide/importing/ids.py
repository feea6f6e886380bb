"""Which place of a profile a row is about: the id that it gives, or the one that its name makes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cityguide.importing.places import PlaceRow, PlaceTable, is_our_id
from cityguide.problems.problem import Problem
from cityguide.wording import slug


class Known:
    """The places of the profile `file`: their names by their ids, and the other way round."""

    def __init__(self, file: str, places: Iterable[Any]) -> None:
        self.file = file
        self.names = {str(place["id"]): str(place.get("name", "")) for place in places if isinstance(place, dict) and "id" in place}
        self.ids: dict[str, list[str]] = {}
        for found, name in self.names.items():
            self.ids.setdefault(name, []).append(found)


def id_of(row: PlaceRow, table: PlaceTable, known: Known) -> tuple[str, Problem | None]:
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


def _by_name(name: str, row: PlaceRow, table: PlaceTable, known: Known) -> tuple[str, Problem | None]:
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
