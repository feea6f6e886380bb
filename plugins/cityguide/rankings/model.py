"""WIPO's tables as values. None always means that no source we read gives the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEASURES: Mapping[str, str] = {
    "pct": "PCT patent applications",
    "publications": "scientific publications",
    "vc": "venture-capital deals",
}
"""What the ranking counts, by its name in the data and in bound figures."""


@dataclass(frozen=True)
class Cluster:
    """A cluster, with one id in all editions, even if its name changed. Coordinates (WGS 84) are those of `place`."""

    id: str
    name: str
    economies: tuple[str, ...]
    other_names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    place: str | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, where they are known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass(frozen=True)
class Economy:
    code: str
    name: str
    region: str


@dataclass(frozen=True)
class Edition:
    """One year's ranking. `ranked` is how many rows WIPO printed, `measures` what it counted."""

    year: int
    title: str
    published: str | None
    ranked: int | None
    measures: tuple[str, ...]
    window: str | None
    licence: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Break:
    """A change of method that takes effect with `edition`: ranks before it and from it on are not comparable.

    `label` says in a word or two what changed, where a chart's line stops for it.
    """

    edition: int
    id: str
    title: str
    label: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """A cluster in an edition. Shares in per cent of the world, counts over the edition's window of years."""

    edition: int
    rank: int | None
    cluster: str
    printed_name: str
    economies: tuple[str, ...]
    shares: Mapping[str, float | None]
    counts: Mapping[str, int | None]
    note: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Restated:
    """A rank of `edition` as a later edition restated it with newer data. Never mixed with published ranks."""

    edition: int
    stated_in: int
    rank: int
    cluster: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Debut:
    """A cluster that entered the ranking with an edition, as a source prints. That our rows lack it before would not prove it."""

    edition: int
    cluster: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class RankDispute:
    """A different rank that another source gives for a standing."""

    edition: int
    cluster: str
    rank: int
    standing_rank: int | None
    says: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Intensity:
    """Rank by activity in proportion to population; figures per million inhabitants."""

    edition: int
    rank: int | None
    cluster: str
    per_million: Mapping[str, float | None]
    note: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EconomyRank:
    edition: int
    rank: int
    economy: str
    score: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ClusterCount:
    """How many of an edition's ranked clusters an economy has."""

    edition: int
    economy: str
    clusters: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Concentration:
    """What share of the world (per cent) a group of top clusters holds; `wording` is the source's hedge."""

    edition: int
    group: str
    clusters: int
    shares: Mapping[str, float | None]
    wording: Mapping[str, str | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
