"""YAML as our editors mean it: every scalar is the text that they typed, and every value knows its place.

PyYAML follows YAML 1.1, in which `12:30` is 750, `NO` is false and the last of repeated keys silently wins. So we use
libyaml's node tree and convert no types here: a scalar stays text, and the model that receives it decides its type.
Anchors, aliases, tags and merge keys are refused: a profile is data that a person reads from top to bottom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from cityguide.problems.codes import Code
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem
from cityguide.reading.text_file import TextFile, read_text
from cityguide.reading.unlike_signs import unlike_signs
from cityguide.reading.yaml_composing import OddError, TooDeepError, ordinary_value, root_node
from cityguide.reading.yaml_nodes import Loc as Loc
from cityguide.reading.yaml_nodes import NodeReader, Span, Spans, offset
from cityguide.reading.yaml_syntax_errors import syntax_problem


@dataclass(frozen=True)
class YamlFile:
    """A YAML document as dicts, lists and strings, with the place of each value by its `Loc`."""

    source: TextFile
    value: Any

    @cached_property
    def spans(self) -> Mapping[Loc, Span]:
        """The places, found when they are asked for: of a file without a fault they seldom are."""
        return Spans(self.source.text)

    def let_go(self) -> None:
        """Forget value and places, which need five times the room of the text; they are read again if anybody asks."""
        for name in ("value", "spans"):
            self.__dict__.pop(name, None)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there: a value that was let go."""
        if name != "value":
            raise AttributeError(name)
        again, _ = parse_yaml(self.source)
        assert again is not None
        self.__dict__["value"] = again.value
        return again.value

    def value_at(self, loc: Loc) -> Any:
        value = self.value
        for step in loc:
            value = value[step]
        return value

    def position(self, loc: Loc) -> FilePosition:
        """The place of the first character of the value at `loc`, inside its quotes.

        For a `loc` that does not exist (a missing key), the place of its nearest ancestor.
        """
        while loc and loc not in self.spans:
            loc = loc[:-1]
        return self.source.position(self.spans[loc].inner)

    def key_position(self, loc: Loc) -> FilePosition:
        """The place of the key of the value at `loc`; for an entry of a list, that of the entry."""
        return self.source.position(self.spans[loc].key) if loc in self.spans else self.position(loc)

    def typed(self, loc: Loc) -> str:
        """The value at `loc` as typed in the file, without its quotes; empty when there is no such value."""
        span = self.spans.get(loc)
        return "" if span is None else self.source.text[span.inner : span.inner_end]

    def at_value(self, loc: Loc, message: str, code: Code, close: Near = NOTHING, *, field: str = "") -> Problem:
        """A fault of the whole value at `loc`, or of a value that is missing there."""
        found = self.typed(loc)
        line = found.split("\n")[0].rstrip()
        value = self.value_at(loc) if found else ""
        if isinstance(value, dict) or (isinstance(value, list) and line != found.rstrip()):
            line = ""  # a record, or a list on several lines: its first line is no more at fault than the others
        whole = bool(line) and line == found.rstrip()
        return self.source.problem(self.position(loc), message, code, close.sure_if(whole), found=line, field=field)

    def at_key(self, loc: Loc, message: str, code: Code, close: Near = NOTHING, *, field: str = "") -> Problem:
        """A fault of the key of the value at `loc`."""
        key = str(loc[-1]) if loc else ""
        there = loc in self.spans and self.source.text.startswith(key, self.spans[loc].key)
        found = key.split("\n")[0] if there else ""
        return self.source.problem(self.key_position(loc), message, code, close.sure_if(there), found=found, field=field)

    def at_words(
        self, loc: Loc, words: str, occurrence: int, message: str, code: Code, close: Near = NOTHING, *, field: str = ""
    ) -> Problem:
        """A fault of some words in the value at `loc`; `occurrence` is their index, from 0, among equal words of the value.

        Any white space matches any white space: folded text may break the words over lines.
        """
        span = self.spans[loc]
        typed = self.source.text[span.start : span.end]
        places = places_of(words, typed)
        if not places:
            return self.at_value(loc, message, code, field=field)
        start, end = places[min(occurrence, len(places) - 1)]
        line = typed[start:end].split("\n")[0].rstrip()
        at = self.source.position(span.start + start)
        return self.source.problem(at, message, code, close.sure_if(start + len(line) == end), found=line, field=field)

    def repeated_ids(self, ids: Iterable[tuple[Loc, str]], field: str) -> list[Problem]:
        """A problem for each id that stands at an earlier place already. `ids` come with their places, in order."""
        problems: list[Problem] = []
        first: dict[str, Loc] = {}
        for loc, id in ids:
            if (earlier := first.setdefault(id, loc)) != loc:
                said = f"id '{id}' stands here for the second time (first in line {self.position(earlier).line})"
                problems.append(self.at_value(loc, said, "duplicate-id", field=field))
        return problems


@lru_cache(maxsize=100)  # a text with a thousand faults often has a few words a thousand times
def places_of(words: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where some words begin and end in `text`, each time. Any white space matches any white space."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return tuple(match.span() for match in re.finditer(pattern, text)) if pattern else ()


def read_yaml(path: Path, name: str) -> tuple[YamlFile | None, list[Problem]]:
    """One YAML document, and all faults. The document is None when its form is at fault."""
    source, problems = read_text(path, name)
    return (None, problems) if source is None else parse_yaml(source)


def parse_yaml(source: TextFile, value: Any = None) -> tuple[YamlFile | None, list[Problem]]:
    """`source` as a YAML document with positions, and all faults. The document is None when its form is at fault.

    Where its `value` is known already, it has no fault.
    """
    if value is not None:
        return YamlFile(source, value), []
    if "\t" in source.text:
        return None, [_tab(source, match.start()) for match in re.finditer("\t", source.text)]
    if signs := unlike_signs(source.text):
        return None, [sign.problem(source) for sign in signs]
    with suppress(OddError, yaml.YAMLError):
        return YamlFile(source, ordinary_value(source.text)), []
    try:
        node = root_node(source.text)
    except TooDeepError as error:
        return None, [source.problem(source.position(error.offset), str(error), "nesting")]
    except yaml.YAMLError as error:
        return None, [syntax_problem(source, error)]
    if node is None:
        return None, [Problem(FilePosition(source.name), "the file is empty", "empty-file")]
    reader = NodeReader(source)
    value = reader.value(node, (), offset(node.start_mark))
    # Markup is a fault of the text, not of the form: the rest of the file can still be checked.
    if any(problem.code != "html" for problem in reader.problems):
        return None, reader.problems
    return YamlFile(source, value), reader.problems


def _tab(source: TextFile, where: int) -> Problem:
    """A tab. After words it stands for one space; before them the number of spaces is unknown."""
    at = source.position(where)
    behind = bool(source.line(at.line)[: at.column - 1].strip())
    return source.problem(at, "tab found; indent and align with spaces", "tab", Near.sure_of(" " if behind else ""), found="\t")
