"""A project as it would be with one file changed, to be checked before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cityguide.profiles.photographs import PHOTOGRAPHS

READ = ("cities", "content", "data", PHOTOGRAPHS)
"""Folders that a check reads. Where links are forbidden, as to most users of Windows, more would take long to copy."""


@contextmanager
def trial(root: Path, name: str, raw: bytes) -> Iterator[Path]:
    """A folder that has all of `root` that a check reads, by links, and `raw` as the file `name`. It goes when the block ends."""
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
    """A link; where the system forbids links, a copy."""
    try:
        place.symlink_to(path, target_is_directory=path.is_dir())
    except OSError:
        if path.is_dir():
            shutil.copytree(path, place)
        else:
            shutil.copy2(path, place)
