"""What commands print, with everything escaped that would not be shown but obeyed: a name may hold an escape sequence."""

from __future__ import annotations

import io
import re
from typing import TextIO

from cityguide.problems.problem import visible

_OURS = re.compile(r"(\x1b\[(?:0|1|2|31|32|33|36)m)")
"""The colours of reports and differences."""


class StoppedError(Exception):
    """Why a command can't do what it was asked, as it is printed on stderr. It then ends with 1."""


class Visible(io.TextIOBase):
    """A stream that writes to another. Line breaks stay, and our own colours where the other is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        parts = _OURS.split(text) if self.stream.isatty() else [text]
        self.stream.write("".join(part if index % 2 else _but_lines(part) for index, part in enumerate(parts)))
        return len(text)

    def flush(self) -> None:
        self.stream.flush()

    def isatty(self) -> bool:
        return self.stream.isatty()

    def fileno(self) -> int:
        return self.stream.fileno()

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.stream.encoding

    @property
    def buffer(self) -> object:
        """The bytes below, for what writes bytes."""
        return getattr(self.stream, "buffer", None)


def _but_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))
