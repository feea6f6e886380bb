"""YAML text -> libyaml's nodes, up to a depth; or at once its values, where nothing in it can be a fault of form."""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any

import yaml

from cityguide.problems.limits import DEPTH
from cityguide.reading.text_file import CONTROL, NOWHERE, all_seen

MARKUP = re.compile(r"<[A-Za-z/!?]")

CUT = re.compile(r" +#[^\s#][^\n]*")
"""The rest of a text that `#` cuts off (`Room #4`); a real comment has a space after its `#`."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TooDeepError(Exception):
    """Lists and records are nested too deep. `offset` is that of the value around the innermost that was read."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"nested more than {DEPTH} deep")
        self.offset = offset


class _Loader(LOADER):  # type: ignore[misc]
    """Nodes without types: nothing uses them, and guessing each scalar's type would take a tenth of the reading time.

    Composing calls itself for each level, in C, and would end the process at some ten thousand of them.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.around: list[Any] = []

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Called before each value is composed, with the collection around it; `ascend_resolver` after it."""
        self.around.append(current_node)
        if len(self.around) > DEPTH.most + 1:
            raise TooDeepError(int(current_node.start_mark.index))

    def ascend_resolver(self) -> None:
        self.around.pop()


def root_node(text: str) -> yaml.Node | None:
    """The root node of a document, None of an empty one. Raises yaml.YAMLError, and TooDeepError beyond the limit of depth."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


class OddError(Exception):
    """A text that can have a fault of form: whether it has one, and where, its nodes tell."""


_NOTHING = frozenset(("", "~", "null"))
_ESCAPE = re.compile(r"\\[^\\\"]")
_CUT_PERHAPS = re.compile(r" #[^\s#]")


def ordinary_value(text: str) -> Any:
    """The values of a document in which `NodeReader` would find no fault. Raises OddError and yaml.YAMLError.

    Most files have no fault, and of most values nobody asks the place: libyaml's events give the values in a quarter of the time.
    """
    if _is_odd(text) or _CUT_PERHAPS.search(text):
        raise OddError
    following = LOADER(text).get_event
    if type(following()) is not yaml.StreamStartEvent or type(following()) is not yaml.DocumentStartEvent:
        raise OddError
    value = _value(following, following(), 1, _ESCAPE.search(text) is not None)
    if type(following()) is not yaml.DocumentEndEvent or type(following()) is not yaml.StreamEndEvent:
        raise OddError
    return value


def _value(following: Callable[[], Any], event: Any, depth: int, escapes: bool) -> Any:
    """The value that begins with `event`. Where there are `escapes`, a text may have signs that the file's own text has not."""
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return _text(event, escapes)
    if depth > DEPTH.most or kind is yaml.AliasEvent or event.anchor or event.tag:
        raise OddError
    if kind is yaml.SequenceStartEvent:
        entries = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            entries.append(_value(following, event, depth + 1, escapes))
        return entries
    record: dict[str, Any] = {}
    while type(event := following()) is yaml.ScalarEvent:
        key = intern(_text(event, escapes))  # each key stands in many records
        if key in record or key == "<<":
            raise OddError
        record[key] = _value(following, following(), depth + 1, escapes)
    if type(event) is not yaml.MappingEndEvent:
        raise OddError
    return record


def _text(event: Any, escapes: bool) -> str:
    text: str = event.value
    if event.anchor or event.tag or text in _NOTHING or text.isspace() or (escapes and _is_odd(text)):
        raise OddError
    return text


def _is_odd(text: str) -> bool:
    return MARKUP.search(text) is not None or not (all_seen(text) or (CONTROL.search(text) or NOWHERE.search(text)) is None)
