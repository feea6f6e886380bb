"""Which model says what may stand at a place of our YAML files, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.profiles.model import Profile
from cityguide.reading.explanations import inner_model, record_name
from cityguide.reading.fields import PartialDate
from cityguide.reading.yaml_file import Loc

Model = type[BaseModel]

MODELS: tuple[Model, ...] = (Profile, Source, Claim)
"""Of what stands in files of its own; all other records stand in these."""


def model_of(name: str) -> tuple[Model | None, int]:
    """The model of the records in the file `name`, and how many steps below the document's root they stand."""
    if re.fullmatch(r"cities/[^/]+\.yml", name):
        return Profile, 0
    lists: dict[str, Model] = {"data/sources.yml": Source, "data/claims.yml": Claim}
    return lists.get(name), 1


def model_at(name: str, loc: Loc) -> Model | None:
    """The model of the record at `loc` in the file `name`, or of those in a list at `loc`."""
    model, depth = model_of(name)
    if len(loc) < depth:
        return None
    for step in loc[depth:]:
        if isinstance(step, str) and model is not None:
            field = field_of(model, step)
            model = inner_model(field.annotation) if field else None
    return model


def record_names(*models: Model) -> list[str]:
    """The models and every record in them, by the names that the field reference has for them, as an editor meets them."""
    found: list[str] = []
    for model in models:
        inner = [inner_model(field.annotation) for field in model.model_fields.values()]
        found += [name for name in (record_name(model), *record_names(*filter(None, inner))) if name not in found]
    return list(dict.fromkeys(found))


def field_of(model: Model, key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def is_list(field: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in _parts(field.annotation))


def is_typed(field: FieldInfo | None) -> bool:
    """Whether a word that other tools take for a number, a date or a truth is meant as one, or stands in a closed list of words."""
    if field is None:
        return False
    parts = [*_parts(field.annotation), *field.metadata]
    dates = get_args(PartialDate)[1]
    return any(part in (bool, int, float) or get_origin(part) is Literal or part == dates for part in parts)


def is_truth(field: FieldInfo) -> bool:
    return bool in _parts(field.annotation)


def _parts(annotation: Any) -> Sequence[Any]:
    """An annotation and all that it is made of, with the metadata of `Annotated`; the words of a `Literal` are not parts."""
    return list(_walk(annotation))


def _walk(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _walk(part)
