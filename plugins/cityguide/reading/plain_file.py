"""The one door to the files of a project: plain files that lie in it, up to a size.

A symbolic link may lead to another file of the project. One that leads out of it would put a stranger's file into a report or into the
site, a device may never end, and reading a pipe may never begin. Some names no system can hold, or nobody can read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cityguide.problems.codes import Code
from cityguide.problems.limits import FILE_NAME, FOLDER, Limit
from cityguide.problems.problem import FilePosition, Problem

_KINDS = ((stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names of devices on Windows, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file."""

_BESIDE = re.compile(r"\..*|~\$.*|#.*#|.*~|.*\.sw[a-p]")
"""Laid beside files: `.#seoul.yml` and `#seoul.yml#` (Emacs), `.seoul.yml.swp` (Vim), `._seoul.yml` (macOS), `~$seoul.csv` (Office)."""


class NotReadError(Exception):
    """A file that is not read, and why. `problem` is the same as a problem of the file `name`."""

    def __init__(self, name: str, said: str, code: Code) -> None:
        super().__init__(said)
        self.problem = Problem(FilePosition(name), said, code)


def read_plain(path: Path, name: str, limit: Limit, *, anywhere: bool = False) -> bytes:
    """What a file holds. Raises NotReadError as `open_plain` does."""
    with open_plain(path, name, limit, anywhere=anywhere) as file:
        found = file.read(limit.most + 1)
    if len(found) > limit.most:  # the file has grown, or is one of the system's, which have no size
        raise NotReadError(name, f"more than {limit.most:,} bytes found; at most {limit} are read", "too-large")
    return found


def open_plain(path: Path, name: str, limit: Limit, *, anywhere: bool = False) -> BinaryIO:
    """A file of a project, open for reading. `name` is its path from the project's folder, and the end of `path`.

    A file that an editor names, to import it, may lie `anywhere`. Raises NotReadError for a file outside the project, for anything
    but a plain file, for one larger than `limit`, and for one that can't be opened.
    """
    if not anywhere:
        _stay_inside(path, name)
    try:
        # Opening a pipe waits for its other end, and opening a device may do something: so look first, and don't wait.
        _plain(path.stat(), name, limit)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error
    try:
        _plain(os.fstat(handle), name, limit)  # it may be another file by now
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _plain(found: os.stat_result, name: str, limit: Limit) -> None:
    _a_file(found.st_mode, name)
    if found.st_size > limit.most:
        raise NotReadError(name, f"{found.st_size:,} bytes found; at most {limit} are read", "too-large")


def _a_file(mode: int, name: str) -> None:
    if not stat.S_ISREG(mode):
        kind = next((kind for is_kind, kind in _KINDS if is_kind(mode)), "no plain file")
        raise NotReadError(name, f"this is a {kind}, a file was expected", "not-a-file")


def _unreadable(name: str, error: OSError | ValueError) -> NotReadError:
    looped = isinstance(error, OSError) and error.errno == errno.ELOOP
    why = "this symbolic link leads back to itself" if looped else getattr(error, "strerror", None) or str(error)
    return NotReadError(name, f"cannot be read: {why}", "unreadable")


def _stay_inside(path: Path, name: str) -> None:
    """Raises NotReadError, under the name of the link, where one leads from `path` out of the project.

    `name` is the path from the project's folder. Links on the way to that folder are the project's own affair.
    """
    parts = PurePosixPath(name).parts
    root = path
    for _ in parts:
        root = root.parent
    here = root
    for index, part in enumerate(parts, start=1):
        here = here / part
        if here.is_symlink():
            real, home = os.path.realpath(here), os.path.realpath(root)
            if not _within(real, home):
                said = f"this is a symbolic link to {_target(here, real)}, outside the project; put the file or folder itself here"
                raise NotReadError("/".join(parts[:index]), said, "outside")


def _target(link: Path, real: str) -> str:
    """Where a link leads: as it is written, and in the end if that is elsewhere."""
    written = str(link.readlink())
    return real if os.path.normpath(written) == real else f"{written} ({real})"


def _within(real: str, home: str) -> bool:
    return real == home or real.startswith(home.rstrip(os.sep) + os.sep)


@dataclass(frozen=True)
class Below:
    """What lies below a folder: the plain files by their names, and a problem for each thing that is none and can't be left out."""

    files: dict[str, Path]
    problems: list[Problem]


def files_below(folder: Path, name: str) -> Below:
    """The files below a folder of a project, in the order of their names. Links are followed as long as they stay in the project.

    What editors and systems lay beside files for themselves is left out; but not links that lead out, because a host may be told to
    publish them.
    """
    found = Below({}, [])
    # With each, the real paths of the folders on the way, to find links that go round.
    waiting: list[tuple[Path, str, tuple[str, ...]]] = [(folder, name, ())] if os.path.lexists(folder) else []
    while waiting:
        path, inner, around = waiting.pop()
        link = path.is_symlink()
        try:
            if link:
                _stay_inside(path, inner)
            if inner != name and is_beside(path.name):
                continue
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode) and (inner == name or path.suffix != ".md"):
                real = os.path.realpath(path) if link or not around else f"{around[-1].rstrip(os.sep)}{os.sep}{path.name}"
                if link and any(_within(outer, real) for outer in around):
                    raise NotReadError(inner, "this symbolic link leads to a folder around it, and so on without end", "outside")
                inside = sorted(path.iterdir(), reverse=True)
                waiting += [(each, f"{inner}/{each.name}", (*around, real)) for each in inside]
            else:
                _a_file(mode, inner)
                found.files[inner] = path
        except NotReadError as error:
            found.problems.append(error.problem)
        except OSError as error:
            found.problems.append(_unreadable(inner, error).problem)
        if len(found.files) > FOLDER.most:
            found.problems.append(Problem(FilePosition(name), f"more than {FOLDER} lie here; that is no guide", "too-large"))
            break
    return found


def state_below(folder: Path, limit: Limit) -> bytes:
    """A digest of the names and contents of all files in a folder."""
    found = hashlib.sha256()
    for name, path in files_below(folder, folder.name).files.items():
        try:
            content = read_plain(path, name, limit)
        except NotReadError as error:
            content = str(error.problem).encode(errors="backslashreplace")
        found.update(os.fsencode(name) + b"\0" + hashlib.sha256(content).digest())
    return found.digest()


def is_beside(name: str) -> bool:
    """Whether a file or folder of this name is what an editor or a system lays beside the files of a guide for itself."""
    return _BESIDE.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Whether Windows has no file of this name."""
    return _RESERVED.fullmatch(name) is not None


def name_problems(names: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the names of a project's files, which are paths from its folder."""
    folded: dict[str, str] = {}
    for name in sorted(names):
        if said := _fault(name):
            yield Problem(FilePosition(name), said, "file-name")
        elif (other := folded.setdefault(name.casefold(), name)) != name:
            said = f"this name and '{other}' differ in capitals alone; on many systems they are one file, so rename one of them"
            yield Problem(FilePosition(name), said, "file-name")


def _fault(name: str) -> str:
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "the name is no UTF-8; rename the file"
    if not name.isprintable():
        sign = next(char for char in name if not char.isprintable())
        return f"the name has the sign U+{ord(sign):04X}, which can't be seen; rename the file"
    if size > FILE_NAME.most:
        return f"the path has {size} bytes, and at most {FILE_NAME} fit; give the file a shorter name"
    if bad := next((part for part in name.split("/") if is_reserved(part)), None):
        return f"Windows keeps the name '{bad}' for a device, and no file can have it there; rename the file"
    return ""
