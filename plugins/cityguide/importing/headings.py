"""Names of columns and properties -> the fields of a place that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cityguide.problems.problem import near
from cityguide.profiles.places import Attraction
from cityguide.reading.models import FieldShape, shapes_of
from cityguide.wording import listed

ALIASES = {
    "title": "name",
    "location.name": "name",
    "location.business_name": "name",
    "location.address": "address",
    "lat": "position.lat",
    "latitude": "position.lat",
    "lon": "position.lon",
    "lng": "position.lon",
    "long": "position.lon",
    "longitude": "position.lon",
    "y": "position.lat",
    "x": "position.lon",
    "basis": "position.basis",
    "status": "status.state",
    "opening_hours": "hours.osm",
    "currency": "price.currency",
    "website": "site",
    "homepage": "site",
}
"""Other names of our fields: in spreadsheets, in Google's Takeout (`location.…`), in tables of points (`x`, `y`), in OpenStreetMap.

When two columns mean one field, the name that comes first here is taken. Besides, `source` is the position's when there is also a
`sources`.
"""


MOST = 100
"""How many columns that are no fields are looked at one by one."""


@cache
def columns() -> Mapping[str, FieldShape]:
    """Columns by name: an attraction's fields, `record.field` for those of its records. A list of records does not fit into a cell."""
    found: dict[str, FieldShape] = {}
    for outer in shapes_of(Attraction).values():
        if outer.record is None:
            found[outer.key] = outer
        elif not outer.many:
            found |= {f"{outer.key}.{leaf.key}": leaf for leaf in shapes_of(outer.record).values() if leaf.record is None}
    return found


def needed_columns(field: str) -> list[str]:
    """The columns without which a place lacks `field`, a name of the field reference: `attraction.status` needs `status.state` and more."""
    owner, _, key = field.rpartition(".")
    name = key if owner == "attraction" else field
    within = [column for column, shape in columns().items() if column.startswith(f"{name}.") and shape.required]
    return within or [name]


def fields_of(names: Sequence[str]) -> list[str | None]:
    """The field that each column's name means, or None. Capitals and spaces make no difference; a field's own name comes first."""
    plain = [_plain(name) for name in names]
    found: list[str | None] = [name if name in columns() else None for name in plain]
    also = {"source": "position.source"} if "sources" in plain else {}
    for alias, field in (ALIASES | also).items():
        if alias in plain and field not in found:
            found[plain.index(alias)] = field
    return found


def _plain(name: str) -> str:
    return "_".join(name.casefold().split())


WORDS_OF_THEIR_OWN = frozenset({"link"})
"""Columns that look like a slip of one of our fields, `line`, and are none."""


def meant(name: str, taken: Iterable[str | None]) -> str:
    """The field whose name an unknown column misspells; empty when the name is a different word, or that field is there already."""
    if _plain(name) in WORDS_OF_THEIR_OWN:
        return ""
    close = near(name[:MOST], [*columns(), *ALIASES])
    return close.meant if close.sure and ALIASES.get(close.meant, close.meant) not in taken and _plain(name) not in ALIASES else ""


def ignored(names: Iterable[str], taken: Iterable[str | None], what: str) -> list[str]:
    """Sentences that name the columns (or whatever `what` is) that are not taken, each once, and what was probably meant by them."""
    rest, said, held, once = [], [], set(taken), list(dict.fromkeys(names))
    for name in once[:MOST]:
        leaves = [column for column in columns() if column.startswith(f"{_plain(name)}.")]
        if leaves:
            said.append(f"The {what} '{name}' is ignored; its fields have names of their own: {', '.join(leaves)}.")
        elif word := meant(name, held):
            said.append(f"The {what} '{name}' is ignored; did you mean '{word}'?")
        else:
            rest.append(quoted_name(name))
    rest += [f"{len(once) - MOST} more"] if len(once) > MOST else []
    if rest:
        words = f"The {what} {rest[0]} is" if len(rest) == 1 else f"The {plural(what)} {listed(rest)} are"
        said.insert(0, f"{words} ignored.")
    return said


def quoted_name(name: str) -> str:
    """A name that others gave, in quotes and not longer than a line."""
    return f"'{name}'" if len(name) <= 60 else f"'{name[:59]}…'"


def plural(what: str) -> str:
    """`columns`, `properties`."""
    return f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
