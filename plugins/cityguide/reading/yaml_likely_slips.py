"""Finds the slip that probably keeps YAML from being read: a colon in a text, a quote left open, one space too few.

libyaml reports where it gave up, often long after the slip. So common slips before it are corrected in a copy: one is it if that reads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

import yaml

from cityguide.reading.unlike_signs import Slip, candidates, key_and_dash
from cityguide.reading.yaml_composing import TooDeepError, root_node

FARTHEST_LINES = 400
"""Lines to look back from the failure: a quote left open takes in all text up to the next quote."""

NEAR_LINES = 8
"""Lines to look back for a line that begins in the wrong column."""

LONGEST_LINE = 1_500
"""Characters. In a longer line no slip is looked for: patterns would take minutes."""

BEYOND = 30
"""Lines after the failure that are read to see whether a repair helps."""

MOST_LINES = 40
"""Repairs to try of each kind: each is one more reading of a piece of the file."""

_KEY = r"[A-Za-z_][\w-]*"
_LINE = re.compile(rf"^(?P<lead> *(?:- +)*(?:{_KEY}: +|(?<=- )))(?P<value>[^\s#|>].*?) *$")
_NO_SPACE = re.compile(rf"^ *(?:- +)*(?P<found>(?P<key>{_KEY}):(?P<value>[^\s/].*?)) *$")
_NO_SPACE_DASH = re.compile(rf"^ *(?P<found>-(?P<rest>{_KEY}:.*?)) *$")
_BEGINS = re.compile(rf"^ *(?:- +|-$|(?:{_KEY}|\"{_KEY}\"|'{_KEY}'): *(?: |$))")
"""An entry or a key. Another line belongs to a text, whatever column it begins in."""

_RECORD = re.compile(rf"[“\"'„«]?(?:\{{ *{_KEY}: |\[).*[\]}}][”\"'“»]?")
_IN_BRACES = re.compile(r"(?<=: )(?P<found>[^\s\"'{}\[\],][^\"'{}\[\],]*)(?=[,}\]])")
_OPEN_IN_BRACES = re.compile(r"(?<=: )(?P<found>(?P<quote>[\"'])[^\"'{}\[\]]*)(?=[}\]])")
_PAIRS, _QUOTES = {"[": "]", "{": "}"}, {"“": "”", "„": "“", "‘": "’", "«": "»"}


def find_slip(text: str, error: yaml.MarkedYAMLError) -> Slip | None:
    """The slip that explains a failure to read `text`, None when no common slip does."""
    failed = _failed(error)
    for slip in islice(_candidates(text, failed), MOST_LINES):
        if _reads_further(text, failed, slip):
            return slip
    return _moved_line(text, failed)


def _failed(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return int(mark.index) if mark else 0


def _lines(text: str, failed: int) -> tuple[list[str], list[int], int]:
    """The lines of a text, the offset at which each begins, and the index of the one that failed."""
    lines = text.split("\n")
    return lines, [0, *accumulate(len(line) + 1 for line in lines)], text.count("\n", 0, failed)


def _mended(text: str, failed: int, slip: Slip) -> tuple[str, int]:
    """A part of the text with the slip corrected, from a line above that isn't indented to some lines below the failure, and its offset."""
    begin = text.rfind("\n", 0, slip.start) + 1
    while begin and not text[begin : begin + 1].strip(" \n#"):
        begin = text.rfind("\n", 0, begin - 1) + 1
    end = failed
    for _ in range(BEYOND):
        end = text.find("\n", end) + 1 or len(text)
    behind = text[slip.start + len(slip.found) : max(end, slip.start + len(slip.found))]
    return text[begin : slip.start] + slip.meant + behind, begin


def _reads_further(text: str, failed: int, slip: Slip) -> bool:
    """Whether YAML can be read past the failure after the slip is corrected."""
    mended, begin = _mended(text, failed, slip)
    try:
        root_node(mended)
    except yaml.MarkedYAMLError as error:
        return begin + _failed(error) - len(slip.meant) + len(slip.found) > failed
    except (TooDeepError, yaml.reader.ReaderError):
        return False
    return True


def _moved_line(text: str, failed: int) -> Slip | None:
    """The line that begins in another column than it should, if all can be read once it does not.

    A line can often be moved in several ways. It is told only if all that leave it below its parent by two columns, as our files are
    written, give the same records; then the line farthest from the failure is taken, because those after it stand as they should.
    """
    lines, starts, last = _lines(text, failed)
    if _reading(text, failed, Slip(starts[last], "", "", "")) is not None:
        return None  # the fault is further up: these lines can be read by themselves
    tried = ((n, slip) for n in range(last, max(last - NEAR_LINES, -1), -1) for slip in _of_indent(lines, n, starts[n]))
    readings = [(n, slip, value) for n, slip in islice(tried, MOST_LINES) if (value := _reading(text, failed, slip)) is not None]
    usual = [found for found in readings if _is_usual(lines, found[0], len(found[1].meant))] or readings
    if not usual:
        return None
    _, slip, value = usual[-1]
    return slip if all(other == value for _, _, other in usual) else None


def _reading(text: str, failed: int, slip: Slip) -> Any:
    """What YAML reads after the slip is corrected, as nested tuples; None if that can't be read, or has a key twice."""
    mended, _ = _mended(text, failed, slip)
    try:
        node = root_node(mended)
        return _plain(node) if node else None
    except (TooDeepError, ValueError, yaml.YAMLError):
        return None


def _plain(node: yaml.Node) -> Any:
    """Raises ValueError for a key that stands twice in a record, or is not a word."""
    if isinstance(node, yaml.MappingNode):
        keys = [str(key.value) for key, _ in node.value]
        if len({*keys}) < len(keys) or any(not re.fullmatch(_KEY, key) for key in keys):
            raise ValueError(keys)
        return tuple((key, _plain(value)) for key, (_, value) in zip(keys, node.value, strict=True))
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _is_usual(lines: list[str], number: int, column: int) -> bool:
    """Whether a line in that column is where our files have it: two columns below its parent, an entry there or in line with its key."""
    if column == 0:
        return not lines[number].lstrip().startswith("- ")
    parent = next((line for line in reversed(lines[:number]) if line.strip() and len(line) - len(line.lstrip(" ")) < column), "")
    indent, key = len(parent) - len(parent.lstrip(" ")), max(key_and_dash(parent))
    return column - key == 2 if parent.rstrip().endswith(":") else column == key > indent


def quoted(value: str) -> str:
    """A text in straight quotes, so that YAML accepts whatever it contains; typographic quotes around it are left out."""
    if len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _candidates(text: str, failed: int) -> Iterator[Slip]:
    """Possible slips, the nearest line first: signs that are not YAML's own, then other slips within a line."""
    end = text.find("\n", failed) + 1 or len(text)
    yield from (sign for sign in reversed(candidates(text)) if sign.start < end)
    lines, starts, last = _lines(text, failed)
    for number in range(last, max(last - FARTHEST_LINES, -1), -1):
        if len(lines[number]) <= LONGEST_LINE:
            yield from _of_line(lines[number], starts[number])


def _of_line(line: str, start: int) -> Iterator[Slip]:
    if found := _NO_SPACE.match(line):
        meant = f"{found['key']}: {found['value']}"
        yield Slip(start + found.start("found"), f"a space is missing after the colon; write '{found['key']}: …'", found["found"], meant)
    if found := _NO_SPACE_DASH.match(line):
        yield Slip(start + found.start("found"), "a space is missing after the dash", found["found"], f"- {found['rest']}")
    for inner in _IN_BRACES.finditer(line):
        if "{" not in line[: inner.start()] or not re.search(" #|: ", inner["found"]):
            continue
        what = "' #' begins a comment and cuts the text" if " #" in inner["found"] else "a text with a colon in it stands in quotes"
        yield Slip(start + inner.start(), f"{what}; put it in quotes", inner["found"], quoted(inner["found"]))
    for inner in _OPEN_IN_BRACES.finditer(line):
        yield Slip(start + inner.start(), "this quote is never closed", inner["found"], inner["found"] + inner["quote"])
    if found := _LINE.match(line):
        for said, meant in _of_value(found["value"]):
            yield Slip(start + found.start("value"), said, found["value"], meant)


def _of_value(value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with the text after a key or a dash, and what was meant."""
    first, last = value[0], value[-1]
    if _RECORD.fullmatch(value) and first not in _PAIRS:
        yield "quotes don't belong around a list or a record", value.strip("“”\"'„«»")
        return
    if last in _PAIRS.values() and (opens := next(o for o, c in _PAIRS.items() if c == last)) not in value:
        yield f"the '{opens}' of this '{last}' is missing", opens + value
        return
    if first in "\"'":
        inner = value[1:-1]
        second = value.find(first, 1)
        if 0 < second < len(value) - 1 and first == last and (value[second - 1] == " " or value[second + 1].isalnum()):
            other = "double" if first == "'" else "single"
            what = "an apostrophe" if first == "'" else "a quote"
            yield f"{what} ends the text in quotes too early; use {other} quotes around it", quoted(inner)
        if value.count(first) % 2:
            yield "this quote is never closed", value + first
        yield "words stand behind the closing quote; put quotes around the whole text", quoted(value)
        return
    if first in _PAIRS:
        closers = _closers(value)
        if closers:
            yield f"this '{first}' is never closed", value + closers
        if value.startswith("{{") or (last != _PAIRS[first] and not re.match(rf"\{{ *{_KEY}: ", value)):
            yield f"a text that begins with '{first}' must stand in quotes", quoted(value)
        return
    if first in "@`%*&!?":
        yield f"a text that begins with '{first}' must stand in quotes", quoted(value)
    elif ": " in value or last == ":":
        yield "a text with a colon in it must stand in quotes", quoted(value)


def _closers(value: str) -> str:
    """The closing brackets that are missing at the end."""
    missing: list[str] = []
    for char in value:
        if char in _PAIRS:
            missing.append(_PAIRS[char])
        elif missing and char == missing[-1]:
            missing.pop()
    return "".join(reversed(missing))


def _of_indent(lines: list[str], number: int, start: int) -> Iterator[Slip]:
    """A line whose indentation differs a little from that of the line before it or after it."""
    line = lines[number]
    has = len(line) - len(line.lstrip(" "))
    if not has or not _BEGINS.match(line):
        return
    near = [other for other in (*reversed(lines[:number][-3:]), *lines[number + 1 :][:3]) if other.strip()]
    columns = dict.fromkeys(column for other in near for column in key_and_dash(other))
    above = next((other for other in reversed(lines[:number]) if other.strip()), "")
    if above.rstrip().endswith(":"):
        columns[max(key_and_dash(above)) + 2] = None
    for wanted in columns:
        if wanted != has and abs(wanted - has) <= 2:
            said = f"this line begins with {has} {'space' if has == 1 else 'spaces'}, where {wanted} are right"
            yield Slip(start, said, " " * has, " " * wanted)
