"""What a model's fields hold, described once for each model: for checking, explaining, writing, importing and the reference.

This is the one place that takes annotations apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cityguide.reading.fields import Form, Marker, PartialDate
from cityguide.reading.yaml_file import Loc

Model = type[BaseModel]


@dataclass(frozen=True)
class FieldShape:
    """A field of a model: its name, and the values that it allows.

    `name` is the attribute of the model's values, `key` the key in a file. `record` is the model of the record or records that
    the field holds, None when it holds no records; `many` says that it holds a list. `refers_to` is the `Marker` of its text or
    texts (`prose`, `source`, `cluster`, `economy`; empty without one), `words` its closed list of allowed words (empty when any
    text is allowed), `form` the `Form` of a text that has to match a pattern.

    `required` is set when a record can't do without the field, `truth` when it is true or false, `number` when it holds a number, `date`
    when it holds a date. `typed` is set when a YAML tool may read the value as the type that it looks
    like: the field holds a number, a date, a truth or a word of a closed list.

    `told` is the field's description and `example` a value as YAML gives it, None when the model has no example.
    """

    name: str
    key: str
    record: Model | None
    many: bool
    refers_to: str
    words: tuple[str, ...]
    form: Form | None
    required: bool
    truth: bool
    number: bool
    date: bool
    typed: bool
    told: str
    example: Any


@cache
def shapes_of(model: Model) -> Mapping[str, FieldShape]:
    """The fields of a model by their keys, in its order."""
    return {shape.key: shape for shape in (_shape(name, field) for name, field in model.model_fields.items())}


@cache
def shapes_leading_to(model: Model, of: str) -> tuple[FieldShape, ...]:
    """The fields of a model that carry `Marker(of)`, or hold records in which a field does."""
    found = shapes_of(model).values()
    return tuple(shape for shape in found if shape.refers_to == of or (shape.record and shapes_leading_to(shape.record, of)))


def _shape(name: str, field: FieldInfo) -> FieldShape:
    parts = [*_parts(field.annotation), *field.metadata]  # pydantic moves the annotations of the whole field into `metadata`
    number, date = (any(part in kinds for part in parts) for kinds in ((int, float), (_A_DATE,)))
    words = tuple(word for part in parts if get_origin(part) is Literal for word in get_args(part))
    return FieldShape(
        name=name,
        key=field.alias or name,
        record=next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None),
        many=any(get_origin(part) is tuple for part in parts),
        refers_to=next((part.of for part in parts if isinstance(part, Marker)), ""),
        words=words,
        form=next((part for part in parts if isinstance(part, Form)), None),
        required=field.is_required(),
        truth=bool in parts,
        number=number,
        date=date,
        typed=bool(words) or bool in parts or number or date,
        told=field.description or "",
        example=field.examples[0] if field.examples else None,
    )


_A_DATE = get_args(PartialDate)[1]
"""The validator of a date, which tells it from other texts: its type is `str` too."""


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all its parts, with the metadata of `Annotated`, without the words of a `Literal`."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def keys_of(model: Model | None) -> list[str]:
    """The keys that a record may have, as a file writes them."""
    return [] if model is None else list(shapes_of(model))


def record_at(model: Model | None, loc: Loc) -> Model | None:
    """The model of the record or list of records at `loc` of a `model`; None when no record is allowed there."""
    for key in loc:
        if isinstance(key, str) and model is not None:
            shape = shapes_of(model).get(key)
            model = shape.record if shape else None
    return model


def shape_at(model: Model | None, loc: Loc) -> FieldShape | None:
    """The field at `loc` of a `model`; for an entry of a list, the field that holds the list. None when there is no such field."""
    keys = [step for step in loc if isinstance(step, str)]
    owner = record_at(model, tuple(keys[:-1]))
    return shapes_of(owner).get(keys[-1]) if owner is not None and keys else None


def models_within(model: Model) -> list[Model]:
    """The model and the models of all records in it, each once, in the order in which an editor meets them."""
    found: dict[Model, None] = {model: None}
    for shape in shapes_of(model).values():
        if shape.record is not None:
            found |= dict.fromkeys(models_within(shape.record))
    return list(found)


def record_name(model: Model) -> str:
    """A model's name in the field reference: `EmergencyNumber` is `emergency-number`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


def field_of(model: Model, loc: Loc) -> str:
    """The place of `loc` of a `model` in the field reference: `hours.osm`; for an empty `loc`, the place of the record itself."""
    return _field_at(model, tuple([step for step in loc if isinstance(step, str)]))


@lru_cache(maxsize=1024)
def _field_at(model: Model, keys: tuple[str, ...]) -> str:
    owner = record_at(model, keys[:-1])
    return "" if owner is None else f"{record_name(owner)}.{keys[-1]}" if keys else record_name(owner)
