"""A temporary copy of a project with one file changed, to check the change before it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cityguide.profiles.photographs import PHOTOGRAPHS

READ = ("cities", "content", "data", PHOTOGRAPHS)
"""Folders that a check reads. Only these, because they are copied where symlinks are forbidden, as for most users of Windows."""


@contextmanager
def trial(root: Path, name: str, raw: bytes) -> Iterator[Path]:
    """A temporary copy of what a check reads of `root`, made of symlinks, in which the file `name` has the content `raw`."""
    with tempfile.TemporaryDirectory(prefix="cityguide-") as folder:
        there = Path(folder)
        target = there / name
        target.parent.mkdir(parents=True)
        base = root.resolve()
        for path in (*(base / folder for folder in READ), *(base / name).parent.iterdir()):
            place = there / path.relative_to(base)
            if path.exists() and place != target and not place.exists():
                _lend(path, place)
        target.write_bytes(raw)
        yield there


def _lend(path: Path, place: Path) -> None:
    """Makes `place` a symlink to `path`, or a copy where the system forbids symlinks."""
    try:
        place.symlink_to(path, target_is_directory=path.is_dir())
    except OSError:
        if path.is_dir():
            shutil.copytree(path, place)
        else:
            shutil.copy2(path, place)
