"""libyaml's nodes -> plain values with their places, and problems for YAML that an editor's file may not use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

import yaml

from cityguide.problems.codes import Code
from cityguide.problems.limits import DEPTH
from cityguide.problems.problem import NOTHING, Near, Problem
from cityguide.reading.text_file import CONTROL, NOWHERE, TextFile, unseen_told
from cityguide.reading.yaml_composing import CUT, LOADER, MARKUP, TooDeepError
from cityguide.reading.yaml_likely_slips import quoted
from cityguide.reading.yaml_syntax_errors import CLUMSY_COLON

Loc = tuple[str | int, ...]
"""The path of a value from the document's root: keys and list indexes."""

_BARE = re.compile(r"[a-z0-9.:-]+")
"""An id, a date or a number, which never contains a `#`."""


class Span(NamedTuple):
    """Where a value begins and ends in the text (character offsets), and where its key begins.

    `inner` and `inner_end` are the same for its content: inside its quotes, or below the sign of a block.
    """

    start: int
    end: int
    key: int
    inner: int
    inner_end: int


def offset(mark: Any) -> int:
    return int(mark.index)


def _inner(text: str, style: str | None, start: int, end: int) -> tuple[int, int]:
    """Where a text's content begins and ends: inside its quotes, below the sign of a block."""
    if style in ("'", '"'):
        return start + 1, end - 1
    if style in ("|", ">"):
        below = re.match(r"[^\n]*\n\s*", text[start:end])
        return start + (below.end() if below else 0), end
    return start, end


class Spans(Mapping[Loc, Span]):
    """The places of all values of a document in which `NodeReader` finds no fault of form, what holds others before these.

    The text is read as far as somebody asks: few do, and most of these for a value near its beginning.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Loc, Span | None] = {}
        """None for what has begun and not ended yet."""
        self.rest = self._read()

    def __reduce__(self) -> tuple[type[Spans], tuple[str]]:
        return Spans, (self.text,)

    def __getitem__(self, loc: Loc) -> Span:
        while (span := self.found.get(loc)) is None:
            if next(self.rest, None) is None:
                raise KeyError(loc)
        return span

    def __iter__(self) -> Iterator[Loc]:
        for _ in self.rest:
            pass
        return iter(self.found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self) -> Iterator[Span]:
        following, found = LOADER(self.text).get_event, self.found
        around: list[tuple[Loc, int, int, Iterator[int] | None]] = []  # with the beginnings of it and of its key, and what counts a list
        following(), following()  # the stream begins, and the document
        event, loc = following(), Loc()
        key = offset(event.start_mark)
        while True:
            start = offset(event.start_mark)
            if type(event) is yaml.ScalarEvent:
                end = offset(event.end_mark)
                found[loc] = span = Span(start, end, key, *_inner(self.text, event.style, start, end))
                yield span
            else:
                found[loc] = None
                around.append((loc, start, key, count() if type(event) is yaml.SequenceStartEvent else None))
            while around and type(event := following()) in _ENDS:
                loc, start, key, _ = around.pop()
                end = offset(event.end_mark)
                found[loc] = span = Span(start, end, key, start, end)
                yield span
            if not around:
                return
            key, (loc, _, _, number) = offset(event.start_mark), around[-1]
            if number is None:
                loc, event = (*loc, event.value), following()
            else:
                loc = (*loc, next(number))


_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class NodeReader:
    """Walks libyaml's nodes once and collects plain values, spans and problems."""

    def __init__(self, source: TextFile) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.spans: dict[Loc, Span] = {}
        self.seen: set[int] = set()

    def fault(self, where: int, message: str, code: Code, found: str = "", close: Near = NOTHING) -> None:
        at = self.source.position(where)
        there = found.split("\n")[0] if self.source.text.startswith(found, where) else ""
        self.problems.append(self.source.problem(at, message, code, close.sure_if(bool(there)), found=there))

    def value(self, node: yaml.Node, loc: Loc, key: int) -> Any:
        start, end = offset(node.start_mark), offset(node.end_mark)
        inner = _inner(self.source.text, node.style, start, end) if isinstance(node, yaml.ScalarNode) else (start, end)
        self.spans[loc] = Span(start, end, key, *inner)
        if id(node) in self.seen:
            self.fault(key, "an alias (*name) is not allowed; write the value out", "alias", self.word(key))
            return None
        self.seen.add(id(node))
        if len(loc) >= DEPTH.most and not isinstance(node, yaml.ScalarNode):  # composing looks at what is inside only
            self.fault(start, str(TooDeepError(start)), "nesting")
            return None
        if not self.bare(start, end):
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, i), offset(item.start_mark)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self.scalar(node, start, end, loc)

    def word(self, where: int) -> str:
        """The word at `where`, up to white space."""
        found = re.match(r"[^\s\],}]+", self.source.text[where:])
        return found[0] if found else ""

    def bare(self, start: int, end: int) -> bool:
        """Whether a node has neither an anchor nor a tag at its beginning; either is a problem."""
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
            at = offset(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                braces = self.source.text[at - 1 : at + 1] == "{{"
                said = "a text that begins with '{{' stands in quotes" if braces else "a key must be a plain word"
                self.fault(at, said, "key", self.source.text[at : offset(key_node.end_mark)])
                continue
            name = str(key_node.value)
            if not self.bare(at, offset(key_node.end_mark)):
                continue
            if MARKUP.search(name) or CONTROL.search(name):
                self.fault(at, "a key must be a plain word", "key", name)
                continue
            if value_node.start_mark.index == value_node.end_mark.index and (clumsy := CLUMSY_COLON.match(name)):
                key = clumsy["key"]
                self.fault(at, f"a space is missing after '{key}'", "yaml", key, Near.sure_of(f"{key} "))
                continue
            if name == "<<":
                self.fault(at, "a merge key (<<) is not allowed; write the values out", "merge-key", name)
                continue
            if name in result:
                if not repeated:  # several in a row are one fault: an entry of a list has lost its dash
                    first = self.source.position(self.spans[(*loc, name)].key).line
                    self.fault(at, f"key '{name}' stands here for the second time (first in line {first})", "duplicate-key", name)
                repeated = True
                continue
            repeated = False
            result[name] = self.value(value_node, (*loc, name), at)
        return result

    def scalar(self, node: yaml.ScalarNode, start: int, end: int, loc: Loc) -> str:
        text = str(node.value)
        plain = not node.style  # libyaml gives '', the pure Python parser None
        if plain and text in ("", "~", "null"):
            name = loc[-1] if loc else "this"
            self.fault(self.spans[loc].key, f"'{name}' has no value; fill it in or leave the key out", "empty-value", str(name))
        elif not text.strip():
            self.fault(start, "the text is empty; fill it in or leave the key out", "empty-value", self.source.text[start:end])
        if control := CONTROL.search(text):
            self.fault(start, f"control character U+{ord(control[0]):04X} found; remove it", "control")
        elif unseen := NOWHERE.search(text):  # written as an escape, or else reading the file has told of it
            self.fault(start, unseen_told(unseen[0]), "control")
        if plain and not _BARE.fullmatch(text) and (cut := CUT.match(self.source.text, end)):
            whole = self.source.text[start : cut.end()]
            at, said = self.source.position(start), "' #' begins a comment and cuts the text; put it in quotes"
            self.problems.append(self.source.problem(at, said, "yaml", Near.sure_of(quoted(whole)), found=whole))
        found = MARKUP.search(text)
        if found and not re.fullmatch(r"<https?://[^<>\s]*>", text):  # its field reports that this is not an address
            word = text[found.start() : found.start() + 12].split("\n")[0]
            where = self.source.text.find(text[found.start() : found.start() + 2], start, max(end, start + 1))
            self.fault(
                where if where >= 0 else start, f"HTML is not allowed in text: found '{word}'", "html", re.split(r"(?<=>)|\s", word)[0]
            )
        return text
