"""Pictures drawn once: kept in a folder under a hash of everything that decides how they look."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy
import PIL
import shapely
from PIL import features

from cityguide.cards.faces import FOLDER as FACES
from cityguide.maps.land import VENDOR as COASTS

MOST = 600
"""Pictures kept; of more, those go that were not wanted for longest. Some 20 MB."""
_DIGEST = hashlib.sha256().digest_size


def kept(what: object, draw: Callable[[], bytes], folder: Path | None, made_with: str = "") -> bytes:
    """What `draw` returns for `what`, from `folder` where it is there and whole, else drawn and put there.

    `what` is told apart by its `repr`, and so is what drew it: `made_with`, else all that draws cards. A folder that can't be written
    is no error: the picture is only drawn again next time.
    """
    if folder is None:
        return draw()
    path = folder / hashlib.sha256(f"{made_with or _made_with()}{what!r}".encode()).hexdigest()
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
        for path in found[: -(MOST + wanted)]:
            path.unlink()
    except OSError:
        pass


@cache
def _made_with() -> str:
    """A hash of the programs, faces and coasts that draw: a new one of any draws everything anew."""
    versions = [PIL.__version__, shapely.__version__, shapely.geos_version_string, numpy.__version__]
    versions += [str(features.version(name)) for name in ("freetype2", "zlib")]
    found = hashlib.sha256(repr(versions).encode())
    here = Path(__file__).resolve().parent
    for folder, pattern in ((here, "*.py"), (here.parent / "maps", "*.py"), (FACES, "*.*"), (COASTS, "land-*")):
        for path in sorted(folder.glob(pattern)):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
