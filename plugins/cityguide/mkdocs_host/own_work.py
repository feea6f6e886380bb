"""The outputs of a guide that are made by several processes, while MkDocs reads the other pages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from cityguide import stages
from cityguide.kept import name_of
from cityguide.mkdocs_host.frame import described
from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.mkdocs_host.own_page import OwnPageFile, converter_of, write_own_page
from cityguide.mkdocs_host.progress import Progress
from cityguide.processes import DividedWork, processes_here
from cityguide.project.kept_pages import KeptPages
from cityguide.project.project import Project
from cityguide.project.shares import SiteShare
from cityguide.reads import GuidePart, recorded
from cityguide.site.compose import SEARCH
from cityguide.site.output import Output

LEAST_A_TURN, MOST_A_TURN = 4, 64
"""Files that a process takes at a time: pages of one city, which share much; fewer where all are few, lest the last make others wait."""

TURNS = 64
"""So many turns at least, where there are files enough."""


class OwnWork:
    """Makes every output of the guide that is not a page for MkDocs. It begins at once; `finish` waits for the end.

    Raises what a page raises that can't be made, and ChildProcessError where a helping process was killed.
    """

    def __init__(
        self, project: Project, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment, share: SiteShare | None = None
    ) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        for page in nav.pages:
            page.read_source(config)  # for its title, which MkDocs reads later
        self.frame = name_of(described(config, nav))
        self.titles = {page.file.src_uri: str(page.title) for page in nav.pages}
        self.pages, self.kept = files.documentation_pages(), KeptPages(project, self.frame)
        self.converter = converter_of(config)
        turns = list(_turns([file for file in files if isinstance(file, OutputFile)]))
        self.turns = [turn for number, turn in enumerate(turns) if share is None or share.has(number)]
        self.elsewhere = [file for number, turn in enumerate(turns) if share and not share.has(number) for file in turn]
        self.process, self.said, self.found = os.getpid(), Said(), 0
        self.read: dict[str, set[GuidePart]] = {}
        self.divided = DividedWork(len(self.turns), self._make, self._told, processes_here())

    def _told(self) -> tuple[list[tuple[str, int, str]], int, Mapping[stages.Stage, float], Mapping[str, set[GuidePart]]]:
        return self.said.records, self.found, stages.seconds(), self.read

    def _make(self, turn: int) -> None:
        if os.getpid() != self.process and logging.getLogger("mkdocs").handlers != [self.said]:
            # In a helper, at its first turn. What it has to say counts, and is shown, where MkDocs counts it.
            logging.getLogger("mkdocs").handlers[:] = [self.said]
            stages.begin_again()
        for file in self.turns[turn]:
            with recorded() as parts:
                if isinstance(file, OwnPageFile):
                    self._write_page(file)
                else:
                    file.copy_file()
            self.read.setdefault(what_for(file.output), set()).update(parts)

    def _write_page(self, file: OwnPageFile) -> None:
        name = self.kept.name(file.of)
        if (html := self.kept.fetched(name)) is not None:
            self.found += 1
            file.write(html)
            return
        before = len(self.said.records)
        with recorded() as parts:
            write_own_page(file, self.converter, self.config, self.files, self.pages, self.nav, self.env)
        file.written = True
        if len(self.said.records) == before:  # what was said of a page must be said again
            self.kept.store(name, parts, Path(file.abs_dest_path).read_bytes())

    def finish(self) -> None:
        """Help until all outputs are written, and say how far that is."""
        with Progress("Making pages", len(self.turns)) as progress:
            answers = self.divided.join(progress.reached)
        for records, found, seconds, read in answers:
            self.found += found
            for what, parts in read.items():
                self.read.setdefault(what, set()).update(parts)
            stages.add(seconds)
            for name, level, message in records:
                logging.getLogger(name).log(level, "%s", message)
        self.said.close()
        self.kept.prune()
        for file in (file for turn in [*self.turns, self.elsewhere] for file in turn):
            file.written = True
        self._show_anchors()

    def leave_to_the_first(self, site: Path) -> None:
        """Remove from the folder of another share what MkDocs has written itself."""
        own = {file.abs_dest_path for turn in self.turns for file in turn}
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
                if isinstance(target, OwnPageFile) and (target.page is None or target.page.present_anchor_ids is None):
                    shown, page = target.page, Page(None, target, self.config)
                    page.read_source(self.config)
                    page.render(self.config, self.files)
                    target.page = shown or page
                    target.page.present_anchor_ids = page.present_anchor_ids


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


def _turns(files: Sequence[OutputFile]) -> Iterator[Sequence[OutputFile]]:
    """The index of search by itself and first, because it takes longest; then all others by their cities, or by their folders."""
    most = min(max(len(files) // TURNS, LEAST_A_TURN), MOST_A_TURN)
    groups: dict[object, list[OutputFile]] = {SEARCH: []}
    for file in files:
        groups.setdefault(file.src_uri if file.src_uri == SEARCH else (file.output.city or file.src_uri.rpartition("/")[0],), []).append(
            file
        )
    for group in groups.values():
        yield from (group[at : at + most] for at in range(0, len(group), most))


def what_for(output: Output) -> str:
    """That of which it is known what was read for it: all files of a city together, any other by itself."""
    return output.city or output.path


def in_sitemap(files: Files, config: MkDocsConfig) -> list[Any]:
    """All pages in their order as a template for a sitemap takes them: MkDocs's own, and ours with as much as such a template asks for."""
    whole = {id(file) for file in files.documentation_pages()}
    found = (file for file in files if id(file) in whole or isinstance(file, OwnPageFile))
    return [_seen(file, config) if isinstance(file, OwnPageFile) else file for file in found]


def _seen(file: OwnPageFile, config: MkDocsConfig) -> Any:
    url = urljoin(config.site_url, file.url) if config.site_url else None
    page = SimpleNamespace(is_link=False, canonical_url=url, update_date=get_build_date(), meta=file.of.head, url=file.url)
    return SimpleNamespace(page=page, src_uri=file.src_uri, url=file.url)
