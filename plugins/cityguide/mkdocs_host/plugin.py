"""The MkDocs plugin: it hands the guide's outputs to MkDocs and its problems to the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from cityguide.checks.addresses import unsafe_addresses
from cityguide.checks.links import link_problems
from cityguide.mkdocs_host.built_aside import BuiltAside
from cityguide.mkdocs_host.faulty_guide import FaultyGuideError, read_or_abort
from cityguide.mkdocs_host.frame import place_in_frame, prepared, put_up, ways_from, whole_addresses, with_cities
from cityguide.mkdocs_host.macros import fail_where_macros_failed, share_braces
from cityguide.mkdocs_host.markdown_extension import CityguideExtension
from cityguide.mkdocs_host.own_page import OwnPage, add_outputs, add_served, can_be_in_part, files_of_cities, is_alone
from cityguide.mkdocs_host.own_work import OwnWork, in_sitemap
from cityguide.mkdocs_host.page_folder import is_in_site, page_folder
from cityguide.mkdocs_host.pages_read import PagesRead
from cityguide.mkdocs_host.share import share
from cityguide.problems.problem import FilePosition, Problem
from cityguide.profiles.model import Profile
from cityguide.project.by_city import ProjectByCity
from cityguide.project.project import Project
from cityguide.project.reading import FOLDERS
from cityguide.prose.text import minutes_to_read
from cityguide.site.assets import SCRIPT, STYLE
from cityguide.site.json_ld import as_script, linked_data
from cityguide.site.links import resolved
from cityguide.site.output import Page
from cityguide.site.whitespace import tightened
from cityguide.wording import dated

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: everything is where the project's layout says it is."""


log = get_plugin_logger("cityguide")


class CityguidePlugin(BuiltAside, BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Reads the guide beside mkdocs.yml, adds its pages, and stops the build before a fault can reach the site."""

    def __init__(self) -> None:
        self.given: Project | None = None
        """Set by the preview for one opening of the site, so that `on_pre_build` does not read the project a second time."""
        self.in_preview = self.served = self.apart = False
        self.files = Files([])
        self.in_nav: set[str] = set()
        self.read = PagesRead()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is served: then drafts (`draft_docs`) are pages of it. MkDocs keeps this object for all builds."""
        super().on_startup(command=command, dirty=dirty)
        self.served = command == "serve"

    @property
    def drafts(self) -> bool:
        return self.served or self.in_preview

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Only configure: the folder, the frame, the Markdown extension, the style sheet and the script. Nothing is read yet.

        Early, so that every plugin finds the folder that the site is made in. Each entry gets a fixed place in its list, whichever plugin
        runs first. If another plugin builds one configuration several times, each entry is added once.
        """
        if "i18n" in config.plugins:
            raise ConfigurationError(
                "mkdocs-static-i18n, the plugin 'i18n', drops the pages that cityguide makes; take it out of mkdocs.yml and build "
                "a guide for each language"
            )
        put_up(config)
        self.go_aside(config)
        extensions: list[Any] = config.markdown_extensions
        extensions[:] = [e for e in extensions if not isinstance(e, CityguideExtension)]
        extensions.append(CityguideExtension(lambda: self.project))
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        if SCRIPT not in [str(entry) for entry in config.extra_javascript]:
            value = ExtraScriptValue(SCRIPT)
            value.type = "module"
            config.extra_javascript.insert(0, value)
        return config

    @event_priority(-50)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, before anything is written.

        Late, so that profiles and tables which another plugin writes before a build are read too. `mkdocs serve` calls this for
        each of its builds, and so reads again.
        """
        # MkDocs keeps a plugin that has `on_startup` for all configurations that a process loads.
        self.given, given = None, self.given
        self.in_preview = given is not None
        self.read.clear()
        by_city = not self.served and can_be_in_part(config)
        self.project = given or read_or_abort(config, page_folder(config, drafts=self.drafts), by_city=by_city)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what editors edit; MkDocs itself watches the pages."""
        root = Path(config.config_file_path).parent
        for folder in FOLDERS:
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        return server

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the outputs, and open `cities/` in the navigation, which MkDocs makes next.

        Early, so that plugins which look for pages, as mkdocs-redirects does, find ours. A page by hand wins over an output of the same
        path because it is there already, and a page of another plugin because it replaces ours.
        """
        if config.nav is not None:
            config.nav = with_cities(config.nav, self.project.guide)
        self.apart = not self.served and not self.in_preview and is_alone(config)
        if self.project.size is not None:
            add_outputs(files, self.project, config, apart=self.apart)
        add_served(files, config)
        return files_of_cities(files, self.project, config) if isinstance(self.project, ProjectByCity) else files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Look where links lead that may lead to pages of other plugins: only now all pages of the site are known.

        Without such plugins `on_pre_build` has looked already. Raises Abort, after printing the problems on stderr.
        """
        self.files, self.in_nav = files, {page.file.src_uri for page in nav.pages}
        if page_folder(config).shared:
            known = {file.src_uri for file in files if is_in_site(file, drafts=self.drafts)}
            if problems := link_problems(self.project.written, self.project.docs, known):
                raise FaultyGuideError(problems, "The guide has problems.", tell=not self.in_preview)
        env = prepared(config.theme.get_env(), config, files)
        self.work = OwnWork(self.project, config, files, nav, env, self.share) if self.apart else None
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Wait until our own outputs are made: MkDocs has read all other pages, and now begins to write."""
        if self.work is None:
            return prepared(env, config, files)
        self.work.finish()
        return self.work.env

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """Name our own pages in the sitemap too."""
        if self.apart and template_name == "sitemap.xml":
            context["pages"] = in_sitemap(self.files, config, self.project)
        return context

    @event_priority(100)
    def _before_others(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give the frame what it shows on each page: the minutes to read it, and the date of the build.

        In this event, because later the text is HTML and includes the words of directives. Early, so that mkdocs-macros learns in time
        to leave our braces alone; a page that wants its macros says so itself, and then has no bound figures.
        """
        self.read.begin(page)
        share_braces(page, markdown)
        own = self._own(page)
        told = own.about.told if isinstance(own.about, Profile) and own.kind != "evidence" and not own.by_hand else markdown
        if minutes := minutes_to_read(told):
            page.meta.setdefault("minutes", minutes)
        page.meta["built"] = dated(self.project.guide.today.isoformat())
        return markdown

    @event_priority(-100)
    def _after_others(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        fail_where_macros_failed(page, markdown)
        return markdown

    on_page_markdown = CombinedEvent(_before_others, _after_others)

    @event_priority(50)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Turn `cg:` links into addresses that hold wherever the site is served, with MkDocs's own table of files.

        Of a `cg:?` link to a missing page only the words stay. Early, so that other plugins that look at a page's links find addresses.
        """
        own_path, way_to = page.file.src_uri, ways_from(page, files)

        def address(path: str, part: str) -> str:
            if part and path == own_path:
                return part
            if (way := way_to(path)) is None:
                log.warning("%s links to '%s', which is not in the site", own_path, path)
                return "#"
            return way + part

        own = self._own(page)
        if own.by_hand and (found := unsafe_addresses(html)):  # the check has looked without a publisher's own extensions
            at = FilePosition(f"{self.project.docs}{own.path}")
            raise FaultyGuideError([Problem(at, one.said, "link") for one in found], "The guide has problems.")
        made = resolved(html, files.src_uris, address)
        self.read.end()
        return made

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Give the frame the metadata for sites that link to the page, and the path of the page above it.

        This is the last event before the frame is rendered.
        """
        own = self._own(page)
        with self.read.more(page):
            frame: dict[str, Any] = {"share": share(own, page.canonical_url, config, self.project.cards.get(own.path))}
            frame |= place_in_frame(own, self.project.pages, self.in_nav)
        context.update(frame)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Remove white space that no browser shows, and add JSON-LD. In this event, because only the whole page has a `<head>`."""
        if isinstance(page, OwnPage) and page.converter is None:
            path = Path(page.file.abs_dest_path)
            return path.read_bytes().decode() if path.exists() else ""  # where another share of the site has it
        with self.read.more(page):
            linked = self._linked_data(page, config)
        return tightened(output).replace("</head>", f"{linked}</head>", 1)

    def _own(self, page: MkDocsPage) -> Page:
        """What the guide knows of a page; for a page of another plugin, what MkDocs knows."""
        if isinstance(page, OwnPage):
            return page.of
        path, meta = page.file.src_uri, page.meta
        title, description = str(meta.get("title") or page.title or ""), str(meta.get("description") or "")
        return self.project.pages.get(path) or Page(path, "written", title, description, page.markdown or "", by_hand=True)

    def _linked_data(self, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Addresses are absolute where the site has one, else relative to the page."""
        address = whole_addresses(page, self.files, config.site_url)
        return as_script(linked_data(self.project.guide, config.site_name, self._own(page), address))
