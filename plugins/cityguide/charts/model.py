"""What a chart says, before anything is drawn. Every form is made from this, so no two can disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cityguide.profiles.model import Symbol

Value = str | int | float | None

QUIET = "quiet"
"""The colour of what has none of its own."""


@dataclass(frozen=True)
class Look:
    """How a cluster looks in every chart: `colour` is a token's name, `symbol` the shape of its points."""

    colour: str = QUIET
    symbol: Symbol = "disc"


@dataclass(frozen=True)
class Numbers:
    """The chart's numbers. None is a value that no source we read prints; it is shown as `not known`."""

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Series:
    """A rank (1 is best) for each position of `Lines.ticks`; None where it is not known."""

    label: str
    values: tuple[int | None, ...]
    look: Look = Look()
    emphasis: bool = False


@dataclass(frozen=True)
class Lines:
    """Ranks over editions. `breaks` maps the index of the first edition of a new method to what changed, in a word or two."""

    ticks: tuple[str, ...]
    lines: tuple[Series, ...]
    breaks: Mapping[int, str]


@dataclass(frozen=True)
class Bar:
    """One bar; `text` is the value as printed beside it. What has no look of its own wears the page's accent or none.

    `earlier` is the year of an older edition whose value stands in for one that is not known.
    """

    label: str
    value: float | None
    text: str
    emphasis: bool = False
    look: Look | None = None
    earlier: int | None = None

    @property
    def colour(self) -> str:
        return self.look.colour if self.look else "accent" if self.emphasis else QUIET


@dataclass(frozen=True)
class Block:
    """Bars that share a heading and a scale from 0 to `Bars.scale`."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Bars:
    blocks: tuple[Block, ...]
    unit: str
    scale: float


@dataclass(frozen=True)
class Dot:
    label: str
    x: int
    y: int
    look: Look = Look()
    emphasis: bool = False


@dataclass(frozen=True)
class Dots:
    """Two ranks for each thing; 1 is best on both axes."""

    x_title: str
    y_title: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Chart:
    """`title` states the finding, `summary` says in a sentence what is shown and what is not known."""

    id: str
    title: str
    summary: str
    form: Lines | Bars | Dots
    table: Numbers
    sources: tuple[str, ...]
    edition: str
    notes: tuple[str, ...] = ()
