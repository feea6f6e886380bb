"""What is read of a guide while something is made from it, so that it need not be made again until one of these things changes.

The guide tells of each of its parts that is asked for; whoever makes something records what is told meanwhile. A part has a name:
`("profiles",)`, the clusters that have a profile, in their order; `("profile", cluster, field)`, a field of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial, wraps
from typing import ParamSpec, TypeVar

GuidePart = tuple[str, ...]

Asked = ParamSpec("Asked")
Remembered = TypeVar("Remembered")
WithParts = tuple[Remembered, tuple[GuidePart, ...]]

recorders: list[set[GuidePart]] = []
"""The records that are open in this process, the outer ones first; only the innermost is written to, and ends in the one around it."""


def tell(*part: str) -> None:
    """Something asks for a part of the guide."""
    if recorders:
        recorders[-1].add(part)


def tell_all(parts: Iterable[GuidePart]) -> None:
    """Something asks for what was made from these parts before."""
    if recorders:
        recorders[-1].update(parts)


@contextmanager
def recorded() -> Iterator[set[GuidePart]]:
    """The parts that are read inside."""
    parts: set[GuidePart] = set()
    recorders.append(parts)
    try:
        yield parts
    finally:
        recorders.pop()
        tell_all(parts)


_known: dict[GuidePart, GuidePart] = {}
"""Each part once, however many hold it."""


def with_parts(make: Callable[[], Remembered]) -> WithParts[Remembered]:
    """What is made, and what of the guide was read for it, which whoever gets it from a shelf has to `tell_all`."""
    with recorded() as parts:
        made = make()
    return made, tuple(_known.setdefault(part, part) for part in parts)


@contextmanager
def untold() -> Iterator[None]:
    """What is read inside goes into no record: the one part that it makes up has been told already."""
    recorders.append(set())
    try:
        yield
    finally:
        recorders.pop()


class States(dict[GuidePart, str]):
    """A digest of each part that was asked for, by what gives a part's value."""

    def __init__(self, value: Callable[..., object]) -> None:
        super().__init__()
        self.value = value

    def __missing__(self, part: GuidePart) -> str:
        with untold():
            self[part] = found = hashlib.sha256(repr(self.value(*part)).encode()).hexdigest()[:20]
        return found


def remembered(most: int) -> Callable[[Callable[Asked, Remembered]], Callable[Asked, Remembered]]:
    """Like `functools.lru_cache`, for a function that reads a guide: who gets a remembered value is told what it was made from."""

    def around(make: Callable[Asked, Remembered]) -> Callable[Asked, Remembered]:
        shelf: Callable[..., WithParts[Remembered]] = lru_cache(most)(lambda *asked: with_parts(partial(make, *asked)))

        @wraps(make)
        def known(*asked: Asked.args, **named: Asked.kwargs) -> Remembered:
            made, parts = shelf(*asked, **named)
            tell_all(parts)
            return made

        return known

    return around
