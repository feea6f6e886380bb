"""A value as YAML text in the style of our files: plain or in quotes, in braces or on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

from cityguide.reading.models import Model, shapes_of
from cityguide.reading.yaml_composing import TooDeepError, root_node

WIDTH = 150
"""Characters that a line may have, unless a single word is longer."""

SMALL = 4
"""The most keys that an entry of a list has in braces; more are easier to read on a line each."""

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
"""What YAML 1.2 reads as a number; PyYAML knows what YAML 1.1 reads as one."""

_HOURS = re.compile(r"24/7|.*\d\d:\d\d-\d\d:\d\d.*")
_RESOLVER = yaml.SafeLoader("")


@lru_cache(maxsize=4096)
def scalar(text: str, flow: bool = False, typed: bool = False) -> str:
    """A text on one line: plain if every YAML reader reads it as this text, else in quotes.

    `flow`: inside braces or brackets. `typed`: in a field where a number is meant as a number.
    """
    if _is_plain(text, flow) and (typed or not _looks_typed(text)) and not (_HOURS.fullmatch(text) and not typed):
        return text
    if re.search(r'["\\]', text) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    escaped = "".join(_escaped(char) for char in text)
    return f'"{escaped}"'


def flow(value: Any, model: Model | None = None, typed: bool = False) -> str:
    """Any value on one line, records in braces, lists in brackets. `model` is the model of the record, or of the list's records."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, True)}: {flow(inner, *_about(model, key))}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(inner, model, typed) for inner in value) + "]"
    return scalar(_as_text(value), True, typed)


def entry(key: str, value: Any, indent: int, model: Model | None = None, lines: bool = False) -> str:
    """`key: value` for a record of the model `model` in block style, its first line without the indent.

    With `lines` the records of a list are not in braces: longer, but easier for a first-time reader.
    """
    inner, typed = _about(model, key)
    name = scalar(key)
    if isinstance(value, Mapping):
        line = f"{name}: {flow(value, inner)}"
        if not value or (_is_small(value) and indent + len(line) <= WIDTH):
            return line
        return f"{name}:\n{' ' * (indent + 2)}{record(value, indent + 2, inner, lines)}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not any(isinstance(one, Mapping) for one in value):
            return f"{name}: {flow(value, None, typed)}"
        return f"{name}:" + "".join(f"\n{' ' * (indent + 2)}{item(one, indent + 2, inner, lines)}" for one in value)
    return f"{name}: {text(_as_text(value), indent, len(name) + 2, typed)}"


def record(value: Mapping[str, Any], indent: int, model: Model | None = None, lines: bool = False) -> str:
    """A record in block style, its first line without the indent."""
    return f"\n{' ' * indent}".join(entry(key, inner, indent, model, lines) for key, inner in value.items())


def item(value: Any, indent: int, model: Model | None = None, lines: bool = False, typed: bool = False) -> str:
    """An entry of a list in block style with its dash, which is at `indent`; with `lines` a record is never in braces."""
    if isinstance(value, Mapping):
        line = f"- {flow(value, model)}"
        if not lines and _is_small(value) and len(value) <= SMALL and indent + len(line) <= WIDTH:
            return line
        return f"- {record(value, indent + 2, model)}"
    if isinstance(value, str):
        return f"- {text(value, indent, 2, typed)}"
    return f"- {flow(value, model, typed)}"


def text(said: str, indent: int, used: int, typed: bool = False) -> str:
    """A text after its key or dash, which is at `indent` and takes `used` characters of the line. A long text becomes a block."""
    if "\n" in said and (block := literal(said, indent + 2)) is not None:
        return block
    line = scalar(said, False, typed)
    if indent + used + len(line) > WIDTH and (block := folded(said, indent + 2)) is not None:
        return block
    return line


def literal(said: str, indent: int) -> str | None:
    """A text as a block that keeps its lines, None when a block can't express it."""
    body = said.rstrip("\n")
    if not body or body.startswith((" ", "\n")) or not all(line.isprintable() for line in said.split("\n")):
        return None
    ends = len(said) - len(body)
    lines = [f"{' ' * indent}{line}" if line else "" for line in body.split("\n")]
    return "\n".join(["|-" if ends == 0 else "|" if ends == 1 else "|+", *lines]) + "\n" * max(ends - 1, 0)


def folded(said: str, indent: int) -> str | None:
    """A text of one line as a block with breaks between words, None when that would change the text."""
    if said != said.strip() or not said.isprintable() or " " not in said:
        return None
    lines = [""]
    for word in re.split(r"(?<! ) (?! )", said):
        if lines[-1] and indent + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join([">-", *(" " * indent + line for line in lines)])


def _as_text(value: Any) -> str:
    """A number, a boolean or a text as the text that our reader makes of it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _about(model: Model | None, key: str) -> tuple[Model | None, bool]:
    shape = shapes_of(model).get(key) if model else None
    return (shape.record, shape.typed) if shape else (None, False)


def _is_small(value: Mapping[str, Any]) -> bool:
    """Whether a record holds only texts of one line and lists of them."""
    inner = [one for held in value.values() for one in (held if isinstance(held, list | tuple) else [held])]
    return not any(isinstance(one, Mapping | list | tuple) or "\n" in str(one) for one in inner)


def _is_plain(said: str, flow: bool) -> bool:
    """Whether the text, written without quotes, is read back unchanged."""
    if said in ("", "~", "null") or not said.isprintable():
        return False
    try:
        root = root_node(f"{{k: {said}, z: 1}}" if flow else f"k: {said}")
    except (TooDeepError, yaml.YAMLError):
        return False
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = pairs[0][1] if len(pairs) == (2 if flow else 1) else None
    return isinstance(value, yaml.ScalarNode) and not value.style and value.value == said and said[0] not in "&*!|>%@`"


def _looks_typed(said: str) -> bool:
    tag = _RESOLVER.resolve(yaml.ScalarNode, said, (True, False))  # type: ignore[no-untyped-call]
    return tag != "tag:yaml.org,2002:str" or bool(_NUMBER.fullmatch(said))


def _escaped(char: str) -> str:
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    if char in known or char.isprintable():
        return known.get(char, char)
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
