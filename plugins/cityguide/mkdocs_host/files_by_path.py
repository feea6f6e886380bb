"""MkDocs's files where most are not listed: each is found by its path when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs.structure.files import File, Files


class FilesByPath(Files):
    """The files that are listed, and by its path every other one that `other` finds."""

    def __init__(self, files: Sequence[File]) -> None:
        super().__init__(files)
        self.asked: dict[str, File | None] = {}

    def other(self, path: str) -> File | None:
        """A file that is not listed, by its path; None where there is none. It is asked for once."""
        raise NotImplementedError

    def get_file_from_path(self, path: str) -> File | None:
        if (listed := super().get_file_from_path(path)) is not None:
            return listed
        if path not in self.asked:
            self.asked[path] = self.other(path)
        return self.asked[path]

    @property
    def src_uris(self) -> Mapping[str, File]:
        return _ByPath(self)


class _ByPath(Mapping[str, File]):
    def __init__(self, files: FilesByPath) -> None:
        self.files = files

    def __getitem__(self, path: str) -> File:
        if (found := self.files.get_file_from_path(path)) is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (file.src_uri for file in self.files)

    def __len__(self) -> int:
        return len(self.files)
