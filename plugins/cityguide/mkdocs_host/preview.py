"""The guide while it is being written: `cityguide serve`.

A page is made when a browser asks for it, from the files as they are, so an edit shows as fast with a hundred cities as
with one. While the files have problems, every page is that of the last good state, under a panel that lists them.
"""

from __future__ import annotations

import logging
import mimetypes
import posixpath
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from cityguide.mkdocs_host.mkdocs_private import epoch, reloading, write_page, write_template
from cityguide.mkdocs_host.panel import bare_page, with_panel
from cityguide.mkdocs_host.plugin import WATCHED, CityguidePlugin
from cityguide.photographs.making import DamagedError
from cityguide.problems.problem import FilePosition, Problem
from cityguide.project.day import today
from cityguide.project.project import Project, read_project
from cityguide.reading.memo import Memo

preview_log = logging.getLogger(__name__)

POLLING = 0.2
"""Seconds between two looks at the watched files. MkDocs waits another tenth for a save to end."""


@dataclass(frozen=True)
class OpenSite:
    """What MkDocs knows of a site before it makes its first page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    paths: dict[str, File]


def open_site(config: MkDocsConfig, project: Project) -> OpenSite:
    """The steps of MkDocs's own `build` (1.6) up to its pages, which are left to `Preview.read`."""
    plugin = config.plugins.get("cityguide")
    if not isinstance(plugin, CityguidePlugin):
        raise Abort("the plugin 'cityguide' is not named under 'plugins'")
    plugin.given = project
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    # None of Material's own seven thousand files is served, and listing them takes a fifth of a second.
    own = [folder for folder in config.theme.dirs if config.theme.name != "material" or folder != get_theme_dir("material")]
    files.add_files_from_theme(env.overlay(loader=FileSystemLoader(own)), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for page in nav.pages:
        page.read_source(config)  # for its title
    env = config.plugins.on_env(env, config=config, files=files)
    return OpenSite(config, files, nav, env, {file.dest_uri: file for file in files})


class Preview:
    """The last good site of the project beside `config_file`, and what is wrong with the files now. Pages are made below `folder`."""

    def __init__(self, config_file: Path, folder: Path, address: str) -> None:
        self.config_file = config_file
        self.folder = folder
        self.address = address
        self.memo = Memo()
        self.site: OpenSite | None = None
        self.problems: Sequence[Problem] = ()
        self.fresh: set[str] = set()
        self.lock = threading.RLock()
        self.refresh()

    def refresh(self) -> None:
        """Read the files again. A faulty one leaves the site as it was."""
        with self.lock:
            self._empty()
            try:
                config = load_config(str(self.config_file), site_dir=str(self.folder), site_url=self.address)
                project, problems = read_project(self.config_file.parent, Path(config.docs_dir), today(), self.memo)
                if project is not None:
                    self.site = open_site(config, project)
            except (MkDocsException, Abort) as error:
                problems = [Problem(FilePosition(self.config_file.name), str(error) or "MkDocs can't read it", "configuration")]
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
        """The file at `path` of the site (`cities/seoul/index.html`), as it should be now; None if the site has no such file."""
        if "\\" in path or ":" in path:
            return None  # not a path of a site; on Windows it could lead out of the folder
        with self.lock:
            if path not in self.fresh:
                self._make(path)
                self.fresh.add(path)
            file = self.folder / path
            return file.read_bytes() if file.is_file() else None

    def _make(self, path: str) -> None:
        if self.site is None:
            if path.endswith(".html"):
                self._write(path, bare_page(self.problems))
            return
        file = self.site.paths.get(path)
        if file is not None and file.is_documentation_page():
            self._make_page(self.site, file)
        elif file is not None:
            with suppress(DamagedError):  # which only encoding finds out; the page shows the photograph's alternative text
                file.copy_file()
        elif path == "404.html":
            write_template(path, self.site.config, self.site.files, self.site.nav, self.site.env)
        else:
            return
        if path.endswith(".html") and self.problems:
            self._write(path, with_panel((self.folder / path).read_text(encoding="utf-8"), self.problems))

    def _make_page(self, site: OpenSite, file: File) -> None:
        write_page(file.page or Page(None, file, site.config), site.config, site.files, site.nav, site.env)

    def _write(self, path: str, html: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(html, encoding="utf-8", newline="\n")

    def missing(self, code: int) -> bytes | None:
        """Body of a 404 or 500 response; None if there is no page for a 404."""
        return self.read("404.html") if code == 404 else b"This page could not be made. The window in which the preview runs says why."


class PreviewServer(LiveReloadServer):
    """MkDocs's server, which watches files and reloads browsers; what it serves is made first."""

    def __init__(self, preview: Preview, told: Callable[[Preview], None], host: str, port: int) -> None:
        super().__init__(self._renew, host, port, str(preview.folder), urlsplit(preview.address).path, polling_interval=POLLING)
        self.preview = preview
        self.told = told
        self.error_handler = preview.missing
        self.watch(str(preview.config_file))
        self.watching: set[Path] = set()
        self._watch_folders()

    def _watch_folders(self) -> None:
        """Watch the folders that exist by now: a project's first photograph adds one."""
        root = self.preview.config_file.parent
        for folder in [*(root / name for name in WATCHED), *_pages_of(self.preview)]:
            if folder.is_dir() and folder not in self.watching:
                self.watching.add(folder)
                self.watch(str(folder))

    def _renew(self) -> None:
        self.preview.refresh()
        self._watch_folders()
        self.told(self.preview)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer with the file as it is now. MkDocs's own method reads the folder, which a change may empty meanwhile."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/") or not path.startswith(self.mount_path):
            return super().serve_request(environ, start_response)
        within = posixpath.normpath("/" + path[len(self.mount_path) :]).lstrip("/")
        # Asked before the page is made: one that is made while files change is at worst loaded once more.
        shown = epoch(self)
        try:
            content = self.preview.read(posixpath.join(within, "index.html") if path.endswith("/") else within)
            if content is None and not path.endswith("/") and self.preview.read(posixpath.join(within, "index.html")) is not None:
                start_response("302 Found", [("Location", quote(path) + "/")])
                return []
            status, answer = ("200 OK", content) if content is not None else ("404 Not Found", self.preview.missing(404))
        except Exception:
            preview_log.exception("%s could not be made", path)
            status, answer = "500 Internal Server Error", self.preview.missing(500)
        kind = "text/html" if path.endswith("/") or status != "200 OK" else kind_of(within)
        body = answer or status.encode()
        if kind == "text/html" and status == "200 OK":
            body = reloading(self, body, shown)
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]


def kind_of(path: str) -> str:
    """The media type of a file by its name."""
    # The system's own record for scripts may be wrong, and browsers don't run a module of another type.
    return "text/javascript" if path.endswith(".js") else mimetypes.guess_type(path)[0] or "application/octet-stream"


def _pages_of(preview: Preview) -> list[Path]:
    """The folders of hand-written pages and of a theme of the project's own."""
    if preview.site is None:
        return [preview.config_file.parent / "content"]
    config = preview.site.config
    return [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
