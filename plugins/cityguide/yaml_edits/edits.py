"""Edits of a YAML document as text: comments, blank lines, quotes and order elsewhere stay as they are.

Each function returns the edits for a change; edits of one document may be made together. `edited` makes them and reads the
result again: when it differs from what was wanted, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import methodcaller
from typing import Any

from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc, YamlFile, parse_yaml
from cityguide.yaml_edits import house_style
from cityguide.yaml_edits.cuts import Edit, applied
from cityguide.yaml_edits.entries import (
    Entry,
    block_end,
    column,
    entries,
    in_flow,
    is_flow,
    line_end,
    line_start,
    value_end,
)
from cityguide.yaml_edits.models_of_files import is_typed, model_at, places_of_keys, ranks

_closed = methodcaller("rstrip", "\n")


class EditError(Exception):
    """A change that can't be made without changing something else; its message tells an editor why."""

    def __init__(self, loc: Loc, why: str) -> None:
        super().__init__(why)
        self.loc = loc


def edited(document: YamlFile, edits: Iterable[Edit], wanted: Any) -> YamlFile:
    """The document after `edits`. Raises EditError unless its value is `wanted`."""
    try:
        source = TextFile(document.source.name, applied(document.source.text, edits))
    except ValueError as error:
        raise EditError((), str(error)) from error
    after, problems = parse_yaml(source)
    if after is None:
        raise EditError((), f"the file could not be read any more: {problems[0].message}")
    # A block of text at the end of a file without a final line break gets one when something is added after it.
    open_end = not document.source.text.endswith("\n")
    if after.value != wanted and not (open_end and with_texts(after.value, _closed) == with_texts(wanted, _closed)):
        raise EditError((), "the file would not say what was meant")
    return after


def with_texts(value: Any, change: Callable[[str], Any]) -> Any:
    """A document's value in which each text is what `change` makes of it."""
    if isinstance(value, dict):
        return {key: with_texts(inner, change) for key, inner in value.items()}
    return [with_texts(inner, change) for inner in value] if isinstance(value, list) else change(value)


def amending(document: YamlFile, loc: Loc, wanted: Any) -> list[Edit]:
    """The fewest edits after which the value at `loc` is `wanted`: keys are changed and added, lists grow.

    A record in braces may also lose keys. Raises EditError when lines or a comment would have to be deleted.
    """
    value = document.value_at(loc)
    if value == wanted:
        return []
    if isinstance(value, dict) and isinstance(wanted, dict):
        if gone := [key for key in value if key not in wanted]:
            if is_flow(document, loc):
                return replacing(document, loc, wanted)
            raise EditError((*loc, gone[0]), f"'{gone[0]}' would have to go; take it out by hand")
        edits = [edit for key in value for edit in amending(document, (*loc, key), wanted[key])]
        return [*edits, *inserting(document, loc, {key: inner for key, inner in wanted.items() if key not in value})]
    if isinstance(value, list) and isinstance(wanted, list) and len(wanted) >= len(value):
        words = is_flow(document, loc) and all(isinstance(one, str) for one in value)  # texts in brackets are rewritten as a whole
        if not words or (value and wanted[: len(value)] == value):
            edits = [edit for index in range(len(value)) for edit in amending(document, (*loc, index), wanted[index])]
            return [*edits, *appending(document, loc, wanted[len(value) :])]
    return replacing(document, loc, wanted)


def replacing(document: YamlFile, loc: Loc, value: Any) -> list[Edit]:
    """Edits that replace the value at `loc` by `value`. A text keeps its quotes or kind of block if the new text allows them."""
    if _has_comment(document, loc):
        raise EditError(loc, "a comment stands in it; change it by hand")
    text, start, end = document.source.text, document.spans[loc].start, value_end(document, loc)
    old, model, typed = document.value_at(loc), model_at(document.source.name, loc), is_typed(document.source.name, loc)
    if in_flow(document, loc):
        return [Edit(start, end, _quoted_as(text[start], value, house_style.flow(value, model, typed)))]
    indent = column(document, document.spans[loc].key) - (2 if loc and isinstance(loc[-1], int) else 0)
    if isinstance(value, str):
        new = house_style.text(value, indent, start - line_start(text, start) - indent, typed)
        if text[start] in "|>" and isinstance(old, str):
            new = (house_style.literal if "\n" in value else house_style.folded)(value, indent + 2) or new
        return _on_line(text, start, end, _quoted_as(text[start], value, new))
    words = isinstance(old, list) and isinstance(value, list) and value and all(isinstance(one, str) for one in [*old, *value])
    if words and not is_flow(document, loc):
        dash = column(document, start)
        lines = [house_style.item(one, dash, model, typed=typed) for one in value]
        return [Edit(start, end, f"\n{' ' * dash}".join(lines))]
    if isinstance(old, str) or is_flow(document, loc):
        return _on_line(text, start, end, house_style.flow(value, model, typed))
    raise EditError(loc, "it is written in lines of its own; change it by hand")


def _has_comment(document: YamlFile, loc: Loc) -> bool:
    """Whether there is a `#` between the texts of the value at `loc`, or after the mark of a block."""
    text, done = document.source.text, document.spans[loc].start
    between = ""
    for place, span in document.spans.items():
        if place[: len(loc)] == loc and isinstance(document.value_at(place), str):
            between += text[done : span.start]
            between += text[span.start : line_end(text, span.start)] if text[span.start] in "|>" else ""
            done = span.end
    return "#" in between + text[done : value_end(document, loc)]


def _quoted_as(mark: str, value: Any, new: str) -> str:
    """`new` in the quotes `mark`, if it is plain and needs no escapes in them."""
    if not isinstance(value, str) or new != value or mark not in "\"'" or re.search(r"[\\\"']", value):
        return new
    return f"{mark}{value}{mark}"


def _on_line(text: str, start: int, end: int, new: str) -> list[Edit]:
    """One edit, or two when a comment follows on the line and the new text has more lines below it."""
    stop = line_end(text, end)
    head, _, body = new.partition("\n")
    if not body or not text[end:stop].strip():
        return [Edit(start, end, new)]
    return [Edit(start, end, head), Edit(stop, stop, f"\n{body}")]


def inserting(document: YamlFile, loc: Loc, values: Mapping[str, Any]) -> list[Edit]:
    """Edits that add keys to the record at `loc`, each at its place in the model's order; unknown keys come last."""
    if not values:
        return []
    model = model_at(document.source.name, loc)
    order = places_of_keys(model) if model else {}
    new = sorted(values, key=lambda key: order.get(key, len(order)))
    found = entries(document, loc)
    if found is None:
        raise EditError(loc, "it is written in a way that leaves no place for another line; add it by hand")
    braces = is_flow(document, loc)
    if braces and not found:
        start = document.spans[loc].start
        return [Edit(start, document.spans[loc].end, house_style.flow({key: values[key] for key in new}, model))]
    places = ranks(model, list(document.value_at(loc))) if model else [-1] * len(found)
    edits: list[Edit] = []
    for key in new:
        place = order.get(key, len(order))
        before = max((index for index, rank in enumerate(places) if rank < place), default=-1)
        write = _in_braces if braces else _in_lines
        anchor = found[before] if before >= 0 else None
        edits.append(write(document, found[0], anchor, key, values[key], loc))
    return edits


def _in_braces(document: YamlFile, first: Entry, anchor: Entry | None, key: str, value: Any, loc: Loc) -> Edit:
    written = house_style.flow({key: value}, model_at(document.source.name, loc))[1:-1]
    return Edit(anchor.end, anchor.end, f", {written}") if anchor else Edit(first.key, first.key, f"{written}, ")


def _in_lines(document: YamlFile, first: Entry, anchor: Entry | None, key: str, value: Any, loc: Loc) -> Edit:
    indent = first.key - first.line
    written = house_style.entry(key, value, indent, model_at(document.source.name, loc))
    if anchor is not None:
        return Edit(anchor.end, anchor.end, f"\n{' ' * indent}{written}")
    if "-" in document.source.text[first.line : first.key]:
        return Edit(first.key, first.key, f"{written}\n{' ' * indent}")
    return Edit(first.above, first.above, f"{' ' * indent}{written}\n")


def appending(document: YamlFile, loc: Loc, values: Sequence[Any]) -> list[Edit]:
    """Edits that add entries to the end of the list at `loc`, in its style; the list may be empty or missing."""
    if loc and loc not in document.spans:
        return inserting(document, loc[:-1], {str(loc[-1]): list(values)} if values else {})
    old = document.value_at(loc)
    assert isinstance(old, list)
    if not values:
        return []
    text, span, model = document.source.text, document.spans[loc], model_at(document.source.name, (*loc, 0))
    typed, records = is_typed(document.source.name, loc), any(isinstance(one, Mapping) for one in values)
    if is_flow(document, loc) and (old or in_flow(document, loc) or not records):
        written = ", ".join(house_style.flow(one, model, typed) for one in values)
        end = value_end(document, (*loc, len(old) - 1)) if old else span.start + 1
        return [Edit(end, end, f", {written}" if old else written)]
    if not old:
        indent = column(document, span.key) + 2 if loc else 0
        lines = "".join(f"\n{' ' * indent}{house_style.item(one, indent, model)}" for one in values)
        start, stop = len(text[: span.start].rstrip(" ")), line_end(text, span.end)
        return [Edit(start, span.end, ""), Edit(stop, stop, lines)] if loc else [Edit(span.start, span.end, lines[1:])]
    dash, last = column(document, span.start), (*loc, len(old) - 1)
    lined = isinstance(old[-1], dict) and not is_flow(document, last)
    end = block_end(document, last, dash)
    gap = "\n\n" if len(old) > 1 and _apart(document, loc, len(old) - 1) else "\n"
    return [Edit(end, end, "".join(f"{gap}{' ' * dash}{house_style.item(one, dash, model, lined, typed)}" for one in values))]


def _apart(document: YamlFile, loc: Loc, index: int) -> bool:
    """Whether there is an empty line between the entry at `index` and the one before."""
    return "\n\n" in document.source.text[value_end(document, (*loc, index - 1)) : document.spans[(*loc, index)].start]
