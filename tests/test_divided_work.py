"""Several processes take from one list."""

from __future__ import annotations

import gc
import mmap
import os
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest

from cityguide import divided_work
from cityguide.divided_work import DividedWork
from cityguide.processes import processes_here, uncollected

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are divided on Linux alone")


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 20_001])
def test_each_number_is_done_once(tmp_path: Path, processes: int, count: int) -> None:
    done: list[int] = []
    answers = DividedWork(count, done.append, lambda: done, processes).join()
    assert len(answers) <= (processes if processes > 1 else 0)
    assert all(answers), "who has done nothing tells nothing"
    assert sorted([*done, *(number for answer in answers for number in answer)]) == list(range(count))


def test_helpers_share_the_work() -> None:
    done: list[int] = []

    def do(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    one, other = DividedWork(30, do, lambda: done, 2).join()
    assert len(one) > 3 and len(other) > 3 and not done


def test_a_fresh_helper_goes_on_for_one_that_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(divided_work, "MOST_GROWN", 2_000_000)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whatever runs the tests may have threads of its own
    held: list[mmap.mmap] = []
    done: list[int] = []

    def do(number: int) -> None:
        held.append(mmap.mmap(-1, 1_000_000))  # nothing that was free can become that
        held[-1].write(b"x" * 1_000_000)
        done.append(number)

    answers = DividedWork(12, do, lambda: (len(held), done), 2, lean=True).join()
    assert len(answers) > 2 and not held
    assert max(size for size, _ in answers) <= 5
    assert sorted(number for _, numbers in answers for number in numbers) == list(range(12))


def test_where_threads_have_begun_no_helper_begins_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would be left behind in it, with what they have locked."""
    monkeypatch.setattr(divided_work, "MOST_GROWN", -1)
    done: list[int] = []
    work = DividedWork(6, done.append, lambda: done, 2, lean=True)
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        answers = work.join()
    finally:
        end.set()
        thread.join()
    assert len(answers) <= 2
    assert sorted([*done, *(number for answer in answers for number in answer)]) == list(range(6))


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
    children = [*work.helpers.values()]
    assert len(children) == 2
    work.stop()
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
    work.stop()


def test_progress_is_told_of_what_comes_next() -> None:
    reached: list[int] = []
    DividedWork(5, lambda number: None, os.getpid, 1).join(reached.append)
    assert reached == list(range(5))


def test_progress_is_told_of_what_helpers_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(divided_work, "_LOOK", 0.01)
    reached: list[int] = []
    DividedWork(3000, lambda number: time.sleep(0.0001), os.getpid, 2).join(reached.append)
    assert reached == sorted(reached) and reached[0] >= 0 and reached[-1] < 3000
    assert len({*reached}) > 3


def test_there_is_at_least_one_process() -> None:
    assert 1 <= processes_here() <= 4


def test_helpers_end_with_a_parent_that_is_killed() -> None:
    """At once, and not when they have done what they were at: what they hold is let go for whoever comes next."""
    script = """
import os, time
from cityguide.divided_work import DividedWork
def do(number):
    time.sleep(60)
work = DividedWork(8, do, os.getpid, 3)
print(*work.helpers.values(), flush=True)
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
    assert len(children) == 3 and not any(map(runs, children))


def runs(process: int) -> bool:
    """Whether a process has not ended; one that has may wait for somebody to ask how."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_memory_that_processes_share_is_not_looked_through_meanwhile() -> None:
    frozen: list[int] = []
    divided = DividedWork(2, lambda number: frozen.append(gc.get_freeze_count()), list, 1)
    divided.join()
    assert len(frozen) == 2 and all(frozen)
    assert gc.get_freeze_count() == 0


class Ring:
    """Nothing but a search finds out that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("processes", [1, 2])
def test_what_could_be_freed_is_looked_for_after_each_number(processes: int) -> None:
    rings: list[weakref.ref[Ring]] = []
    found: list[tuple[bool, int]] = []

    def do(number: int) -> None:
        found.append((gc.isenabled(), sum(ring() is not None for ring in rings)))
        rings.append(weakref.ref(Ring()))
        assert rings[-1]() is not None

    divided = DividedWork(6, do, lambda: found, processes)
    done = [one for helper in divided.join() for one in helper] + found
    assert len(done) == 6 and {*done} == {(False, 0)}
    assert gc.isenabled()


def test_what_is_not_to_be_looked_through_is_not_where_work_is_divided() -> None:
    rings: list[weakref.ref[Ring]] = []
    with uncollected():
        with uncollected():
            DividedWork(3, lambda number: rings.append(weakref.ref(Ring())), list, 1).join()
        assert not gc.isenabled()
        assert all(ring() is not None for ring in rings) and len(rings) == 3
