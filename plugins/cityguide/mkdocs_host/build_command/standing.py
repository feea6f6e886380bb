"""The files of a site that stands, as MkDocs asks for them: few are made again, and of the others only their addresses are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


class StandingPage(Page):
    """A page that stands as it is. It has the title that the navigation shows."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def __repr__(self) -> str:
        return f"Page(title={self.title!r}, url={(self.abs_url or self.file.url)!r})"


class StandingFiles(Files):
    """The files that are made again, and by its path every other one that is in the `site`'s folder.

    `titles` are those of the pages in the navigation, by their paths.
    """

    def __init__(self, config: MkDocsConfig, site: Path, titles: Mapping[str, str]) -> None:
        super().__init__([])
        self.config, self.site, self.titles = config, site, titles
        self.standing: dict[str, File | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        if (again := super().get_file_from_path(path)) is not None:
            return again
        if path not in self.standing:
            file = File(path, None, self.config.site_dir, self.config.use_directory_urls)
            self.standing[path] = file if (self.site / file.dest_uri).is_file() else None
            if self.standing[path] is not None and file.is_documentation_page():
                StandingPage(self.titles.get(path), file, self.config)
        return self.standing[path]

    @property
    def src_uris(self) -> Mapping[str, File]:
        return _ByPath(self)


class _ByPath(Mapping[str, File]):
    def __init__(self, files: StandingFiles) -> None:
        self.files = files

    def __getitem__(self, path: str) -> File:
        if (found := self.files.get_file_from_path(path)) is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (file.src_uri for file in self.files)

    def __len__(self) -> int:
        return len(self.files)
