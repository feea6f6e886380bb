"""Many values in one kept file, of which each is read back by itself when somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cityguide.kept import fetched, packed, unpacked
from cityguide.project.kept_profiles import NeedsAllError

_LENGTH = 8
"""Bytes of the number that says how long the table of places is."""


def packed_one_by_one(values: Mapping[str, Any]) -> bytes:
    """The values, and before them a table: where each begins, in bytes from the end of the file, and how many bytes it has."""
    each = {name: packed(value) for name, value in values.items()}
    left, places = sum(map(len, each.values())), dict[str, tuple[int, int]]()
    for name, held in each.items():
        places[name] = left, len(held)
        left -= len(held)
    table = packed(places)
    return b"".join([len(table).to_bytes(_LENGTH), table, *each.values()])


class OneByOne(Mapping[str, Any]):
    """The values that were kept in a folder under a name. The `most` of them are held.

    Raises NeedsAllError where they are not there, or not any more.
    """

    def __init__(self, folder: Path, name: str, most: int) -> None:
        content = fetched(folder, name)
        if content is None:
            raise NeedsAllError
        self.places: Mapping[str, tuple[int, int]] = unpacked(content[_LENGTH:][: int.from_bytes(content[:_LENGTH])])
        self.file, self.most = folder / name, most
        self.held: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.held:
            value = unpacked(self._read(*self.places[name]))
            if len(self.held) >= self.most:
                del self.held[next(iter(self.held))]
            self.held[name] = value
        return self.held[name]

    def _read(self, from_end: int, size: int) -> bytes:
        try:
            with self.file.open("rb") as content:
                content.seek(-from_end, os.SEEK_END)
                return content.read(size)
        except OSError as error:
            raise NeedsAllError from error

    def __contains__(self, name: object) -> bool:
        return name in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
