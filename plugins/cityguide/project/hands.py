"""Work that two or more processes take from one list."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterator
from typing import Any

MOST_HANDS = 4
"""Processes at most: each needs memory of its own."""

_NUMBER = struct.Struct("<I")

_WAITING = 8192
"""Numbers that a pipe surely takes before anybody reads: Linux holds 64 KiB, of four bytes each."""


def hands_here() -> int:
    """How many processes can work at once here: the processors this one may use, and one where a process can't be divided safely."""
    return min(len(os.sched_getaffinity(0)), MOST_HANDS) if sys.platform == "linux" else 1


class Hands:
    """Divides the numbers 0 to `count` among this process and its helpers, which are forks of it and begin at once with `do`.

    Whoever is free takes the next number, so it does not matter how long each takes. The helpers know all that this process knew when
    they began; what they change stays with them, but for files. When all is done, `told` is called once in each helper and what it gives is
    returned by `join`. A number on which a helper fails is done again by this process, where it fails with its own error.
    """

    def __init__(self, count: int, do: Callable[[int], None], told: Callable[[], Any], hands: int) -> None:
        self.count, self.do = count, do
        self.size = -(-count // _WAITING) or 1
        self.line, end = os.pipe()
        os.write(end, b"".join(_NUMBER.pack(first) for first in range(0, count, self.size)))
        os.close(end)
        self.helpers = [self._helper(told) for _ in range(hands - 1)]

    def _helper(self, told: Callable[[], Any]) -> tuple[int, int]:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        answer, end = os.pipe()
        parent = os.getpid()
        child = os.fork()
        if child:
            os.close(end)
            return child, answer
        failed: list[int] = []
        try:
            os.close(answer)
            for number in self._taken():
                if os.getppid() != parent:  # it was killed, and nobody waits
                    break
                try:
                    self.do(number)
                except Exception:  # the parent does it again, and tells
                    failed.append(number)
            with os.fdopen(end, "wb") as answers:
                pickle.dump((failed, told()), answers)
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        finally:
            os._exit(0)

    def _taken(self) -> Iterator[int]:
        while number := os.read(self.line, _NUMBER.size):
            first = _NUMBER.unpack(number)[0]
            yield from range(first, min(first + self.size, self.count))

    def join(self, tell: Callable[[int], None] = lambda number: None) -> list[Any]:
        """Do what is left, wait for the helpers, and give back what they tell. `tell` is called with each number that is taken here.

        Raises what `do` raises, and ChildProcessError where a helper was killed.
        """
        try:
            for number in self._taken():
                tell(number)
                self.do(number)
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
        if self.line >= 0:
            os.close(self.line)
            self.line = -1
