"""`cityguide build`: MkDocs's own build, unless the site is already what it would make."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from cityguide.kept import fetched, folder_of, name_of, store
from cityguide.mkdocs_host.frame import described
from cityguide.mkdocs_host.own_page import is_alone
from cityguide.mkdocs_host.plugin import CityguidePlugin
from cityguide.project.day import today
from cityguide.project.kept_pages import package_state
from cityguide.project.reading import FOLDERS
from cityguide.project.shares import SiteShare, list_files


class NotAloneError(Exception):
    """Why a site can't be divided, as a sentence."""


@dataclass(frozen=True)
class Built:
    """What a build has come to. `kept` pages were as they had been; where nothing at all had changed, it is not `anew`."""

    pages: int
    files: int
    size: int
    kept: int
    anew: bool = True


@dataclass(frozen=True)
class _Before:
    """The last build into a folder: a digest of all that it read, one of all that it wrote, and what it came to."""

    read: str
    written: str
    built: Built


def built(config_file: Path, site: Path | None, *, strict: bool, share: SiteShare | None = None) -> Built:
    """Build the site of a configuration, or a `share` of it, into `site`, by default where that says.

    Raises mkdocs.exceptions.Abort where there is none: the problems have been printed then. Raises NotAloneError where a share was asked
    for and other plugins want to see all pages.
    """
    given = {"site_dir": str(site)} if site else {}
    config = load_config(str(config_file), strict=strict or None, **given)
    folder, place = folder_of(config_file.parent) / "built", Path(config.site_dir)
    name = name_of(os.path.realpath(place))
    read = _read(config) if is_alone(config) else ""
    if share is not None:
        return _share(config, place, share, read)
    if read and (before := _before(folder, name)) and before.read == read and before.written == _written(place)[0]:
        return before.built
    with _Warnings() as warnings:
        kept = _build(config)
    written, done = _come_to(place, kept)
    if read and not warnings.count:  # what was said of a site must be said again
        again = _Before(read, written, replace(done, kept=done.pages, anew=False))
        store(folder, name, json.dumps(asdict(again)).encode())
    return done


def _come_to(place: Path, kept: int) -> tuple[str, Built]:
    """A digest of the site that was made, and what it has come to."""
    written, files = _written(place)
    return written, Built(sum(path.endswith(".html") for path, _ in files), len(files), sum(size for _, size in files), kept)


def _share(config: MkDocsConfig, place: Path, share: SiteShare, read: str) -> Built:
    plugin = config.plugins.get("cityguide")
    if not read or not isinstance(plugin, CityguidePlugin):
        raise NotAloneError("A site is divided only where 'cityguide' is the only plugin, and no hook or extension of your own takes part.")
    plugin.share = share
    try:
        kept = _build(config)
    finally:
        plugin.share = None
    list_files(place, share, read)
    return _come_to(place, kept)[1]


def _build(config: MkDocsConfig) -> int:
    """MkDocs's command; gives the number of pages that were kept."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()
    plugin = config.plugins.get("cityguide")
    return plugin.work.found if isinstance(plugin, CityguidePlugin) and plugin.work else 0


def _before(folder: Path, name: str) -> _Before | None:
    held = fetched(folder, name)
    if held is None:
        return None
    said = json.loads(held)
    return _Before(said["read"], said["written"], Built(**said["built"]))


def _read(config: MkDocsConfig) -> str:
    """A digest of every file that a build reads, of the code, the configuration and the day."""
    root = Path(config.config_file_path).parent
    found = hashlib.sha256(repr((package_state(), today(), described(config, config.nav))).encode())
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    for path in [Path(config.config_file_path), *_files_below([*(root / name for name in FOLDERS), Path(config.docs_dir), *own])]:
        found.update(os.path.relpath(path, root).encode(errors="surrogateescape") + b"\0")
        try:
            found.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            found.update(str(error.errno).encode())
    return found.hexdigest()


def _files_below(folders: Iterable[Path]) -> list[Path]:
    return sorted(Path(parent) / name for folder in folders for parent, _, names in os.walk(folder) for name in names)


def _written(site: Path) -> tuple[str, list[tuple[str, int]]]:
    """A digest of the names, sizes and times of all files of a site, and their names and sizes."""
    found, files = hashlib.sha256(), []
    for path in _files_below([site]):
        about = path.lstat()
        found.update(os.fsencode(path) + b"\0%d %d\0" % (about.st_size, about.st_mtime_ns))
        files.append((str(path), about.st_size))
    return found.hexdigest(), files


class _Warnings(logging.Handler):
    """Counts what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1

    def __enter__(self) -> _Warnings:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *ended: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
