"""The files of a site that stands, as MkDocs asks for them: few are made again, and of the others only their addresses are needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from cityguide.mkdocs_host.files_by_path import FilesByPath


class StandingPage(Page):
    """A page that stands as it is. It has the title that the navigation shows."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def __repr__(self) -> str:
        return f"Page(title={self.title!r}, url={(self.abs_url or self.file.url)!r})"


class StandingFiles(FilesByPath):
    """The files that are made again, and by its path every other one that is in the `site`'s folder.

    `titles` are those of the pages in the navigation, by their paths.
    """

    def __init__(self, config: MkDocsConfig, site: Path, titles: Mapping[str, str]) -> None:
        super().__init__([])
        self.config, self.site, self.titles = config, site, titles

    def other(self, path: str) -> File | None:
        file = File(path, None, self.config.site_dir, self.config.use_directory_urls)
        if file.is_documentation_page():
            StandingPage(self.titles.get(path), file, self.config)
        return file if (self.site / file.dest_uri).is_file() else None
