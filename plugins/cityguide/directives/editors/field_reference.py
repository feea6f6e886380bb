"""The field reference: every field that an editor can write, from the same schema that editors complete and check by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from cityguide.directives.directive import DIRECTIVES
from cityguide.directives.editors.options import DirectiveOptions, FieldsOptions
from cityguide.directives.view import View, link
from cityguide.editing.schema import records, title_of
from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.profiles.model import Profile
from cityguide.reading.fields import Record
from cityguide.reading.models import FieldShape, Model, models_within, record_name, shapes_of
from cityguide.yaml_edits.house_style import entry
from cityguide.yaml_edits.models_of_files import record_names

FILES_OF_EDITORS: Mapping[str, tuple[type[Record], str]] = {
    "A cluster’s file": (Profile, "Each cluster has a file of its own in the folder `cities/`, named after its id."),
    "The list of sources": (
        Source,
        "All sources stand in `data/sources.yml`, in the order of their ids. An id is the key above the source’s fields.",
    ),
    "The list of claims": (Claim, "All claims stand in `data/claims.yml`, one entry each."),
}


@dataclass(frozen=True)
class FieldEntry:
    """A field as the reference shows it. `kind` says what it may hold, `words` what each allowed word means, `example` is YAML."""

    anchor: str
    key: str
    title: str
    needed: bool
    told: Markup
    kind: Markup
    words: Sequence[tuple[str, str]]
    default: str
    example: str


@dataclass(frozen=True)
class Told:
    """A record: its fields, and the fields of other records that hold it."""

    name: str
    told: Markup
    fields: tuple[FieldEntry, ...]
    within: tuple[tuple[str, str], ...]


def groups() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the page shows: each file's title, where it lies, and the names and titles of its records."""
    return [(title, where, [(name, title_of(name)) for name in record_names(model)]) for title, (model, where) in FILES_OF_EDITORS.items()]


@cache
def reference() -> Mapping[str, Told]:
    """Every record by its name, in the order in which an editor meets it."""
    return {record.name: record for model, _ in FILES_OF_EDITORS.values() for record in _records(model)}


def fields(view: View, options: FieldsOptions) -> str:
    """One record's fields."""
    return view.render("handbook/fields", record=reference()[options.record])


def options_of_directive(view: View, options: DirectiveOptions) -> str:
    """The options of a directive, told as fields are."""
    name, model = options.directive, DIRECTIVES[options.directive].options
    return view.render("handbook/fields", record=Told(name, Markup(""), _fields(name, model, records(model)[record_name(model)]), ()))


def _records(model: type[Record]) -> Iterator[Told]:
    forms = records(model)
    within: dict[str, list[tuple[str, str]]] = {}
    for outer in models_within(model):
        for shape in shapes_of(outer).values():
            if shape.record is not None:
                within.setdefault(record_name(shape.record), []).append((record_name(outer), shape.key))
    for each in models_within(model):
        form = forms[record_name(each)]
        name = record_name(each)
        yield Told(name, _text(form), _fields(name, each, form), tuple(within.get(name, ())))


def _fields(name: str, model: Model, form: Mapping[str, Any]) -> tuple[FieldEntry, ...]:
    """The fields of a model whose schema is `form`; `name` is what their addresses on the page begin with."""
    needed = form.get("required", ())
    return tuple(_field(name, model, shape, form["properties"][key], key in needed) for key, shape in shapes_of(model).items())


def _field(name: str, model: Model, shape: FieldShape, form: Mapping[str, Any], needed: bool) -> FieldEntry:
    words = tuple(zip(shape.words, form.get("items", form).get("enumDescriptions", ()), strict=True))
    default = str(form.get("default", "")).replace("False", "false")
    example = entry(shape.key, shape.example, 0, model, lines=True)
    return FieldEntry(f"{name}-{shape.key}", shape.key, form["title"], needed, _text(form), _kind(shape, form), words, default, example)


def _kind(shape: FieldShape, form: Mapping[str, Any]) -> Markup:
    """What the field may hold, in words."""
    if shape.record is not None:
        inner = record_name(shape.record)
        record = Markup('<a href="#{}">{}</a>').format(inner, inner.replace("-", " "))
        return Markup("A list; what an entry has: {}." if shape.many else "Keys of its own: {}.").format(record)
    ids = _ids(shape)
    if shape.many:
        least = ", at least one" if form.get("minItems") else ""
        return Markup("A list of {}{}.").format(ids or ("these words" if shape.words else "lines of plain text"), least)
    if ids:
        return Markup("One of the {}.").format(ids)
    if shape.words:
        return Markup("One of these words.")
    if shape.truth:
        return Markup("<code>true</code> or <code>false</code>.")
    if form["type"] in ("number", "integer"):
        whole = "whole " if form["type"] == "integer" else ""
        return Markup("A {}number{}.").format(whole, _range(form.get("minimum"), form.get("maximum")))
    expected: str = form.get("patternErrorMessage", "").removeprefix("Write ")
    parts = (expected[:1].upper() + expected[1:], _length(form.get("minLength", 0), form.get("maxLength")))
    return Markup(" ").join(part for part in parts if part)


def _range(least: float | None, most: float | None) -> str:
    return f" from {least:g} to {most:g}" if most is not None else f", {least:g} or more" if least is not None else ""


def _length(least: int, most: int | None) -> str:
    return "" if most is None else f"{least} to {most:,} characters." if least > 1 else f"Up to {most:,} characters."


def _ids(shape: FieldShape) -> Markup | None:
    """What a text is the id of, and where these ids are."""
    told = {
        "source": Markup('ids in <a href="{}">the list of sources</a>').format(link("sources.md")),
        "cluster": Markup('ids in <a href="{}">the table of clusters</a>').format(link("data.md", "clusters")),
        "economy": Markup('codes in <a href="{}">the table of economies</a>, as in JP').format(link("data.md", "economies")),
    }
    return told.get(shape.refers_to)


def _text(form: Mapping[str, Any]) -> Markup:
    """A description with its code and its addresses."""
    text = with_code(form.get("markdownDescription", form["description"]).replace("'", "’"))
    return Markup(re.sub(r"\((https://[^\s()<]+)\)", r'(<a href="\1">\1</a>)', str(text)))


def with_code(text: str) -> Markup:
    """A plain text in which what stands between backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))
