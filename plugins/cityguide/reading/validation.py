"""Validates a document against a model: the model's value, or every fault with its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cityguide.problems.problem import Problem
from cityguide.reading.explanations import explained
from cityguide.reading.models import keys_of, record_name, shapes_leading_to
from cityguide.reading.yaml_file import Loc, YamlFile

Valid = TypeVar("Valid", bound=BaseModel)


def validate(model: type[Valid], document: YamlFile, loc: Loc = ()) -> tuple[Valid | None, list[Problem]]:
    """The value at `loc` as a `model`, and all faults. The value is None when there is a fault."""
    value = document.value_at(loc)
    if not isinstance(value, dict):
        keys = keys_of(model)
        said = f"expected keys and values ({', '.join(keys[:4])}{', …' if len(keys) > 4 else ''})" if keys else "expected nothing here"
        return None, [document.at_value(loc, said, "type", field=record_name(model))]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, _without_echoes([explained(model, document, loc, detail, told) for told, detail in enumerate(_causes(error))])


def _causes(error: ValidationError) -> list[Any]:
    """Pydantic's errors, without "too short" for a list that has faulty entries: the entries alone are the fault."""
    details = error.errors(include_url=False)
    faulty = {detail["loc"][:-size] for detail in details for size in range(1, len(detail["loc"]) + 1)}
    return [detail for detail in details if not (detail["type"] == "too_short" and detail["loc"] in faulty)]


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """The problems without "missing" for a key that is there, but misspelt: that is one fault, not two."""
    meant = {
        (problem.at.file, f"{problem.field}.{problem.meant}") for problem in problems if problem.code == "unknown-key" and problem.meant
    }
    return [problem for problem in problems if problem.code != "missing-key" or (problem.at.file, problem.field) not in meant]


def marked(value: BaseModel, of: str, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """Every text of `value` whose field carries `Marker(of)`, with its place in the document."""
    return marked_in(type(value), value, of, loc)


def marked_in(model: type[BaseModel] | None, value: Any, of: str, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """The same for a value that is a `model`, or a document's value that should become one, whatever else is wrong with it."""
    found: list[tuple[Loc, str]] = []
    _gather(model, value, of, loc, found)
    return found


def _gather(model: type[BaseModel] | None, value: Any, of: str, loc: Loc, found: list[tuple[Loc, str]]) -> None:
    if model is None or not isinstance(value, dict | BaseModel):
        return
    for shape in shapes_leading_to(model, of):
        held = value.get(shape.key) if isinstance(value, dict) else getattr(value, shape.name)
        if held is None or held == ():
            continue
        carries = shape.refers_to == of
        for index, entry in enumerate(held if isinstance(held, list | tuple) else ()) if shape.many else ((None, held),):
            where: Loc = (*loc, shape.key) if index is None else (*loc, shape.key, index)
            if carries and isinstance(entry, str):
                found.append((where, entry.strip()))
            else:
                _gather(shape.record, entry, of, where, found)
