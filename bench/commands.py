"""Commands that are timed: a whole process each, with its seconds, its most memory and what became of it.

Memory is what the process and its children hold in RAM, added up some times a second by a thread of this process from `/proc`, and at
least the most that the system noted of any one of them (`VmHWM`). Of what several processes share each counts its part (`Pss`). Where there
is no `/proc`, it is what `wait4` tells of the process. Elsewhere that is not asked: it counts what this process held when it
started the other.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OURS = ("cityguide.cli", "build", "--quiet", "--site-dir")
"""The guide's build, a module of Python with its options; the folder of the site follows."""
PLATFORM = ("mkdocs", "build", "--quiet", "--site-dir")
"""The build of MkDocs and Material alone."""

ADDRESS = "http://localhost:8000/"
"""Where both sites are told to be served, so that both have their sitemap."""
FIRST, LAST = 0.05, 0.5
"""Seconds from one look to the next, first and later: to ask takes the system some milliseconds for each gigabyte."""
_MEMORY = re.compile(r"^(VmHWM|Pss):\s+(\d+) kB", re.MULTILINE)


class FailedError(Exception):
    """A command that could not be run, with the end of what it said."""


@dataclass(frozen=True)
class Run:
    """How long a command took, in seconds, and how much memory it had at most, in bytes."""

    seconds: float
    memory: int


def python(module: Sequence[str], *more: str) -> list[str]:
    """The command that runs a module of this Python, with no folder of its own on the path of modules."""
    return [sys.executable, "-P", "-m", *module, *more]


@cache
def day() -> str:
    """The day of the benchmark as `SOURCE_DATE_EPOCH` has it: the same for all commands, should midnight come between."""
    return str(int(time.time()) // 86_400 * 86_400)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder and measure it. Raises FailedError where it can't be started or fails."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    known = {**compiled, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS, "SOURCE_DATE_EPOCH": day(), **(environment or {})}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, env=known, stdout=said, stderr=said)
        except OSError as error:
            raise FailedError(str(error)) from error
        memory = Memory(process.pid)
        memory.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.over.set()
        memory.join()
        if process.returncode:
            said.seek(0)
            raise FailedError(f"{' '.join(command)} failed in {folder.name}:\n{said.read()[-3000:].decode(errors='replace')}")
    return Run(seconds, memory.most or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


class Memory(threading.Thread):
    """Adds up what a process and all below it hold, until `over` is set."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0
        self.over = threading.Event()

    def run(self) -> None:
        wait = FIRST
        while not self.over.wait(wait):
            wait = min(wait * 1.1, LAST)
            self.most = max(self.most, *held(self.pid))


def held(pid: int) -> tuple[int, int]:
    """Bytes in RAM of a process and all its children together, and the most that one of them has held; 0 where it has ended."""
    process = Path("/proc") / str(pid)
    try:
        known = dict(_MEMORY.findall((process / "status").read_text() + (process / "smaps_rollup").read_text()))
        children = [child for thread in (process / "task").iterdir() for child in (thread / "children").read_text().split()]
    except OSError:
        return 0, 0
    together, most = int(known.get("Pss", 0)) * 1024, int(known.get("VmHWM", 0)) * 1024
    for of_child, most_of_child in (held(int(child)) for child in children):
        together, most = together + of_child, max(most, most_of_child)
    return together, most
