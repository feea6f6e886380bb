"""YAML text -> libyaml's nodes, up to a depth."""

from __future__ import annotations

from typing import Any

import yaml

from cityguide.problems.limits import DEPTH

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
