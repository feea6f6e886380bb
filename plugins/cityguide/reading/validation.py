"""A document with positions, and a model for it -> the model's value, or every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from cityguide.reading.fields import Marker
from cityguide.reading.problems import Problem, suggestion
from cityguide.reading.yaml_file import Loc, YamlFile

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: YamlFile, loc: Loc = ()) -> tuple[Model | None, list[Problem]]:
    """The value at `loc` as a `model`. On a fault the value is None and all faults are listed."""
    value = document.value
    for step in loc:
        value = value[step]
    if not isinstance(value, dict):
        keys = _keys(model)
        said = f"expected keys and values ({', '.join(keys[:4])}{', …' if len(keys) > 4 else ''})" if keys else "expected nothing here"
        return None, [document.problem(document.position(loc), said, "type")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_problem(model, document, loc, detail) for detail in _causes(error)]


def _causes(error: ValidationError) -> list[Any]:
    """Pydantic also calls a list too short when its entries are faulty; only the entries are to blame."""
    details = error.errors(include_url=False)
    faulty = {detail["loc"][:-size] for detail in details for size in range(1, len(detail["loc"]) + 1)}
    return [detail for detail in details if not (detail["type"] == "too_short" and detail["loc"] in faulty)]


def _problem(model: type[BaseModel], document: YamlFile, base: Loc, detail: Any) -> Problem:
    loc: Loc = (*base, *detail["loc"])
    kind, found, ctx = detail["type"], detail.get("input"), detail.get("ctx", {})
    name = next((step for step in reversed(loc) if isinstance(step, str)), "this")
    if kind == "missing":
        message, code, at = f"'{name}' is missing", "missing-key", document.position(loc[:-1])
    elif kind == "extra_forbidden":
        keys = _keys(_model_at(model, detail["loc"][:-1]))
        message, code, at = f"unknown key '{name}'{suggestion(str(name), keys)}", "unknown-key", document.key_position(loc)
    else:
        message, code = _explain(kind, name, found, ctx, detail["msg"])
        at = document.position(loc)
    return document.problem(at, message, code)


def _explain(kind: str, name: Any, found: Any, ctx: Any, said: str) -> tuple[str, str]:
    shown = repr(found) if isinstance(found, str) and len(found) < 60 else "this"
    if kind == "value_error":
        return str(ctx["error"]) if name == "this" else f"{name}: {ctx['error']}", "value"
    if kind == "literal_error":
        allowed = [word.strip("'") for word in str(ctx["expected"]).replace(" or ", ", ").split(", ")]
        return f"{name}: {shown} is not one of its words{suggestion(str(found), allowed)}", "unknown-word"
    if kind in ("float_parsing", "int_parsing", "float_type", "int_type", "int_from_float"):
        return f"{name}: expected a {'whole ' if kind.startswith('int') else ''}number, found {shown}", "type"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(iter(ctx.values()))
        side = "at least" if "greater" in kind else "at most"
        return f"{name}: {found} is out of range, it must be {side} {limit:g}", "range"
    if kind in ("string_too_long", "too_long"):
        return f"{name}: {len(str(found))} characters found, at most {ctx['max_length']} fit", "too-long"
    if kind == "too_short":
        return f"{name}: at least {ctx['min_length']} needed, {ctx['actual_length']} found", "too-few"
    if kind == "string_pattern_mismatch":
        return f"{name}: {shown} has not the form of this field ({_forms(str(ctx['pattern']))})", "form"
    if kind in ("string_type", "tuple_type", "list_type", "model_type", "model_attributes_type", "dict_type"):
        wanted = {"string_type": "text", "tuple_type": "a list", "list_type": "a list"}.get(kind, "keys and values")
        return f"{name}: expected {wanted}, found {_shape(found)}", "type"
    return f"{name}: {said}", "value"


def _forms(pattern: str) -> str:
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens",
        r"^[^\n]+$": "one line of text",
        r"^[A-Z]{2}$": "two capital letters, as in JP",
        r"^[A-Z]{3}$": "three capital letters, as in JPY",
    }.get(pattern, pattern)


def _shape(found: Any) -> str:
    return "a list" if isinstance(found, list) else "keys and values" if isinstance(found, dict) else f"'{found}'"


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [] if model is None else [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: Any) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step) if current else None
        current = _inner_model(field.annotation) if field else None
    return current


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner_model(arg))), None)


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
