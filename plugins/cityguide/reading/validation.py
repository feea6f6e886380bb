"""Validates a document against a model: its value, or each fault in an editor's words, at its place, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cityguide.problems.codes import Code
from cityguide.problems.problem import Near, Problem, RefusedError, near, while_few
from cityguide.reading import lenient
from cityguide.reading.fields import SLUG, TRUTHS
from cityguide.reading.models import Model, field_of, keys_of, record_at, record_name, shape_at, shapes_leading_to, shapes_of
from cityguide.reading.yaml_file import Loc, YamlFile
from cityguide.reading.yaml_likely_slips import quoted

Valid = TypeVar("Valid", bound=BaseModel)

_NUMBERS = ("float_parsing", "int_parsing", "float_type", "int_type", "int_from_float")
_LISTS = ("tuple_type", "list_type")
_RECORDS = ("model_type", "model_attributes_type", "dict_type")


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
        return None, _without_echoes([_explained(model, document, loc, detail, told) for told, detail in enumerate(_causes(error))])


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


def marked(value: BaseModel, of: str, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of `value` whose field carries `Marker(of)`, with its place in the document."""
    return marked_in(type(value), value, of, loc)


def marked_in(model: Model | None, value: Any, of: str, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """The same for a value that is a `model`, or a document's value that should become one, whatever else is wrong with it."""
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
                yield where, entry.strip()
            else:
                yield from marked_in(shape.record, entry, of, where)


def _explained(model: Model, document: YamlFile, base: Loc, detail: Any, told: int) -> Problem:
    """The problem for one of pydantic's error details; the value at `base` was validated as a `model`.

    `told` is how many of them are explained already: after many, no nearest key is looked for.
    """
    within: Loc = detail["loc"]
    loc: Loc = (*base, *within)
    kind, found, ctx = detail["type"], detail.get("input"), detail.get("ctx", {})
    name = next((step for step in reversed(loc) if isinstance(step, str)), "this")
    field = field_of(model, within)
    if kind == "missing":
        return document.at_value(loc, f"'{name}' is missing", "missing-key", field=field)
    if kind == "extra_forbidden":
        return _unknown_key(model, document, loc, within, told)
    if isinstance(error := ctx.get("error"), RefusedError):
        said = str(error) if name == "this" or error.key else f"{name}: {error}"
        if error.key:
            return document.at_value((*loc, error.key), said, error.code, field=field_of(model, (*within, error.key)))
        if error.words:
            return document.at_words(loc, error.words, error.occurrence, said, error.code, error.close, field=field)
        return document.at_value(loc, said, error.code, error.close, field=field)
    if kind == "value_error":
        own = record_at(model, within)
        said = str(ctx["error"]) if name == "this" else f"{name}: {ctx['error']}"
        return document.at_value(loc, said, "value", field=field if own is None else record_name(own))
    if kind == "literal_error":
        if not isinstance(found, str):
            return _of_another_shape(document, loc, f"{name}: expected one word, found {_shape(found)}", found, field)
        shape = shape_at(model, within)
        close = _word_meant(found, shape.words if shape else ())
        said = f"{name}: {_shown(found)} is not one of its words{close.said}"
        return document.at_value(loc, said, "unknown-word", close, field=field)
    if kind == "string_pattern_mismatch":
        close = Near.sure_of(_formed(str(found), str(ctx["pattern"])))
        said = f"{name}: {_shown(found)} has not the form of this field{_form(model, within)}"
        return document.at_value(loc, said, "form", close, field=field)
    message, code = _said(kind, name, found, ctx, detail["msg"])
    if kind == "string_type":
        return _of_another_shape(document, loc, message, found, field)
    meant = ""
    if isinstance(found, str) and kind in _NUMBERS:
        meant = lenient.number(found)
        meant = meant if "int" not in kind or re.fullmatch("-?[0-9]+", meant) else ""
    elif isinstance(found, str) and document.source.text[document.spans[loc].start : document.spans[loc].end] == found:
        meant = _listed(found) if kind in _LISTS else _record(record_at(model, within), found)
    return document.at_value(loc, message, code, Near.sure_of(meant), field=field)


def _unknown_key(model: Model, document: YamlFile, loc: Loc, within: Loc, told: int) -> Problem:
    """A key that its record doesn't have: misspelt, or a key of an outer or inner record."""
    key = str(within[-1])
    own = record_at(model, within[:-1])
    field = record_name(own) if own else ""
    close = near(key, while_few(keys_of(own), told))
    if own is not None and not close.sure:
        below = [outer.key for outer in shapes_of(own).values() if not outer.many and key in keys_of(outer.record)]
        if below:
            return document.at_key(loc, f"unknown key '{key}' here; it stands below '{below[0]}'", "unknown-key", field=field)
        around = (record_at(model, within[:size]) for size in reversed(range(len(within) - 1)))
        above = next((other for other in around if key in keys_of(other) and other is not own), None)
        if above is not None:
            said = f"unknown key '{key}' here; it belongs to the {record_name(above)} around this, so begin it further left"
            return document.at_key(loc, said, "unknown-key", field=field)
    close = close.sure_if(close.meant not in document.value_at(loc[:-1]))
    return document.at_key(loc, f"unknown key '{key}'{close.said}", "unknown-key", close, field=field)


def _said(kind: str, name: Any, found: Any, ctx: Any, said: str) -> tuple[str, Code]:
    if kind in _NUMBERS:
        return f"{name}: expected a {'whole ' if kind.startswith('int') else ''}number, found {_shown(found)}", "type"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(iter(ctx.values()))
        side = "at least" if "greater" in kind else "at most"
        return f"{name}: {found} is out of range, it must be {side} {limit:g}", "range"
    if kind in ("string_too_long", "too_long"):
        return f"{name}: {len(str(found))} characters found, at most {ctx['max_length']} fit", "too-long"
    if kind in ("string_too_short", "too_short") and isinstance(found, str):
        return f"{name}: {len(found)} characters found, at least {ctx['min_length']} are needed", "too-few"
    if kind == "too_short":
        return f"{name}: at least {ctx['min_length']} needed, {ctx['actual_length']} found", "too-few"
    if kind in _LISTS:
        dash = "; begin each entry with '- '" if isinstance(found, dict) else ""
        return f"{name}: expected a list, found {_shape(found)}{dash}", "type"
    if kind == "string_type" or kind in _RECORDS:
        return f"{name}: expected {'text' if kind == 'string_type' else 'keys and values'}, found {_shape(found)}", "type"
    return f"{name}: {said}", "value"


def _shown(found: Any) -> str:
    return repr(found) if isinstance(found, str) and len(found) < 60 else "this"


def _shape(found: Any) -> str:
    return "a list" if isinstance(found, list) else "keys and values" if isinstance(found, dict) else f"'{found}'"


def _of_another_shape(document: YamlFile, loc: Loc, said: str, found: Any, field: str) -> Problem:
    """A list or a record where a text belongs: a list of one text was meant to be that text."""
    meant = found[0] if isinstance(found, list) and len(found) == 1 and isinstance(found[0], str) else ""
    return document.at_value(loc, said, "type", Near.sure_of(meant), field=field)


def _word_meant(found: str, allowed: Sequence[str]) -> Near:
    """The word of a closed list that was meant: one of similar spelling, or yes or no for another word for it."""
    said = {"true": "yes", "false": "no"}.get(TRUTHS.get(found.casefold(), ""), "")
    return near(said if said in allowed else found, allowed)


def _listed(text: str) -> str:
    """Ids that lack the brackets of their list, in brackets; empty for any other text."""
    return f"[{text}]" if re.fullmatch(rf"{SLUG[1:-1]}(, *{SLUG[1:-1]})*", text) else ""


def _record(model: Model | None, text: str) -> str:
    """The record that a plain text was meant as: the text names a field that is true, or exactly one field accepts it as its value."""
    if model is None:
        return ""
    fits = [key for key, value in ((key, "true" if key == text else text) for key in keys_of(model)) if _takes(model, key, value)]
    own = [key for key in fits if shapes_of(model)[key].refers_to != "prose"]
    return "" if len(own) != 1 else f"{{{text}: true}}" if own[0] == text else f"{{{own[0]}: {quoted(text)}}}"


def _takes(model: Model, key: str, value: str) -> bool:
    try:
        model.model_validate({key: value})
    except ValidationError:
        return False
    return True


def _formed(text: str, pattern: str) -> str:
    """The text changed to the form of its field: capitals and signs, the code of a name, several lines as one. Empty when nothing fits."""
    plain = re.sub(r"[“”„‘’'\"]", "", text).strip()
    if pattern == r"^[^\n]+$":
        return " ".join(text.split())
    parts = re.split(r"[-_ ]", plain)
    tag = "-".join([parts[0].lower(), *(part.title() if len(part) == 4 else part.upper() for part in parts[1:])])
    for meant in (lenient.slug_meant(plain), plain.upper(), tag, *_codes_of(plain)):
        if meant != text and re.fullmatch(pattern, meant):
            return meant
    return ""


def _codes_of(name: str) -> list[str]:
    """The codes of a country or a language by its English name."""
    if not re.fullmatch(r"[A-Z][A-Za-z .'()-]{3,40}", name):
        return []
    from babel import Locale  # here, because it loads all English names, which only a mistake needs

    english = Locale("en")
    return [code for names in (english.territories, english.languages) for code, said in names.items() if said == name]


def _form(model: Model, within: Loc) -> str:
    """What the field's `Form` expects, as the end of a message."""
    shape = shape_at(model, within)
    expected = shape.form.expected if shape and shape.form else ""
    return f"; {expected[0].lower()}{expected[1:].rstrip('.')}" if expected else ""
