"""The files that a build or a check reads, as digests that differ when anything in them does."""

from __future__ import annotations

import hashlib
import os
import stat
import sysconfig
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

Stamps = tuple[int, ...]
"""When a file was last written and when anything of it last changed, in nanoseconds, its size in bytes and its number on the disk. They are
those of the file to which a link leads; the last of them is `stat.S_IFLNK` for a link and else 0.
"""

Seen = Mapping[str, tuple[Stamps, str]]
"""The stamps of files from before they were read, and their digests, by their paths."""

MOMENT = 2_000_000_000
"""Nanoseconds within which a file may be written twice and have the same stamps: of the systems of files in use FAT's are the coarsest."""


_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def package_state() -> str:
    """A digest of all files of the package, and of the names and versions of all that is installed beside it."""
    found = hashlib.sha256()
    for path in files_in([_PACKAGE]):
        if "__pycache__" not in path and not path.endswith(".pyc"):
            with Path(path).open("rb", buffering=0) as content:
                found.update(path[len(str(_PACKAGE)) :].replace(os.sep, "/").encode() + b"\0" + content.readall())
    installed = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return hashlib.sha256(found.digest() + repr(installed).encode() + sysconfig.get_python_version().encode()).hexdigest()


@dataclass(frozen=True)
class WhatIsRead:
    """`ground` is a digest of the code, of `settings` and of all files that are read but those of `cities/`, `cities` has those of these,
    by their names. `seen` has the stamps of each file, from before it was read, and its digest.
    """

    ground: str
    cities: Mapping[str, str]
    seen: Seen

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.ground, sorted(self.cities.items()))).encode()).hexdigest()

    def still(self, files: Iterable[str]) -> bool:
        """Whether these are the files that were read, and as they were: one that was saved meanwhile has perhaps been read before, perhaps
        after.

        Stamps tell, but of the files that were changed last.
        """
        if {path: _stamps(path) for path in files} != {path: stamps for path, (stamps, _) in self.seen.items()}:
            return False
        sure = _sure(self.seen)
        return all(_digest(path) == digest for path, (_, digest) in self.seen.items() if path not in sure)


def _sure(seen: Seen) -> Container[str]:
    """The files that have not changed as long as their stamps are the same. The last may have been written again in the same moment."""
    last = max((max(stamps[:2]) for stamps, _ in seen.values()), default=0)
    return {path for path, (stamps, _) in seen.items() if max(stamps[:2]) <= last - MOMENT}


def what_is_read(settings: object, root: Path, cities: Sequence[str], beside: Sequence[str], before: Seen) -> WhatIsRead:
    """What is going to be read at `root`: the files of its `cities/`, and those `beside`, in an order that stays.

    `settings` are told apart by their `repr`. Files that have the stamps which they had `before` are not read for that.
    """
    ground = hashlib.sha256(f"{(package_state(), settings)!r}\0".encode())
    below = cache(partial(os.path.relpath, start=root))
    sure, seen = _sure(before), dict[str, tuple[Stamps, str]]()
    for path in [*beside, *cities]:
        stamps = _stamps(path)
        seen[path] = stamps, before[path][1] if path in sure and before[path][0] == stamps else _digest(path)
        if stamps[-1] == stat.S_IFLNK:
            ground.update(f"{below(path)}\0".encode(errors="surrogateescape"))
    for path in beside:
        folder, name = os.path.split(path)
        ground.update(f"\0{below(folder or os.curdir)}/{name}\0{seen[path][1]}\0".encode(errors="surrogateescape"))
    start = len(str(root / "cities")) + 1
    return WhatIsRead(ground.hexdigest(), {path[start:]: seen[path][1] for path in cities}, seen)


def seen_in(said: Mapping[str, Sequence[object]]) -> Seen:
    """What was seen, as it was kept in JSON."""
    return {path: (tuple(stamps), digest) for path, (stamps, digest) in said.items()}  # type: ignore[arg-type,misc]


def files_in(folders: Iterable[Path]) -> list[str]:
    """All files below some folders, and links to other folders, which nobody follows, sorted. A folder that can't be read has none."""
    found, waiting = list[str](), [*map(str, folders)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                (waiting if entry.is_dir(follow_symlinks=False) else found).append(entry.path)
    return sorted(found)


def _stamps(path: str) -> Stamps:
    kind = 0
    try:
        about = os.lstat(path)
        if stat.S_ISLNK(about.st_mode):
            kind, about = stat.S_IFLNK, Path(path).stat()
    except OSError as error:
        return error.errno or 0, 0, kind
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino, kind


def _digest(path: str) -> str:
    """Of a file's content; what is no file, as a pipe, is not read."""
    try:
        if not stat.S_ISREG(kind := Path(path).stat().st_mode):
            return str(stat.S_IFMT(kind))
        with Path(path).open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)
