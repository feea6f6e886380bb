"""The files of the preview: those of the guide are made when somebody asks for one."""

from __future__ import annotations

from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions

from cityguide.mkdocs_host.files_by_path import FilesByPath
from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.mkdocs_host.own_page import own_page_file, titles_in
from cityguide.project.in_part import ProjectInPart


class FilesWhenAsked(FilesByPath):
    """Listed are the pages by hand, and what the package and the theme serve."""

    def __init__(self, listed: Files, project: ProjectInPart, config: MkDocsConfig) -> None:
        super().__init__(list(listed))
        self.project, self.config = project, config

    @cached_property
    def titles(self) -> dict[str, str | None]:
        return dict(titles_in(self.config.nav))

    def other(self, path: str) -> File | None:
        if path.endswith(".md"):
            file: File | None = own_page_file(self.project, path, self.config, self.titles) if path in self.project.pages else None
        else:
            output = self.project.output(path)
            file = OutputFile(output, self.config, self.project.root) if output else None
        if file is not None:
            set_exclusions([file], self.config)
        return file
