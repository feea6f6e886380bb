"""What a model's fields hold, described once for each model: for checking, explaining, writing, importing and the reference.

This is the one place that takes annotations apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cityguide.reading.fields import Form, Marker, PartialDate
from cityguide.reading.yaml_file import Loc

Model = type[BaseModel]


@dataclass(frozen=True)
class FieldShape:
    """A field of a model: how it is called, and what may stand in it.

    `name` is the attribute of the model's values, `key` what a file calls it. `record` is the model of the record that the field
    holds, or of those in its list, and None where it holds no records; `many` says that it holds a list. `refers_to` is the
    `Marker` of its text or texts (`prose`, `source`, `cluster`, `economy`; empty without one), `words` the closed list of words
    that one must be of (empty where any text may stand), `form` what is said of a text that has to match a pattern.

    `truth` is a field that is true or false. `typed` is one in which tools for YAML may take a value for what it looks like: a
    number, a date or a truth is meant as one, or the word is of a closed list.

    `told` is the field's description and `example` a value as YAML has it, None where the model gives none.
    """

    name: str
    key: str
    record: Model | None
    many: bool
    refers_to: str
    words: tuple[str, ...]
    form: Form | None
    truth: bool
    typed: bool
    told: str
    example: Any


@cache
def shapes_of(model: Model) -> Mapping[str, FieldShape]:
    """The fields of a model by their keys, in its order."""
    return {shape.key: shape for shape in (_shape(name, field) for name, field in model.model_fields.items())}


def _shape(name: str, field: FieldInfo) -> FieldShape:
    parts = [*_parts(field.annotation), *field.metadata]  # pydantic moves what is said of the whole field into `metadata`
    words = tuple(word for part in parts if get_origin(part) is Literal for word in get_args(part))
    return FieldShape(
        name=name,
        key=field.alias or name,
        record=next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None),
        many=any(get_origin(part) is tuple for part in parts),
        refers_to=next((part.of for part in parts if isinstance(part, Marker)), ""),
        words=words,
        form=next((part for part in parts if isinstance(part, Form)), None),
        truth=bool in parts,
        typed=bool(words) or any(part in (bool, int, float, _A_DATE) for part in parts),
        told=field.description or "",
        example=field.examples[0] if field.examples else None,
    )


_A_DATE = get_args(PartialDate)[1]
"""The rule of a date: its type alone is that of any text."""


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it is made of, with the metadata of `Annotated`; the words of a `Literal` are not parts."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def keys_of(model: Model | None) -> list[str]:
    """The keys that a record may have, as they stand in a file."""
    return [] if model is None else list(shapes_of(model))


def record_at(model: Model | None, loc: Loc) -> Model | None:
    """The model of the record at `loc` of a `model`, or of those in a list at `loc`; None where no record may stand."""
    for key in loc:
        if isinstance(key, str) and model is not None:
            shape = shapes_of(model).get(key)
            model = shape.record if shape else None
    return model


def shape_at(model: Model | None, loc: Loc) -> FieldShape | None:
    """The field that `loc` of a `model` leads to, or that holds the list whose entry it leads to; None where there is no such field."""
    keys = [step for step in loc if isinstance(step, str)]
    owner = record_at(model, tuple(keys[:-1]))
    return shapes_of(owner).get(keys[-1]) if owner is not None and keys else None


def models_within(model: Model) -> list[Model]:
    """The model and those of all records in it, each once, in the order in which an editor meets them."""
    found: dict[Model, None] = {model: None}
    for shape in shapes_of(model).values():
        if shape.record is not None:
            found |= dict.fromkeys(models_within(shape.record))
    return list(found)


def record_name(model: Model) -> str:
    """A model as the field reference calls it: `EmergencyNumber` is `emergency-number`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


def field_of(model: Model, loc: Loc) -> str:
    """The place in the field reference of what stands at `loc` of a `model`: `hours.osm`; of nothing, the record's own."""
    keys = [step for step in loc if isinstance(step, str)]
    owner = record_at(model, tuple(keys[:-1]))
    return "" if owner is None else f"{record_name(owner)}.{keys[-1]}" if keys else record_name(owner)
