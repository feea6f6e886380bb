"""What is made once and kept on disk. The name of a file is a hash of all that decides what is in it."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

MOST_KEPT = 600
"""Files kept in a folder beside those that the last build wanted; beyond that the least recently used are deleted."""


def folder_of(root: Path) -> Path:
    """The folder for files kept between builds of the project at `root`: `CITYGUIDE_CACHE`, else its `.cache/`.

    It is not among the folders of `root` that are watched, so writing there does not start another build. It may be deleted at any time.
    """
    return Path(os.environ.get("CITYGUIDE_CACHE") or root / ".cache" / "cityguide")


_DIGEST = hashlib.sha256().digest_size


def name_of(*what: object) -> str:
    """The name under which something is kept: a hash of the `repr` of all that decides what it is, the version of the code among it."""
    return hashlib.sha256(repr(what).encode()).hexdigest()


def state_of(versions: object, files: Iterable[Path]) -> str:
    """A hash of the code that makes something: of versions, by their `repr`, and of files by name and content."""
    found = hashlib.sha256(repr(versions).encode())
    for path in files:
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def fetched(folder: Path, name: str) -> bytes | None:
    """What is kept under a name; None where there is nothing, or where it is damaged."""
    path = folder / name
    try:
        held = path.read_bytes()
        if hashlib.sha256(held[_DIGEST:] + name.encode()).digest() == held[:_DIGEST]:
            os.utime(path)
            return held[_DIGEST:]
    except OSError:
        pass
    return None


def store(folder: Path, name: str, content: bytes) -> None:
    """Keep something under a name. A folder that can't be written is not an error: it is only made again next time."""
    store_parts(folder, name, hashlib.sha256(content + name.encode()).digest(), content)


def store_parts(folder: Path, name: str, *parts: bytes) -> None:
    """Write what tells by itself whether it is damaged. A folder that can't be written is not an error."""
    path = folder / name
    try:
        made_ready(folder)
        # Written under another name first, so that an interrupted build leaves nothing half-written under this one.
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(b"".join(parts))
        aside.replace(path)
    except OSError:
        pass


def made_ready(folder: Path) -> None:
    """Make a folder for what is kept, if there is none. Raises OSError where that can't be."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")  # a check leaves nothing that could be committed


def pruned(folder: Path, wanted: int = 0, most: int | None = None) -> None:
    """Delete the least recently used files of a folder, keeping `most`, by default `MOST_KEPT`, and as many more as are `wanted`."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in found[: -((MOST_KEPT if most is None else most) + wanted)]:
            path.unlink()
    except OSError:
        pass


_ROOMS = tuple(f"cityguide.{room}." for room in ("evidence", "photographs", "profiles", "rankings", "reading", "terrain"))
"""Where our records are. What is kept lies in a folder of the project, where somebody may have put something else."""

_OTHERS = (("array", "array"), ("array", "_array_reconstructor"), ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"))


def packed(value: object) -> bytes:
    """A value of our own records as bytes that can be kept."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes) -> Any:
    """The value that was packed. Only the constructors of our own records are run for that.

    Raises pickle.UnpicklingError where it names anything that is no record of ours.
    """
    return _OurRecords(io.BytesIO(content)).load()


class _OurRecords(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:  # and nothing that the module has from elsewhere
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record of a guide")
