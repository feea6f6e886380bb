"""The model for each place in our YAML files: which fields a record may have, and the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.problems.problem import near, while_few
from cityguide.profiles.model import Profile
from cityguide.reading.models import Model, keys_of, models_within, record_at, record_name, shape_at, shapes_of
from cityguide.reading.yaml_file import Loc, YamlFile
from cityguide.yaml_edits.cuts import Edit
from cityguide.yaml_edits.entries import entries

MODELS: tuple[Model, ...] = (Profile, Source, Claim)
"""The models of whole files or their entries; all other records are inside these."""


def model_of(name: str) -> tuple[Model | None, int]:
    """The model of the records in the file `name`, and their depth below the document's root."""
    if re.fullmatch(r"cities/[^/]+\.yml", name):
        return Profile, 0
    lists: dict[str, Model] = {"data/sources.yml": Source, "data/claims.yml": Claim}
    return lists.get(name), 1


def model_at(name: str, loc: Loc) -> Model | None:
    """The model of the record, or of the list's records, at `loc` in the file `name`."""
    model, depth = model_of(name)
    return None if len(loc) < depth else record_at(model, loc[depth:])


def is_typed(name: str, loc: Loc) -> bool:
    """Whether the field at `loc` in the file `name` holds numbers, dates, booleans or words of a closed list."""
    model, depth = model_of(name)
    shape = shape_at(model, loc[depth:])
    return shape is not None and shape.typed


def record_names(*outer: Model) -> list[str]:
    """The names of the models and of every record in them, as in the field reference, in the order in which an editor meets them."""
    return list(dict.fromkeys(record_name(inner) for model in outer for inner in models_within(model)))


def records_in(document: YamlFile) -> Iterator[tuple[Loc, Model]]:
    """Every record of a document that a model describes, outer ones first."""

    def walk(value: Any, loc: Loc, model: Model, above: int) -> Iterator[tuple[Loc, Model]]:
        if isinstance(value, dict):
            if not above:
                yield loc, model
            shapes = shapes_of(model)
            for key, inner in value.items():
                record = model if above else shapes[key].record if key in shapes else None
                if record is not None:
                    yield from walk(inner, (*loc, key), record, max(above - 1, 0))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from walk(inner, (*loc, index), model, max(above - 1, 0))

    model, depth = model_of(document.source.name)
    return walk(document.value, (), model, depth) if model is not None else iter(())


@cache
def places_of_keys(model: Model) -> Mapping[str, int]:
    """The place of each key of a record in the order of its model's fields."""
    return {key: place for place, key in enumerate(keys_of(model))}


def ranks(model: Model, present: Sequence[str]) -> list[int]:
    """The place of each key of a record in the model's order.

    A misspelt key counts as the key that it means; an unknown key keeps its place.
    """
    order = places_of_keys(model)
    if order.keys() >= set(present):
        return [order[key] for key in present]
    names = list(order)
    absent = set(names) - set(present)
    found: list[int] = []
    unknown = 0
    for key in present:
        meant = key if key in names else near(key, while_few(absent, unknown)).meant
        unknown += key not in names
        found.append(names.index(meant) if meant else found[-1] if found else -1)
    return found


def too_early(document: YamlFile, loc: Loc, model: Model) -> tuple[str, str] | None:
    """The first key of a record that is too early, and the key that should come before it; None when the order is right."""
    record = list(document.value_at(loc))
    places = ranks(model, record)
    if places == sorted(places) or entries(document, loc) is None:
        return None
    least_after = list(accumulate(reversed(places), min))[::-1]
    first = next(index for index, place in enumerate(places) if place > least_after[index])
    return record[first], record[places.index(min(places[first:]), first)]


def in_order(document: YamlFile, loc: Loc, model: Model) -> Edit | None:
    """The edit that puts the record's entries in the model's order, each with its comments; the text between entries stays in its place."""
    found = entries(document, loc)
    places = ranks(model, list(document.value_at(loc)))
    if found is None or places == sorted(places):
        return None
    text = document.source.text
    wanted = [found[index] for index in sorted(range(len(found)), key=lambda index: places[index])]
    leads = [text[entry.line : entry.key] for entry in found]
    parts = [text[entry.above : entry.line] + lead + text[entry.key : entry.end] for entry, lead in zip(wanted, leads, strict=True)]
    between = [*(text[one.end : other.above] for one, other in pairwise(found)), ""]
    return Edit(found[0].above, found[-1].end, "".join(part + gap for part, gap in zip(parts, between, strict=True)))
