"""The terrain of a cluster as values: degrees are WGS 84, and nothing is projected yet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Grid:
    """The grid of a shore's whole numbers: degrees = number × step + origin, for longitude (x) and latitude (y)."""

    step_x: float
    step_y: float
    origin_x: float
    origin_y: float


GridPath = tuple[Sequence[int], Sequence[int]]
"""The x and the y of each point on a grid. A ring repeats its first point at its end."""


@dataclass(frozen=True, eq=False, repr=False)  # some thousand points: compared by identity, told by what it is of
class LocalShore:
    """The land inside a window at the scale of a city, the waters on it, and the rivers that cross it as lines."""

    cluster: str
    sources: tuple[str, ...]
    """Ids of its sources, each once, the land's first."""
    window: tuple[float, float, float, float]
    """West, south, east, north, degrees. East may pass 180. The land ends there, and so is no shore."""
    grid: Grid
    land: Sequence[Sequence[GridPath]]
    """Polygons: the outer ring, then the rings of what isn't land within it."""
    waters: Sequence[Sequence[GridPath]]
    """Lakes and the surfaces of rivers, as polygons that are cut out of the land; their inner rings are islands."""
    rivers: Sequence[GridPath]
    digest: str
    """A hash of the file, which stands for its content in the keys of caches."""
    file: Path | None = None
    """Where the file lies, for readers to download; its text is not held."""


@dataclass(frozen=True)
class RailStop:
    """A station on one line, where that line has its platforms."""

    name: str
    local_name: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True)
class RailLine:
    """A railway, metro or tram line, or a branch of one, with its stops in running order. A loop ends where it begins."""

    id: str
    name: str
    sign: str | None
    """The number or the letters that signs at its stations give it."""
    colour: str | None
    """As `#rrggbb`, as the operator has it; None where no source gives one."""
    stops: tuple[RailStop, ...]
    sources: tuple[str, ...]
    """Ids of the sources of the line and of its stops."""


@dataclass(frozen=True, eq=False)  # some hundred stops: compared by identity
class Terrain:
    """What is known of a cluster's ground. Both may be missing."""

    shore: LocalShore | None = None
    lines: tuple[RailLine, ...] = field(default=(), repr=False)

    @cached_property
    def digest(self) -> str:
        """A hash of all of it, which stands for it in the keys of caches."""
        return hashlib.sha256(f"{self.shore.digest if self.shore else None}{self.lines!r}".encode()).hexdigest()


NO_TERRAIN = Terrain()
"""Nothing is known beyond Natural Earth's shores."""
