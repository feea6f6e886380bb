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


Stamps = tuple[int, ...]
"""When a file was last written and when anything of it last changed, in nanoseconds, its size in bytes and its number on the disk."""

MOMENT = 1_000_000_000
"""Nanoseconds within which a file may be written twice and have the same stamps, on any system of files: a second."""


@dataclass(frozen=True)
class WhatIsRead:
    """`settings` is a digest of the code, the configuration and the day, `cities` has those of the files of `cities/`, by their names, and
    `beside` is one of all other files that a build reads. `seen` has the stamps of each file, from before it was read, and its digest.
    """

    settings: str
    beside: str
    cities: Mapping[str, str]
    seen: Mapping[Path, tuple[Stamps, bytes]]

    @property
    def ground(self) -> str:
        """A digest of all but the files of `cities/`."""
        return hashlib.sha256((self.settings + self.beside).encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.ground, sorted(self.cities.items()))).encode()).hexdigest()

    def still(self, config: MkDocsConfig) -> bool:
        """Whether the files are as they were: one that was saved meanwhile has perhaps been read before, perhaps after.

        Stamps tell, but of the files that were changed last, which may have been written once more in the same moment.
        """
        files = [*_files_beside(config), *_files_of_cities(config)]
        if {path: _stamps(path) for path in files} != {path: stamps for path, (stamps, _) in self.seen.items()}:
            return False
        last = max((max(stamps[:2]) for stamps, _ in self.seen.values()), default=0)
        return all(_digest(path) == digest for path, (stamps, digest) in self.seen.items() if max(stamps[:2]) > last - MOMENT)


def what_is_read(config: MkDocsConfig) -> WhatIsRead:
    settings = hashlib.sha256(repr((package_state(), today(), described(config, config.nav))).encode()).hexdigest()
    root, found = Path(config.config_file_path).parent, hashlib.sha256()
    beside, cities = _files_beside(config), _files_of_cities(config)
    seen = {path: (_stamps(path), _digest(path)) for path in [*beside, *cities]}
    for path in beside:
        found.update(os.path.relpath(path, root).encode(errors="surrogateescape") + b"\0" + seen[path][1])
    return WhatIsRead(settings, found.hexdigest(), {str(path.relative_to(root / "cities")): seen[path][1].hex() for path in cities}, seen)


def _files_beside(config: MkDocsConfig) -> list[Path]:
    root = Path(config.config_file_path).parent
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [*(root / name for name in FOLDERS if name != "cities"), Path(config.docs_dir), *own]
    return [Path(config.config_file_path), *_files_below(folders)]


def _files_of_cities(config: MkDocsConfig) -> list[Path]:
    return _files_below([Path(config.config_file_path).parent / "cities"])


def _stamps(path: Path) -> Stamps:
    try:
        about = path.stat()
    except OSError as error:
        return (error.errno or 0, 0)
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


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
