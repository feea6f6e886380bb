"""The outputs of a guide that are made by several processes, while MkDocs reads the other pages."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from cityguide import stages
from cityguide.divided_work import DividedWork
from cityguide.kept import folder_of, name_of
from cityguide.mkdocs_host.frame import described
from cityguide.mkdocs_host.mkdocs_private import forget_addresses
from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.mkdocs_host.own_page import OwnPageFile, converter_of, own_file, write_own_page
from cityguide.mkdocs_host.progress import Progress
from cityguide.mkdocs_host.turns import turns_of
from cityguide.processes import give_back, processes_here
from cityguide.project.by_city import ProjectByCity
from cityguide.project.kept_pages import KeptPages
from cityguide.project.kept_profiles import are_many, let_go_of_all
from cityguide.project.last_build import Read, by_kind, read_for_both
from cityguide.project.project import Project
from cityguide.project.shares import SiteShare
from cityguide.reads import GuidePart, recorded
from cityguide.shelves import close_shelf, prune_shelves
from cityguide.site.output import Output


class OwnWork:
    """Makes every output of the guide that is not a page for MkDocs. It begins at once; `finish` waits for the end.

    Raises what a page raises that can't be made, and ChildProcessError where a helping process was killed.
    """

    def __init__(
        self, project: Project, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment, share: SiteShare | None = None
    ) -> None:
        self.config, self.files, self.nav, self.env, self.project, self.share = config, files, nav, env, project, share
        for page in nav.pages:
            page.read_source(config)  # for its title, which MkDocs reads later
        self.frame = name_of(described(config, nav))
        self.titles = {page.file.src_uri: str(page.title) for page in nav.pages}
        self.pages, self.kept = files.documentation_pages(), KeptPages(project, self.frame)
        self.converter = converter_of(config)
        self.turns = [turn for number, turn in enumerate(turns_of(project, config, files)) if share is None or share.has(number)]
        self.process, self.said, self.found = os.getpid(), Said(), 0
        self.made: list[str] = []  # the files that this process has made for a share
        self.read: Read = {}
        count, self.large = len(self.turns), are_many(len(project.guide.files))
        self._let_go()
        if self.large and count:
            count -= 1
            self._make(count)  # with the libraries and templates that it needs, which all helpers then share
            close_shelf()
            project.guide.summaries.clear()
        self.divided = DividedWork(count, self._make, self._told, processes_here(), lean=self.large)

    def _told(self) -> tuple[list[tuple[str, int, str]], int, Mapping[stages.Stage, float], Read, list[str]]:
        close_shelf()
        return self.said.records, self.found, stages.seconds(), self.read, self.made

    def _make(self, turn: int) -> None:
        if os.getpid() != self.process and logging.getLogger("mkdocs").handlers != [self.said]:
            # In a helper, at its first turn. What it has to say counts, and is shown, where MkDocs counts it.
            logging.getLogger("mkdocs").handlers[:] = [self.said]
            self.said.records.clear()
            self.found, self.made, self.read = 0, [], {}
            stages.begin_again()
        read: dict[str, set[GuidePart]] = {}
        with self.turns[turn]() as made:
            for file in made:
                with recorded() as parts:
                    if isinstance(file, OwnPageFile):
                        self._write_page(file)
                        if not file.output.city:  # those of a city go together
                            file.of.let_go()
                    else:
                        file.copy_file()
                read.setdefault(what_for(file.output), set()).update(parts)
            self.read = read_for_both(self.read, by_kind(read))
            self.made += [file.abs_dest_path for file in made] if self.share else []
        self._let_go()

    def _let_go(self) -> None:
        """Of a large guide, hold nothing that can be read or worked out again."""
        if self.large:
            let_go_of_all()
            for page in self.project.site.pages:
                page.let_go()
            forget_addresses()
            give_back()

    def _write_page(self, file: OwnPageFile) -> None:
        name = self.kept.name(file.of)
        if (html := self.kept.fetched(name)) is not None:
            self.found += 1
            file.write(html)
            return
        before = len(self.said.records)
        with recorded() as parts:
            html = write_own_page(file, self.converter, self.config, self.files, self.pages, self.nav, self.env)
        if len(self.said.records) == before:  # what was said of a page must be said again
            self.kept.store(name, parts, html)

    def finish(self) -> None:
        """Help until all outputs are written, and say how far that is."""
        with Progress("Making pages", len(self.turns)) as progress:
            answers = self.divided.join(progress.reached)
        close_shelf()
        for records, found, seconds, read, made in answers:
            self.found += found
            self.made += made
            self.read = read_for_both(self.read, read)
            stages.add(seconds)
            for name, level, message in records:
                logging.getLogger(name).log(level, "%s", message)
        self.said.close()
        if self.project.size is not None:  # a project in part can't tell how many are wanted
            prune_shelves(folder_of(self.project.root), len(self.turns))
        for file in self.files:
            if isinstance(file, OutputFile):  # by this share of the site, or by another
                file.written = True
        self._show_anchors()

    def leave_to_the_first(self, site: Path) -> None:
        """Remove from the folder of another share what MkDocs has written itself."""
        own = set(self.made)
        for parent, folders, names in os.walk(site, topdown=False):
            for name in names:
                if (path := os.path.join(parent, name)) not in own:  # noqa: PTH118 (as MkDocs writes it)
                    Path(path).unlink()
            for name in folders:
                if not any((Path(parent) / name).iterdir()):
                    (Path(parent) / name).rmdir()

    def _show_anchors(self) -> None:
        """Read the pages again to whose parts pages by hand link, because MkDocs looks whether these are there."""
        for file in self.pages:
            links = file.page.links_to_anchors if file.page else None
            for target in links or ():
                if self._is_ours(target) and (target.page is None or target.page.present_anchor_ids is None):
                    source = own_file(self.project.pages[target.src_uri].output, self.project, self.config, {})
                    shown, page = target.page, Page(None, source, self.config)
                    page.read_source(self.config)
                    page.render(self.config, self.files)
                    target.page = shown or page
                    target.page.present_anchor_ids = page.present_anchor_ids

    def _is_ours(self, file: File) -> bool:
        of_cities = self.project.pages_of_cities if isinstance(self.project, ProjectByCity) else {}
        return isinstance(file, OwnPageFile) or file.src_uri in of_cities


class Said(logging.Handler):
    """Keeps the name of a logger, the level and the words of all that MkDocs logs from now on, until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[tuple[str, int, str]] = []
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append((record.name, record.levelno, record.getMessage()))

    def close(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
        super().close()

    @property
    def warned(self) -> bool:
        """Whether any of it is a warning, or worse."""
        return any(level >= logging.WARNING for _, level, _ in self.records)


def what_for(output: Output) -> str:
    """That of which it is known what was read for it: all files of a city together, any other by itself."""
    return output.city or output.path


def in_sitemap(files: Files, config: MkDocsConfig, project: Project) -> list[Any]:
    """All pages as a template for a sitemap takes them: MkDocs's own, and ours with as much as such a template asks for."""
    whole = {id(file) for file in files.documentation_pages()}
    found = [file for file in files if id(file) in whole or isinstance(file, OwnPageFile)]
    seen = [_seen(file, config, file.of.head) if isinstance(file, OwnPageFile) else file for file in found]
    listed, of_cities = {file.src_uri for file in found}, project.pages_of_cities if isinstance(project, ProjectByCity) else {}
    for path, hidden in of_cities.items():
        if path not in listed and (file := files.get_file_from_path(path)) is not None:
            seen.append(_seen(file, config, {"robots": "noindex"} if hidden else {}))
    return seen


def _seen(file: File, config: MkDocsConfig, head: Mapping[str, object]) -> Any:
    url = urljoin(config.site_url, file.url) if config.site_url else None
    page = SimpleNamespace(is_link=False, canonical_url=url, update_date=get_build_date(), meta=head, url=file.url)
    return SimpleNamespace(page=page, src_uri=file.src_uri, url=file.url)
