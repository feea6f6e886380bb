"""What a build reads and what is in its site, as digests that differ when anything does."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cityguide.mkdocs_host.frame import described
from cityguide.mkdocs_host.next_site import Put, Written
from cityguide.project.day import today
from cityguide.project.files_read import Seen, WhatIsRead, files_in, what_is_read
from cityguide.project.reading import FOLDERS


def read_by(config: MkDocsConfig, before: Seen) -> WhatIsRead:
    """What a build is going to read. Files that have the stamps which they had `before` are not read for that."""
    cities, beside = _files_of(config)
    return what_is_read((today(), described(config, config.nav)), Path(config.config_file_path).parent, cities, beside, before)


def is_still(read: WhatIsRead, config: MkDocsConfig) -> bool:
    """Whether what a build has read is as it was."""
    cities, beside = _files_of(config)
    return read.still([*beside, *cities])


def _files_of(config: MkDocsConfig) -> tuple[Sequence[str], Sequence[str]]:
    """The files of `cities/`, and all others that a build reads."""
    root = Path(config.config_file_path).parent
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [*(root / name for name in FOLDERS if name != "cities"), Path(config.docs_dir), *own]
    return files_in([root / "cities"]), [config.config_file_path, *files_in(folders)]


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
