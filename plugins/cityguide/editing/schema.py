"""JSON Schema of the files that people edit, made from the models: for completion in text editors, and for the form.

Draft 7, which the YAML language server, check-jsonschema and forms made from schemas all accept. Besides its own keywords it has
`markdownDescription`, `enumDescriptions` and `patternErrorMessage`, which text editors show, and `x-refers-to`: what a text is
the id of. `tests/editing/test_schema.py` lists what a schema can't express, which `cityguide check` finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.profiles.model import Profile
from cityguide.reading.fields import SLUG, Record
from cityguide.reading.models import FieldShape, Model, models_within, record_name, shapes_of
from cityguide.reading.tables import Tables

SCHEMAS = "schemas"

Schema = dict[str, Any]

ORDER = (
    "$schema", "$ref", "title", "description", "markdownDescription", "type", "x-refers-to", "enum", "enumDescriptions",
    "pattern", "patternErrorMessage", "minLength", "maxLength", "minimum", "maximum", "minProperties", "propertyNames",
    "minItems", "maxItems", "not", "items", "default", "examples", "properties", "required", "additionalProperties", "dependencies",
    "if", "then", "else", "definitions",
)  # fmt: skip
"""The keywords of a schema, in the order in which they are written."""

_LIMITS = {"ge": "minimum", "le": "maximum"}
"""Pydantic writes its own names for limits that come after a validator."""


def schema_text(name: str, tables: Tables) -> str:
    """The schema `name`. `tables` give the ids of clusters and economies, for completion."""
    ids = {
        "cluster": {row["cluster"]: row["name"] for row in tables["clusters"]},
        "economy": {row["economy"]: row["name"] for row in tables["economies"]},
    }
    made = _ordered({"$schema": "http://json-schema.org/draft-07/schema#", **_FILES[name](ids)})
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def records(model: type[Record], ids: Mapping[str, Mapping[str, str]] | None = None) -> dict[str, Schema]:
    """The schema of `model` and of every record in it, by name, in the order in which an editor meets them.

    `ids` are the known clusters and economies with their names; without them any id of the right form is accepted.
    """
    made = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_AsWritten)
    forms = {model.__name__: made, **made.pop("$defs", {})}
    return {record_name(each): _record(each, forms[each.__name__], ids or {}) for each in models_within(model)}


def title_of(key: str) -> str:
    """A key or a record's name as a title: `nearest_station` as `Nearest station`."""
    words = re.sub(r"[_-]", " ", key)
    return words[:1].upper() + words[1:]


class _AsWritten(GenerateJsonSchema):
    """Keeps the models' own order, also in examples."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        return value


def _profile(ids: Mapping[str, Mapping[str, str]]) -> Schema:
    found = records(Profile, ids)
    return {**found.pop("profile"), "title": "A cluster's profile", "definitions": found}


def _sources(ids: Mapping[str, Mapping[str, str]]) -> Schema:
    said = "Every source of the guide, under an id of your own: small letters, digits and single hyphens. By ids, from a to z."
    keys = {"pattern": SLUG, "patternErrorMessage": "Write the id in small letters, digits and single hyphens."}
    entry = {"$ref": "#/definitions/source"}
    root = {"type": "object", "minProperties": 1, "propertyNames": keys, "additionalProperties": entry}
    return {"title": "The sources", "description": said, **root, "definitions": records(Source, ids)}


def _claims(ids: Mapping[str, Mapping[str, str]]) -> Schema:
    said = "Statements that were checked: who makes them, what the record says, and what this guide prints instead and why."
    root = {"type": "array", "items": {"$ref": "#/definitions/claim"}}
    return {"title": "The claims", "description": said, **root, "definitions": records(Claim, ids)}


_FILES = {"profile": _profile, "sources": _sources, "claims": _claims}
NAMES = tuple(_FILES)
"""Names of the schemas; each is `<name>.json` in `SCHEMAS`."""


_RULES: Mapping[str, Mapping[str, Any]] = {
    "answer": {
        "dependencies": {"sources": {"properties": {"judgement": {"const": False}}}},
        "if": {"properties": {"sources": False}},
        "then": {"required": ["judgement"], "properties": {"judgement": {"const": True}}},
    },
    "attraction": {"dependencies": {"step_free": ["accessibility"]}},
    "hours": {
        "dependencies": {"osm": {"properties": {"days": False}}},
        "if": {"properties": {"osm": False, "days": False}},
        "then": {"required": ["note"]},
    },
    "price": {
        "dependencies": {
            "adult": ["currency"],
            "currency": ["adult"],
            "free": {"if": {"properties": {"free": {"const": True}}}, "then": {"properties": {"adult": {"maximum": 0}}}},
        },
        "if": {"properties": {"adult": False, "note": False}},
        "then": {"required": ["free"], "properties": {"free": {"const": True}}},
    },
    "leg": {"dependencies": {"fare": ["currency", "sources"], "currency": ["fare"]}},
    "source": {
        "if": {"required": ["kind"], "properties": {"kind": {"const": "seed"}}},
        "else": {"required": ["url"]},
    },
    "claim": {
        "dependencies": {
            "kind": {
                "if": {"properties": {"kind": {"const": "dispute"}}},
                "then": {"required": ["sides"], "properties": {"sides": {"minItems": 1}}},
            },
            "sides": {"properties": {"sides": {"not": {"minItems": 1, "maxItems": 1}}}},
        },
        "if": {"properties": {"verdict": {"const": "confirmed"}, "sides": {"maxItems": 0}}},
        "else": {"required": ["reason"]},
    },
}
"""Rules between the fields of a record; the model's own validator has the same rule.

Only `dependencies` and one `if` for each record: a form made from a schema reads `anyOf` as a choice between forms.
"""


def _record(model: Model, form: Schema, ids: Mapping[str, Mapping[str, str]]) -> Schema:
    name = record_name(model)
    fields = {key: _field(shape, form["properties"][key], ids) for key, shape in shapes_of(model).items()}
    rules = _RULES.get(name, {})
    if {"local_name", "language"} <= fields.keys():
        rules = {**rules, "dependencies": {"local_name": ["language"], **rules.get("dependencies", {})}}
    made = {**form, **_told(form["description"]), "title": title_of(name), "properties": fields, "additionalProperties": False, **rules}
    return _ordered(made)


def _field(shape: FieldShape, form: Schema, ids: Mapping[str, Mapping[str, str]]) -> Schema:
    """The schema of a field. An optional field may be missing, but not null."""
    given = [part for part in form.get("anyOf", ()) if part != {"type": "null"}]
    made = {_LIMITS.get(word, word): value for word, value in {**(given[0] if given else {}), **form}.items() if word != "anyOf"}
    if made.get("default") in (None, [], {}) or isinstance(made["default"], dict):
        made.pop("default", None)
    title = made.get("title", "")
    made["title"] = title_of(shape.key) if title.casefold() in ("", shape.key.replace("_", " ")) else title
    made |= _told(made["description"], "$ref" in made)
    if "items" in made:
        made["items"] = _ordered(_referring(shape, made["items"], ids))
    return _ordered(_referring(shape, made, ids))


def _referring(shape: FieldShape, form: Schema, ids: Mapping[str, Mapping[str, str]]) -> Schema:
    """The schema with references by a record's name in the guide, and known ids as a list of choices."""
    made = dict(form)
    if "$ref" in made and shape.record is not None:
        made["$ref"] = f"#/definitions/{record_name(shape.record)}"
    known = ids.get(made.get("x-refers-to", ""))
    if known:
        made |= {"enum": list(known), "enumDescriptions": list(known.values())}
        made.pop("pattern", None)
        made.pop("patternErrorMessage", None)
    return made


def _told(description: str, refers: bool = False) -> Schema:
    """The description as plain text, and as Markdown if that differs. A reference needs both, or its record's own would be shown."""
    text = " ".join(description.split())
    plain = re.sub(r"`([^`]*)`", r"‘\1’", text)
    return {"description": plain, **({"markdownDescription": text} if refers or plain != text else {})}


def _ordered(form: Schema) -> Schema:
    return {word: form[word] for word in sorted(form, key=ORDER.index)}
