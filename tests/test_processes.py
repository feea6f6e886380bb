import gc
import os
import platform
import subprocess
import sys
import threading

import pytest

from cityguide import processes
from cityguide.processes import give_back, in_another_process, uncollected

SCRIPT = """
import os, threading
from cityguide.processes import in_another_process
here = os.getpid()
def fails():
    raise ValueError(os.getpid() == here)
begun, failing, many = in_another_process(os.getpid, worth_it=True), in_another_process(fails, worth_it=True), in_another_process(lambda: "x" * 1_000_000, worth_it=True)
try:
    failing()
except ValueError as error:
    print(begun() != here, error, len(many()))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2 if hasattr(os, "sched_getaffinity") else False, reason="one processor")
def test_work_is_done_beside_this_process_and_what_fails_there_fails_here() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True True 1000000\n", "")


def test_what_is_not_worth_it_is_done_here_when_it_is_asked_for() -> None:
    assert in_another_process(os.getpid, worth_it=False) is os.getpid


def test_memory_is_given_back_where_the_c_library_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(processes, "_trim", lambda: asked.append)
    give_back()
    assert asked == [0]
    monkeypatch.setattr(processes, "_trim", lambda: None)
    give_back()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_glibc_can() -> None:
    trim = processes._trim()
    assert trim is not None and trim(0) in (0, 1)


def test_no_thread_is_left_behind() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert in_another_process(os.getpid, worth_it=True) is os.getpid
    finally:
        end.set()
        thread.join()


def test_what_stays_is_never_looked_through() -> None:
    before = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, before)
    with uncollected(stays=True):
        pass
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
