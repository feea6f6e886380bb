"""Drawn things kept on disk, in a folder under a hash of everything that decides how they look."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

MOST_KEPT = 600
"""Pictures kept; of more, those go that were not wanted for longest. Some 20 MB."""

_DIGEST = hashlib.sha256().digest_size


def kept(what: object, draw: Callable[[], bytes], folder: Path | None, made_with: str) -> bytes:
    """What `draw` returns for `what`, from `folder` where it is there and whole, else drawn and put there.

    `what` is told apart by its `repr`, and what drew it by `made_with`, a hash. A folder that can't be written is no error: the
    picture is only drawn again next time.
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
        # Beside it first, so that a build that is broken off leaves no half of a picture under its name.
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(hashlib.sha256(content).digest() + content)
        aside.replace(path)
    except OSError:
        pass
    return content


def pruned(folder: Path, wanted: int = 0) -> None:
    """Keep at most `MOST` pictures in a folder of `kept`, beside the `wanted` ones."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in found[: -(MOST_KEPT + wanted)]:
            path.unlink()
    except OSError:
        pass
