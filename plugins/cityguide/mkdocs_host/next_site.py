"""A site made beside the one that stands, which takes its place in one step once it is whole (docs/decisions/005)."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import Abort

from cityguide.mkdocs_host.lock_file import HeldError, LockFile
from cityguide.stages import stage

_NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)
"""What a system or a file system answers that can't exchange two folders."""


Written = tuple[int, int]
"""The size of a file in bytes, and when it was written, in nanoseconds."""

Put = Mapping[str, tuple[Written | None, Written]]
"""Files that were put into a site, by their paths: what was there of each, and what is."""


class NoPlaceError(Abort):
    """Ends a build because no site can be put there. What was there is still there."""


class NextSite:
    """A hidden folder beside the site at `site`, held by this process, in which the next site is made.

    Beside it, because folders can be exchanged only within one file system. Where `site` is a symbolic link, the folder it leads to is
    meant, and the link stays. What a killed build left is first put right: the site that it had moved away comes back, the one
    that it had begun goes.

    Raises NoPlaceError where another build is at work, where nothing may be written, and where `site` is no folder that can be exchanged.
    """

    def __init__(self, site: Path) -> None:
        self.site = Path(os.path.realpath(site))
        self.folder = self.site.with_name(f".{self.site.name}.next")
        self.last = self.site.with_name(f".{self.site.name}.last")
        if self.site.exists() and not self.site.is_dir():
            raise NoPlaceError(f"{self.site} is a file, where the site's folder should be.")
        if os.path.ismount(self.site):
            raise NoPlaceError(f"{self.site} is a volume of its own, which can't be exchanged. Build into a folder in it.")
        if self.site.exists() and not os.access(self.site, os.W_OK):
            raise NoPlaceError(f"{self.site} is read-only.")
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self.lock = LockFile(self.site.with_name(f".{self.site.name}.lock"))
        except HeldError as held:
            raise NoPlaceError(f"Another build is making {self.site}: {held}. Let it end first.") from held
        except OSError as error:
            raise NoPlaceError(f"Nothing can be written beside {self.site}: {error.strerror}.") from error
        try:
            self._put_right()
            self.folder.mkdir()
            if self.site.exists():
                self._let_in_the_same()
        except OSError as error:
            self.lock.release()
            raise NoPlaceError(f"{self.folder} can't be made anew: {error.strerror}.") from error

    def _let_in_the_same(self) -> None:
        """Owner, group, mode and lists of access, which the publisher has set: perhaps a server of another group reads the folder."""
        if sys.platform != "win32":
            with suppress(OSError):
                os.chown(self.folder, self.site.stat().st_uid, self.site.stat().st_gid)
        shutil.copystat(self.site, self.folder)

    def _put_right(self) -> None:
        if os.path.lexists(self.last):
            if os.path.lexists(self.site):
                shutil.rmtree(self.last)
            else:
                self.last.rename(self.site)
        if os.path.lexists(self.folder):
            shutil.rmtree(self.folder)

    @stage("writing")
    def take_place(self) -> Sequence[str]:
        """Put the new site where the old one is. Gives the paths of files that the old one had and the new one hasn't.

        What the publisher keeps in the folder, which no build makes, stays: names that begin with a dot (`.git`, `.nojekyll`,
        `.well-known`), as MkDocs leaves them, and `CNAME`. It is in the new site before that takes the old one's place, so that at no
        moment it is in neither. Raises NoPlaceError if the folders can't be exchanged; the old site is then still there.
        """
        try:
            if not self.site.exists():
                self.folder.rename(self.site)
                return []
            self._carry_over()
            gone = sorted(_paths_below(self.site) - _paths_below(self.folder))
            if not _exchanged(self.folder, self.site):
                self.site.rename(self.last)
                try:
                    self.folder.rename(self.site)
                except OSError:
                    self.last.rename(self.site)
                    raise
        except OSError as error:
            raise NoPlaceError(f"The new site can't take the place of {self.site}: {error.strerror}.") from error
        return gone

    @stage("writing")
    def put_in(self) -> Put:
        """Put the files that were made into the site that stands, each in one step. Gives by its path what was there of each, and what is.

        A build that is killed meanwhile leaves some pages as they were and others as they are to be. Raises NoPlaceError where one
        can't be put there.
        """
        put: dict[str, tuple[Written | None, Written]] = {}
        try:
            for path in sorted(_paths_below(self.folder)):
                made, place = self.folder / path, self.site / path
                before = _written(place) if os.path.lexists(place) else None
                made.replace(place)
                put[path] = before, _written(place)
        except OSError as error:
            raise NoPlaceError(f"A page can't be put into {self.site}: {error.strerror}.") from error
        return put

    def _carry_over(self) -> None:
        for entry in self.site.iterdir():
            if (entry.name.startswith(".") or entry.name == "CNAME") and not os.path.lexists(self.folder / entry.name):
                if entry.is_dir() and not entry.is_symlink():
                    shutil.copytree(entry, self.folder / entry.name, symlinks=True, copy_function=_link)
                else:
                    _link(str(entry), str(self.folder / entry.name))

    @stage("writing")
    def close(self) -> None:
        """Remove what is not the site, and let other builds begin. What can't be removed is met again, and told, by the next one."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if os.path.lexists(self.site):
            shutil.rmtree(self.last, ignore_errors=True)
        self.lock.release()


def _link(old: str, new: str) -> None:
    """The same file under a second name, which is quick however much there is; a copy where the file system knows no second names."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _paths_below(folder: Path) -> set[str]:
    """Paths below `folder` of all files, in POSIX style."""
    return {(Path(parent) / name).relative_to(folder).as_posix() for parent, _, names in os.walk(folder) for name in names}


def _written(path: Path) -> Written:
    about = path.lstat()
    return about.st_size, about.st_mtime_ns


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step: `renameat2` of Linux, `renamex_np` of macOS. False where that can't be done."""
    if sys.platform not in ("linux", "darwin"):
        return False
    system, here, exchange = ctypes.CDLL(None, use_errno=True), -100, 2  # AT_FDCWD; RENAME_EXCHANGE and RENAME_SWAP
    names = [os.fsencode(one), os.fsencode(other)]
    if hasattr(system, "renameat2"):
        failed = system.renameat2(here, names[0], here, names[1], exchange)
    elif hasattr(system, "renamex_np"):
        failed = system.renamex_np(*names, exchange)
    else:
        return False
    if failed and ctypes.get_errno() not in _NO_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return not failed
