"""Work that is divided among several processes, none of which grows for long."""

from __future__ import annotations

import gc
import os
import pickle
import select
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from cityguide.processes import uncollected

MOST_GROWN = 24_000_000
"""Bytes by which a helper may grow after its first number before a fresh one takes its place."""

_NUMBER = struct.Struct("<I")

_WAITING = 1024
"""Numbers of four bytes that any pipe takes before somebody reads: it holds 4 KiB at least."""

_LOOK = 0.1
"""Seconds from one look at how far the work is to the next."""


class DividedWork:
    """Divides the numbers 0 to `count` among helpers, which are forks of this process and begin at once with `do`.

    Whoever is free takes the next number, so it does not matter how long each takes. The helpers know all that this process knew when
    they began; what they change stays with them, but for files. One that has done something calls `told` at its end, and what that gives
    is returned by `join`. Where they are `lean`, one that has grown by `MOST_GROWN` ends, and a fresh one goes on. A number on which a
    helper fails is done again by this process, where it fails with its own error. With one process there is no helper, and this one
    does all.
    """

    def __init__(self, count: int, do: Callable[[int], None], told: Callable[[], Any], processes: int, *, lean: bool = False) -> None:
        self.count, self.do, self.told, self.lean = count, do, told, lean
        self.size = -(-count // _WAITING) or 1
        self.line, end = os.pipe()
        os.write(end, b"".join(_NUMBER.pack(first) for first in range(0, count, self.size)))
        os.close(end)  # so that whoever finds it empty finds its end
        self.living, self.life = os.pipe()
        self.open: tuple[int, ...] = (self.line, self.living, self.life)
        self.collects = gc.isenabled()
        gc.freeze()  # looking for what could be freed would copy all memory that the processes share
        self.helpers: dict[int, int] = {}  # the process that answers, by where its answer is read
        for _ in range(processes if processes > 1 else 0):
            self._begin_helper()

    def _begin_helper(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        answer, end = os.pipe()
        child = os.fork()
        if child:
            os.close(end)
            self.helpers[answer] = child
            return
        failed: list[int] = []
        try:
            gc.disable()
            os.close(answer)
            os.close(self.life)
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            most = 0
            for numbers in self._taken():
                for number in numbers:
                    try:
                        self._do(number)
                    except Exception:  # the parent does it again, and tells
                        failed.append(number)
                most = most or _resident() + MOST_GROWN  # what it needs for any has been loaded by now
                if self.lean and _resident() > most:
                    break
            with os.fdopen(end, "wb") as answers:
                pickle.dump((failed, [self.told()] if most else []), answers)
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        finally:
            os._exit(0)

    def _end_with_parent(self) -> None:
        """In a helper: nothing is written to this pipe, but its end is reached when the parent has ended, however that came about."""
        os.read(self.living, 1)
        os._exit(1)

    def _do(self, number: int) -> None:
        """Do one, and look for what could be freed once, at its end, and only among what it has made."""
        self.do(number)
        if self.collects:
            gc.collect(1)

    def _taken(self) -> Iterator[range]:
        while number := os.read(self.line, _NUMBER.size):
            first = _NUMBER.unpack(number)[0]
            yield range(first, min(first + self.size, self.count))

    def _left(self) -> int:
        """How many numbers nobody has taken yet, but for those that are taken together."""
        import fcntl
        import termios

        waiting = fcntl.ioctl(self.line, termios.FIONREAD, b"\0" * _NUMBER.size)
        return int.from_bytes(waiting, sys.byteorder) // _NUMBER.size * self.size

    def join(self, tell: Callable[[int], None] = lambda number: None) -> list[Any]:
        """Wait for the helpers, do what is left, and give back what they tell. `tell` is called with the number that comes next.

        Raises what `do` raises, and ChildProcessError where a helper was killed.
        """
        answers: list[Any] = []
        failed: list[int] = []
        try:
            while self.helpers:
                ended, _, _ = select.select([*self.helpers], [], [], _LOOK)
                for answer in ended:
                    of_one, told = self._answered(answer)
                    failed += of_one
                    answers += told
                    if self._left() and threading.active_count() == 1:
                        self._begin_helper()
                if left := self._left():
                    tell(max(self.count - left, 0))
            with uncollected():
                for numbers in self._taken():
                    for number in numbers:
                        tell(number)
                        self._do(number)
                for number in failed:
                    self._do(number)
            return answers
        finally:
            self.stop()

    def _answered(self, answer: int) -> tuple[list[int], list[Any]]:
        """The numbers on which a helper that ends has failed, and what it tells."""
        with os.fdopen(answer, "rb") as stream:
            held = stream.read()
        os.waitpid(self.helpers.pop(answer), 0)
        if not held:
            raise ChildProcessError("a process that helped with the build was killed, perhaps for want of memory")
        failed, told = pickle.loads(held)
        return failed, told

    def stop(self) -> None:
        """End helpers that are still at work, as after a failure."""
        for answer, child in self.helpers.items():
            os.close(answer)
            os.kill(child, 9)
            os.waitpid(child, 0)
        self.helpers.clear()
        gc.unfreeze()
        for descriptor in self.open:
            os.close(descriptor)
        self.open = ()


def _resident() -> int:
    """Bytes that this process has in memory, what it shares with others included; the same for all where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 1
