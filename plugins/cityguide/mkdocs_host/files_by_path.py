"""MkDocs's files where most are not listed: each is found by its path when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from mkdocs.structure.files import File, Files


class FilesByPath(Files):
    """The files that are listed, and every one that `other` finds by its path; None where there is none.

    It is asked once for each path, or again after as many other paths as are the `most` to be remembered.
    """

    def __init__(self, listed: Iterable[File], other: Callable[[str], File | None], most: int | None = None) -> None:
        super().__init__(listed)
        self.listed = super().src_uris
        """Those that are listed, by their paths."""
        self.other = lru_cache(most)(other)

    def get_file_from_path(self, path: str) -> File | None:
        path = PurePath(path).as_posix()
        return self.listed.get(path) or self.other(path)

    @property
    def src_uris(self) -> Mapping[str, File]:
        return _ByPath(self)


class _ByPath(Mapping[str, File]):
    def __init__(self, files: FilesByPath) -> None:
        self.files = files

    def __getitem__(self, path: str) -> File:
        found: File | None = self.get(path)
        if found is None:
            raise KeyError(path)
        return found

    def get(self, path: str, otherwise: Any = None) -> Any:
        return self.files.listed.get(path) or self.files.other(path) or otherwise

    def __iter__(self) -> Iterator[str]:
        return (file.src_uri for file in self.files)

    def __len__(self) -> int:
        return len(self.files)
