"""A photograph as a page needs it: its size and its renditions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

WIDTHS = (480, 960)
"""Pixels of the smaller renditions: for a telephone, and for a column of text."""

LARGEST = 1600
"""Pixels of the longer side of the largest rendition: a column of text on a screen of high resolution."""

APART = 1.2
"""The least ratio of a rendition's width to that of the one before: closer ones would be of no use."""


@dataclass(frozen=True)
class Rendition:
    """A photograph in one size, in pixels. `path` gives its place in the site."""

    stem: str
    width: int
    height: int

    def path(self, ending: str) -> str:
        return f"{self.stem}-{self.width}.{ending}"


@dataclass(frozen=True)
class Picture:
    """A photograph's file, by its path in the project, and its size in pixels when turned upright."""

    file: str
    width: int
    height: int

    @property
    def stem(self) -> str:
        """The file's path without its ending."""
        return self.file.rpartition(".")[0]

    @cached_property
    def renditions(self) -> tuple[Rendition, ...]:
        """From the narrowest to the widest. No rendition is larger than the photograph or has a side longer than `LARGEST`."""
        scale = min(1, LARGEST / max(self.width, self.height))
        widest = max(1, round(self.width * scale))
        widths = [*(width for width in WIDTHS if width * APART <= widest), widest]
        return tuple(Rendition(self.stem, width, min(LARGEST, max(1, round(self.height * width / self.width)))) for width in widths)
