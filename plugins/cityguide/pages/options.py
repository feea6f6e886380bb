"""What may stand in a directive's body: a model each, and what is wrong with options that are well formed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cityguide.charts.kinds import NEED_CLUSTERS
from cityguide.guide import Guide
from cityguide.profiles.model import Kind as AttractionKind
from cityguide.reading.fields import ClusterId, EconomyCode, Record, Slug, Truth, Whole
from cityguide.reading.problems import suggestion

ChartKind = Literal["rank-history", "shares", "counts", "concentration", "intensity"]


class NoOptions(Record):
    """A directive that takes none."""


class ClusterOptions(Record):
    cluster: ClusterId


class ProfileOptions(Record):
    """A cluster that has a profile."""

    cluster: ClusterId


class AttractionsOptions(Record):
    cluster: ClusterId
    city: Slug | None = None
    kind: AttractionKind | None = None


class ChartOptions(Record):
    kind: ChartKind
    clusters: tuple[ClusterId, ...] = ()


class RankingOptions(Record):
    """`top` rows of an edition (all without it), the latest one without `edition`."""

    edition: Whole | None = None
    top: Annotated[Whole, Field(ge=1)] | None = None
    economy: EconomyCode | None = None


class MapOptions(Record):
    """The world without `cluster`, the cluster's surroundings with it."""

    cluster: ClusterId | None = None


class ClaimsOptions(Record):
    cluster: ClusterId | None = None


class SourcesOptions(Record):
    """The notes of this page; with `all` the whole registry."""

    all: Truth = False


def contradiction(guide: Guide, options: Record) -> str | None:
    """What is wrong with options that are well formed: clusters without a profile, editions that don't exist."""
    match options:
        case ChartOptions(kind=kind, clusters=clusters) if kind in NEED_CLUSTERS and not clusters:
            return f"a chart of kind {kind} needs 'clusters'"
        case ChartOptions(clusters=clusters) if len(set(clusters)) < len(clusters):
            return "a cluster stands twice in 'clusters'"
        case RankingOptions(edition=int(year)) if guide.rankings.edition(year) is None:
            return f"there is no edition {year}"
        case ProfileOptions(cluster=cluster) | AttractionsOptions(cluster=cluster) if guide.profile(cluster) is None:
            return f"'{cluster}' has no profile"
        case MapOptions(cluster=str(cluster)) if guide.profile(cluster) is None and guide.rankings.clusters[cluster].latitude is None:
            return f"no coordinates of '{cluster}' are known"
        case AttractionsOptions(cluster=cluster, city=city):
            profile = guide.profile(cluster)
            assert profile is not None
            ids = [entry.id for entry in profile.cities]
            if city is not None and city not in ids:
                return f"unknown city '{city}'{suggestion(city, ids)}"
    return None
