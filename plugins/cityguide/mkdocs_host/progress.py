"""How far a build is: a bar in a terminal, lines elsewhere, nothing for a build that is quick or quiet."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import click
from mkdocs.plugins import get_plugin_logger

from cityguide.stages import told_how_far

SOON = 2.0
"""Seconds that nobody minds to wait without a word."""

A_LINE = 5.0
"""Seconds from one line to the next, where there is no terminal."""

_log = get_plugin_logger("cityguide")


class Progress:
    """Tells of work that consists of `total` parts. To be quiet is MkDocs's `--quiet`: then its logger lets only errors through."""

    def __init__(self, what: str, total: int, since: float | None = None) -> None:
        """`since` is when it began that somebody waits, in seconds of the monotonic clock; by default now."""
        self.what, self.total = what, total
        self.bar: Any = None
        self.quiet = not logging.getLogger("mkdocs").isEnabledFor(logging.INFO)
        self.next_word = (time.monotonic() if since is None else since) + SOON

    def __enter__(self) -> Progress:
        return self

    def reached(self, part: int) -> None:
        """The part of this number, from 0, begins."""
        if self.quiet or (self.bar is None and time.monotonic() < self.next_word):
            return
        if not sys.stderr.isatty():
            _log.info("%s: %d %%", self.what, 100 * part // self.total)
            self.next_word = time.monotonic() + A_LINE
            return
        if self.bar is None:
            self.bar = click.progressbar(length=self.total, label=self.what, file=sys.stderr)
            self.bar.__enter__()
        self.bar.update(part - self.bar.pos)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.bar is not None:
            if error is None:
                self.bar.update(self.total - self.bar.pos)
            self.bar.__exit__(kind, error, trace)


@contextmanager
def progress_of_stages() -> Iterator[None]:
    """Tells of each stage that says how far it is."""
    since, shown = time.monotonic(), [Progress("", 0)]

    def reached(what: str, part: int, whole: int) -> None:
        if shown[0].what != what:
            shown[0].__exit__(None, None, None)
            shown[0] = Progress(what, whole, since)
        shown[0].reached(part)

    with told_how_far(reached):
        yield
    shown[0].__exit__(None, None, None)
