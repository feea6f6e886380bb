"""Pages that this plugin makes by itself, apart from MkDocs's two passes over all pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from cityguide.mkdocs_host.files_by_path import FilesByPath
from cityguide.mkdocs_host.markdown_extension import CityguideExtension, PageMarkdown
from cityguide.mkdocs_host.mkdocs_private import read_page
from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.mkdocs_host.share import robots_txt
from cityguide.project.by_city import ProjectByCity
from cityguide.project.project import Project
from cityguide.site.assets import served
from cityguide.site.city_pages import CITIES
from cityguide.site.output import Output
from cityguide.site.output import Page as GuidePage
from cityguide.stages import stage

_READING = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions that put other files into a page."""


MOST_REMEMBERED = 4_000
"""Addresses of what is listed nowhere: those to which the pages of one city lead are far fewer."""


class OwnPageFile(OutputFile):
    """The file of a generated page in a build without other plugins.

    Unless it is `in_nav`, MkDocs takes it for a file without Markdown. So it neither reads it nor keeps its text until the site is whole,
    and a site of ten thousand pages needs little memory. Links lead to it as to any page.
    """

    in_nav = True

    def __init__(self, page: GuidePage, config: MkDocsConfig, root: Path, *, in_nav: bool) -> None:
        super().__init__(page.output, config, root)
        self.of = page
        self.name, self.dest_uri, self.url, self.abs_dest_path  # noqa: B018 (kept by the class, as those of a page)
        self.in_nav = in_nav

    def is_documentation_page(self) -> bool:
        return self.in_nav


class OwnPage(Page):
    """A page whose front matter is known, and which has no links in the syntax of Markdown, so MkDocs need not look for either.

    It is rendered while it has a `converter`; in the passes of MkDocs it is empty. One converter serves all pages, because making one takes
    longer than converting most pages.
    """

    converter: Markdown | None = None

    def __init__(self, title: str | None, file: OwnPageFile, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.of = file.of

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.of.text if self.converter else ""
        self.meta = {"title": self.of.title, "description": self.of.line, **self.of.head}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        if self.converter:
            self.content = self.converter.reset().convert(self.markdown or "")
            self.toc = get_toc(getattr(self.converter, "toc_tokens", []))

    def __repr__(self) -> str:
        return f"Page(title={self.title!r}, url={(self.abs_url or self.file.url)!r})"

    def let_go(self) -> None:
        """Forget the text and what was made of it."""
        self.converter, self.markdown, self.content = None, "", ""
        self.toc = get_toc([])


def converter_of(config: MkDocsConfig) -> Markdown:
    """What turns the text of our pages into HTML."""
    return PageMarkdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {})


def write_own_page(
    file: OwnPageFile, converter: Markdown, config: MkDocsConfig, files: Files, pages: Sequence[File], nav: Navigation, env: Environment
) -> bytes:
    """Render a page of ours, write it, and give it back; nothing of its text is held after that. What fails is logged as MkDocs does."""
    page = file.page if isinstance(file.page, OwnPage) else OwnPage(None, file, config)
    page.converter = converter
    read_page(page, config, files)
    with stage("theme"):
        page.active = True
        try:
            context = config.plugins.on_page_context(get_context(nav, pages, config, page), page=page, config=config, nav=nav)
            framed = env.get_template(str(page.meta.get("template", "main.html"))).render(context)
            html = config.plugins.on_post_page(framed, page=page, config=config).encode(errors="xmlcharrefreplace")
        except Exception as error:
            told = "" if isinstance(error, BuildError) else f" {error}"  # which MkDocs tells where it ends
            logging.getLogger(get_context.__module__).error("Error building page '%s':%s", file.src_uri, told)
            raise
        finally:
            page.active = False
    page.let_go()
    file.write(html)
    return html


def is_alone(config: MkDocsConfig) -> bool:
    """Whether nobody else takes part in a build: then nobody misses a page that MkDocs does not see, and all that pages depend on is known.

    Others are plugins, hooks, and extensions of Markdown that are a publisher's own or read other files.
    """
    names = [str(entry) for entry in config.markdown_extensions if not isinstance(entry, CityguideExtension)]
    return set(config.plugins) == {"cityguide"} and not config.hooks and all(map(_is_plain, names))


def _is_plain(extension: str) -> bool:
    """Whether an extension is Python-Markdown's, or one of PyMdown Extensions that reads nothing but its page."""
    if "." in extension:
        return extension.startswith(("markdown.extensions.", "pymdownx.")) and extension not in _READING
    return find_spec(f"markdown.extensions.{extension}") is not None


def can_be_in_part(config: MkDocsConfig) -> bool:
    """Whether a page of ours can be made without knowing all others: by itself, with a navigation that doesn't list them, and where no page
    by hand may stand in the place of a city's.
    """
    by_hand = Path(config.docs_dir, "cities").rglob("*.md")
    return is_alone(config) and config.nav is not None and all(path == Path(config.docs_dir, CITIES.path) for path in by_hand)


def add_outputs(files: Files, project: Project, config: MkDocsConfig, *, apart: bool) -> None:
    """Add the outputs of a project where there is no file of the same path; pages `apart` from MkDocs's."""
    titles = dict(titles_in(config.nav))
    in_nav = [project.pages[path].output for path in titles if isinstance(project, ProjectByCity) and path in project.pages_of_cities]
    for made in [*project.outputs, *project.pictures, *in_nav]:
        if made.path not in files.src_uris:
            files.append(own_file(made, project, config, titles) if apart else OutputFile(made, config, project.root))


def files_of_cities(files: Files, project: ProjectByCity, config: MkDocsConfig) -> FilesByPath:
    """The files, and all that the cities of a project have: of these, which are listed nowhere, only the address is known."""

    def other(path: str) -> File | None:
        return File(path, None, config.site_dir, config.use_directory_urls) if path in project.paths_of_cities else None

    return FilesByPath(files, other, MOST_REMEMBERED)


def own_file(made: Output, project: Project, config: MkDocsConfig, titles: Mapping[str, str | None]) -> OutputFile:
    """The file of an output; of a page one apart from MkDocs's, and the page itself if the navigation has it, which has these `titles`."""
    if not made.is_page:
        return OutputFile(made, config, project.root)
    page = project.pages[made.path]
    in_nav = made.path in titles or (config.nav is None and page.listed)
    file = OwnPageFile(page, config, project.root, in_nav=in_nav)
    if in_nav:
        OwnPage(titles.get(made.path), file, config)
    return file


def add_served(files: Files, config: MkDocsConfig) -> None:
    """Add the package's own files, where there is no file of the same path."""
    robots = robots_txt(config)
    for path, content in [*served(), *([("robots.txt", robots.encode())] if robots is not None else [])]:
        if path not in files.src_uris:
            files.append(File.generated(config, path, content=content))


def titles_in(nav: Any, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """The paths and addresses in the navigation of a configuration, each with the title that it has there."""
    if isinstance(nav, str):
        yield nav, title
    elif isinstance(nav, dict):
        for name, below in nav.items():
            yield from titles_in(below, name)
    else:
        for entry in nav or ():
            yield from titles_in(entry)
