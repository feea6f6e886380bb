"""Where the time of a build goes: seconds of a processor by stage, without those of the stages inside it. And how far it is."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, get_args

Stage = Literal["reading", "linking", "checking", "drawings", "composing", "Markdown", "theme", "search", "cards", "writing", "all else"]

STAGES: tuple[Stage, ...] = get_args(Stage)


class _Clock:
    """The seconds of this process. Nothing is measured until it is started: a build need not wait for its own clock."""

    def __init__(self) -> None:
        self.running: list[Stage] = []
        self.since = 0.0
        self.seconds: Counter[Stage] = Counter()

    def turn(self) -> None:
        """Give the seconds since the last turn to the stage that ran."""
        now = time.process_time()
        self.seconds[self.running[-1]] += now - self.since  # type: ignore[assignment]
        self.since = now


_clock = _Clock()


def start() -> None:
    """Measure from now on, in this process and in those that it divides into."""
    _clock.running, _clock.seconds, _clock.since = ["all else"], Counter(), time.process_time()


def stop() -> Mapping[Stage, float]:
    """Measure no more; gives the seconds of each stage."""
    found = seconds()
    _clock.running, _clock.seconds = [], Counter()
    return found


def begin_again() -> None:
    """In a process that has just been divided off: forget what its parent counts."""
    if _clock.running:
        start()


@contextmanager
def stage(name: Stage) -> Iterator[None]:
    """What runs inside belongs to a stage."""
    if not _clock.running:
        yield
        return
    _clock.turn()
    _clock.running.append(name)
    try:
        yield
    finally:
        _clock.turn()
        _clock.running.pop()


def seconds() -> Mapping[Stage, float]:
    """The seconds of each stage so far; empty where nothing is measured."""
    if _clock.running:
        _clock.turn()
    return dict(_clock.seconds)


def add(others: Mapping[Stage, float]) -> None:
    """Add the seconds of another process."""
    _clock.seconds.update(others)


HowFar = Callable[[str, int, int], None]
"""Told what is done, which part of it begins, from 0, and how many parts there are."""

_listeners: list[HowFar] = []


def how_far(what: str, part: int, whole: int) -> None:
    """A part of something that may take long begins."""
    for listener in _listeners:
        listener(what, part, whole)


@contextmanager
def told_how_far(listener: HowFar) -> Iterator[None]:
    """Whoever listens is told how far that is which is done inside."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
