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
from cityguide.reading.yaml_faults import CLUMSY_COLON, explained
from cityguide.reading.yaml_slips import quoted

Loc = tuple[str | int, ...]
"""The way to a value from the document's root: keys and list indexes."""

MARKUP = re.compile(r"<[A-Za-z/!?]")

CUT = re.compile(r" +#[^\s#][^\n]*")
"""What follows a text that was meant to go on (`Room #4`); a comment has a space behind its sign."""

DEEPEST = 30
"""Levels of nesting that a document may have; a profile has six."""

_TOO_DEEP = f"nested more than {DEEPEST} levels deep"

_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]
    """Nodes without types: guessing each scalar's would take a tenth of the reading, and nobody asks."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Span:
    """Where a value stands in the text (character offsets), and where its key begins.

    `inner` and `inner_end` are the same of what was typed inside its quotes, or below the sign of a block.
    """

    start: int
    end: int
    key: int
    inner: int
    inner_end: int


@dataclass(frozen=True)
class YamlFile:
    """A YAML document as dicts, lists and strings, with the place of each value by its `Loc`."""

    source: TextFile
    value: Any
    spans: Mapping[Loc, Span] = field(repr=False)

    def position(self, loc: Loc) -> Position:
        """Where the value at `loc` stands: its first character as typed, inside its quotes.

        A `loc` that does not exist (a missing key) gives its nearest ancestor.
        """
        while loc and loc not in self.spans:
            loc = loc[:-1]
        return self.source.position(self.spans[loc].inner)

    def key_position(self, loc: Loc) -> Position:
        """Where the key that leads to `loc` stands (for a list entry: the entry)."""
        return self.source.position(self.spans[loc].key) if loc in self.spans else self.position(loc)

    def typed(self, loc: Loc) -> str:
        """The value at `loc` as it stands in the file, without its quotes; empty where there is none."""
        span = self.spans.get(loc)
        return "" if span is None else self.source.text[span.inner : span.inner_end]

    def at_value(self, loc: Loc, message: str, code: str, *, meant: str = "", sure: bool = False, field: str = "") -> Problem:
        """A fault of the whole value at `loc`, or of what should be there and is not."""
        found = self.typed(loc)
        line = found.split("\n")[0].rstrip()
        value = _at(self.value, loc) if found else ""
        if isinstance(value, dict) or (isinstance(value, list) and line != found.rstrip()):
            line = ""  # a record, or a list on several lines: the first is no more at fault than the others
        whole = sure and bool(line) and line == found.rstrip()
        return self.problem(self.position(loc), message, code, found=line, meant=meant, sure=whole, field=field)

    def at_key(self, loc: Loc, message: str, code: str, *, meant: str = "", sure: bool = False, field: str = "") -> Problem:
        """A fault of the key that leads to `loc`."""
        key = str(loc[-1]) if loc else ""
        there = loc in self.spans and self.source.text.startswith(key, self.spans[loc].key)
        return self.problem(
            self.key_position(loc), message, code, found=key.split("\n")[0] if there else "", meant=meant, sure=sure and there, field=field
        )

    def at_words(
        self, loc: Loc, words: str, occurrence: int, message: str, code: str, *, meant: str = "", sure: bool = False, field: str = ""
    ) -> Problem:
        """A fault of some words in the value at `loc`: the how-manieth such words of it, from 0.

        Folded text may break them over lines, so white space matches any white space.
        """
        span = self.spans[loc]
        pattern = r"\s+".join(re.escape(part) for part in words.split())
        matches = list(re.finditer(pattern, self.source.text[span.start : span.end])) if pattern else []
        if not matches:
            return self.at_value(loc, message, code, field=field)
        match = matches[min(occurrence, len(matches) - 1)]
        line = match[0].split("\n")[0].rstrip()
        at = self.source.position(span.start + match.start())
        return self.problem(at, message, code, found=line, meant=meant, sure=sure and line == match[0], field=field)

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
    problems = [_tab(source, match.start()) for match in re.finditer("\t", source.text)]
    if problems:
        return None, problems
    try:
        node = yaml.compose(source.text, Loader=_Loader)
    except RecursionError:
        return None, [source.problem(source.position(_too_deep(source.text)), _TOO_DEEP, "nesting")]
    except yaml.YAMLError as error:
        return None, [explained(source, error)]
    if node is None:
        return None, [Problem(Position(source.name), "the file is empty", "empty-file")]
    reader = _NodeReader(source)
    value = reader.value(node, (), _offset(node.start_mark))
    # Markup is a fault of the text, not of the form: the rest of the file can still be checked.
    if any(problem.code != "html" for problem in reader.problems):
        return None, reader.problems
    return YamlFile(source, value, reader.spans), reader.problems


def _at(value: Any, loc: Loc) -> Any:
    for step in loc:
        value = value[step]
    return value


def _offset(mark: Any) -> int:
    return int(mark.index)


def _tab(source: TextFile, offset: int) -> Problem:
    """A tab. Behind words it stands for a space; before them nobody knows for how many."""
    at = source.position(offset)
    behind = bool(source.line(at.line)[: at.column - 1].strip())
    return source.problem(at, "tab found; indent and align with spaces", "tab", found="\t", meant=" " if behind else "", sure=behind)


def _too_deep(text: str) -> int:
    """The offset of the first value below the deepest level allowed. Events need no recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return _offset(event.start_mark)
    return 0


def _inner(text: str, node: yaml.Node, start: int, end: int) -> tuple[int, int]:
    """Where what was typed begins and ends: inside the quotes of a text, below the sign of a block."""
    style = getattr(node, "style", None) if isinstance(node, yaml.ScalarNode) else None
    if style in ("'", '"'):
        return start + 1, end - 1
    if style in ("|", ">"):
        below = re.match(r"[^\n]*\n\s*", text[start:end])
        return start + (below.end() if below else 0), end
    return start, end


class _NodeReader:
    """Walks libyaml's nodes once and gathers plain values, spans and problems."""

    def __init__(self, source: TextFile) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.spans: dict[Loc, Span] = {}
        self.seen: set[int] = set()

    def fault(self, offset: int, message: str, code: str, found: str = "", meant: str = "") -> None:
        at = self.source.position(offset)
        there = found.split("\n")[0] if self.source.text.startswith(found, offset) else ""
        self.problems.append(self.source.problem(at, message, code, found=there, meant=meant, sure=bool(meant and there)))

    def value(self, node: yaml.Node, loc: Loc, key: int) -> Any:
        start, end = _offset(node.start_mark), _offset(node.end_mark)
        self.spans[loc] = Span(start, end, key, *_inner(self.source.text, node, start, end))
        if id(node) in self.seen:
            self.fault(key, "an alias (*name) is not allowed; write the value out", "alias", self.word(key))
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

    def word(self, offset: int) -> str:
        """The word that stands at `offset`, up to white space."""
        found = re.match(r"[^\s\],}]+", self.source.text[offset:])
        return found[0] if found else ""

    def bare(self, start: int, end: int) -> bool:
        """Whether a node has neither an anchor nor a tag, which only ever stand at its beginning."""
        mark = self.source.text[start : start + 1] if end > start else ""
        if mark == "&":
            self.fault(start, "an anchor (&name) is not allowed; write the value out where it belongs", "alias", self.word(start))
        if mark == "!":
            tag = self.source.text[start:end].split()[0]
            self.fault(start, f"a tag ({tag}) is not allowed; put a text that begins with '!' in quotes", "tag", tag)
        return mark not in ("&", "!")

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        repeated = False
        for key_node, value_node in node.value:
            at = _offset(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                braces = self.source.text[at - 1 : at + 1] == "{{"
                said = "a text that begins with '{{' stands in quotes" if braces else "a key must be a plain word"
                self.fault(at, said, "key", self.source.text[at : _offset(key_node.end_mark)])
                continue
            name = str(key_node.value)
            if not self.bare(at, _offset(key_node.end_mark)):
                continue
            if MARKUP.search(name) or CONTROL.search(name):
                self.fault(at, "a key must be a plain word", "key", name)
                continue
            if value_node.start_mark.index == value_node.end_mark.index and (clumsy := CLUMSY_COLON.match(name)):
                key = clumsy["key"]
                self.fault(at, f"a space is missing after '{key}'", "yaml", key, f"{key} " if key.endswith(":") else "")
                continue
            if name == "<<":
                self.fault(at, "a merge key (<<) is not allowed; write the values out", "merge-key", name)
                continue
            if name in result:
                again = not repeated  # where several follow each other, an entry of a list has lost its dash
                repeated = True
                if not again:
                    continue
                first = self.source.position(self.spans[(*loc, name)].key).line
                self.fault(at, f"key '{name}' stands here for the second time (first in line {first})", "duplicate-key", name)
                continue
            repeated = False
            result[name] = self.value(value_node, (*loc, name), at)
        return result

    def scalar(self, node: yaml.ScalarNode, start: int, end: int, loc: Loc) -> str:
        text = str(node.value)
        plain = not node.style  # libyaml says '', the pure parser None
        if plain and text in ("", "~", "null"):
            name = loc[-1] if loc else "this"
            self.fault(self.spans[loc].key, f"'{name}' has no value; fill it in or leave the key out", "empty-value", str(name))
        elif not text.strip():
            self.fault(start, "the text is empty; fill it in or leave the key out", "empty-value", self.source.text[start:end])
        control = CONTROL.search(text)
        if control:
            self.fault(start, f"control character U+{ord(control[0]):04X} found; remove it", "control")
        if plain and (cut := CUT.match(self.source.text, end)):
            whole = self.source.text[start : cut.end()]
            at, said = self.source.position(start), "' #' begins a comment and cuts the text; put it in quotes"
            self.problems.append(self.source.problem(at, said, "yaml", found=whole, meant=quoted(whole), sure=True))
        found = MARKUP.search(text)
        if found and not re.fullmatch(r"<https?://[^<>\s]*>", text):  # its field says that it is no address
            word = text[found.start() : found.start() + 12].split("\n")[0]
            where = self.source.text.find(text[found.start() : found.start() + 2], start, max(end, start + 1))
            self.fault(
                where if where >= 0 else start, f"HTML is not allowed in text: found '{word}'", "html", re.split(r"(?<=>)|\s", word)[0]
            )
        return text
