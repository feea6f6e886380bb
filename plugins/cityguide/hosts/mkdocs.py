"""The MkDocs plugin: it hands the guide's outputs to MkDocs and its problems to the editor. Nothing else knows MkDocs."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from cityguide.cards.model import Card
from cityguide.guide import Guide
from cityguide.hosts.assets import SCRIPT, STYLE, served
from cityguide.hosts.markdown import CityguideExtension
from cityguide.hosts.project import read_project, today
from cityguide.hosts.share import robots_txt, share
from cityguide.hosts.whitespace import tightened
from cityguide.pages.linked_data import as_script, linked_data
from cityguide.pages.output import Output
from cityguide.pages.view import dated
from cityguide.prose.length import minutes_to_read
from cityguide.reading.problems import Problem, report


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: everything is where the project's layout says it is."""


log = get_plugin_logger("cityguide")

_THEME = Path(__file__).resolve().parent.parent / "theme"
# Material's script and style sheets, which the frame in `theme/` does without (docs/decisions/012).
_LEFT_OUT = re.compile(r"assets/(?:javascripts|stylesheets|images)/|search/")

_LINK = re.compile(r'(?P<name>href|src|data-figure)="cg:(?P<path>[^"#]*)(?P<part>#[^"]*)?"')


class CityguidePlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Reads the guide beside mkdocs.yml, adds its pages, and stops the build before a fault can reach the site."""

    def __init__(self) -> None:
        self.serving = False
        self.guide: Guide | None = None
        self.outputs: Sequence[Output] = ()
        self.cards: Mapping[str, Card] = {}
        self.problems: list[Problem] = []
        self.files = Files([])

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an editor is watching: then problems are shown in the browser, not raised."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before MkDocs empties `site_dir`: bad input must not cost the last good site."""
        root = Path(config.config_file_path).parent
        project, self.problems = read_project(root, Path(config.docs_dir), today())
        if self.problems:
            if not self.serving:
                print(report(self.problems), file=sys.stderr)
                raise Abort("The guide has problems; the last good site was left as it is.")
            log.error("%s", report(self.problems))
        if project is not None:
            self.guide, self.cards = project.guide, project.cards
            self.outputs = [*project.outputs, *project.pictures]
        if self.guide is not None:
            extensions: list[Any] = config.markdown_extensions
            extensions[:] = [e for e in extensions if not isinstance(e, CityguideExtension)]
            extensions.append(CityguideExtension(self.guide))
        if str(_THEME) not in config.theme.dirs:
            # After a project's own `custom_dir`, before the theme: a publisher may still override any of it.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        if SCRIPT not in [str(entry) for entry in config.extra_javascript]:
            value = ExtraScriptValue(SCRIPT)
            value.type = "module"
            config.extra_javascript.insert(0, value)
        if self.guide is not None and config.nav is not None:
            config.nav = with_cities(config.nav, self.guide)
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
        if self.guide is None:
            # The first build of `mkdocs serve`, and it is broken: there is only the list of problems to show.
            for file in list(files.documentation_pages()):
                files.remove(file)
            files.append(File.generated(config, "index.md", content="# Problems\n"))
        for output in self.outputs:
            if output.path in files.src_uris:
                continue
            level = InclusionLevel.UNDEFINED if output.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, output.path, content=output.content, inclusion=level)
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
            files.append(File.generated(config, "robots.txt", content=robots))
        self.files = files
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the frame what it says of each page: how long it takes to read, and as of when it stands."""
        if minutes := minutes_to_read(markdown):
            page.meta.setdefault("minutes", minutes)
        if self.guide is not None:
            page.meta["built"] = dated(self.guide.today.isoformat())
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turn `cg:` links into addresses that hold wherever the site is served."""

        def resolve(match: re.Match[str]) -> str:
            file = files.get_file_from_path(match["path"])
            if file is None:
                log.warning("%s links to '%s', which is not in the site", page.file.src_uri, match["path"])
                return f'{match["name"]}="#"'
            address = "" if file is page.file and match["part"] else get_relative_url(file.url, page.url)
            return f'{match["name"]}="{address}{match["part"] or ""}"'

        return _LINK.sub(resolve, html)

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Give the frame what a page tells those who link to it."""
        context["share"] = share(page, config, self.cards.get(page.file.src_uri))  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Leave out what no browser shows, and tell machines what the page says. While serving, lay the problems over it."""
        output = tightened(output)
        if self.guide is not None:
            output = output.replace("</head>", f"{self._linked_data(self.guide, page, config)}</head>", 1)
        if not self.problems:
            return output
        panel = (
            '<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;overflow:auto;padding:1rem 1.5rem;'
            'background:#3a1210;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap">'
            f"{html.escape(report(self.problems))}</div>"
        )
        return output.replace("</body>", f"{panel}</body>", 1)

    def _linked_data(self, guide: Guide, page: Page, config: MkDocsConfig) -> str:
        """Addresses are absolute where the site has one, else relative to the page."""

        def address(path: str, part: str) -> str:
            file = self.files.get_file_from_path(path)
            url = file.url if file else path
            whole = urljoin(config.site_url, url) if config.site_url else get_relative_url(url, page.url)
            return f"{whole}#{part}" if part else whole

        title, description = page.meta.get("title") or page.title, page.meta.get("description") or ""
        return as_script(linked_data(guide, config.site_name, page.file.src_uri, str(title), str(description), address))


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
