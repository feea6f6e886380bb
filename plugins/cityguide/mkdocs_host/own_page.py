"""Pages that this plugin makes by itself, apart from MkDocs's two passes over all pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.site import output


class OwnPageFile(OutputFile):
    """A generated page that no other plugin sees and the navigation doesn't have.

    To MkDocs it is a file without Markdown: so it neither reads it nor keeps its text until the site is whole, and a site of ten thousand
    pages needs little memory. Links lead to it as to any page.
    """

    def __init__(self, page: output.Page, config: MkDocsConfig, root: Path) -> None:
        super().__init__(page.output, config, root)
        self.of = page
        self.name, self.dest_uri, self.url, self.abs_dest_path  # noqa: B018 (kept by the class, from the time when this was a page)
        self.made_apart = True

    def is_documentation_page(self) -> bool:
        return not getattr(self, "made_apart", False)


class OwnPage(Page):
    """Its front matter is known, and it has no links in the syntax of Markdown, so MkDocs need not look for either."""

    def __init__(self, file: OwnPageFile, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(None, file, config)
        self.of, self.converter = file.of, converter

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.of.text
        self.meta = {"title": self.of.title, "description": self.of.line, **self.of.head}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        assert self.markdown is not None
        markdown = self.converter.markdown.reset()
        self.content = markdown.convert(self.markdown)
        self.toc = get_toc(getattr(markdown, "toc_tokens", []))


class Converter:
    """One converter for all pages: making one takes longer than converting most pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config

    @cached_property
    def markdown(self) -> Markdown:
        return Markdown(extensions=self.config["markdown_extensions"], extension_configs=self.config["mdx_configs"] or {})


def is_alone(config: MkDocsConfig) -> bool:
    """Whether neither another plugin nor a hook takes part in a build: then nobody misses a page that MkDocs does not see."""
    return set(config.plugins) == {"cityguide"} and not config.hooks


def paths_in(nav: Any) -> Iterator[str]:
    """The paths and addresses in the navigation of a configuration."""
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from paths_in(entry)
