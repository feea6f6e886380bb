"""The MkDocs plugin: it hands the guide's outputs to MkDocs and its problems to the editor. Nothing else knows MkDocs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from cityguide.directives.view import dated
from cityguide.guide import Guide
from cityguide.mkdocs_host.markdown_extension import CityguideExtension
from cityguide.mkdocs_host.share import robots_txt, share
from cityguide.problems.report import report
from cityguide.profiles.model import Profile
from cityguide.project.day import DayError, today
from cityguide.project.project import Project, read_project
from cityguide.prose.text import minutes_to_read
from cityguide.site.assets import SCRIPT, STYLE, served
from cityguide.site.json_ld import as_script, linked_data
from cityguide.site.output import Output, Page
from cityguide.site.whitespace import tightened


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: everything is where the project's layout says it is."""


log = get_plugin_logger("cityguide")

_THEME = Path(__file__).resolve().parent.parent / "theme"
# Material's script and style sheets, which the frame in `theme/` does without (docs/decisions/012).
_LEFT_OUT = re.compile(r"assets/(?:javascripts|stylesheets|images)/|search/")

_LINK = re.compile(r'(?P<before>\b(?:href|src|data-figure|srcset)="|\dw, )cg:(?P<path>[^"#\s]*)(?P<part>#[^"\s]*)?')
"""A link between outputs, by itself or as one of the sizes of a picture."""

_PERHAPS = re.compile(r'<a href="cg:\?(?P<path>[^"#]*)">(?P<words>.*?)</a>', re.DOTALL)
"""A link to a page that a guide may do without."""


class OutputFile(File):
    """An output as MkDocs has files: its content is made when it is asked for."""

    def __init__(self, output: Output, config: MkDocsConfig, inclusion: InclusionLevel) -> None:
        super().__init__(output.path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.generated_by = "cityguide"
        self.output = output

    @property
    def _content(self) -> bytes:  # type: ignore[override]
        """Bytes, because MkDocs writes text with the line ends of the system."""
        content = self.output.content
        return content if isinstance(content, bytes) else content.encode()


class CityguidePlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Reads the guide beside mkdocs.yml, adds its pages, and stops the build before a fault can reach the site."""

    def __init__(self) -> None:
        self.given: Project | None = None
        """What a preview has read already."""
        self.files = Files([])

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before MkDocs empties `site_dir`: bad input must not cost the last good site."""
        self.project = self.given or _read(config)
        guide = self.project.guide
        extensions: list[Any] = config.markdown_extensions
        extensions[:] = [e for e in extensions if not isinstance(e, CityguideExtension)]
        extensions.append(CityguideExtension(guide))
        if str(_THEME) not in config.theme.dirs:
            # After a project's own `custom_dir`, before the theme: a publisher may still override any of it.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        if SCRIPT not in [str(entry) for entry in config.extra_javascript]:
            value = ExtraScriptValue(SCRIPT)
            value.type = "module"
            config.extra_javascript.insert(0, value)
        if config.nav is not None:
            config.nav = with_cities(config.nav, guide)
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what editors edit."""
        root = Path(config.config_file_path).parent
        for folder in ("cities", "data"):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        return server

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the outputs. A hand-written page of the same path wins."""
        root = Path(config.config_file_path).parent
        for output in [*self.project.outputs, *self.project.pictures]:
            if output.path in files.src_uris:
                continue
            level = InclusionLevel.UNDEFINED if output.listed else InclusionLevel.NOT_IN_NAV
            file: File = OutputFile(output, config, level)
            if output.origin is not None:
                file.abs_src_path = str(root / output.origin)
                file.edit_uri = f"../{output.origin}"
            files.append(file)
        for file in [file for file in files if _LEFT_OUT.match(file.src_uri)]:
            if file.abs_src_path and not Path(file.abs_src_path).is_relative_to(config.docs_dir):
                files.remove(file)
        for path, content in served():
            if path not in files.src_uris:
                files.append(File.generated(config, path, content=content))
        robots = robots_txt(config)
        if robots is not None and "robots.txt" not in files.src_uris:
            files.append(File.generated(config, "robots.txt", content=robots.encode()))
        self.files = files
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell the frame what it says of each page: how long it takes to read, and as of when it stands."""
        if minutes := minutes_to_read(markdown):
            page.meta.setdefault("minutes", minutes)
        page.meta["built"] = dated(self.project.guide.today.isoformat())
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Turn `cg:` links into addresses that hold wherever the site is served. Of `cg:?` links to no page only the words stay."""

        def kept(match: re.Match[str]) -> str:
            return match[0].replace("cg:?", "cg:", 1) if files.get_file_from_path(match["path"]) else match["words"]

        def resolve(match: re.Match[str]) -> str:
            file = files.get_file_from_path(match["path"])
            if file is None:
                log.warning("%s links to '%s', which is not in the site", page.file.src_uri, match["path"])
                return f"{match['before']}#"
            address = "" if file is page.file and match["part"] else get_relative_url(file.url, page.url)
            return f"{match['before']}{address}{match['part'] or ''}"

        return _LINK.sub(resolve, _PERHAPS.sub(kept, html))

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Give the frame what a page tells those who link to it."""
        own = self._own(page)
        frame: dict[str, Any] = {"share": share(own, page.canonical_url, config, self.project.cards.get(own.path))}
        frame["profile"] = own.about.cluster if isinstance(own.about, Profile) and not own.by_hand else ""
        context.update(frame)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Leave out what no browser shows, and tell machines what the page says."""
        return tightened(output).replace("</head>", f"{self._linked_data(page, config)}</head>", 1)

    def _own(self, page: MkDocsPage) -> Page:
        """What the guide knows of a page; of another plugin's, what MkDocs does."""
        path, meta = page.file.src_uri, page.meta
        title, description = str(meta.get("title") or page.title or ""), str(meta.get("description") or "")
        return self.project.pages.get(path) or Page(path, "written", title, description, page.markdown or "", by_hand=True)

    def _linked_data(self, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Addresses are absolute where the site has one, else relative to the page."""

        def address(path: str, part: str) -> str:
            file = self.files.get_file_from_path(path)
            url = file.url if file else path
            whole = urljoin(config.site_url, url) if config.site_url else get_relative_url(url, page.url)
            return f"{whole}#{part}" if part else whole

        return as_script(linked_data(self.project.guide, config.site_name, self._own(page), address))


def _read(config: MkDocsConfig) -> Project:
    """The project beside the configuration. Raises Abort, with every problem on stderr, for one that has any."""
    try:
        day = today()
    except DayError as error:
        raise Abort(str(error)) from error
    project, problems = read_project(Path(config.config_file_path).parent, Path(config.docs_dir), day)
    problems = problems if project is None else project.damaged()
    if project is None or problems:
        print(report(problems), file=sys.stderr)
        raise Abort("The guide has problems; the last good site was left as it is.")
    return project


def with_cities(nav: list[Any], guide: Guide) -> list[Any]:
    """`nav` with each entry that leads to `cities/` opened into the list of stories, in their order."""

    def opened(entry: Any) -> Any:
        if isinstance(entry, dict):
            return {
                title: ["cities/index.md", *[{p.name: f"cities/{p.cluster}.md"} for p in guide.profiles]] if value == "cities/" else
                [opened(item) for item in value] if isinstance(value, list) else value
                for title, value in entry.items()
            }  # fmt: skip
        return entry

    return [opened(entry) for entry in nav]
