"""Work in processes beside this one, where the system can divide a process in two; and work during which nothing is collected."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TypeVar

Result = TypeVar("Result")

MOST_PROCESSES = 4
"""At most so many share one work: each needs memory of its own."""


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
