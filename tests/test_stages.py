"""Seconds are given to the stage that runs, and to no other."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from cityguide import stages


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    now = [10.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])
    yield now
    stages.stop()


def test_nothing_is_measured_unasked() -> None:
    with stages.stage("reading"):
        pass
    assert stages.seconds() == {}


def test_a_stage_inside_another_is_not_counted_twice(clock: list[float]) -> None:
    stages.start()
    clock[0] += 1
    with stages.stage("composing"):
        clock[0] += 2
        with stages.stage("drawings"):
            clock[0] += 4
        clock[0] += 8
    clock[0] += 16
    assert stages.seconds() == {"all else": 17.0, "composing": 10.0, "drawings": 4.0}


def test_another_process_is_added(clock: list[float]) -> None:
    stages.start()
    clock[0] += 1
    stages.add({"cards": 2.0, "all else": 0.5})
    assert stages.seconds() == {"all else": 1.5, "cards": 2.0}


def test_a_divided_process_begins_at_nothing(clock: list[float]) -> None:
    stages.start()
    clock[0] += 5
    stages.begin_again()
    clock[0] += 1
    assert stages.seconds() == {"all else": 1.0}


def test_what_was_stopped_measures_no_more(clock: list[float]) -> None:
    stages.start()
    clock[0] += 3
    assert stages.stop() == {"all else": 3.0}
    clock[0] += 1
    assert stages.stop() == {}


def test_a_stage_ends_where_something_fails(clock: list[float]) -> None:
    stages.start()
    with pytest.raises(ValueError), stages.stage("theme"):
        clock[0] += 1
        raise ValueError
    clock[0] += 2
    assert stages.seconds() == {"theme": 1.0, "all else": 2.0}
