"""Pictures cached on disk. The name of a file is a hash of everything that decides how the picture looks."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

MOST_KEPT = 600
"""Pictures kept in a folder, some 20 MB; beyond that the least recently used are deleted."""


def folder_of(root: Path) -> Path:
    """The folder for files kept between builds of the project at `root`: `CITYGUIDE_CACHE`, else its `.cache/`.

    It is not among the folders of `root` that are watched, so writing there does not start another build.
    """
    return Path(os.environ.get("CITYGUIDE_CACHE") or root / ".cache" / "cityguide")


_DIGEST = hashlib.sha256().digest_size


def kept(what: object, draw: Callable[[], bytes], folder: Path | None, made_with: str) -> bytes:
    """The result of `draw`, read from `folder` if an undamaged copy is there, else drawn and stored there.

    The key is the `repr` of `what` with `made_with`, a hash of the code that draws. A folder that can't be written is not an
    error: the picture is only drawn again next time.
    """
    if folder is None:
        return draw()
    path = folder / hashlib.sha256(f"{made_with}{what!r}".encode()).hexdigest()
    try:
        held = path.read_bytes()
        if hashlib.sha256(held[_DIGEST:]).digest() == held[:_DIGEST]:
            os.utime(path)
            return held[_DIGEST:]
    except OSError:
        pass
    content = draw()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Written under another name first, so that an interrupted build leaves no half-written picture under this one.
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(hashlib.sha256(content).digest() + content)
        aside.replace(path)
    except OSError:
        pass
    return content


def pruned(folder: Path, wanted: int = 0) -> None:
    """Delete the least recently used files of a folder, keeping `MOST_KEPT` and as many more as are `wanted`."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in found[: -(MOST_KEPT + wanted)]:
            path.unlink()
    except OSError:
        pass
