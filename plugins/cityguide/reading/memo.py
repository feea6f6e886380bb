"""Cached results of reading files, each kept for as long as its inputs stay the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from cityguide.reads import GuidePart, States, tell_all, with_parts

Made = TypeVar("Made")

_BY_VALUE = (str, bytes, int, datetime.date)


class Memo:
    """One cached result per name, made again when its inputs change. The preview keeps one instance across edits; a build starts empty."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def __contains__(self, name: Hashable) -> bool:
        return name in self._kept

    def of(self, name: Hashable, made_from: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """The result under `name`. `make` is called again when a part of `made_from` differs: text by value, anything else by identity."""
        kept = self._kept.get(name)
        if kept is not None and len(kept[0]) == len(made_from) and all(map(_same, kept[0], made_from)):
            found: Made = kept[1]
            return found
        made = make()
        self._kept[name] = (made_from, made)
        return made

    def of_parts(self, name: Hashable, made_from: tuple[object, ...], states: States, make: Callable[[], Made]) -> Made:
        """The same of what is also made from parts of a guide: these are recorded, and looked at again by their `states`."""
        if (kept := self._kept.get(name)) is not None and (known := kept[1][1]) != {part: states[part] for part in known}:
            del self._kept[name]
        made, parts = self.of(name, made_from, lambda: _with_states(states, make))
        tell_all(parts)
        return made


def _with_states(states: States, make: Callable[[], Made]) -> tuple[Made, Mapping[GuidePart, str]]:
    made, parts = with_parts(make)
    return made, {part: states[part] for part in parts}


def _same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, _BY_VALUE) and one == other)
