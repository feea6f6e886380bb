"""A document with positions, and a model for it -> the model's value, or every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from cityguide.problems.problem import Problem
from cityguide.reading.explanations import explained, inner_model, keys_of, record_name
from cityguide.reading.fields import Marker
from cityguide.reading.yaml_file import Loc, YamlFile

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: YamlFile, loc: Loc = ()) -> tuple[Model | None, list[Problem]]:
    """The value at `loc` as a `model`. On a fault the value is None and all faults are listed."""
    value = document.value
    for step in loc:
        value = value[step]
    if not isinstance(value, dict):
        keys = keys_of(model)
        said = f"expected keys and values ({', '.join(keys[:4])}{', …' if len(keys) > 4 else ''})" if keys else "expected nothing here"
        return None, [document.at_value(loc, said, "type", field=record_name(model))]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, _without_echoes([explained(model, document, loc, detail) for detail in _causes(error)])


def _causes(error: ValidationError) -> list[Any]:
    """Pydantic also calls a list too short when its entries are faulty; only the entries are to blame."""
    details = error.errors(include_url=False)
    faulty = {detail["loc"][:-size] for detail in details for size in range(1, len(detail["loc"]) + 1)}
    return [detail for detail in details if not (detail["type"] == "too_short" and detail["loc"] in faulty)]


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """A misspelt key is one fault: that the right one is missing then goes without saying."""
    meant = {
        (problem.at.file, f"{problem.field}.{problem.meant}") for problem in problems if problem.code == "unknown-key" and problem.meant
    }
    return [problem for problem in problems if problem.code != "missing-key" or (problem.at.file, problem.field) not in meant]


def marked_in(model: type[BaseModel] | None, value: Any, of: str, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """The same of a document's value that was to be a `model`, whatever else is wrong with it."""
    if model is None or not isinstance(value, dict):
        return
    for key, carries, inner, many in _keys(model, of):
        found = value.get(key)
        for index, entry in enumerate(found if isinstance(found, list) else []) if many else [(0, found)]:
            where: Loc = (*loc, key, index) if many else (*loc, key)
            if carries and isinstance(entry, str):
                yield where, entry.strip()
            else:
                yield from marked_in(inner, entry, of, where)


@cache
def _keys(model: type[BaseModel], of: str) -> tuple[tuple[str, bool, type[BaseModel] | None, bool], ...]:
    """A model's keys, of those that carry `Marker(of)` or hold records: whether they carry it, which records, whether many."""
    found = ((key, carries, model.model_fields[name].annotation) for name, key, carries in _fields(model, of))
    keys = ((key, carries, inner_model(annotation), "tuple[" in str(annotation)) for key, carries, annotation in found)
    return tuple(key for key in keys if key[1] or key[2] is not None)


def marked(value: BaseModel, of: str, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of `value` whose field carries `Marker(of)`, with its place in the document."""
    for name, key, carries in _fields(type(value), of):
        item = getattr(value, name)
        if item is not None:
            yield from _marked_item(item, of, (*loc, key), carries)


@cache
def _fields(model: type[BaseModel], of: str) -> tuple[tuple[str, str, bool], ...]:
    """A model's fields: name, key in the document, and whether the field itself carries `Marker(of)`."""
    return tuple((name, field.alias or name, _carries(field.annotation, field.metadata, of)) for name, field in model.model_fields.items())


def _marked_item(item: Any, of: str, loc: Loc, carries: bool) -> Iterator[tuple[Loc, str]]:
    if isinstance(item, BaseModel):
        yield from marked(item, of, loc)
    elif isinstance(item, tuple):
        for index, entry in enumerate(item):
            yield from _marked_item(entry, of, (*loc, index), carries)
    elif carries and isinstance(item, str):
        yield loc, item


def _carries(annotation: Any, metadata: Any, of: str) -> bool:
    if Marker(of) in metadata:
        return True
    inner = getattr(annotation, "__metadata__", ())
    return Marker(of) in inner or any(_carries(arg, (), of) for arg in get_args(annotation))
