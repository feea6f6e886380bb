"""YAML as our editors mean it: every scalar is the text they typed, and everything remembers its place.

PyYAML follows YAML 1.1, in which `12:30` is 750, `NO` is false and a repeated key silently wins. So we take
libyaml's node tree and type nothing here: a scalar stays text, and the model that receives it says what it
must be. Anchors, aliases, tags and merge keys are refused, because a profile is data that one person reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cityguide.reading.problems import Position, Problem
from cityguide.reading.text_file import CONTROL, TextFile, read_text

Loc = tuple[str | int, ...]
"""The way to a value from the document's root: keys and list indexes."""

MARKUP = re.compile(r"<[A-Za-z/!?]")

DEEPEST = 30
"""Levels of nesting that a document may have; a profile has six."""

_TOO_DEEP = f"nested more than {DEEPEST} levels deep"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Span:
    """Where a value stands in the text (character offsets), and where its key begins."""

    start: int
    end: int
    key: int


@dataclass(frozen=True)
class YamlFile:
    """A YAML document as dicts, lists and strings, with the place of each value by its `Loc`."""

    source: TextFile
    value: Any
    spans: Mapping[Loc, Span] = field(repr=False)

    def position(self, loc: Loc, snippet: str = "", occurrence: int = 0) -> Position:
        """Where the value at `loc` stands; with `snippet`, where that text stands inside it.

        A `loc` that does not exist (a missing key) gives its nearest ancestor. Folded text may break a
        snippet over lines, so white space matches any white space.
        """
        while loc and loc not in self.spans:
            loc = loc[:-1]
        span = self.spans[loc]
        if snippet:
            pattern = r"\s+".join(re.escape(part) for part in snippet.split())
            found = list(re.finditer(pattern, self.source.text[span.start : span.end]))
            if found:
                return self.source.position(span.start + found[min(occurrence, len(found) - 1)].start())
        return self.source.position(span.start)

    def key_position(self, loc: Loc) -> Position:
        """Where the key that leads to `loc` stands (for a list entry: the entry)."""
        return self.source.position(self.spans[loc].key) if loc in self.spans else self.position(loc)

    def problem(
        self, at: Position, message: str, code: str, *, found: str = "", meant: str | None = "", sure: bool = False, field: str = ""
    ) -> Problem:
        return self.source.problem(at, message, code, found=found, meant=meant, sure=sure, field=field)


def read_yaml(path: Path, name: str) -> tuple[YamlFile | None, list[Problem]]:
    """Read one YAML document; on any fault of its form the document is None. Every fault is listed."""
    source, problems = read_text(path, name)
    if source is None:
        return None, problems
    return parse_yaml(source)


def parse_yaml(source: TextFile) -> tuple[YamlFile | None, list[Problem]]:
    """`source` as a YAML document with positions, or all that is wrong with its form."""
    problems = [
        source.problem(source.position(match.start()), "tab found; indent and align with spaces", "tab")
        for match in re.finditer("\t", source.text)
    ]
    if problems:
        return None, problems
    try:
        node = yaml.compose(source.text, Loader=_Loader)
    except RecursionError:
        return None, [source.problem(source.position(_too_deep(source.text)), _TOO_DEEP, "nesting")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = source.position(mark.index) if mark else Position(source.name)
        said = " ".join(part for part in (error.context, error.problem) if part)
        return None, [source.problem(at, f"not valid YAML: {said}", "yaml")]
    except yaml.reader.ReaderError as error:
        # libyaml gives a byte offset, the pure reader a character offset; both mean the same character here.
        found = re.search("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source.text)
        at = source.position(found.start() if found else 0)
        return None, [source.problem(at, f"a character that YAML does not allow ({error.reason})", "yaml")]
    if node is None:
        return None, [Problem(Position(source.name), "the file is empty", "empty-file")]
    reader = _NodeReader(source)
    value = reader.value(node, (), _offset(node.start_mark))
    # Markup is a fault of the text, not of the form: the rest of the file can still be checked.
    if any(problem.code != "html" for problem in reader.problems):
        return None, reader.problems
    return YamlFile(source, value, reader.spans), reader.problems


def _offset(mark: Any) -> int:
    return int(mark.index)


def _too_deep(text: str) -> int:
    """The offset of the first value below the deepest level allowed. Events need no recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return _offset(event.start_mark)
    return 0


class _NodeReader:
    """Walks libyaml's nodes once and gathers plain values, spans and problems."""

    def __init__(self, source: TextFile) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.spans: dict[Loc, Span] = {}
        self.seen: set[int] = set()

    def fault(self, offset: int, message: str, code: str) -> None:
        at = self.source.position(offset)
        self.problems.append(self.source.problem(at, message, code))

    def value(self, node: yaml.Node, loc: Loc, key: int) -> Any:
        start, end = _offset(node.start_mark), _offset(node.end_mark)
        self.spans[loc] = Span(start, end, key)
        if id(node) in self.seen:
            self.fault(key, "an alias (*name) is not allowed; write the value out", "alias")
            return None
        self.seen.add(id(node))
        if len(loc) >= DEEPEST and not isinstance(node, yaml.ScalarNode):
            self.fault(start, _TOO_DEEP, "nesting")
            return None
        if not self.bare(start, end):
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, i), _offset(item.start_mark)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self.scalar(node, start, end, loc)

    def bare(self, start: int, end: int) -> bool:
        """Whether a node has neither an anchor nor a tag, which only ever stand at its beginning."""
        mark = self.source.text[start : start + 1] if end > start else ""
        if mark == "&":
            self.fault(start, "an anchor (&name) is not allowed; write the value out where it belongs", "alias")
        if mark == "!":
            tag = self.source.text[start:end].split()[0]
            self.fault(start, f"a tag ({tag}) is not allowed", "tag")
        return mark not in ("&", "!")

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            at = _offset(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(at, "a key must be a plain word", "key")
                continue
            name = str(key_node.value)
            if not self.bare(at, _offset(key_node.end_mark)):
                continue
            if MARKUP.search(name) or CONTROL.search(name):
                self.fault(at, "a key must be a plain word", "key")
                continue
            if name == "<<":
                self.fault(at, "a merge key (<<) is not allowed; write the values out", "merge-key")
                continue
            if name in result:
                first = self.source.position(self.spans[(*loc, name)].key).line
                self.fault(at, f"key '{name}' stands here for the second time (first in line {first})", "duplicate-key")
                continue
            result[name] = self.value(value_node, (*loc, name), at)
        return result

    def scalar(self, node: yaml.ScalarNode, start: int, end: int, loc: Loc) -> str:
        text = str(node.value)
        plain = not node.style  # libyaml says '', the pure parser None
        if plain and text in ("", "~", "null"):
            name = loc[-1] if loc else "this"
            self.fault(self.spans[loc].key, f"'{name}' has no value; fill it in or leave the key out", "empty-value")
        elif not text.strip():
            self.fault(start, "the text is empty; fill it in or leave the key out", "empty-value")
        control = CONTROL.search(text)
        if control:
            self.fault(start, f"control character U+{ord(control[0]):04X} found; remove it", "control")
        found = MARKUP.search(text)
        if found:
            word = text[found.start() : found.start() + 12].split("\n")[0]
            where = self.source.text.find(text[found.start() : found.start() + 2], start, max(end, start + 1))
            self.fault(where if where >= 0 else start, f"HTML is not allowed in text: found '{word}'", "html")
        return text
