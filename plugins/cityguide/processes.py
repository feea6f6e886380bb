"""Work in processes beside this one, where the system can divide a process in two; and work during which nothing is collected."""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

Result = TypeVar("Result")

MOST_PROCESSES = 4
"""At most so many share one work: each needs memory of its own."""

_NUMBER = struct.Struct("<I")

_WAITING = 1024
"""Numbers of four bytes that any pipe takes before somebody reads: it holds 4 KiB at least."""


@contextmanager
def uncollected(*, stays: bool = False) -> Iterator[None]:
    """Nothing is looked through meanwhile for what could be freed; nor later, not even at the end, where what was made `stays`."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stays:
            gc.freeze()
        if before:
            gc.enable()


@cache
def _trim() -> Callable[[int], object] | None:
    """glibc's `malloc_trim`; None where the C library has none."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back() -> None:
    """Give memory that is free back to the system, which glibc does only with what lies at the end."""
    if (trim := _trim()) is not None:
        trim(0)


def in_another_process(work: Callable[[], Result], *, worth_it: bool) -> Callable[[], Result]:
    """Begins `work` in a process of its own and gives a function that waits for its result, which has to be picklable.

    Where it is not `worth_it`, where there is one processor or no `fork`, and where threads would be left behind, nothing is begun, and
    the function does the work itself. So it does where the other process has failed, and then it fails here as well.
    """
    if not worth_it or processes_here() == 1:
        return work
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException), os.fdopen(into, "wb") as pipe:
            gc.disable()  # looking for what could be freed would copy the memory that both have
            os.close(out)
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    os.close(into)

    def wait() -> Result:
        with os.fdopen(out, "rb") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        try:
            made: Result = pickle.loads(told)
        except (EOFError, pickle.UnpicklingError):
            return work()
        return made

    return wait


def processes_here() -> int:
    """How many processes can share a work: as many as this one may use processors; one where a process can't be divided safely."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_PROCESSES)


class DividedWork:
    """Divides the numbers 0 to `count` among this process and its helpers, which are forks of it and begin at once with `do`.

    Whoever is free takes the next number, so it does not matter how long each takes. The helpers know all that this process knew when
    they began; what they change stays with them, but for files. When all is done, `told` is called once in each helper and what it gives is
    returned by `join`. A number on which a helper fails is done again by this process, where it fails with its own error.
    """

    def __init__(self, count: int, do: Callable[[int], None], told: Callable[[], Any], processes: int) -> None:
        self.count, self.do = count, do
        self.size = -(-count // _WAITING) or 1
        self.line, end = os.pipe()
        os.write(end, b"".join(_NUMBER.pack(first) for first in range(0, count, self.size)))
        os.close(end)  # so that whoever finds it empty finds its end
        self.living, self.life = os.pipe()
        self.open: tuple[int, ...] = (self.line, self.living, self.life)
        self.collects = gc.isenabled()
        gc.freeze()  # looking for what could be freed would copy all memory that the processes share
        self.helpers = [self._helper(told) for _ in range(processes - 1)]

    def _helper(self, told: Callable[[], Any]) -> tuple[int, int]:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        answer, end = os.pipe()
        child = os.fork()
        if child:
            os.close(end)
            return child, answer
        failed: list[int] = []
        try:
            gc.disable()
            os.close(answer)
            os.close(self.life)
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            for number in self._taken():
                try:
                    self._do(number)
                except Exception:  # the parent does it again, and tells
                    failed.append(number)
            with os.fdopen(end, "wb") as answers:
                pickle.dump((failed, told()), answers)
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

    def _taken(self) -> Iterator[int]:
        while number := os.read(self.line, _NUMBER.size):
            first = _NUMBER.unpack(number)[0]
            yield from range(first, min(first + self.size, self.count))

    def join(self, tell: Callable[[int], None] = lambda number: None) -> list[Any]:
        """Do what is left, wait for the helpers, and give back what they tell. `tell` is called with each number that is taken here.

        Raises what `do` raises, and ChildProcessError where a helper was killed.
        """
        try:
            with uncollected():
                for number in self._taken():
                    tell(number)
                    self._do(number)
            answers = []
            while self.helpers:
                child, answer = self.helpers[0]
                with os.fdopen(answer, "rb") as stream:
                    held = stream.read()
                os.waitpid(child, 0)
                del self.helpers[0]
                if not held:
                    raise ChildProcessError("a process that helped with the build was killed, perhaps for want of memory")
                failed, told = pickle.loads(held)
                for number in failed:
                    self.do(number)
                answers.append(told)
            return answers
        finally:
            self.stop()

    def stop(self) -> None:
        """End helpers that are still at work, as after a failure."""
        for child, answer in self.helpers:
            os.close(answer)
            os.kill(child, 9)
            os.waitpid(child, 0)
        self.helpers.clear()
        gc.unfreeze()
        for descriptor in self.open:
            os.close(descriptor)
        self.open = ()
