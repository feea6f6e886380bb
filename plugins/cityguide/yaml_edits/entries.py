"""Where the entries of a YAML record begin and end in the text, with the comments that belong to each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityguide.reading.yaml_file import Loc, YamlFile


@dataclass(frozen=True)
class Entry:
    """A key with its value. `above` is where the comment lines directly above it begin, or else the key's line.

    `end` is the end of its last line, including the comment there and comments below that are indented deeper than the key. In
    flow style `above` and `line` are where the key is, and `end` is the end of its value.
    """

    above: int
    line: int
    key: int
    end: int


def is_flow(document: YamlFile, loc: Loc) -> bool:
    """Whether the record or list at `loc` is written in braces or brackets."""
    return isinstance(document.value_at(loc), dict | list) and document.source.text[document.spans[loc].start] in "{["


def in_flow(document: YamlFile, loc: Loc) -> bool:
    """Whether `loc` is inside braces or brackets."""
    return any(is_flow(document, loc[:size]) for size in range(len(loc)))


def column(document: YamlFile, offset: int) -> int:
    """The column of `offset`: counts characters from 0."""
    return offset - line_start(document.source.text, offset)


def line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def value_end(document: YamlFile, loc: Loc) -> int:
    """The offset after the last character of a value. (libyaml's end of a block includes the empty lines after it.)"""
    text, span, value = document.source.text, document.spans[loc], document.value_at(loc)
    if isinstance(value, dict | list):
        if is_flow(document, loc):
            return span.end
        return value_end(document, (*loc, list(value)[-1] if isinstance(value, dict) else len(value) - 1))
    header = re.match(r"[|>][-+0-9]*", text[span.start : span.end])
    if header is None:
        return span.end
    block = text[span.start : span.end]
    return span.start + len(block.removesuffix("\n") if "+" in header[0] else block.rstrip())


def block_end(document: YamlFile, loc: Loc, indent: int) -> int:
    """The end of the last line of the value at `loc` in block style, with its comments: those indented deeper than `indent`."""
    text = document.source.text
    end = start = line_end(text, value_end(document, loc))
    while start < len(text):
        stop = line_end(text, start + 1)
        line = text[start + 1 : stop]
        if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > indent):
            break
        start = stop
        if line.strip():
            end = stop
    return end


def entries(document: YamlFile, loc: Loc) -> list[Entry] | None:
    """The entries of the record at `loc` in the order of the text; None when they can't be separated with certainty."""
    return _in_flow(document, loc) if is_flow(document, loc) else _in_block(document, loc)


def _in_flow(document: YamlFile, loc: Loc) -> list[Entry] | None:
    text = document.source.text
    found: list[Entry] = []
    for name in document.value_at(loc):
        key = document.spans[(*loc, name)].key
        if found and not re.fullmatch(r"\s*,\s*", text[found[-1].end : key]):
            return None
        found.append(Entry(key, key, key, value_end(document, (*loc, name))))
    return found


def _in_block(document: YamlFile, loc: Loc) -> list[Entry] | None:
    text = document.source.text
    found: list[Entry] = []
    for name in document.value_at(loc):
        key = document.spans[(*loc, name)].key
        line = line_start(text, key)
        if not re.fullmatch(r" *" if found else r" *(- +)*", text[line:key]):
            return None
        if not re.fullmatch(r"\s*(#.*)?", text[(last := value_end(document, (*loc, name))) : line_end(text, last)]):
            return None
        above = line
        while (above > (found[-1].end + 1 if found else 0)) and text[line_start(text, above - 1) : above].lstrip().startswith("#"):
            above = line_start(text, above - 1)
        dashed = "-" in text[line:key]
        if not found and (above == 0 or dashed):
            above = line  # A comment at the top belongs to the file, one above a dash to the whole record.
        found.append(Entry(above, line, key, block_end(document, (*loc, name), key - line)))
    return found
