"""What a build reads and what is in its site, as digests that differ when anything does."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cityguide.mkdocs_host.frame import described
from cityguide.mkdocs_host.next_site import Put, Written
from cityguide.project.day import today
from cityguide.project.kept_pages import package_state
from cityguide.project.reading import FOLDERS

Stamps = tuple[int, ...]
"""When a file was last written and when anything of it last changed, in nanoseconds, its size in bytes and its number on the disk."""

Seen = Mapping[str, tuple[Stamps, str]]
"""The stamps of files from before they were read, and their digests, by their paths."""

MOMENT = 2_000_000_000
"""Nanoseconds within which a file may be written twice and have the same stamps: of the systems of files in use FAT's are the coarsest."""


@dataclass(frozen=True)
class WhatIsRead:
    """`ground` is a digest of the code, the configuration, the day and all files that a build reads but those of `cities/`, `cities` has
    those of these, by their names. `seen` has the stamps of each file, from before it was read, and its digest.
    """

    ground: str
    cities: Mapping[str, str]
    seen: Seen

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.ground, sorted(self.cities.items()))).encode()).hexdigest()

    def still(self, config: MkDocsConfig) -> bool:
        """Whether the files are as they were: one that was saved meanwhile has perhaps been read before, perhaps after.

        Stamps tell, but of the files that were changed last.
        """
        beside, cities = _files_read(config)
        sure = _sure(self.seen)
        if {str(path): _stamps(path) for path in [*beside, *cities]} != {path: stamps for path, (stamps, _) in self.seen.items()}:
            return False
        return all(_digest(Path(path)) == digest for path, (_, digest) in self.seen.items() if path not in sure)


def _sure(seen: Seen) -> Container[str]:
    """The files that have not changed as long as their stamps are the same. The last may have been written again in the same moment."""
    last = max((max(stamps[:2]) for stamps, _ in seen.values()), default=0)
    return {path for path, (stamps, _) in seen.items() if max(stamps[:2]) <= last - MOMENT}


def what_is_read(config: MkDocsConfig, before: Seen) -> WhatIsRead:
    """What a build is going to read. Files that have the stamps which they had `before` are not read for that."""
    root = Path(config.config_file_path).parent
    ground = hashlib.sha256(f"{(package_state(), today(), described(config, config.nav))!r}\0".encode())
    beside, cities = _files_read(config)
    sure, seen = _sure(before), dict[str, tuple[Stamps, str]]()
    for path in [*beside, *cities]:
        stamps, name = _stamps(path), str(path)
        seen[name] = stamps, before[name][1] if name in sure and before[name][0] == stamps else _digest(path)
    for path in beside:
        ground.update(f"{os.path.relpath(path, root)}\0{seen[str(path)][1]}\0".encode(errors="surrogateescape"))
    return WhatIsRead(ground.hexdigest(), {str(path.relative_to(root / "cities")): seen[str(path)][1] for path in cities}, seen)


def _files_read(config: MkDocsConfig) -> tuple[list[Path], list[Path]]:
    """The files that a build reads: those beside `cities/`, and those in it."""
    root = Path(config.config_file_path).parent
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [*(root / name for name in FOLDERS if name != "cities"), Path(config.docs_dir), *own]
    return [Path(config.config_file_path), *_files_below(folders)], _files_below([root / "cities"])


def _stamps(path: Path) -> Stamps:
    try:
        about = path.stat()
    except OSError as error:
        return (error.errno or 0, 0)
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error.errno)


def _files_below(folders: Iterable[Path]) -> list[Path]:
    return sorted(Path(parent) / name for folder in folders for parent, _, names in os.walk(folder) for name in names)


@dataclass(frozen=True)
class SiteFiles:
    """What is in the folder of a site: how many pages and files, of how many bytes together.

    `state` differs when any file does. It is a sum over all files, so that what a few files change of it can be told without the others.
    """

    pages: int = 0
    files: int = 0
    size: int = 0
    state: int = 0

    def after(self, put: Put) -> SiteFiles:
        """What is there once some files were put in, by their paths: what was there of each, and what is now."""
        found = self
        for path, (before, now) in put.items():
            found = found if before is None else found._with(path, before, -1)
            found = found._with(path, now, 1)
        return found

    def _with(self, path: str, written: Written, sign: int) -> SiteFiles:
        page = path.endswith(".html")
        state = (self.state + sign * _state_of(path, written)) % _STATES
        return SiteFiles(self.pages + sign * page, self.files + sign, self.size + sign * written[0], state)


_STATES = 1 << 128


def _state_of(path: str, written: Written) -> int:
    said = f"{written[0]} {written[1]} {path}".encode(errors="surrogateescape")
    return int.from_bytes(hashlib.blake2b(said, digest_size=16).digest(), "big")


def files_of(site: Path) -> SiteFiles:
    """All files of a site."""
    pages, files, size, state = 0, 0, 0, 0
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
                pages, files, size = pages + entry.name.endswith(".html"), files + 1, size + about.st_size
                state += _state_of(f"{below}{entry.name}", (about.st_size, about.st_mtime_ns))
    return SiteFiles(pages, files, size, state % _STATES)
