"""Several processes take from one list."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cityguide.processes import DividedWork, processes_here

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are divided on Linux alone")


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 20_001])
def test_each_number_is_done_once(tmp_path: Path, processes: int, count: int) -> None:
    done: list[int] = []
    answers = DividedWork(count, done.append, lambda: done, processes).join()
    assert len(answers) == processes - 1
    assert sorted([*done, *(number for answer in answers for number in answer)]) == list(range(count))


def test_a_helper_shares_the_work() -> None:
    done: list[int] = []

    def do(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    [theirs] = DividedWork(30, do, lambda: done, 2).join()
    assert len(theirs) > 3 and len(done) > 3


def test_what_a_helper_fails_at_fails_here() -> None:
    parent = os.getpid()

    def do(number: int) -> None:
        time.sleep(0.02)
        if number == 3:
            raise ValueError("no third clock")

    with pytest.raises(ValueError, match="no third clock"):
        DividedWork(6, do, os.getpid, 2).join()
    assert os.getpid() == parent


def test_what_fails_in_a_helper_only_is_done_here() -> None:
    parent, done = os.getpid(), []

    def do(number: int) -> None:
        time.sleep(0.01)
        if os.getpid() != parent:
            raise OSError("a helper's own trouble")
        done.append(number)

    DividedWork(8, do, os.getpid, 2).join()
    assert sorted(done) == list(range(8))


def test_a_killed_helper_is_noticed() -> None:
    parent = os.getpid()

    def do(number: int) -> None:
        time.sleep(0.02)
        if os.getpid() != parent:
            os.kill(os.getpid(), 9)

    with pytest.raises(ChildProcessError, match="killed"):
        DividedWork(8, do, os.getpid, 2).join()


def test_stopping_ends_the_helpers() -> None:
    work = DividedWork(2000, lambda number: time.sleep(0.05), os.getpid, 2)
    [(child, _)] = work.helpers
    work.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    work.stop()


def test_progress_is_told_of_what_is_taken_here() -> None:
    reached: list[int] = []
    DividedWork(5, lambda number: None, os.getpid, 1).join(reached.append)
    assert reached == list(range(5))


def test_there_is_at_least_one_process() -> None:
    assert 1 <= processes_here() <= 4


def test_helpers_end_with_a_parent_that_is_killed() -> None:
    """At once, and not when they have done what they were at: what they hold is let go for whoever comes next."""
    script = """
import os, time
from cityguide.processes import DividedWork
def do(number):
    time.sleep(60)
work = DividedWork(8, do, os.getpid, 3)
print(*(child for child, _ in work.helpers), flush=True)
work.join()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [int(number) for number in parent.stdout.readline().split()]
        parent.kill()
        parent.wait()
    until = time.monotonic() + 5
    while any(map(runs, children)) and time.monotonic() < until:
        time.sleep(0.02)
    assert len(children) == 2 and not any(map(runs, children))


def runs(process: int) -> bool:
    """Whether a process has not ended; one that has may wait for somebody to ask how."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
