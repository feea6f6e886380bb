"""Columns of a table and properties of a map -> the fields of a place: which one a name means, and what is meant by a value.

What can be read in one way only is read so. What can be read in two is refused, and both are named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cityguide.problems.problem import RefusedError, near
from cityguide.profiles.places import Attraction
from cityguide.reading import lenient
from cityguide.reading.fields import TRUTHS
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

DEGREES = ("position.lat", "position.lon")

DECIMALS = 6
"""Decimals of a degree to keep of a map's points: a tenth of a metre. Tools write up to fifteen, more than anyone can place by hand."""

_DECIMAL_COMMA = re.compile(r"[-−]?\d{1,3},\d+")


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


def has_decimal_comma(degrees: str) -> bool:
    """Whether degrees are written with a comma, as in `48,1486`: no number of degrees has a separator of thousands."""
    return _DECIMAL_COMMA.fullmatch(degrees.strip()) is not None


def our_value(text: str, name: str, shape: FieldShape, *, comma: bool) -> str:
    """A cell as our files write it; any other text stays as it is. With `comma` the table's numbers have a decimal comma, as far as known.

    Raises RefusedError for a text that can be read in two ways.
    """
    text = text.strip()
    if shape.truth:
        return TRUTHS.get(text.casefold(), text)
    if name in DEGREES:
        plain = text.replace("−", "-")
        plain = plain.replace(",", ".") if has_decimal_comma(plain) else plain
        return plain if re.fullmatch(r"-?[.\d]*", plain) else lenient.number(plain) or text
    if shape.number:
        return _number(text, comma)
    if shape.date:
        return _date(text)
    if shape.words:
        return next((word for word in shape.words if word.casefold() == text.casefold()), text)
    return text if shape.many or shape.refers_to == "prose" else re.sub(r"\s*\n\s*", " ", text)


def rounded_degrees(text: str) -> str:
    """Degrees of a map's point, with at most `DECIMALS` decimals."""
    try:
        degrees = f"{float(text):.{DECIMALS}f}".rstrip("0").rstrip(".")
    except ValueError:
        return text
    return "0" if degrees == "-0" else degrees


def _number(text: str, comma: bool) -> str:
    plain = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
    if not re.fullmatch(r"-?\d[\d.,]*", plain):
        return text
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", plain) and comma:
        whole, part = re.sub(r"[.,]", "", plain), re.sub(r"[.,]", ".", plain)
        raise RefusedError(f"'{text}' is {whole} or {part}; write the one that is meant, as in 1500 or 1.5", "type")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", plain) or re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    if re.fullmatch(r"-?(\d+,\d{1,2}|\d+,\d{4,}|0,\d+)", plain):
        return plain.replace(",", ".")
    return plain if re.fullmatch(r"-?\d+(\.\d+)?", plain) else lenient.number(plain) or text


def _date(text: str) -> str:
    if stamp := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", text):
        return stamp[1]
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        said = f"'{text}' is a day as spreadsheets count days; give the column the format 2025-09-01 and save it again"
        raise RefusedError(said, "date")
    found = lenient.date(text)
    if not found and (pair := re.fullmatch(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})", text)):
        readings = [lenient.date(f"{pair[3]}-{month}-{day}") for month, day in ((pair[2], pair[1]), (pair[1], pair[2]))]
        if all(readings):
            raise RefusedError(f"'{text}' is {readings[0]} or {readings[1]}; write the one that is meant", "date")
    return found or text
