"""A file that one process at a time holds. The system lets go of it when that process ends, however it ends."""

from __future__ import annotations

import os
import platform
import sys
import time
from contextlib import suppress
from pathlib import Path

A_MOMENT = 1.0
"""Seconds in which the helpers of a killed process have surely ended."""


class HeldError(Exception):
    """The file is held. The text says by whom: `process 4711 on kobo, since 2026-11-21 14:03:10`."""


class LockFile:
    """The file at `path`, held from the beginning until `release`, which removes it.

    Raises HeldError where another process holds it for longer than a moment (the helpers of a killed one end a moment later), and OSError
    where it can't be written. What a killed process left behind is held by nobody and is taken over: no number of a process is trusted, for
    the system gives them out again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        patient_until = time.monotonic() + A_MOMENT
        while True:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _hold(self.descriptor)
            except OSError as error:
                if isinstance(error, BlockingIOError) and time.monotonic() < patient_until:
                    os.close(self.descriptor)
                    time.sleep(0.05)
                    continue
                who = self._holder()
                os.close(self.descriptor)
                if isinstance(error, BlockingIOError | PermissionError):  # the latter on Windows
                    raise HeldError(who) from error
                raise
            # Whoever held it before may have removed it between the two steps; then this is no longer the file that others open.
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(self.descriptor), path.stat()):
                    break
            os.close(self.descriptor)
        with suppress(OSError):  # on a full disk nobody can read who holds it, but it is held
            os.truncate(self.descriptor, 0)
            os.write(self.descriptor, f"process {os.getpid()} on {platform.node()}".encode())

    def _holder(self) -> str:
        with suppress(OSError):
            since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(os.fstat(self.descriptor).st_mtime))
            return f"{os.read(self.descriptor, 200).decode('utf-8', 'replace') or 'another process'}, since {since}"
        return "another process"

    def release(self) -> None:
        if sys.platform == "win32":  # where no open file can be removed, and none that another process has opened meanwhile
            os.close(self.descriptor)
            with suppress(OSError):
                self.path.unlink()
        else:
            with suppress(OSError):
                self.path.unlink()
            os.close(self.descriptor)


if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        """Raises OSError if it is held. One byte far behind the end, for what is locked can't be read."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        """Raises OSError if it is held."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
