"""Work in a process beside this one, where the system can divide a process in two."""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


def in_another_process(work: Callable[[], Result], *, worth_it: bool) -> Callable[[], Result]:
    """Begins `work` in a process of its own and gives a function that waits for its result, which has to be picklable.

    Where it is not `worth_it`, where there is one processor or no `fork`, and where threads would be left behind, nothing is begun, and
    the function does the work itself. So it does where the other process has failed, and then it fails here as well.
    """
    if not (worth_it and hasattr(os, "fork") and _processors() > 1 and threading.active_count() == 1):
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


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
