"""Finds records whose fields are not in the model's order, and puts them in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from cityguide.problems.problem import near, while_few
from cityguide.reading.models import Model, keys_of, shapes_of
from cityguide.reading.yaml_file import Loc, YamlFile
from cityguide.yaml_edits.cuts import Edit
from cityguide.yaml_edits.entries import entries, is_flow, keys_at
from cityguide.yaml_edits.models_of_files import model_of


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
    record = keys_at(document, loc)
    places = ranks(model, record)
    if places == sorted(places) or entries(document, loc) is None:
        return None
    least_after = list(accumulate(reversed(places), min))[::-1]
    first = next(index for index, place in enumerate(places) if place > least_after[index])
    return record[first], record[places.index(min(places[first:]), first)]


def in_order(document: YamlFile, loc: Loc, model: Model) -> Edit | None:
    """The edit that puts the record's entries in the model's order, each with its comments; the text between entries stays in its place."""
    found = entries(document, loc)
    places = ranks(model, keys_at(document, loc))
    if found is None or places == sorted(places):
        return None
    text = document.source.text
    wanted = [found[index] for index in sorted(range(len(found)), key=lambda index: places[index])]
    if is_flow(document, loc):
        parts = [text[entry.key : entry.end] for entry in wanted]
        between = [text[one.end : other.key] for one, other in pairwise(found)]
        return Edit(found[0].key, found[-1].end, _laced(parts, between))
    leads = [text[entry.line : entry.key] for entry in found]
    parts = [text[entry.above : entry.line] + lead + text[entry.key : entry.end] for entry, lead in zip(wanted, leads, strict=True)]
    between = [text[one.end : other.above] for one, other in pairwise(found)]
    return Edit(found[0].above, found[-1].end, _laced(parts, between))


def _laced(parts: Sequence[str], between: Sequence[str]) -> str:
    return "".join(part + gap for part, gap in zip(parts, [*between, ""], strict=True))
