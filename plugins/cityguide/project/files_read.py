"""The files that a build or a check reads, as digests that differ when anything in them does."""

from __future__ import annotations

import hashlib
import os
import stat
import sysconfig
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

Stamps = tuple[int, ...]
"""When a file was last written and when anything of it last changed, in nanoseconds, its size in bytes and its number on the disk."""

Seen = Mapping[str, tuple[Stamps, str]]
"""The stamps of files from before they were read, and their digests, by their paths."""

MOMENT = 2_000_000_000
"""Nanoseconds within which a file may be written twice and have the same stamps: of the systems of files in use FAT's are the coarsest."""


_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def package_state() -> str:
    """A digest of all files of the package, and of the names and versions of all that is installed beside it."""
    found = hashlib.sha256()
    for path in sorted(path for path in _PACKAGE.rglob("*.*") if path.suffix != ".pyc" and path.is_file()):
        found.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
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

    def still(self, files: Iterable[Path]) -> bool:
        """Whether these are the files that were read, and as they were: one that was saved meanwhile has perhaps been read before, perhaps
        after.

        Stamps tell, but of the files that were changed last.
        """
        if {str(path): _stamps(path) for path in files} != {path: stamps for path, (stamps, _) in self.seen.items()}:
            return False
        sure = _sure(self.seen)
        return all(_digest(Path(path)) == digest for path, (_, digest) in self.seen.items() if path not in sure)


def _sure(seen: Seen) -> Container[str]:
    """The files that have not changed as long as their stamps are the same. The last may have been written again in the same moment."""
    last = max((max(stamps[:2]) for stamps, _ in seen.values()), default=0)
    return {path for path, (stamps, _) in seen.items() if max(stamps[:2]) <= last - MOMENT}


def what_is_read(settings: object, root: Path, cities: Sequence[Path], beside: Sequence[Path], before: Seen) -> WhatIsRead:
    """What is going to be read at `root`: the files of `cities/`, and those `beside`, in an order that stays.

    `settings` are told apart by their `repr`. Files that have the stamps which they had `before` are not read for that.
    """
    ground = hashlib.sha256(f"{(package_state(), settings)!r}\0".encode())
    ground.update(repr([os.path.relpath(path, root) for path in (*beside, *cities) if path.is_symlink()]).encode())
    sure, seen = _sure(before), dict[str, tuple[Stamps, str]]()
    for path in [*beside, *cities]:
        stamps, name = _stamps(path), str(path)
        seen[name] = stamps, before[name][1] if name in sure and before[name][0] == stamps else _digest(path)
    for path in beside:
        ground.update(f"{os.path.relpath(path, root)}\0{seen[str(path)][1]}\0".encode(errors="surrogateescape"))
    return WhatIsRead(ground.hexdigest(), {str(path.relative_to(root / "cities")): seen[str(path)][1] for path in cities}, seen)


def seen_in(said: Mapping[str, Sequence[object]]) -> Seen:
    """What was seen, as it was kept in JSON."""
    return {path: (tuple(stamps), digest) for path, (stamps, digest) in said.items()}  # type: ignore[arg-type,misc]


def files_in(folders: Iterable[Path]) -> list[Path]:
    """All files below some folders, and links to other folders, which nobody follows, sorted."""
    found = (Path(parent) / name for folder in folders for parent, below, names in os.walk(folder) for name in (*names, *below))
    return sorted(path for path in found if path.is_symlink() or not path.is_dir())


def _stamps(path: Path) -> Stamps:
    try:
        about = path.stat()
    except OSError as error:
        return (error.errno or 0, 0)
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


def _digest(path: Path) -> str:
    """Of a file's content; what is no file, as a pipe, is not read."""
    try:
        if not stat.S_ISREG(kind := path.stat().st_mode):
            return str(stat.S_IFMT(kind))
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)
