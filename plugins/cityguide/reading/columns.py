"""A column as its data package describes it, and the values that it allows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cityguide.problems.problem import Near, RefusedError, near
from cityguide.reading import lenient
from cityguide.reading.fields import PROSE_SYNTAX, TRUTHS
from cityguide.reading.text_file import NOT_IN_NAMES, unseen_told
from cityguide.reading.yaml_file import MARKUP

COLUMN_TYPES = ("string", "integer", "number", "year", "date", "boolean")


@dataclass(frozen=True)
class Field:
    """A described column. `separator` divides the values of a list in a cell."""

    name: str
    type: str
    title: str
    description: str
    separator: str | None
    constraints: Mapping[str, Any]

    @property
    def required(self) -> bool:
        return str(self.constraints.get("required", "false")) == "true"


def read_field(entry: Any) -> Field:
    """A column as described. Raises KeyError, TypeError, ValueError or re.error for a description that can't be followed."""
    constraints = entry.get("constraints", {})
    for bound in ("minimum", "maximum"):
        float(constraints.get(bound, 0))
    re.compile(constraints.get("pattern", ""))
    kind = entry.get("type", "string")
    if kind not in COLUMN_TYPES:
        raise ValueError(f"unknown type '{kind}'{near(kind, COLUMN_TYPES).said}")
    if kind in ("string", "date", "boolean") and not {"minimum", "maximum"}.isdisjoint(constraints):
        raise ValueError(f"a {kind} has no minimum or maximum")
    return Field(entry["name"], kind, entry.get("title", entry["name"]), entry["description"], entry.get("list"), constraints)


def meant_by(text: str, field: Field) -> str:
    """The value that a cell, or one value in it, was probably meant to have. Empty when the column would not accept it."""
    words = re.search(r"\(([a-z-]+(?:\|[a-z-]+)+)\)", str(field.constraints.get("pattern", "")))
    allowed = field.constraints.get("enum") or (words[1].split("|") if words else ())
    if field.type == "boolean":
        allowed = ("true", "false")
    guess = near(text, allowed).meant if allowed else ""
    if not allowed:
        readers = {"integer": lenient.number, "number": lenient.number, "date": lenient.date, "string": lenient.slug_meant}
        guess = readers[field.type](text) if field.type in readers else ""
    if not guess or guess == text:
        return ""
    try:
        constrain(value_of(guess, replace(field, separator=None)), field.constraints)
    except RefusedError:
        return ""
    return guess


def value_of(text: str, field: Field) -> Any:
    """The cell's value in its column's type. Raises RefusedError."""
    if text == "":
        if field.required:
            raise RefusedError("the cell is empty, a value is required")
        return () if field.separator else None
    if found := MARKUP.search(text):
        raise RefusedError("HTML is not allowed in text", words=found[0])
    if found := NOT_IN_NAMES.search(text):
        raise RefusedError(unseen_told(found[0]), "control", Near(sure=True), words=found[0])
    if found := PROSE_SYNTAX.search(text):
        said = f"'{found[0]}' is not allowed here; a cell is plain text without links, figures and citations"
        raise RefusedError(said, words=found[0])
    if field.type == "integer" and not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise RefusedError(f"expected a whole number, found '{text}'")
    if field.type == "year" and not re.fullmatch(r"[0-9]{4}", text):
        raise RefusedError(f"expected a year, found '{text}'")
    if field.type == "number" and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise RefusedError(f"expected a number, found '{text}'")
    if field.type == "date":
        try:
            datetime.datetime.strptime(text, "%Y-%m-%d")
        except ValueError:
            raise RefusedError(f"expected a date such as 2025-09-01, found '{text}'", close=Near.sure_of(lenient.date(text))) from None
    if field.type == "boolean":
        if text not in ("true", "false"):
            raise RefusedError(f"expected true or false, found '{text}'", close=Near.sure_of(TRUTHS.get(text.casefold(), "")))
        return text == "true"
    if field.separator:
        return tuple(part.strip() for part in text.split(field.separator))
    return int(text) if field.type in ("integer", "year") else float(text) if field.type == "number" else text


def constrain(value: Any, constraints: Mapping[str, Any]) -> None:
    """Raises RefusedError for a value that breaks the column's constraints."""
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if low is not None and value < float(low):
        raise RefusedError(f"{value} is out of range, it must be at least {low}")
    if high is not None and value > float(high):
        raise RefusedError(f"{value} is out of range, it must be at most {high}")
    allowed = constraints.get("enum")
    if allowed and str(value) not in allowed:
        close = near(str(value), allowed)
        raise RefusedError(f"'{value}' is not one of its words{close.said}", close=close, words=str(value))
    pattern = constraints.get("pattern")
    if pattern and not re.fullmatch(pattern, str(value)):
        raise RefusedError(f"'{value}' has not the form of this column ({pattern})", words=str(value))
