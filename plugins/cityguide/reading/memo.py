"""Cached results of reading files, each kept for as long as its inputs stay the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

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


def _same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, _BY_VALUE) and one == other)
