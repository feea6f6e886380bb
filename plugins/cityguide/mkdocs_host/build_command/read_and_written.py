"""What a build reads and what is in its site, as digests that differ when anything does."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cityguide.mkdocs_host.frame import described
from cityguide.project.day import today
from cityguide.project.kept_pages import package_state
from cityguide.project.reading import FOLDERS

Listing = dict[str, tuple[int, int]]
"""The size of each file of a site in bytes, and when it was written in nanoseconds, by its path there."""


@dataclass(frozen=True)
class WhatIsRead:
    """`settings` is a digest of the code, the configuration and the day, `cities` has those of the files of `cities/`, by their names, and
    `beside` is one of all other files that a build reads.
    """

    settings: str
    beside: str
    cities: Mapping[str, str]

    @property
    def ground(self) -> str:
        """A digest of all but the files of `cities/`."""
        return hashlib.sha256((self.settings + self.beside).encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.ground, sorted(self.cities.items()))).encode()).hexdigest()

    def still(self, config: MkDocsConfig) -> bool:
        """Whether the files are as they were: one that was saved meanwhile has perhaps been read before, perhaps after."""
        return self.beside == _beside(config) and self.cities == _cities(config)


def what_is_read(config: MkDocsConfig) -> WhatIsRead:
    settings = hashlib.sha256(repr((package_state(), today(), described(config, config.nav))).encode()).hexdigest()
    return WhatIsRead(settings, _beside(config), _cities(config))


def _beside(config: MkDocsConfig) -> str:
    root, found = Path(config.config_file_path).parent, hashlib.sha256()
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [*(root / name for name in FOLDERS if name != "cities"), Path(config.docs_dir), *own]
    for path in [Path(config.config_file_path), *_files_below(folders)]:
        found.update(os.path.relpath(path, root).encode(errors="surrogateescape") + b"\0" + _digest(path))
    return found.hexdigest()


def _cities(config: MkDocsConfig) -> Mapping[str, str]:
    cities = Path(config.config_file_path).parent / "cities"
    return {str(path.relative_to(cities)): _digest(path).hex() for path in _files_below([cities])}


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError as error:
        return str(error.errno).encode()


def _files_below(folders: Iterable[Path]) -> list[Path]:
    return sorted(Path(parent) / name for folder in folders for parent, _, names in os.walk(folder) for name in names)


def files_of(site: Path) -> Listing:
    """All files of a site."""
    found: Listing = {}
    waiting = [(str(site), "")]
    while waiting:
        folder, below = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{below}{entry.name}/"))
            else:
                about = entry.stat(follow_symlinks=False)
                found[f"{below}{entry.name}"] = about.st_size, about.st_mtime_ns
    return found


def digest_of(files: Listing) -> str:
    """A digest of the names, sizes and times of all files of a site."""
    return hashlib.sha256(repr(sorted(files.items())).encode(errors="surrogateescape")).hexdigest()


class Warned(logging.Handler):
    """Counts what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1

    def __enter__(self) -> Warned:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *ended: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
