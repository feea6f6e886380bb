"""Records as YAML in the style of the guide's own files. Quick, and only for what made-up cities hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 150
STAY = "\x1f"
"""A space in a text of several paragraphs at which no line ends, lest a name stand on two."""
_PLAIN = re.compile(r"[^\W\d_][\w .…’()–;·/!+&'’-]*(?:, ?[\w .()–;·/!+&'’-]+)*|-?\d+(?:\.\d+)?|\d{4}(?:-\d\d){1,2}|https://[\w./-]+")
"""Texts that need no quotes on a line of their own."""
_PLAIN_WITHIN = re.compile(r"[^\W\d_][\w .…’()–;·/!+&'’-]*|-?\d+(?:\.\d+)?|\d{4}(?:-\d\d){1,2}|https://[\w./-]+")
"""Texts that need none in braces and brackets either."""


def scalar(value: Any, within: bool = False) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if (_PLAIN_WITHIN if within else _PLAIN).fullmatch(text) and text[-1] not in " ;" and " #" not in text and ": " not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def document(record: Mapping[str, Any]) -> str:
    """A file that holds one record."""
    return "\n".join(_lines(record, 0)) + "\n"


def listed(records: Sequence[Mapping[str, Any]]) -> str:
    """A file, or the end of one, that holds a list of records, an empty line before each."""
    return "".join("\n" + "\n".join(_item(record, 0)) + "\n" for record in records)


def _lines(record: Mapping[str, Any], indent: int) -> list[str]:
    found = []
    for key, value in record.items():
        found += _entry(f"{' ' * indent}{key}:", value, indent)
    return found


def _entry(head: str, value: Any, indent: int) -> list[str]:
    if isinstance(value, dict):
        line = f"{head} {_flow(value)}"
        return [line] if len(line) <= WIDTH and _small(value) else [head, *_lines(value, indent + 2)]
    if isinstance(value, list):
        if not any(isinstance(one, dict) for one in value):
            return [f"{head} {_flow(value)}"]
        return [head, *(line for one in value for line in _item(one, indent + 2))]
    if isinstance(value, str) and "\n" in value:
        return [f"{head} |", *_paragraphs(value, indent + 2)]
    line = f"{head} {scalar(value)}"
    if len(line) > WIDTH and isinstance(value, str):
        return [f"{head} >-", *_filled(value, indent + 2)]
    return [line]


def _item(record: Mapping[str, Any], indent: int) -> list[str]:
    line = f"{' ' * indent}- {_flow(record)}"
    if _small(record) and len(line) <= WIDTH:
        return [line]
    first, *rest = _lines(record, indent + 2)
    return [f"{' ' * indent}- {first[indent + 2 :]}", *rest]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return scalar(value, True)


def _small(record: Mapping[str, Any]) -> bool:
    return not any(isinstance(value, dict) or "\n" in str(value) for value in record.values()) and not any(
        isinstance(one, dict) for value in record.values() if isinstance(value, list) for one in value
    )


def _paragraphs(text: str, indent: int) -> list[str]:
    found: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        found += [*([""] if found else []), *_filled(paragraph, indent)]
    return found


def _filled(text: str, indent: int) -> list[str]:
    """Lines of whole words."""
    lines, line = [], " " * indent
    for word in re.split(r"[ \n]+", text):
        if len(line) + len(word) >= WIDTH and line.strip():
            lines.append(line.rstrip())
            line = " " * indent
        line += f"{word} "
    return [each.replace(STAY, " ") for each in (*lines, line.rstrip())]
