"""What may stand in a directive's body: a model each, and what is wrong with options that are well formed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cityguide.charts.kinds import NEED_CLUSTERS
from cityguide.evidence.sources import SourceKind
from cityguide.guide import Guide
from cityguide.pages.compare import MOST
from cityguide.profiles.places import Kind as AttractionKind
from cityguide.reading.fields import ClusterId, EconomyCode, Line, Record, Slug, Truth, Whole
from cityguide.reading.problems import suggestion

ChartKind = Literal["rank-history", "shares", "counts", "concentration", "intensity"]

ComparePart = Literal["names", "advantages", "ranking", "cities", "places", "ground"]
OF_STORIES: tuple[ComparePart, ...] = ("names", "cities", "places", "ground")
"""Parts of a comparison that show what profiles say."""


class NoOptions(Record):
    """A directive that takes none."""


class ClusterOptions(Record):
    cluster: ClusterId


class ProfileOptions(Record):
    """A cluster that has a profile."""

    cluster: ClusterId


class AttractionsOptions(Record):
    """A cluster's places, or those in one city or of one kind; with `map` its map as well, tied to them."""

    cluster: ClusterId
    city: Slug | None = None
    kind: AttractionKind | None = None
    map: Truth = False


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


class CoverOptions(Record):
    """The head of a home page: its name, and what it is in a sentence."""

    title: Line
    line: Line


class ClaimsOptions(Record):
    cluster: ClusterId | None = None


class EditionsOptions(Record):
    """The edition whose page this is, if it is one's."""

    edition: Whole | None = None


class CompareOptions(Record):
    """Clusters side by side, in one respect."""

    clusters: tuple[ClusterId, ...] = Field(min_length=2)
    part: ComparePart


class PairsOptions(Record):
    """Every pair of stories that has a page; with `cluster` only its own, and not the pair `besides` which they are shown."""

    cluster: ClusterId | None = None
    besides: tuple[ClusterId, ...] = ()


class SourcesOptions(Record):
    """The notes of this page; with `kinds` the registry's entries of these kinds."""

    kinds: tuple[SourceKind, ...] = ()


def contradiction(guide: Guide, options: Record) -> str | None:
    """What is wrong with options that are well formed: clusters without a profile, editions that don't exist."""
    match options:
        case ChartOptions(kind=kind, clusters=clusters) if kind in NEED_CLUSTERS and not clusters:
            return f"a chart of kind {kind} needs 'clusters'"
        case ChartOptions(clusters=clusters) | CompareOptions(clusters=clusters) if len(set(clusters)) < len(clusters):
            return "a cluster stands twice in 'clusters'"
        case CompareOptions(clusters=clusters) if len(clusters) > MOST:
            return f"{len(clusters)} clusters don't fit side by side, at most {MOST} do"
        case CompareOptions(clusters=clusters, part="advantages") if len(clusters) != 2:
            return "advantages are those of one cluster over one other: two 'clusters' are needed"
        case CompareOptions(clusters=clusters, part=part) if part in OF_STORIES and (bare := [c for c in clusters if not guide.profile(c)]):
            return f"'{bare[0]}' has no profile"
        case PairsOptions(cluster=str(cluster)) if guide.profile(cluster) is None:
            return f"'{cluster}' has no profile"
        case RankingOptions(edition=int(year)) | EditionsOptions(edition=int(year)) if guide.rankings.edition(year) is None:
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
