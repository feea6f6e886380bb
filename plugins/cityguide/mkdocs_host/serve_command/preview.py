"""The guide while it is being written: `cityguide serve`.

A page is made when a browser asks for it, from the files as they are, so an edit shows as fast with a hundred cities as
with one. While the files have problems, every page is that of the last good state, under a panel that lists them.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from cityguide.kept import folder_of
from cityguide.mkdocs_host.faulty_guide import FaultyGuideError
from cityguide.mkdocs_host.files_by_path import FilesByPath
from cityguide.mkdocs_host.mkdocs_private import write_page, write_template
from cityguide.mkdocs_host.own_page import OwnPageFile, can_be_in_part, converter_of, own_file, titles_in, write_own_page
from cityguide.mkdocs_host.page_folder import page_folder
from cityguide.mkdocs_host.plugin import CityguidePlugin
from cityguide.mkdocs_host.serve_command.panel import bare_page, with_panel
from cityguide.photographs.making import DamagedError
from cityguide.problems.problem import FilePosition, Problem
from cityguide.processes import uncollected
from cityguide.project.day import today
from cityguide.project.in_part import ProjectInPart, in_part
from cityguide.project.project import Project, whole_project
from cityguide.project.reading import read_checked
from cityguide.reading.memo import Memo
from cityguide.shelves import close_shelf, open_shelf

_NO_PATH = re.compile(r"[\x00-\x1f\x7f\\:]|(?:^|/)\.{0,2}(?:/|$)")
"""What no path of a site has: control characters, what parts a path on Windows, and parts that are empty or lead elsewhere."""


@dataclass(frozen=True)
class OpenSite:
    """What MkDocs knows of a site before it makes its first page."""

    config: MkDocsConfig
    project: Project
    files: Files
    nav: Navigation
    env: Environment

    @cached_property
    def converter(self) -> Markdown:
        """One for all pages of ours: making it takes longer than converting most of them."""
        return converter_of(self.config)

    @cached_property
    def _listed(self) -> dict[str, File]:
        return {file.dest_uri: file for file in self.files}

    def file(self, path: str) -> File | None:
        """The file that is at a path of the site."""
        if (listed := self._listed.get(path)) is not None or not isinstance(self.files, FilesByPath):
            return listed
        page = path.removesuffix("index.html").removesuffix("/").removesuffix(".html")
        names = [f"{page}.md", f"{page}/index.md"] if path.endswith(".html") else [path]
        found = (self.files.get_file_from_path(name) for name in names)
        return next((file for file in found if file is not None and file.dest_uri == path), None)


class CompiledTemplates(BytecodeCache):
    """What Jinja has compiled of the frame: in memory, since it hardly ever changes while somebody writes."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


def open_site(config: MkDocsConfig, project: Project, compiled: CompiledTemplates) -> OpenSite:
    """The steps of MkDocs's own `build` (1.6) up to its pages, which are left to `Preview.read`."""
    _plugin(config).given = project
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    env.bytecode_cache = compiled
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    if isinstance(project, ProjectInPart):
        files = FilesByPath(files, partial(_when_asked, project, config, dict(titles_in(config.nav))))
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for page in nav.pages:
        page.read_source(config)  # for its title
    env = config.plugins.on_env(env, config=config, files=files)
    return OpenSite(config, project, files, nav, env)


def _when_asked(project: ProjectInPart, config: MkDocsConfig, titles: Mapping[str, str | None], path: str) -> File | None:
    """The file of a page or an output of the guide, by its path. Listed are pages by hand, and what the package and the theme serve."""
    if path.endswith(".md"):
        page = project.pages.get(path)
        made = page.output if page else None
    else:
        made = project.output(path)
    if made is None:
        return None
    file = own_file(made, project, config, titles)
    set_exclusions([file], config)
    return file


def _plugin(config: MkDocsConfig) -> CityguidePlugin:
    plugin = config.plugins.get("cityguide")
    if not isinstance(plugin, CityguidePlugin):
        raise Abort("the plugin 'cityguide' is not named under 'plugins'")
    return plugin


class Preview:
    """The last good site of the project beside `config_file`, and what is wrong with the files now. Pages are made below `folder`."""

    def __init__(self, config_file: Path, folder: Path, address: str) -> None:
        self.config_file = config_file
        self.folder = folder
        self.address = address
        self.memo, self.compiled = Memo(), CompiledTemplates()
        self.site: OpenSite | None = None
        self.problems: Sequence[Problem] = ()
        self.fresh: set[str] = set()
        self.lock = threading.RLock()
        self.refresh()

    def refresh(self) -> None:
        """Read the files again. A faulty one leaves the site as it was."""
        with self.lock, uncollected():  # it would take a quarter of the time, and can wait
            self._empty()
            try:
                config = load_config(str(self.config_file), site_dir=str(self.folder), site_url=self.address)
                root = self.config_file.parent
                read = read_checked(root, page_folder(config, drafts=True), today(), self.memo)
                problems = read.problems
                if read.guide is not None and not problems:
                    project = (in_part if can_be_in_part(config) else whole_project)(root, read)
                    self.site = open_site(config, project, self.compiled)
            except FaultyGuideError as error:
                problems = list(error.problems)
            except (MkDocsException, Abort) as error:
                problems = [Problem(FilePosition(self.config_file.name), str(error) or "MkDocs can't read it", "configuration")]
                if self.site is not None:  # the plugin may have taken the new project already
                    plugin = _plugin(self.site.config)
                    plugin.project, plugin.files = self.site.project, self.site.files
            self.problems = sorted(set(problems))

    def _empty(self) -> None:
        """Forget every page made so far; what has left the site must not be found in the folder."""
        self.fresh.clear()
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def read(self, path: str) -> bytes | None:
        """The file at `path` of the site (`cities/seoul/index.html`), as it should be now; None if the site has no such file.

        What is asked for leaves no trace unless the site has it.
        """
        if _NO_PATH.search(path):
            return None
        with self.lock:
            if self.site is None:
                return bare_page(self.problems).encode() if path.endswith(".html") else None
            if path not in self.fresh and (path == "404.html" or self.site.file(path) is not None):
                self._make(self.site, path)
                self.fresh.add(path)
            try:
                return (self.folder / path).read_bytes()
            except OSError:  # there is none, it is a folder, or no file can have so long a name
                return None

    def _make(self, site: OpenSite, path: str) -> None:
        file = site.file(path)
        if file is None:
            write_template(path, site.config, site.files, site.nav, site.env)
        elif isinstance(file, OwnPageFile):
            if city := file.output.city:  # whose drawings a build may have kept
                open_shelf(folder_of(site.project.root), city)
            try:
                write_own_page(file, site.converter, site.config, site.files, site.files.documentation_pages(), site.nav, site.env)
            finally:
                close_shelf()
        elif file.is_documentation_page():
            shown, all_pages = file.page or Page(None, file, site.config), site.files.documentation_pages()
            write_page(shown, site.config, site.files, all_pages, site.nav, site.env)
        else:
            with suppress(DamagedError):  # which only encoding finds out; the page shows the photograph's alternative text
                file.copy_file()
        if path.endswith(".html") and self.problems:
            page = self.folder / path
            page.write_text(with_panel(page.read_text(encoding="utf-8"), self.problems), encoding="utf-8", newline="\n")
